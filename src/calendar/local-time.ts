/**
 * The wall clock of the Netherlands. One zone, so that `Intl`, which every Node carries with its table of zones, is
 * enough: a date library would bring a second table to keep up to date.
 */

/** A day on the calendar, as `2026-11-24`. */
export type LocalDate = string;

/** What a clock on the wall shows. */
export interface LocalTime {
  date: LocalDate;
  /** Minutes since midnight by the wall clock, 0 to 1439. */
  minute: number;
}

export const TIME_ZONE = 'Europe/Amsterdam';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** Amsterdam has been at UTC+1 or UTC+2 since 1940; no zone on earth is further than this from UTC. */
const WIDEST_OFFSET_MINUTES = 15 * 60;

const wallClock = new Intl.DateTimeFormat('en-GB', {
  timeZone: TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});

/** The wall clock at an instant; seconds are cut off. */
export function localTimeAt(instant: Date): LocalTime {
  const parts = Object.fromEntries(wallClock.formatToParts(instant).map(({ type, value }) => [type, value]));
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    minute: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

/**
 * The instant at which the wall clock shows a time.
 *
 * @param minute minutes since midnight by the wall clock, 0 to 1440 (midnight at the end of the day)
 * @returns at the end of daylight saving, when a time comes twice, the first; at its beginning, when a time does not
 *   come at all, the moment at which the clock is put forward
 */
export function instantAt(date: LocalDate, minute: number): Date {
  const asIfUtc = utcMidnight(date) + minute * MINUTE_MS;
  const before = asIfUtc - offsetMinutesAt(asIfUtc - WIDEST_OFFSET_MINUTES * MINUTE_MS) * MINUTE_MS;
  const after = asIfUtc - offsetMinutesAt(asIfUtc + WIDEST_OFFSET_MINUTES * MINUTE_MS) * MINUTE_MS;
  const showsIt = [before, after]
    .sort((one, other) => one - other)
    .find((candidate) => candidate + offsetMinutesAt(candidate) * MINUTE_MS === asIfUtc);
  return new Date(showsIt ?? changeBetween(Math.min(before, after), Math.max(before, after)));
}

/** The first instant with the offset of the end of the stretch. */
function changeBetween(startMs: number, endMs: number): number {
  const last = offsetMinutesAt(endMs);
  let at = startMs;
  while (at < endMs && offsetMinutesAt(at) !== last) at += MINUTE_MS;
  return at;
}

/** @param instantMs on a whole minute */
function offsetMinutesAt(instantMs: number): number {
  const { date, minute } = localTimeAt(new Date(instantMs));
  return (utcMidnight(date) + minute * MINUTE_MS - instantMs) / MINUTE_MS;
}

/** The day so many days later, or earlier when negative. */
export function plusDays(date: LocalDate, days: number): LocalDate {
  return new Date(utcMidnight(date) + days * DAY_MS).toISOString().slice(0, 10);
}

/** 0 is Monday, 6 is Sunday. */
export function weekdayOf(date: LocalDate): number {
  return (new Date(utcMidnight(date)).getUTCDay() + 6) % 7;
}

function utcMidnight(date: LocalDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}
