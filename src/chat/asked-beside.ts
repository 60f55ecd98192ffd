import type { Turn } from './skill.ts';
import { isSpokenOfLast } from './spoken-last.ts';

/** The buttons of a question whether something comes with what somebody works on. */
export interface AskedBeside {
  /** In every language in which they may stand; none of them there: a yes answers nothing. */
  yes: readonly string[];
  no: readonly string[];
}

/** More words than these say something else as well. */
const LONGEST_ANSWER = 4;
/** From this chance on it is a yes or a no. */
const SURELY = 0.6;

/**
 * What somebody types below "Moet het erbij?": a yes or a no to that question, and nothing that is done to the whole of what they work on.
 *
 * @param subject what it was asked about
 * @returns null: it was not asked last, or this is no answer to it
 */
export function answerBeside(
  turn: Pick<Turn, 'subject' | 'spokenOf' | 'reading'>,
  subject: string,
  text: string,
  { yes, no }: AskedBeside,
): 'yes' | 'no' | null {
  const asked = turn.spokenOf?.find((one) => one.subject === subject)?.options ?? [];
  const offers = (labels: readonly string[]) => asked.some(({ label }) => labels.includes(label));
  if (!offers(no) || !isSpokenOfLast(turn, subject)) return null;
  if (text.trim().split(/\s+/).length > LONGEST_ANSWER || /\d/.test(text)) return null;
  const acts = turn.reading?.acts('asked-confirm') ?? [];
  const chanceOf = (...moves: string[]) =>
    acts.reduce((sum, { label, chance }) => sum + (moves.includes(label) ? chance : 0), 0);
  if (chanceOf('refusal', 'cancellation') >= SURELY) return 'no';
  return offers(yes) && chanceOf('confirmation', 'take') >= SURELY ? 'yes' : null;
}
