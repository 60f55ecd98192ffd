import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { daysBetween } from './planner.ts';

/** Nobody rests longer: who wants that stops. */
export const LONGEST_REST_DAYS = 366;

/** The first day on which there may be a nudge again, or why it is not known. */
export type RestMeant = { until: LocalDate } | { problem: 'past' | 'too-long' | 'when' };

/** A stretch that people call by its name: a school holiday. */
export interface NamedDays {
  name: string;
  from: LocalDate;
  until: LocalDate;
}

/**
 * Reads how long somebody wants to rest. A period that is named is the whole period ("volgende week", "in de kerstvakantie",
 * "drie weken"); only where it is said to begin again then, or until then, its first day ends the rest ("volgende maand weer",
 * "tot 1 april").
 *
 * @param named school holidays that are known here
 */
export function restMeant(text: string, now: Date, named: readonly NamedDays[] = []): RestMeant {
  const today = localTimeAt(now).date;
  const reads = readMoments(text, now);
  const days = [
    ...named.filter(({ name, until }) => until >= today && text.toLowerCase().includes(name.toLowerCase())),
    ...reads.flatMap((read) => daysOf(read, text) ?? []),
  ];
  if (days.length > 0 && !AND_AFTER.test(text)) {
    const first = latest(days.map(firstDayAgain).filter((day) => day !== null));
    const after = afterDuration(days, reads, today);
    const until = latest([first, after].filter((day) => day !== null));
    if (until !== null) return restUntil(until, today);
  }
  const isPast = reads.some((read) => read.kind === 'unclear' && read.why === 'past');
  if (days.length > 0 || reads.some(isUnclear)) return { problem: isPast ? 'past' : 'when' };
  const over = latest(reads.flatMap((read) => (read.kind === 'duration' ? read.date : [])));
  return over === null ? { problem: 'when' } : restUntil(over, today);
}

/** The same of a day that was chosen. */
export function restUntil(until: LocalDate, today: LocalDate): RestMeant {
  if (until <= today) return { problem: 'past' };
  return until > plusDays(today, LONGEST_REST_DAYS) ? { problem: 'too-long' } : { until };
}

/** Days that are named, with what is said of them. */
interface DaysSaid {
  from: LocalDate;
  until: LocalDate;
  /** `begins`: the rest begins then; `again`: it ends before. Left out: these are the days of rest. */
  as?: 'begins' | 'again';
}

function daysOf(read: Read, text: string): DaysSaid | null {
  const named = datesOf(read);
  if (named === null || read.kind === 'duration') return null;
  if (isAgain(read, text)) return { ...named, as: 'again' };
  switch (read.bound) {
    case 'until':
      return { ...named, as: 'again' };
    case 'from':
      return { ...named, as: 'begins' };
    default:
      return named;
  }
}

function datesOf(read: Read): { from: LocalDate; until: LocalDate } | null {
  switch (read.kind) {
    case 'days':
      return { from: read.from, until: read.until };
    case 'moment':
      // A time of the day: that day is theirs.
      return { from: plusDays(read.date, 1), until: read.date };
    case 'unclear': {
      // "Volgende vrijdag": the later of the two is after both.
      const last = read.why === 'ambiguous' ? read.options.at(-1) : undefined;
      if (last === undefined) return null;
      return last.kind === 'days' ? { from: last.from, until: last.until } : { from: last.date, until: last.date };
    }
    default:
      return null;
  }
}

function isUnclear(read: Read): boolean {
  return read.kind === 'unclear' && datesOf(read) === null;
}

function firstDayAgain({ from, until, as }: DaysSaid): LocalDate | null {
  if (as === 'begins') return null;
  return as === 'again' ? from : plusDays(until, 1);
}

/** "Vanaf maandag ben ik twee weken weg": they count from that day. */
function afterDuration(days: readonly DaysSaid[], reads: readonly Read[], today: LocalDate): LocalDate | null {
  const length = reads.find((read) => read.kind === 'duration');
  const start = days.find(({ as }) => as === 'begins') ?? days[0];
  if (length?.kind !== 'duration' || start === undefined || start.as === 'again') return null;
  return plusDays(start.from, daysBetween(today, length.date));
}

const WORDS_BETWEEN = String.raw`[\s,]+(?:[\p{L}’']+[\s,]+){0,2}`;
const AGAIN = '(?:weer|opnieuw|nog\\s+eens|terug|again|back)';
/** "Volgende maand weer", and not "volgende week weer weg". */
const AGAIN_BEHIND = new RegExp(
  `^${WORDS_BETWEEN}${AGAIN}(?![\\p{L}])(?!\\s+(?:weg|vrij|niet|ziek|met|op\\s+vakantie|away|off|on\\s+holiday))`,
  'iu',
);
const AGAIN_BEFORE = new RegExp(`(?:^|[^\\p{L}])(?:${AGAIN}|pas|only)${WORDS_BETWEEN}$`, 'iu');
/** Days that are not counted here: "vrijdag en de week daarna". */
const AND_AFTER = /\b(?:daarna|erna|thereafter|after that)\b/i;

function isAgain({ start, end }: Read, text: string): boolean {
  return AGAIN_BEHIND.test(text.slice(end)) || AGAIN_BEFORE.test(text.slice(0, start));
}

function latest(days: readonly LocalDate[]): LocalDate | null {
  return days.toSorted().at(-1) ?? null;
}
