import type { Purpose } from './labels.ts';
import type { Turn } from './skill.ts';

/**
 * Whether a thing is what was spoken of last, or stands in its own thread. An invitation that nobody asked for is a question only
 * then: "neem de eerste" after something else is no answer to it.
 */
export function isSpokenOfLast(
  { subject, spokenOf = [] }: Pick<Turn, 'subject' | 'spokenOf'>,
  wanted: string,
): boolean {
  return subject === wanted || spokenOf[0]?.subject === wanted;
}

/** From this chance on words may well be for something. */
const MAY_BE_FOR = 0.3;

/**
 * Whether words may be of a thing that nobody waits for an answer on: it was spoken of last, or they say by themselves that they are
 * of such a thing. Anything else is no yes and no no to it, however like one it sounds.
 *
 * @param purposes what words of such a thing are for
 */
export function mayBeOf(
  turn: Pick<Turn, 'subject' | 'spokenOf' | 'reading'>,
  wanted: string,
  purposes: readonly Purpose[],
): boolean {
  return isSpokenOfLast(turn, wanted) || mayBeFor(turn, purposes);
}

/** Whether words say by themselves that they may well be for one of these. */
export function mayBeFor({ reading }: Pick<Turn, 'reading'>, purposes: readonly Purpose[]): boolean {
  return reading?.purposes.some(({ label, chance }) => purposes.includes(label) && chance >= MAY_BE_FOR) === true;
}
