import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { type CallAction, type CallAnswer, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { sourceButtons } from '../../learning-content/source-pages.ts';
import { findMembers, member } from '../../people/directory.ts';
import type { Transaction } from '../../store/transaction.ts';
import { ANOTHER, anotherSchema, hookSchema, hookSubject, SHARE, SHORTER } from './actions.ts';
import { hookBlocks, hookCard } from './card.ts';
import { hookFor, hooksFor } from './choosing.ts';
import type { HookDeps } from './deps.ts';
import { writingCalls } from './writing.ts';

/** The buttons under a hook. */
export function hookCalls(deps: HookDeps): CallAction[] {
  return [another(deps), shorter(deps), shareForm(deps), ...writingCalls(deps)];
}

function another(deps: HookDeps): CallAction {
  return callAction({
    name: ANOTHER,
    role: 'colleague',
    payload: anotherSchema,
    run: async (turn, asked) => said(turn, (await hookFor(deps, asked, turn)).reply),
  });
}

function shorter(deps: HookDeps): CallAction {
  return callAction({
    name: SHORTER,
    role: 'colleague',
    payload: hookSchema,
    async run(turn, { hookId }) {
      const { hooks: all, vocabulary } = await hooksFor(deps, turn.actor);
      const { hooks } = texts(turn.language);
      const hook = all.find(({ id }) => id === hookId);
      if (!hook) return ephemeral(turn, hooks.gone);
      const asked = {
        asked: hook.themes.map((id) => vocabulary.themes[id]?.[turn.language] ?? '').join(' '),
        seen: [],
      };
      return said(turn, hookCard(hook, vocabulary, turn.language, { asked, length: 'short', line: hooks.inShort }));
    },
  });
}

/** As a message where the button was pressed; else it would only be seen as a notice. */
function said(turn: Turn, reply: ReplyDraft): CallAnswer {
  const { conversationId, language } = turn;
  if (conversationId === null) return ephemeral(turn, texts(language).hooks.gone);
  return {
    response: ephemeral(turn, texts(language).hooks.below),
    messages: [{ to: { conversationId }, replies: [reply] }],
  };
}

/** Sends a hook to one colleague of one's own organisation. */
function shareForm(deps: HookDeps): FormAction<typeof hookSchema> {
  return formAction({
    name: SHARE,
    role: 'colleague',
    payload: hookSchema,
    values: z.object({ colleague: z.string().max(200) }),
    async form(turn, { hookId }) {
      const { hooks: all, vocabulary } = await hooksFor(deps, turn.actor);
      const { hooks } = texts(turn.language);
      const hook = all.find(({ id }) => id === hookId);
      if (!hook) return ephemeral(turn, hooks.gone);
      return {
        language: turn.language,
        title: hooks.shareTitle,
        intro: hookBlocks(hook, vocabulary, turn.language, 'short'),
        fields: [
          { kind: 'line', name: 'colleague', label: hooks.colleague, hint: hooks.colleagueHint, required: true },
        ],
        submitLabel: hooks.send,
      };
    },
    async submit(turn, { payload: { hookId }, values }, tx) {
      const { hooks: all, vocabulary } = await hooksFor(deps, turn.actor);
      const { hooks } = texts(turn.language);
      const hook = all.find(({ id }) => id === hookId);
      const { personId } = turn.actor;
      if (!hook || personId === null) return ephemeral(turn, hooks.gone);
      const found = await colleagueNamed(tx, turn, values.colleague);
      if (found === null) return { errors: { colleague: hooks.unknownColleague } };
      if (!(await takes(tx, found.id))) return { errors: { colleague: hooks.wantsNone } };
      if ((await deps.outreach.reach(tx, found.id)).kind === 'unreachable')
        return { errors: { colleague: hooks.notReached } };
      const by = (await member(tx, personId))?.displayName ?? hooks.somebody;
      const language = found.language;
      const reply: ReplyDraft = {
        language,
        subject: hookSubject(hook),
        framed: true,
        body: [paragraph(texts(language).hooks.sharedBy(by)), ...hookBlocks(hook, vocabulary, language)],
        buttons: sourceButtons(hook, language),
      };
      return {
        response: ephemeral(turn, hooks.shared(found.name)),
        messages: [{ to: { personId: found.id, ifUnreachable: 'fail' }, replies: [reply] }],
      };
    },
  });
}

async function colleagueNamed(tx: Transaction, { actor, language }: Turn, text: string) {
  if (actor.organisationId === null) return null;
  const found = (await findMembers(tx, actor.organisationId, text)).filter(({ left }) => !left);
  const [one] = found;
  if (found.length !== 1 || one === undefined || one.id === actor.personId) return null;
  const known = await tx.person.findUniqueOrThrow({ where: { id: one.id }, select: { language: true } });
  return {
    id: one.id,
    name: one.displayName ?? text,
    language: known.language === 'en' || known.language === 'nl' ? known.language : language,
  };
}

/** Whether somebody wants what they did not ask for. */
async function takes(tx: Transaction, personId: string): Promise<boolean> {
  const who = await tx.person.findUniqueOrThrow({ where: { id: personId }, select: { unaskedRefusedAt: true } });
  return who.unaskedRefusedAt === null;
}
