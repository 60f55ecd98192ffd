import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { MONTH_OF } from '../../calendar/words/vocabulary.ts';
import { daysBetween, type Rest } from './planner.ts';

/** Nobody rests longer: who wants that stops. */
export const LONGEST_REST_DAYS = 366;

/** When the rest begins (null: now), and the first day on which there may be a nudge again; or why these are not known. */
export type RestMeant = Rest | { problem: 'past' | 'too-long' | 'when' };

/** A stretch that people call by its name: a school holiday. */
export interface NamedDays {
  name: string;
  from: LocalDate;
  until: LocalDate;
}

/**
 * Reads how long somebody wants to rest. A period that is named is the whole period ("volgende week", "in de kerstvakantie",
 * "drie weken"); only where it is said to begin again then, or until then, its first day ends the rest ("volgende maand weer",
 * "tot 1 april"). A period that is still to come is a rest that begins then ("vanaf 1 juli drie weken"); what is only said to end
 * begins now.
 *
 * @param named school holidays that are known here
 */
export function restMeant(text: string, now: Date, named: readonly NamedDays[] = []): RestMeant {
  const today = localTimeAt(now).date;
  const reads = readMoments(text, now);
  const days = [
    ...named.filter(({ name, until }) => until >= today && text.toLowerCase().includes(name.toLowerCase())),
    ...reads.flatMap((read) => daysOf(read, text, reads) ?? []),
  ];
  if (days.length > 0 && !AND_AFTER.test(text)) {
    const first = latest(days.map(firstDayAgain).filter((day) => day !== null));
    const after = afterDuration(days, reads, today);
    const until = latest([first, after].filter((day) => day !== null));
    if (until !== null) return restUntil(until, today, beginningOf(days, today));
  }
  const isPast = reads.some((read) => read.kind === 'unclear' && read.why === 'past');
  if (days.length > 0 || reads.some(isUnclear)) return { problem: isPast ? 'past' : 'when' };
  const over = latest(reads.flatMap((read) => (read.kind === 'duration' ? read.date : [])));
  return over === null ? { problem: 'when' } : restUntil(over, today);
}

/** Only a day of a month, without the month: "de 11e", "the 11th". */
const MONTHS = [...MONTH_OF.keys()].join('|');
const BARE_DAY = new RegExp(
  String.raw`\b(?:de|the)\s+\d{1,2}(?:e|de|ste|st|nd|rd|th)?(?![\p{L}\d])(?!\s+(?:of\s+)?(?:${MONTHS}))`,
  'iu',
);

/**
 * "Maak daar de 11e van": of who rests already a bare day is the first such day after the one on which they would begin again.
 *
 * @returns null: they do not rest, or say another thing
 */
export function restMoved(text: string, now: Date, had: { snoozedUntil: LocalDate | null }): RestMeant | null {
  const today = localTimeAt(now).date;
  if (had.snoozedUntil === null || had.snoozedUntil <= today || !BARE_DAY.test(text)) return null;
  const meant = restMeant(text, now);
  if ('until' in meant && meant.until > had.snoozedUntil) return null;
  const [day] = /\d{1,2}/.exec(BARE_DAY.exec(text)?.[0] ?? '') ?? [];
  const until = day === undefined ? null : dayAfter(had.snoozedUntil, Number(day));
  return until === null ? null : restUntil(until, today);
}

/** The first day of this number after another day. */
function dayAfter(after: LocalDate, day: number): LocalDate | null {
  for (let on = plusDays(after, 1), left = 62; left > 0; on = plusDays(on, 1), left -= 1) {
    if (Number(on.slice(-2)) === day) return on;
  }
  return null;
}

/** The same of a day that was chosen. @param from when it begins; null: now */
export function restUntil(until: LocalDate, today: LocalDate, from: LocalDate | null = null): RestMeant {
  if (until <= today) return { problem: 'past' };
  if (until > plusDays(today, LONGEST_REST_DAYS)) return { problem: 'too-long' };
  return { from: from !== null && today < from && from < until ? from : null, until };
}

/** The first of the days that are named as days of rest; null: one of them only says when it ends. */
function beginningOf(days: readonly DaysSaid[], today: LocalDate): LocalDate | null {
  const firsts = days.map(({ from, as }) => (as === 'again' || as === 'through' ? today : from));
  return firsts.toSorted()[0] ?? null;
}

/** Days that are named, with what is said of them. */
interface DaysSaid {
  from: LocalDate;
  until: LocalDate;
  /** `begins`: the rest begins then; `again`: it ends before; `through`: it ends with them. Left out: these are the days of rest. */
  as?: 'begins' | 'again' | 'through';
}

function daysOf(read: Read, text: string, all: readonly Read[]): DaysSaid | null {
  const named = datesOf(read);
  if (named === null || read.kind === 'duration') return null;
  // "Pas vanaf de 12e, twee weken lang": of what has a length it is the beginning.
  const isBeginning = read.bound === 'from' && all.some(({ kind }) => kind === 'duration');
  if (isAgain(read, text, isBeginning)) return { ...named, as: 'again' };
  switch (read.bound) {
    case 'until':
      return { ...named, as: 'again' };
    case 'from':
      return { ...named, as: 'begins' };
    case 'through':
      return { ...named, as: 'through' };
    default:
      return UNTIL_AFTER.test(text.slice(0, read.start)) ? { ...named, as: 'through' } : named;
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

/** "Tot na de kerst": it began before. */
const UNTIL_AFTER = /\b(?:tot|until|till)\s+(?:na|after)\s+(?:(?:de|het|the)\s+)?$/iu;
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

function isAgain({ start, end }: Read, text: string, isBeginning: boolean): boolean {
  return AGAIN_BEHIND.test(text.slice(end)) || (!isBeginning && AGAIN_BEFORE.test(text.slice(0, start)));
}

function latest(days: readonly LocalDate[]): LocalDate | null {
  return days.toSorted().at(-1) ?? null;
}
