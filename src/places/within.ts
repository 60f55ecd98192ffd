import { instantAt, type LocalDate, plusDays } from '../calendar/local-time.ts';
import { type DaysRead, type MomentRead, readMoments } from '../calendar/moment-in-words.ts';
import { movedFrom } from '../calendar/moved-moment.ts';
import { anyOf, MONTHS, ORDINAL_OF, WEEKDAY_OF } from '../calendar/words/vocabulary.ts';
import { isClock, isNotOn, lastingFrom, ORDINARY_MINUTES, type Span } from './times.ts';

/** The days, from the first to the last, within which something is of which the day itself was not said yet. */
export interface Stretch {
  from: LocalDate;
  until: LocalDate;
}

/** The days of a month; within more of them a weekday says nothing. */
const MOST_DAYS = 31;

/**
 * The week, the month or what other days words name, "ergens volgende week"; null: they name none.
 *
 * @param before the days that were told before: "eind van de maand" is of that month
 */
export function stretchIn(text: string, now: Date, before: Stretch | null = null): Stretch | null {
  const inside = before === null ? null : stretchIn(text, instantAt(before.from, 1));
  if (before !== null && inside !== null && before.from <= inside.from && inside.until <= before.until) return inside;
  for (const read of readMoments(text, now)) {
    if (read.kind !== 'days' || read.bound !== null || read.from === read.until || isNotOn(text, read)) continue;
    if (plusDays(read.from, MOST_DAYS) > read.until) return { from: read.from, until: read.until };
  }
  return null;
}

const LAST_MINUTE = 24 * 60 - 1;
/** "De tweede dinsdag", of no month. */
const NTH_ALONE = new RegExp(
  `(?<!\\p{L})(?:${anyOf(ORDINAL_OF.keys())})\\s+(?:${anyOf(WEEKDAY_OF.keys())})(?!\\p{L}|\\s+(?:van|in|of)(?!\\p{L}))`,
  'giu',
);

/**
 * The day, perhaps with its hour, that words name within days that were told before: "woensdagmiddag", "de tweede dinsdag" and "de 13e" are
 * those of that week or month.
 *
 * @returns null: they name no day there
 */
export function readWithin(text: string, { from, until }: Stretch, now: Date): DaysRead | MomentRead | null {
  const before = instantAt(plusDays(from, -1), LAST_MINUTE);
  const month = MONTHS[Number(from.slice(5, 7)) - 1]?.[0] ?? '';
  const said = text.replace(NTH_ALONE, (nth) => `${nth} van ${month} ${from.slice(0, 4)}`);
  // "Een uur later" is no hour of a day: nobody said from when.
  const own = readMoments(said, before > now ? before : now).filter(
    ({ text: words }) => movedFrom(words, now) === null,
  );
  for (const read of own) {
    if (read.kind === 'duration' || read.kind === 'unclear' || read.bound !== null) continue;
    const isDay = read.kind === 'days' ? read.from === read.until && !isNotOn(said, read) : !isClock(read);
    const date = read.kind === 'days' ? read.from : read.date;
    if (isDay && from <= date && date <= until) return read;
  }
  return null;
}

/** Hours by themselves, which are a time only beside a day. */
const HOURS_ALONE =
  /(?<!\p{L})(?:van|from|tussen|between)\s+\d{1,2}\s*(?:tot|en|-|–|to|and|until|till)\s*\d{1,2}(?![\p{L}\d.:])/iu;

/** "Van 1 tot 3", on a day that is known; null: they name no such hours. */
export function hoursOn(text: string, day: LocalDate, now: Date): MomentRead | null {
  const [said] = HOURS_ALONE.exec(text) ?? [];
  const [read] = said === undefined ? [] : readMoments(`${day} ${said}`, now);
  return read?.kind === 'moment' ? read : null;
}

/** The times that words name within days that were told before; null: they name none there. */
export function timesWithin(text: string, stretch: Stretch, now: Date): Span[] | null {
  const isDay = stretch.from === stretch.until;
  const read = readWithin(text, stretch, now) ?? (isDay ? hoursOn(text, stretch.from, now) : null);
  if (read?.kind !== 'moment' || read.at <= now) return null;
  return [read.until === null ? lastingFrom(read.at, ORDINARY_MINUTES) : { startsAt: read.at, endsAt: read.until }];
}
