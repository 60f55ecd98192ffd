import { z } from 'zod';
import { forgetAudience, keepAudience, keptAudiences, LONGEST_NAME } from '../../audiences/kept.ts';
import { countMembers, membersOf, organisationPlaces } from '../../audiences/members.ts';
import { audienceInWords } from '../../audiences/words.ts';
import { ephemeral } from '../../chat/call.ts';
import { redrawn } from '../../chat/cards.ts';
import { formAction } from '../../chat/form-action.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { othersReadAlong, settling, told } from '../../chat/saying.ts';
import { type CallAction, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Transaction } from '../../store/transaction.ts';
import { broadcastSchema, FORGET_GROUP, groupsCard, KEEP_GROUP } from './actions.ts';
import type { BroadcastDeps } from './deps.ts';
import { can, isTheirs } from './life.ts';
import { type Broadcast, readBroadcast } from './repository.ts';
import { broadcastWords } from './said.ts';
import { shown, withCard } from './shown.ts';
import { quotedIn, splitMessage } from './wording.ts';

type Deps = Pick<BroadcastDeps, 'gazetteer'>;

/** What brokers do with groups that they keep by a name. */
export function keptCalls(deps: Deps): CallAction[] {
  return [keep(), forget(deps)];
}

/** Whom a broadcast is for is kept, as it stands there. */
function keep(): CallAction {
  return formAction({
    name: KEEP_GROUP,
    role: 'broker',
    payload: broadcastSchema,
    values: z.object({ name: z.string().trim().min(1).max(LONGEST_NAME) }),
    async form(turn, { broadcastId }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await readBroadcast(tx, broadcastId);
      if (!broadcast || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      const { label, intro, name } = broadcasts.keep;
      return {
        language: turn.language,
        title: label,
        intro: [paragraph(intro)],
        fields: [{ kind: 'line', name: 'name', label: name, required: true, maxLength: LONGEST_NAME }],
        submitLabel: label,
      };
    },
    async submit(turn, { payload: { broadcastId }, values: { name } }, tx) {
      const { broadcasts } = texts(turn.language);
      const broadcast = await readBroadcast(tx, broadcastId);
      const { personId } = turn.actor;
      if (!broadcast || personId === null || !isTheirs(turn.actor, broadcast)) return ephemeral(turn, broadcasts.gone);
      const { organisationId, audience } = broadcast;
      const isKept = await keepAudience(tx, { organisationId, name, audience, by: personId });
      return isKept ? ephemeral(turn, broadcasts.keep.kept(name)) : { errors: { name: broadcasts.keep.taken } };
    },
  });
}

/** "Bewaar deze groep als fysiek domein"; without a name the button is named. */
export function keepNamed(deps: BroadcastDeps, turn: Turn, broadcast: Broadcast, text: string): Outcome | null {
  const { keep: words, pressToKeep } = texts(turn.language).broadcasts;
  const { personId } = turn.actor;
  if (!can('edit', broadcast) || personId === null) return null;
  const name =
    quotedIn(text)[0] ??
    splitMessage(text).tail ??
    behindLast(
      text,
      LANGUAGES.flatMap((language) => broadcastWords(language).keepAs),
    );
  if (name === null || name.length > LONGEST_NAME) return withCard(deps, turn, broadcast, pressToKeep);
  return settling('answered', async (tx) => {
    const { organisationId, audience } = broadcast;
    const isKept = await keepAudience(tx, { organisationId, name, audience, by: personId });
    return { replies: await shown(deps, tx, turn, broadcast.id, isKept ? words.kept(name) : words.taken) };
  });
}

function behindLast(text: string, words: readonly string[]): string | null {
  const found = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\s+(?!.*\\s(?:${words.join('|')})\\s)(.+)$`, 'iu').exec(
    text,
  );
  const name = found?.[1]?.trim().replace(/[.!?]+$/, '') ?? '';
  return name === '' ? null : name;
}

function forget(deps: Deps): CallAction {
  return callAction({
    name: FORGET_GROUP,
    role: 'broker',
    payload: z.object({ id: z.uuid() }),
    async run(turn, { id }, tx) {
      const { keep: words } = texts(turn.language).broadcasts;
      const { organisationId } = turn.actor;
      const kept = organisationId === null ? [] : await keptAudiences(tx, organisationId);
      const one = kept.find((group) => group.id === id);
      if (organisationId === null || !one) return ephemeral(turn, words.gone);
      await forgetAudience(tx, organisationId, id);
      const cards = new Map<Language, ReplyDraft>();
      for (const language of ['nl', 'en'] as const)
        cards.set(language, await groups(deps, tx, organisationId, language));
      const changed = redrawn(groupsCard(organisationId), (language) => cards.get(language) ?? cardOf(language, []));
      return { response: ephemeral(turn, words.forgotten(one.name)), messages: changed };
    },
  });
}

/** The groups of their organisation, with who is in them now. */
export async function keptGroups(deps: Deps, turn: Turn): Promise<Outcome> {
  const { broadcasts, people } = texts(turn.language);
  const { organisationId } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  if (organisationId === null) return told(turn, broadcasts.onlyBrokers);
  return settling('answered', async (tx) => {
    const card = await groups(deps, tx, organisationId, turn.language);
    return { replies: [{ ...card, card: `${groupsCard(organisationId)}:${turn.language}:list`, standing: 'anew' }] };
  });
}

async function groups(
  { gazetteer }: Deps,
  tx: Transaction,
  organisationId: string,
  language: Language,
): Promise<ReplyDraft> {
  const { keep: words } = texts(language).broadcasts;
  const organisations = await organisationPlaces(tx, gazetteer);
  const shown = [];
  for (const { id, name, audience } of await keptAudiences(tx, organisationId)) {
    const { total } = await countMembers(tx, membersOf(audience, organisations), organisationId);
    shown.push({ id, name, line: words.one(name, audienceInWords(audience, organisations, language), total) });
  }
  return cardOf(language, shown);
}

function cardOf(language: Language, shown: readonly { id: string; name: string; line: string }[]): ReplyDraft {
  const { keep: words } = texts(language).broadcasts;
  if (shown.length === 0) return { language, body: [paragraph(words.none)] };
  return {
    language,
    framed: true,
    body: [
      { kind: 'heading', text: words.title },
      { kind: 'list', items: shown.map(({ line }) => line) },
    ],
    buttons: shown.flatMap(({ id, name }): Button[] => [
      { kind: 'say', label: words.use(name), text: words.sayUse(name) },
      { kind: 'action', label: words.forget(name), action: FORGET_GROUP, payload: { id } },
    ]),
  };
}
