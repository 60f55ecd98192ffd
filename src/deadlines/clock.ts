import { OFFICE_HOURS, type OpeningHours } from '../calendar/opening-hours.ts';
import { addWorkingMinutes, type Pause } from '../calendar/working-time.ts';
import { errorCode } from '../errors.ts';

/** A clock that counts working time down to a deadline. Plain data: nothing here reads the time. */
export interface Clock {
  startedAt: Date;
  /** The norm, in working minutes, as it was when the clock was started. */
  minutes: number;
  pauses: readonly Pause[];
  /** When it ran out last: from then on the next in the lead has some time of their own. Null: it has not run out. */
  ranOutAt: Date | null;
  /** The reminder before it runs out (again) was given. */
  reminded: boolean;
  /** How many reminders were given of what is too late, since it came to whoever has it. */
  nudges: number;
}

/** So many working minutes from a moment. */
export interface Span {
  from: Date;
  minutes: number;
}

export const WORKING_DAY_MINUTES = 8 * 60;

/** Reminders of what is too late, where nobody is left to pass it to: so many days after each other, the last for ever. */
const NUDGES = [1, 2, 4, 22] as const;
const LAST_NUDGE = 22;
export const LONGEST_WAIT_MINUTES = LAST_NUDGE * WORKING_DAY_MINUTES;

export function startClock(minutes: number, now: Date): Clock {
  return { startedAt: now, minutes, pauses: [], ranOutAt: null, reminded: false, nudges: 0 };
}

export function pauseClock(clock: Clock, now: Date): Clock {
  return { ...clock, pauses: [...clock.pauses, { from: now, until: null }] };
}

export function resumeClock(clock: Clock, now: Date): Clock {
  const ended = clock.pauses.map(({ from, until }) => ({ from, until: until ?? now }));
  return { ...clock, pauses: ended };
}

/** The clock after its reminder was given. */
export function remindedClock(clock: Clock): Clock {
  return { ...clock, reminded: true };
}

/** The clock after it ran out: it starts a step for the next in the lead. */
export function steppedClock(clock: Clock, now: Date): Clock {
  return { ...clock, ranOutAt: now, reminded: false, nudges: 0 };
}

/** The clock after a reminder of what is too late: the next one comes later. */
export function nudgedClock(clock: Clock, now: Date): Clock {
  return { ...clock, ranOutAt: now, nudges: clock.nudges + 1 };
}

/** After how many working days the next reminder comes of what is too late. */
export function workingDaysUntilNudge(given: number): number {
  return NUDGES[Math.max(0, given)] ?? LAST_NUDGE;
}

/** Whether others hear of the next reminder too: of the first, and of those that come once in so long. */
export function isNudgeForOthers({ nudges }: Clock): boolean {
  return nudges === 0 || workingDaysUntilNudge(nudges) === LAST_NUDGE;
}

/**
 * When a span ends that is counted in these opening hours, the pauses of the clock left out. Hours that never come
 * (somebody closed for good) are passed over, and at last office hours count.
 *
 * @returns null: the clock stands still
 */
export function dueAt(hours: readonly OpeningHours[], clock: Clock, span: Span): Date | null {
  for (const open of hours) {
    try {
      return addWorkingMinutes(open, span.from, span.minutes, clock.pauses);
    } catch (error) {
      if (errorCode(error) !== 'calendar.never-open') throw error;
    }
  }
  return addWorkingMinutes(OFFICE_HOURS, span.from, span.minutes, clock.pauses);
}
