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
