import { AppError } from '../errors.ts';
import { instantAt, localTimeAt, plusDays } from './local-time.ts';
import { everOpen, type OpeningHours, openOn } from './opening-hours.ts';

/**
 * Working time: real minutes that pass while a counter is open.
 *
 * Counted between instants, not on the wall clock, so that the hour that is skipped or repeated when the clock changes
 * is counted as what it is. A pause is taken out of the open time, as if the counter were closed: working time with
 * pauses is then the same arithmetic as without. The end of an amount is the *earliest* instant at which it has
 * passed: an hour from 16:00, with closing time at 17:00, ends at 17:00 and not the next morning. That makes adding
 * additive: first a and then b is the same as a + b at once.
 */

/** A stretch of time in which nothing counts; `until` null: it still lasts. */
export interface Pause {
  from: Date;
  until: Date | null;
}

interface Stretch {
  startMs: number;
  endMs: number;
}

const MINUTE_MS = 60_000;
/** No counter is closed for so long; whoever is, is closed for good. */
const LONGEST_CLOSED_DAYS = 366;
/** Longer than any case; more is a mistake in the question. */
const LONGEST_SPAN_DAYS = 40 * 366;

/**
 * The earliest instant at which so many working minutes have passed.
 *
 * @param minutes not negative; with 0 the answer is `from`
 * @returns null when a pause that still lasts keeps it from being known
 * @throws AppError `calendar.never-open`, `calendar.negative`
 */
export function addWorkingMinutes(
  hours: OpeningHours,
  from: Date,
  minutes: number,
  pauses: readonly Pause[] = [],
): Date | null {
  if (!(minutes >= 0)) {
    throw new AppError({
      code: 'calendar.negative',
      message: 'Working time can only be added: give 0 or more minutes.',
    });
  }
  let leftMs = minutes * MINUTE_MS;
  if (leftMs === 0) return from;
  for (const { startMs, endMs } of countingStretches(hours, from, pauses)) {
    if (endMs - startMs >= leftMs) return new Date(startMs + leftMs);
    leftMs -= endMs - startMs;
  }
  return null;
}

/**
 * How many working minutes pass from one instant to the other; whole for instants on whole minutes. 0 when `until`
 * is not after `from`.
 *
 * @throws AppError `calendar.too-long` for more than forty years
 */
export function workingMinutesBetween(
  hours: OpeningHours,
  from: Date,
  until: Date,
  pauses: readonly Pause[] = [],
): number {
  if (until <= from) return 0;
  if (until.getTime() - from.getTime() > LONGEST_SPAN_DAYS * 24 * 60 * MINUTE_MS) {
    throw new AppError({ code: 'calendar.too-long', message: 'Count working time over at most forty years.' });
  }
  let countedMs = 0;
  for (const open of openStretches({ hours, from, until })) {
    for (const { startMs, endMs } of withoutPauses(open, pauses)) {
      countedMs += Math.max(0, Math.min(endMs, until.getTime()) - startMs);
    }
  }
  return countedMs / MINUTE_MS;
}

/**
 * `instant` itself while the counter is open, else the moment it opens next.
 *
 * @throws AppError `calendar.never-open`
 */
export function nextWorkingMoment(hours: OpeningHours, instant: Date): Date {
  for (const { startMs } of openStretches({ hours, from: instant, until: null })) return new Date(startMs);
  throw neverOpen();
}

export function isWorkingMoment(hours: OpeningHours, instant: Date): boolean {
  const { date } = localTimeAt(instant);
  return openOn(hours, date).some(
    ({ from, until }) => instantAt(date, from) <= instant && instant < instantAt(date, until),
  );
}

function* countingStretches(hours: OpeningHours, from: Date, pauses: readonly Pause[]): Generator<Stretch> {
  const lasting = pauses.filter(({ until }) => until === null).map((pause) => pause.from.getTime());
  const stopsAt = Math.min(...lasting, Number.POSITIVE_INFINITY);
  for (const open of openStretches({ hours, from, until: null })) {
    if (open.startMs >= stopsAt) return;
    yield* withoutPauses(open, pauses);
  }
}

interface Search {
  hours: OpeningHours;
  from: Date;
  /** Null: without end, and with an error after a year without a minute. */
  until: Date | null;
}

/** When the counter is open after an instant, in order. */
function* openStretches({ hours, from, until }: Search): Generator<Stretch> {
  if (!everOpen(hours)) {
    if (until) return;
    throw neverOpen();
  }
  const fromMs = from.getTime();
  let { date } = localTimeAt(from);
  for (let closedDays = 0; until || closedDays <= LONGEST_CLOSED_DAYS; closedDays += 1) {
    if (until && instantAt(date, 0) >= until) return;
    for (const open of openOn(hours, date)) {
      const startMs = Math.max(instantAt(date, open.from).getTime(), fromMs);
      const endMs = instantAt(date, open.until).getTime();
      if (startMs >= endMs) continue;
      closedDays = 0;
      yield { startMs, endMs };
    }
    date = plusDays(date, 1);
  }
  throw neverOpen();
}

function withoutPauses(open: Stretch, pauses: readonly Pause[]): Stretch[] {
  return pauses.reduce<Stretch[]>((left, pause) => left.flatMap((stretch) => withoutPause(stretch, pause)), [open]);
}

function withoutPause({ startMs, endMs }: Stretch, pause: Pause): Stretch[] {
  const pauseStart = pause.from.getTime();
  const pauseEnd = Math.max(pauseStart, pause.until?.getTime() ?? Number.POSITIVE_INFINITY);
  return [
    { startMs, endMs: Math.min(endMs, pauseStart) },
    { startMs: Math.max(startMs, pauseEnd), endMs },
  ].filter((part) => part.startMs < part.endMs);
}

function neverOpen(): AppError {
  return new AppError({
    code: 'calendar.never-open',
    message: 'This counter is never open, or closed for a year: give it opening hours, or take its closed days away.',
  });
}
