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

/** A no that says no more than that. */
const LONGEST_NO = 4;
/** From this chance on it is for something of its own. */
const SURELY_FOR = 0.8;
/** From this chance on it is a no, to what was asked last. */
const SURELY_NO = 0.6;

/**
 * The question with buttons that was asked last, to which somebody says no in so many words: it is not about anything that
 * was spoken of before.
 *
 * @returns null: something else was said last, or it is no such no
 */
export function declinedIn({ spokenOf = [] }: Turn, text: string, reading: Reading): Pick<Chosen, 'subject'> | null {
  const [last] = spokenOf;
  if (!last?.subject.startsWith(`${CHOICE_TOPIC}:`)) return null;
  if (text.split(/\s+/).length > LONGEST_NO || /\d/.test(text)) return null;
  // "Ik stop ermee" says what else is to end.
  const [likeliest] = reading.purposes;
  if (likeliest && likeliest.label !== 'small-talk' && likeliest.chance >= SURELY_FOR) return null;
  const no = reading.acts('asked-confirm').filter(({ label }) => label === 'refusal' || label === 'cancellation');
  return no.reduce((sum, { chance }) => sum + chance, 0) >= SURELY_NO ? { subject: last.subject } : null;
}

/** The outcome, with which the question is not open any more. */
export function closing({ subject }: Pick<Chosen, 'subject'>, { conversationId }: Turn, outcome: Outcome): Outcome {
  return {
    ...outcome,
    async settle(tx) {
      const settled = (await outcome.settle?.(tx)) ?? {};
      if (conversationId !== null) await tx.spokenOf.deleteMany({ where: { conversationId, subject } });
      return settled;
    },
  };
}
