import { instantAt, localTimeAt } from './local-time.ts';
import { CLOCKS } from './words/clocks.ts';
import { later, MINUTES_OF } from './words/day-arithmetic.ts';
import { createFinder } from './words/piece.ts';

/** A moment that takes the place of another, and where in the text that is said. */
export interface MovedMoment {
  at: Date;
  start: number;
  end: number;
}

const piecesIn = createFinder(CLOCKS);

/**
 * "Een uur eerder", "een week later": the moment that is meant, counted from the one that was spoken of. Days later it is
 * the same time by the Dutch clock.
 *
 * @returns null: the words move nothing
 */
export function movedFrom(text: string, from: Date): MovedMoment | null {
  const move = piecesIn(text).find((piece) => piece.is === 'offset' && piece.isMove);
  if (move?.is !== 'offset') return null;
  const { amount, unit, start, end } = move;
  const minutes = MINUTES_OF[unit];
  if (minutes !== undefined) return { at: new Date(from.getTime() + amount * minutes * 60_000), start, end };
  const { date, minute } = localTimeAt(from);
  return { at: instantAt(later(date, amount, unit), minute), start, end };
}
