import { z } from 'zod';
import { ephemeral } from '../../chat/call.ts';
import { type FormAction, formAction } from '../../chat/form-action.ts';
import { type Button, paragraph, type ReplyDraft } from '../../chat/reply.ts';
import { shownPrivately } from '../../chat/saying.ts';
import { type CallAction, callAction, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Hook } from '../../learning-content/library.ts';
import { dropHook, keepWritten, readOwnHook, useHook } from '../../learning-content/own-hooks.ts';
import { recordAudit } from '../../people/audit.ts';
import type { Transaction } from '../../store/transaction.ts';
import { DROP, hookSchema, USE, WRITE, writeSchema, writtenName } from './actions.ts';
import { hookBlocks } from './card.ts';
import type { HookDeps } from './deps.ts';

const SHORTEST = 10;
const valuesSchema = z.object({
  pitch: z.string().max(400),
  example: z.string().max(300).optional(),
  themes: z.array(z.string()).default([]),
  source: z.string().max(200),
  address: z.string().max(500).optional(),
});

/** A broker writes a hook for the own organisation; it is shown before anybody gets it. */
export function writeForm(deps: HookDeps): FormAction<typeof writeSchema> {
  return formAction({
    name: WRITE,
    role: 'broker',
    payload: writeSchema,
    values: valuesSchema,
    async form({ language }, { begun }) {
      const { writing } = texts(language).hooks;
      const { themes } = (await deps.content()).vocabulary;
      const { fields } = writing;
      return {
        language,
        title: writing.title,
        intro: [paragraph(writing.intro)],
        fields: [
          {
            ...{ kind: 'lines', name: 'pitch', label: fields.pitch, hint: fields.pitchHint, required: true },
            ...(begun === '' ? {} : { initial: begun }),
          },
          { kind: 'line', name: 'example', label: fields.example },
          {
            ...{ kind: 'choices', name: 'themes', label: fields.themes },
            options: Object.entries(themes).map(([value, name]) => ({ value, label: name[language] })),
          },
          { kind: 'line', name: 'source', label: fields.source, hint: fields.sourceHint, required: true },
          { kind: 'line', name: 'address', label: fields.address },
        ],
        submitLabel: writing.show,
      };
    },
    async submit(turn, { values }, tx) {
      const { writing } = texts(turn.language).hooks;
      const { organisationId, personId } = turn.actor;
      if (organisationId === null || personId === null) return ephemeral(turn, writing.onlyBrokers);
      const { themes: known } = (await deps.content()).vocabulary;
      const pitch = values.pitch.trim();
      const themes = values.themes.filter((id) => known[id]);
      const sourceTitle = values.source.trim();
      const sourceUrl = addressIn(values.address);
      const errors = {
        ...(pitch.length < SHORTEST ? { pitch: writing.errors.pitch } : {}),
        ...(themes.length === 0 ? { themes: writing.errors.themes } : {}),
        ...(sourceTitle === '' ? { source: writing.errors.source } : {}),
        ...(sourceUrl === undefined ? { address: writing.errors.address } : {}),
      };
      if (Object.keys(errors).length > 0 || sourceUrl === undefined) return { errors };
      const example = values.example?.trim() || null;
      const by = { organisationId, personId };
      const hook = await keepWritten(tx, by, { themes, pitch, example, sourceTitle, sourceUrl });
      const card = await writtenCard(deps, turn, hook, { line: writing.shown, isUsed: false });
      return shownPrivately(turn, writing.below, card);
    },
  });
}

/** @returns null: none was given; undefined: it is no address */
function addressIn(given: string | undefined): string | null | undefined {
  const text = given?.trim() ?? '';
  if (text === '') return null;
  return text.startsWith('https://') && URL.canParse(text) ? text : undefined;
}

/** What a broker does with what they wrote: have colleagues get it, or take it away. */
export function writingCalls(deps: HookDeps): CallAction[] {
  return [writeForm(deps), use(deps), drop()];
}

function use(deps: HookDeps): CallAction {
  return callAction({
    name: USE,
    role: 'broker',
    payload: hookSchema,
    async run(turn, { hookId }, tx) {
      const { writing } = texts(turn.language).hooks;
      const own = await readOwnHook(tx, turn.actor, hookId);
      if (own === null) return ephemeral(turn, texts(turn.language).hooks.gone);
      if (!own.isUsed) {
        await useHook(tx, hookId);
        await note(tx, turn, 'hook.added', hookId);
      }
      const { standing: _, ...card } = await writtenCard(deps, turn, own.hook, { line: writing.used, isUsed: true });
      return {
        response: ephemeral(turn, writing.used),
        messages: [{ to: { card: writtenName(hookId) }, replies: [card] }],
      };
    },
  });
}

function drop(): CallAction {
  return callAction({
    name: DROP,
    role: 'broker',
    payload: hookSchema,
    async run(turn, { hookId }, tx) {
      const { language } = turn;
      const { hooks } = texts(language);
      const own = await readOwnHook(tx, turn.actor, hookId);
      if (own === null) return ephemeral(turn, hooks.gone);
      await dropHook(tx, hookId);
      if (own.isUsed) await note(tx, turn, 'hook.removed', hookId);
      const card = writtenName(hookId);
      return {
        response: ephemeral(turn, hooks.writing.dropped),
        messages: [{ to: { card }, replies: [{ language, card, body: [paragraph(hooks.writing.dropped)] }] }],
      };
    },
  });
}

async function note(
  tx: Transaction,
  { actor }: Turn,
  action: 'hook.added' | 'hook.removed',
  objectId: string,
): Promise<void> {
  const { personId: actorId, organisationId } = actor;
  await recordAudit(tx, { actorId, organisationId, action, objectKind: 'own_hook', objectId });
}

async function writtenCard(
  { content }: HookDeps,
  { language }: Turn,
  hook: Hook,
  { line, isUsed }: { line: string; isUsed: boolean },
): Promise<ReplyDraft> {
  const { writing } = texts(language).hooks;
  const payload = { hookId: hook.id };
  const dropIt: Button = { kind: 'action', label: writing.drop, action: DROP, payload };
  const useIt: Button = { kind: 'action', label: writing.use, action: USE, payload, style: 'primary' };
  return {
    language,
    framed: true,
    card: writtenName(hook.id),
    standing: 'anew',
    body: [paragraph(line), ...hookBlocks(hook, (await content()).vocabulary, language)],
    buttons: isUsed ? [dropIt] : [useIt, dropIt],
  };
}
