import { instantAt, type LocalDate } from '../../calendar/local-time.ts';
import { datesOf, type RuleProblem } from '../../calendar-files/recurrence.ts';
import type { SessionKind } from '../../store/generated/enums.ts';

/** What is planned: once, or by a rule. */
export interface Plan {
  kind: SessionKind;
  date: LocalDate;
  /** Since midnight by the Dutch clock. */
  minute: number;
  /** How long it takes. */
  minutes: number;
  /** As RFC 5545 has it; null: once. */
  rule: string | null;
  place: string | null;
  link: string | null;
}

/** Why it cannot be planned. */
export type PlanProblem = RuleProblem | 'past' | 'nowhere' | 'no-address' | 'no-link' | 'bad-link';

/** One date of it. */
export interface PlannedSession {
  startsAt: Date;
  endsAt: Date;
  /** Left out: where the others are. */
  where?: { place: string | null; link: string | null };
}

/** All dates of what is planned, or why there are none. */
export function datesPlanned(plan: Plan, now: Date): PlannedSession[] | PlanProblem {
  const problem = problemWithPlace(plan);
  if (problem !== null) return problem;
  const dates = plan.rule === null ? [plan.date] : datesOf(plan.rule, plan.date);
  if (!Array.isArray(dates)) return dates;
  const planned = dates.map((date) => sessionAt(date, plan.minute, plan.minutes));
  return planned.some(({ startsAt }) => startsAt <= now) ? 'past' : planned;
}

/** A session on a day: at the same time on the clock, whenever the clock is changed. */
export function sessionAt(date: LocalDate, minute: number, minutes: number): PlannedSession {
  const startsAt = instantAt(date, minute);
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/**
 * Where one is online, a link is enough; where one goes, it takes an address (a number, as every one has) or a building by its name:
 * "stadhuis Deventer", and not "het stadhuis".
 */
export function problemWithPlace({ kind, place, link }: Pick<Plan, 'kind' | 'place' | 'link'>): PlanProblem | null {
  if (link !== null && !isWebAddress(link)) return 'bad-link';
  if (kind === 'webinar') return link === null ? 'no-link' : null;
  if (place === null) return link === null ? 'nowhere' : null;
  return /\d/.test(place) || isNamed(place) ? null : 'no-address';
}

function isNamed(place: string): boolean {
  const bare = place.replace(/^(?:de|het|een|the|a)\s+/iu, '');
  return /\s/u.test(bare) && /\p{Lu}/u.test(bare);
}

function isWebAddress(link: string): boolean {
  return URL.canParse(link) && new URL(link).protocol === 'https:';
}

/** How often something comes back, for who fills in a form. */
export const REPEATS = ['once', 'weekly', 'fortnightly', 'monthly', 'bimonthly', 'five-a-year'] as const;
export type Repeat = (typeof REPEATS)[number];

const WEEKDAYS = ['SU', 'MO', 'TU', 'WE', 'TH', 'FR', 'SA'];
/** From the month of the first: so that five times a year skips the summer. */
const FIVE_A_YEAR = [0, 2, 4, 7, 9];

/**
 * The rule of a series that begins on a day and comes back so many times; by the month on the same weekday of it: the second
 * Tuesday.
 *
 * @returns null: it is once
 */
export function ruleOf(repeat: Repeat, first: LocalDate, times: number): string | null {
  const day = new Date(`${first}T00:00:00Z`);
  const { weekday, ofMonth } = weekdayOf(first);
  const months = FIVE_A_YEAR.map((after) => ((day.getUTCMonth() + after) % 12) + 1).toSorted(
    (one, other) => one - other,
  );
  const rules: Record<Repeat, string | null> = {
    once: null,
    weekly: `FREQ=WEEKLY;BYDAY=${weekday}`,
    fortnightly: `FREQ=WEEKLY;INTERVAL=2;BYDAY=${weekday}`,
    monthly: `FREQ=MONTHLY;${ofMonth}`,
    bimonthly: `FREQ=MONTHLY;INTERVAL=2;${ofMonth}`,
    'five-a-year': `FREQ=YEARLY;BYMONTH=${months.join(',')};${ofMonth}`,
  };
  const rule = rules[repeat];
  return rule === null ? null : `${rule};COUNT=${times}`;
}

/** The same in months of its own (1 is January). */
export function ruleInMonths(months: readonly number[], first: LocalDate, times: number): string {
  const ordered = months.toSorted((one, other) => one - other);
  return `FREQ=YEARLY;BYMONTH=${ordered.join(',')};${weekdayOf(first).ofMonth};COUNT=${times}`;
}

/** The weekday of a day, and which of its month it is. */
function weekdayOf(first: LocalDate): { weekday: string; ofMonth: string } {
  const day = new Date(`${first}T00:00:00Z`);
  const weekday = WEEKDAYS[day.getUTCDay()] ?? 'MO';
  const nth = Math.ceil(day.getUTCDate() / 7);
  // A fifth Tuesday is not in every month: the last is.
  return { weekday, ofMonth: `BYDAY=${nth > 4 ? -1 : nth}${weekday}` };
}
