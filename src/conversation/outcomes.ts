import { paragraph, type ReplyDraft } from '../chat/reply.ts';
import type { Need, Outcome, Turn } from '../chat/skill.ts';
import { texts } from '../i18n/texts.ts';
import { mayUse } from '../people/access.ts';

/** Does it for who may; another hears why not. */
export function allowed(needed: Need, turn: Turn, run: () => Promise<Outcome>, refusal?: string): Promise<Outcome> {
  if (mayUse(turn.actor, needed)) return run();
  return Promise.resolve(courtesy(turn, refusal ?? texts(turn.language).conversation.forbidden));
}

/** A sentence of the conversation itself, for what never reaches a skill. */
export function courtesy(turn: Turn, text: string): Outcome {
  return { status: 'declined', replies: [{ language: turn.language, body: [{ kind: 'paragraph', text }] }] };
}

/** The outcome with a sentence below what is said, also where that is known only once its writes are done. */
export function withNote(outcome: Outcome, text: string): Outcome {
  const { replies, settle } = outcome;
  const noted = { ...outcome, replies: noteBelow(replies, text) };
  if (!settle) return noted;
  return {
    ...noted,
    async settle(tx) {
      const settled = await settle(tx);
      return settled.replies ? { ...settled, replies: noteBelow(settled.replies, text) } : settled;
    },
  };
}

function noteBelow([first, ...rest]: readonly ReplyDraft[], text: string): ReplyDraft[] {
  return first ? [{ ...first, body: [...first.body, paragraph(text)] }, ...rest] : [];
}
