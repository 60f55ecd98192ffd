import { localTimeAt } from '../../calendar/local-time.ts';
import type { Kind } from '../../chat/labels.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { answered, othersReadAlong, told } from '../../chat/saying.ts';
import type { Intent, Outcome, TakeMove, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { HOOK_THEMES_SUBJECT, themesWithHooks } from '../../learning-content/theme-names.ts';
import { themesNamed } from '../../learning-content/themes-named.ts';
import { themesNamedIn } from '../../policy-themes/naming.ts';
import { namesOfLinks } from '../../policy-themes/proposing.ts';
import { type PolicyTerm, type PolicyTheme, termOn, termsOf } from '../../policy-themes/terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { begunReply, writeButton } from './begun-topic.ts';
import { termCard, themeBlocks } from './card.ts';
import type { ThemeDeps } from './deps.ts';
import { themesSaid } from './written.ts';

type PolicyKind = Kind<'policy'>;

/** What is asked of policy themes is spoken of: `policy:<kind>`. */
const POLICY_TOPIC = 'policy';

export interface ThemeTalkDeps extends ThemeDeps {
  prisma: PrismaClient;
  /** All that a broker sees: the proposal, what holds and what held. */
  overview(turn: Turn): Promise<Outcome>;
}

/** "Welke beleidsthema’s hebben we?", "wat hangt er aan wonen?", "er is een nieuw akkoord met de thema’s: …". */
export function policyIntent(deps: ThemeTalkDeps): Intent {
  return {
    name: 'policy themes',
    role: 'colleague',
    purposes: ['policy'],
    run: (turn, text) => asked(deps, turn, text, turn.reading?.kindOf('policy') ?? 'list'),
  };
}

/** What is asked after it: "en aan zorg?". */
export function policyTopic(deps: ThemeTalkDeps): Topic {
  const goOn: TakeMove = (turn, _id, { text }) =>
    asked(deps, turn, text, turn.reading?.purposes[0]?.label === 'policy' ? turn.reading.kindOf('policy') : 'linked');
  return {
    name: POLICY_TOPIC,
    role: 'colleague',
    async situation({ subject, spokenOf = [] }, id) {
      const own = `${POLICY_TOPIC}:${id}`;
      return subject === own || (subject === null && spokenOf[0]?.subject === own) ? 'answer' : null;
    },
    moves: { addition: goOn, correction: goOn, state: goOn },
  };
}

async function asked(deps: ThemeTalkDeps, turn: Turn, text: string, kind: PolicyKind): Promise<Outcome> {
  const { themes } = texts(turn.language);
  const { organisationId, roles } = turn.actor;
  if (organisationId === null) return told(turn, themes.onlyMembers);
  const term = await termToTell(deps.prisma, turn, organisationId);
  if (kind === 'linked') return linked(deps, turn, text, term);
  if (!roles.has('broker')) return kind === 'list' ? current(deps, turn, term) : told(turn, themes.onlyBrokers);
  if (othersReadAlong(turn)) return told(turn, texts(turn.language).people.onlyInPrivate);
  if (kind === 'list') return deps.overview(turn);
  return kind === 'begin' ? begun(turn, text) : told(turn, themes.howToLink);
}

/** What holds; else what was confirmed for later; else, for a broker, what is proposed. */
async function termToTell(
  prisma: PrismaClient,
  { actor, now }: Turn,
  organisationId: string,
): Promise<PolicyTerm | null> {
  const current = await termOn(prisma, organisationId, localTimeAt(now).date);
  if (current !== null) return current;
  const all = await termsOf(prisma, organisationId);
  const confirmed = all.find(({ confirmedAt }) => confirmedAt !== null);
  return confirmed ?? (actor.roles.has('broker') ? (all[0] ?? null) : null);
}

/** What holds, for who only reads. */
async function current(deps: ThemeTalkDeps, turn: Turn, term: PolicyTerm | null): Promise<Outcome> {
  const { themes } = texts(turn.language);
  if (term === null) return noneButHooks(deps, turn);
  const card = await termCard(deps, term, turn.language, themes.current);
  return answered({ ...card, subject: `${POLICY_TOPIC}:list` });
}

/** None of their own yet: then the themes of which there are hooks, of which one may be chosen next. */
async function noneButHooks(deps: ThemeTalkDeps, { language }: Turn): Promise<Outcome> {
  const { themes } = texts(language);
  const { hooks, vocabulary } = await deps.content();
  const names = themesWithHooks(vocabulary, hooks).flatMap((id) => vocabulary.themes[id]?.[language] ?? []);
  const body = [paragraph(themes.none), paragraph(themes.hooksThere(names))];
  return answered({ language, subject: HOOK_THEMES_SUBJECT, body });
}

/** What hooks onto the themes that are named, as the organisation calls them or by another word for the same. */
async function linked(deps: ThemeTalkDeps, turn: Turn, text: string, term: PolicyTerm | null): Promise<Outcome> {
  const { themes } = texts(turn.language);
  if (term === null) return answered({ ...sayNone(turn), subject: `${POLICY_TOPIC}:linked` });
  const named = await themesMeant(deps, turn, text, term);
  const names = term.themes.map(({ name }) => name);
  if (named.length === 0) return said(turn, [paragraph(themes.noSuchTheme(term.name, names))]);
  const nameOf = await namesOfLinks(deps, turn.language);
  const blocks = named.flatMap((theme) => themeBlocks(theme, nameOf, turn.language));
  return said(turn, [paragraph(themes.hooksOnto(term.name)), ...blocks]);
}

function said({ language }: Turn, body: ReplyDraft['body']): Outcome {
  return answered({ language, subject: `${POLICY_TOPIC}:linked`, body });
}

function sayNone({ language, actor }: Turn): ReplyDraft {
  const { themes } = texts(language);
  const isBroker = actor.roles.has('broker');
  return { language, body: [paragraph(themes.none)], buttons: isBroker ? [writeButton(language, '')] : [] };
}

async function themesMeant(
  deps: ThemeTalkDeps,
  { language }: Turn,
  text: string,
  term: PolicyTerm,
): Promise<PolicyTheme[]> {
  const byName = themesNamedIn(term, text, language);
  if (byName.length > 0) return byName;
  const { vocabulary } = await deps.content();
  const wanted = new Set(themesNamed(text, vocabulary, language));
  return term.themes.filter(({ name, about }) =>
    themesNamed([name, about].filter(Boolean).join(' '), vocabulary, language).some((id) => wanted.has(id)),
  );
}

/** The themes that were said go along into the form; what it is called and when it begins stands there. */
function begun({ language }: Turn, text: string): Outcome {
  const { themes } = texts(language);
  const names = themesSaid(text);
  if (names.length > 0) return answered(begunReply(language, names));
  const body = [paragraph(themes.invitation.text)];
  return answered({ language, framed: true, body, buttons: [writeButton(language, '')] });
}
