import { z } from 'zod';
import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import { datesOf, MOST_DATES } from '../../calendar-files/recurrence.ts';
import { SessionKind } from '../../store/generated/enums.ts';
import { MOST_PLACES } from './actions.ts';
import { datesPlanned, type PlannedSession, type PlanProblem, REPEATS, ruleInMonths, ruleOf } from './planning.ts';

/** How long a session takes of which nobody said how long. */
const ORDINARY_MINUTES = 120;
/** How often one is that comes back five times a year, of which nobody said how often. */
const FIVE = 5;

/** So many characters of each are kept. */
export const LONGEST = { title: 120, about: 2_000, place: 200, link: 2_000 };

/** One date of a session whose dates were counted out, or of which one was changed; null: as the others. */
const listedSchema = z.object({
  date: z.iso.date(),
  minute: z.int().min(0).max(1_439).nullable().default(null),
  minutes: z.int().min(5).max(1_440).nullable().default(null),
  where: z
    .object({ place: z.string().max(LONGEST.place).nullable(), link: z.string().max(LONGEST.link).nullable() })
    .nullable()
    .default(null),
});
type Listed = z.infer<typeof listedSchema>;

/** What was told of a session that is planned; null: that was not said yet. */
export const sketchSchema = z.object({
  /** Null: nobody said, and it is taken for a learning network. */
  kind: z.enum(SessionKind).nullable().default(null),
  title: z.string().max(LONGEST.title).nullable().default(null),
  about: z.string().max(LONGEST.about).nullable().default(null),
  /** The first day. */
  date: z.iso.date().nullable().default(null),
  minute: z.int().min(0).max(1_439).nullable().default(null),
  minutes: z.int().min(5).max(1_440).default(ORDINARY_MINUTES),
  repeat: z.enum([...REPEATS, 'own']).default('once'),
  /** Where it comes back in months of its own (1 is January). */
  months: z.array(z.int().min(1).max(12)).default([]),
  /** A rule that was given as one, where there are no months. */
  rule: z.string().max(300).nullable().default(null),
  times: z.int().nullable().default(null),
  /** The dates themselves, where they follow no rule. */
  dates: z.array(listedSchema).max(MOST_DATES).default([]),
  /** The first day on which it can be: "vanaf februari". */
  since: z.iso.date().nullable().default(null),
  /** Within which days it is, of which the day itself was not said yet: "ergens volgende week". */
  within: z.object({ from: z.iso.date(), until: z.iso.date() }).nullable().default(null),
  place: z.string().max(LONGEST.place).nullable().default(null),
  link: z.string().max(LONGEST.link).nullable().default(null),
  /** It is said to be online: a link is asked for, and no place. */
  online: z.boolean().default(false),
  capacity: z.int().min(1).max(MOST_PLACES).nullable().default(null),
});
export type Sketch = z.infer<typeof sketchSchema>;

/** What is still to be told of it, or is not right. */
export type Lack = 'date' | 'dates' | 'time' | 'times' | PlanProblem;

/** How it comes back, as RFC 5545 has it; null: it is once, or not known yet. */
function ruleOfSketch({ repeat, months, rule, date, times }: Sketch): string | null {
  if (repeat === 'once' || date === null) return null;
  const many = times ?? (repeat === 'five-a-year' ? FIVE : null);
  if (repeat !== 'own') return many === null ? null : ruleOf(repeat, date, many);
  return months.length === 0 ? rule : ruleInMonths(months, date, many ?? months.length);
}

/** What is planned, with its rule and its dates, or what it lacks. */
export function plannedBy(sketch: Sketch, now: Date): { rule: string | null; dates: PlannedSession[] } | Lack {
  const { date, minute, repeat, times, online, link } = sketch;
  if (sketch.dates.length > 0) return listedBy(sketch, now);
  if (isCountOnly(sketch) || (date === null && repeat === 'five-a-year')) return 'dates';
  if (date === null) return 'date';
  if (minute === null) return 'time';
  const rule = ruleOfSketch(sketch);
  if (repeat !== 'once' && rule === null) return 'times';
  if (times !== null && times > MOST_DATES) return 'too-many';
  if (online && link === null) return 'no-link';
  const dates = datesPlanned({ ...sketch, kind: sketch.kind ?? 'learning_network', date, minute, rule }, now);
  return Array.isArray(dates) ? { rule, dates } : dates;
}

/** "Zes keer", of which nobody said when. */
function isCountOnly({ repeat, times }: Sketch): boolean {
  return repeat === 'once' && (times ?? 1) > 1;
}

/** The dates that were counted out, each at its own hour and place where it has one. */
function listedBy(sketch: Sketch, now: Date): { rule: null; dates: PlannedSession[] } | Lack {
  const planned: PlannedSession[] = [];
  for (const { date, minute, minutes, where } of sketch.dates) {
    const { place, link } = where ?? sketch;
    const at = minute ?? sketch.minute;
    if (at === null) return 'time';
    if (where === null && sketch.online && link === null) return 'no-link';
    const kind = sketch.kind ?? 'learning_network';
    const one = datesPlanned(
      { kind, date, minute: at, minutes: minutes ?? sketch.minutes, rule: null, place, link },
      now,
    );
    if (!Array.isArray(one)) return one;
    planned.push(...one.map((session) => ({ ...session, ...(where === null ? {} : { where }) })));
  }
  return { rule: null, dates: planned.toSorted((one, other) => one.startsAt.getTime() - other.startsAt.getTime()) };
}

/** How often it comes back until a day. */
export function timesUntil(sketch: Sketch, until: LocalDate): number | null {
  const rule = ruleOfSketch({ ...sketch, times: MOST_DATES });
  if (rule === null || sketch.date === null) return null;
  const dates = datesOf(rule, sketch.date);
  const before = Array.isArray(dates) ? dates.filter((date) => date <= until).length : 0;
  return before > 1 ? before : null;
}

/** Dates as they stand, each with what is its own of hour and place. */
export function listedOf(
  dates: readonly PlannedSession[],
  all: Pick<Sketch, 'minute' | 'minutes' | 'place' | 'link'>,
): Listed[] {
  return dates.map(({ startsAt, endsAt, where = null }) => {
    const { date, minute } = localTimeAt(startsAt);
    const minutes = (endsAt.getTime() - startsAt.getTime()) / 60_000;
    const isElsewhere = where !== null && (where.place !== all.place || where.link !== all.link);
    return {
      date,
      minute: minute === all.minute ? null : minute,
      minutes: minutes === all.minutes ? null : minutes,
      where: isElsewhere ? where : null,
    };
  });
}
