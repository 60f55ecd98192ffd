import { CHOICE_TOPIC } from '../chat/cards.ts';
import type { Reading } from '../chat/reading.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { chosenOption, namedOption } from '../language/chosen-option.ts';

/** What somebody chose in words who could have pressed. */
export interface Chosen {
  /** Of the question that is answered by it. */
  subject: string;
  /** What the button says in the person's name. */
  says: string;
}

/** Whether there is a question that can be answered by saying one of its buttons. */
export function isChoiceOpen({ spokenOf = [] }: Turn): boolean {
  return spokenOf.some(({ subject }) => subject.startsWith(`${CHOICE_TOPIC}:`));
}

/**
 * What somebody answers to a question of which the buttons say something in their name.
 *
 * @returns null: none was asked, or this is no answer to it
 */
export function chosenIn({ spokenOf = [] }: Turn, text: string, reading: Reading): Chosen | null {
  const asked = spokenOf.find(({ subject }) => subject.startsWith(`${CHOICE_TOPIC}:`));
  if (!asked) return null;
  // Pressed: it says just what stood on it.
  const pressed = asked.options.find(({ says }) => says === text);
  if (pressed) return { subject: asked.subject, says: text };
  const isAnswer = reading.acts('asked-choice')[0]?.label === 'answer';
  // "De eerste" is of what was shown last.
  const isLatest = spokenOf[0] === asked;
  const says = (isAnswer && isLatest ? chosenOption(text, asked.options) : namedOption(text, asked.options))?.says;
  return says === undefined ? null : { subject: asked.subject, says };
}

/** The outcome, with which the question is not open any more. */
export function closing({ subject }: Chosen, { conversationId }: Turn, outcome: Outcome): Outcome {
  return {
    ...outcome,
    async settle(tx) {
      const settled = (await outcome.settle?.(tx)) ?? {};
      if (conversationId !== null) await tx.spokenOf.deleteMany({ where: { conversationId, subject } });
      return settled;
    },
  };
}
