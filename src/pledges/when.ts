import { instantAt, type LocalDate, localTimeAt, plusDays } from '../calendar/local-time.ts';
import { readMoments } from '../calendar/moment-in-words.ts';
import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { nextWorkingMoment } from '../calendar/working-time.ts';

/** Not with what the night brought. */
const ASKED_AT_MINUTE = 10 * 60;

/** The last day on which somebody does what they promised; or why that is not known. */
export type DueRead = { on: LocalDate } | { problem: 'none' | 'past' | 'unclear' };

/**
 * Reads by when something is promised: "voor 1 mei" is 30 April at the latest, "volgende week" its last day, "over drie weken"
 * that day.
 */
export function dueIn(text: string, now: Date): DueRead {
  const today = localTimeAt(now).date;
  // What is said last is by when: "ik bel maandag en praat voor 1 mei".
  const read = readMoments(text, now).at(-1);
  if (read === undefined) return { problem: 'none' };
  if (read.kind === 'unclear') return { problem: read.why === 'past' ? 'past' : 'unclear' };
  const last = read.kind === 'days' ? read.until : read.date;
  const isBefore = read.kind === 'days' && read.bound === 'until';
  const on = isBefore ? plusDays(read.from, -1) : last;
  return on < today ? { problem: 'past' } : { on };
}

/** When somebody is asked how it stands: on that day, or the first working moment after; never before now. */
export function askAt(day: LocalDate, now: Date): Date {
  const at = instantAt(day, ASKED_AT_MINUTE);
  return nextWorkingMoment(OFFICE_HOURS, at < now ? now : at);
}
