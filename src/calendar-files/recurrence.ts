import { RRuleTemporal } from 'rrule-temporal';
import { type LocalDate, localTimeAt } from '../calendar/local-time.ts';

/** Why a rule cannot be used. */
export type RuleProblem =
  /** It is no recurrence rule (RFC 5545, 3.3.10) of days, weeks, months or years. */
  | 'not-a-rule'
  /** It has neither a number of times nor a last day. */
  | 'endless'
  /** It gives more dates than {@link MOST_DATES}, or goes on for more than {@link LONGEST_YEARS}. */
  | 'too-many'
  /** It gives no date at all. */
  | 'no-dates';

/** Weekly for two years, or five times a year for as long as anybody plans. */
export const MOST_DATES = 110;
export const LONGEST_YEARS = 20;
const LONGEST_RULE = 300;
/** How many days, weeks, months or years the library looks through for dates. */
const LONGEST_SEARCH = 366 * LONGEST_YEARS;

const FREQUENCIES: ReadonlySet<string> = new Set(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']);
/** What is by the hour, or of another calendar than ours, is left out. */
const PARTS: ReadonlySet<string> = new Set(
  'FREQ INTERVAL COUNT UNTIL BYMONTH BYDAY BYMONTHDAY BYYEARDAY BYWEEKNO BYSETPOS WKST'.split(' '),
);

/** A rule by its parts, as it is written. */
type Parts = ReadonlyMap<string, string>;

/**
 * The dates of a series by the wall clock of the Netherlands, the earliest first: those of the rule, none before `first`. A
 * session at ten is at ten before and after the clock changes.
 *
 * @param rule as RFC 5545 has it, for example `FREQ=YEARLY;BYMONTH=2,4,6,9,11;BYDAY=2TU;COUNT=5`. Its last day (`UNTIL`)
 *   counts as a whole day in Dutch time.
 * @returns the problem when it cannot be used
 */
export function datesOf(rule: string, first: LocalDate): LocalDate[] | RuleProblem {
  const parts = partsOf(rule);
  if (parts === null) return 'not-a-rule';
  if (!parts.has('COUNT') && !parts.has('UNTIL')) return 'endless';
  const last = `${Number(first.slice(0, 4)) + LONGEST_YEARS}${first.slice(4)}`;
  try {
    const found = expansionOf(
      withUntil(parts, (day) => `${compact(day)}T235959Z`),
      first,
    ).all((_date, at) => at <= MOST_DATES);
    const dates = found.map((moment) => moment.toPlainDate().toString());
    if (dates.length > MOST_DATES || dates.some((date) => date > last)) return 'too-many';
    return dates.length === 0 ? 'no-dates' : dates;
  } catch (error) {
    // The library has no errors of its own, only sentences.
    return String(error).includes('exceeded') ? 'no-dates' : 'not-a-rule';
  }
}

/** As if Dutch time were UTC: which days it are does not hang on when the clock changes. */
function expansionOf(rule: string, first: LocalDate) {
  const rruleString = `DTSTART:${compact(first)}T000000Z\nRRULE:${rule}`;
  return new RRuleTemporal({ rruleString, maxIterations: LONGEST_SEARCH });
}

/**
 * The rule as it stands in a file whose times are Dutch: beside a time with a zone its end is in UTC.
 *
 * @param end the last instant of a day in Dutch time
 */
export function ruleForFile(rule: string, end: (day: LocalDate) => Date): string {
  const utc = (day: LocalDate) => `${end(day).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  return withUntil(partsOf(rule) ?? new Map(), utc);
}

function withUntil(parts: Parts, until: (day: LocalDate) => string): string {
  return [...parts].map(([name, value]) => `${name}=${name === 'UNTIL' ? until(lastDay(value)) : value}`).join(';');
}

const UNTIL = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/;

/** @returns null when it is none that can be used */
function partsOf(rule: string): Parts | null {
  const text = rule
    .trim()
    .toUpperCase()
    .replace(/^RRULE:/, '');
  if (text.length > LONGEST_RULE) return null;
  const parts = new Map<string, string>();
  for (const part of text.split(';')) {
    const [name = '', value = '', more] = part.split('=');
    if (!PARTS.has(name) || !/^[A-Z0-9,+-]+$/.test(value) || more !== undefined || parts.has(name)) return null;
    parts.set(name, value);
  }
  const count = parts.get('COUNT');
  const until = parts.get('UNTIL');
  const isRight =
    FREQUENCIES.has(parts.get('FREQ') ?? '') &&
    (count === undefined || /^[1-9]\d*$/.test(count)) &&
    (until === undefined || UNTIL.test(until)) &&
    // RFC 5545: one or the other.
    (count === undefined || until === undefined);
  return isRight ? parts : null;
}

/** The last day of a rule, in Dutch time. */
function lastDay(until: string): LocalDate {
  const [, year = '', month = '', day = '', hour, minute, second, zone] = UNTIL.exec(until) ?? [];
  const date = `${year}-${month}-${day}`;
  if (hour === undefined || zone !== 'Z') return date;
  const instant = new Date(`${date}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant.getTime()) ? date : localTimeAt(instant).date;
}

function compact(date: LocalDate): string {
  return date.replaceAll('-', '');
}
