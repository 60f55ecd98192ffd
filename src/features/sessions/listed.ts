import { instantAt, type LocalDate, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { addMonths, dateOf, nextWeekday, nthWeekdayOf } from '../../calendar/words/day-arithmetic.ts';
import { anyOf, MONTH_OF, NEAR_YEARS, THIRD_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import { isClock } from '../../places/times.ts';
import { sessionWords } from './said.ts';

/** One of several dates that words list. */
export interface DateListed {
  date: LocalDate;
  /** Since midnight; null: that is not said beside it. */
  minute: number | null;
  /** How long; null: nor is that. */
  minutes: number | null;
  start: number;
  end: number;
}

const MONTH = anyOf(MONTH_OF.keys());
/** "21 januari", "18/3": a day of the calendar, and no weekday. */
const ON_CALENDAR = new RegExp(
  `\\d{1,2}(?:e|de|ste|st|nd|rd|th)?\\s*(?:van\\s+|of\\s+)?${MONTH}|${MONTH}\\s+\\d|\\d[-/.]\\d`,
  'iu',
);
/** What may stand between two dates of a list. */
const BETWEEN =
  /^[\s,;.&()–-]*(?:(?:en|and|dan|daarna|plus|ook|op|then|on|als laatste|tot slot|ten slotte|finally)[\s,:]*)*$/iu;

/** The days of the calendar that words count out, two or more; empty: they list none. */
export function datesListed(text: string, now: Date): DateListed[] {
  const dates = datesOnCalendar(text, now);
  const isList = dates.every(({ start }, at) => at === 0 || BETWEEN.test(text.slice(dates[at - 1]?.end, start)));
  return isList && new Set(dates.map(({ date }) => date)).size > 1 ? dates : [];
}

/** Each day of the calendar that words name, with the hour that is said of it. */
export function datesOnCalendar(text: string, now: Date): DateListed[] {
  const dates: DateListed[] = [];
  for (const read of readMoments(text, now)) dates.push(...listedBy(comingAfter(read, dates.at(-1))));
  return dates;
}

/** "16 september en 18 november", said at the end of November: what is over this year comes after the one before it. */
function comingAfter(read: Read, before: DateListed | undefined): Read {
  if (before === undefined || read.kind !== 'unclear' || read.why !== 'past') return read;
  const [then] = readMoments(read.text, instantAt(before.date, 0));
  return then === undefined ? read : { ...then, start: read.start, end: read.end };
}

function listedBy(read: Read): DateListed[] {
  if (read.kind === 'duration' || read.bound !== null || !ON_CALENDAR.test(read.text)) return [];
  const { start, end } = read;
  if (read.kind === 'days') {
    return read.from === read.until ? [{ date: read.from, minute: null, minutes: null, start, end }] : [];
  }
  if (read.kind === 'moment') {
    if (isClock(read)) return [];
    const minutes = read.until === null ? null : (read.until.getTime() - read.at.getTime()) / 60_000;
    return [{ date: read.date, minute: read.minute, minutes, start, end }];
  }
  // "21 en 28 januari" reads as either of them.
  if (read.why !== 'ambiguous' || !LISTS.test(read.text)) return [];
  return read.options.flatMap((option) =>
    option.kind === 'days' ? [{ date: option.from, minute: null, minutes: null, start, end }] : [],
  );
}

const LISTS = /(?:,|\s(?:en|and)\s)/iu;

/** "12, 19 en 26 januari": with its month behind each day, so that each can be read; the places in the text shift. */
export function withMonths(text: string): string {
  const several = new RegExp(
    `(?<![\\p{L}\\d/.:-])(\\d{1,2})((?:\\s*(?:,|&|en|and)\\s*(?:en\\s+|and\\s+)?\\d{1,2})+)(\\s+${MONTH}(?:\\s+20\\d\\d)?)(?!\\p{L})`,
    'giu',
  );
  return text.replace(several, (_, first: string, others: string, month: string) =>
    [first, ...(others.match(/\d{1,2}/g) ?? [])].map((day) => `${day}${month}`).join(', '),
  );
}

const sinceWords = LANGUAGES.flatMap((language) => sessionWords(language).since).join('|');
const SINCE = new RegExp(
  `(?<!\\p{L})(?:${sinceWords})\\s+(?:(?:in|op|at|met|van|of|de|the)\\s+)*(?:(${anyOf(THIRD_OF.keys())})\\s+)?(?:(?:in|van|of)\\s+)?(${MONTH})(?:\\s+(20\\d\\d|${anyOf(NEAR_YEARS.keys())}))?(?![\\p{L}\\d]|\\s+\\d{1,2}(?!\\d))`,
  'iu',
);
const DAY_OF_THIRD = { begin: 1, middle: 11, end: 21 } as const;

/** "Vanaf begin februari", "te beginnen in maart": the first day on which it can be; null: they say no such thing. */
export function sinceIn(text: string, now: Date): { date: LocalDate; start: number; end: number } | null {
  const found = SINCE.exec(text);
  if (!found) return null;
  const [whole, third, month = '', year] = found;
  const { date: today } = localTimeAt(now);
  const day = DAY_OF_THIRD[THIRD_OF.get(third?.toLowerCase() ?? '') ?? 'begin'];
  const first = dateOf(yearMeant(year, today), MONTH_OF.get(month.toLowerCase()) ?? 1, day);
  if (first === null) return null;
  const isOver = first.slice(0, 7) < today.slice(0, 7);
  const date = isOver && year === undefined ? addMonths(first, 12) : first;
  return { date: date < today ? today : date, start: found.index, end: found.index + whole.length };
}

function yearMeant(said: string | undefined, today: LocalDate): number {
  const thisYear = Number(today.slice(0, 4));
  if (said === undefined) return thisYear;
  return /^\d{4}$/.test(said) ? Number(said) : thisYear + (NEAR_YEARS.get(said.toLowerCase()) ?? 0);
}

/** The first day from one on that is like another: the same weekday, and where it comes back by the month the same one of it. */
export function likeFrom(since: LocalDate, date: LocalDate, isByMonth: boolean): LocalDate {
  const weekday = weekdayOf(date);
  if (!isByMonth) return nextWeekday(plusDays(since, -1), weekday);
  const nth = Math.ceil(Number(date.slice(8)) / 7);
  const months = [0, 1, 2].map((after) => addMonths(`${since.slice(0, 8)}01`, after));
  const found = months.flatMap(
    (first) =>
      nthWeekdayOf(Number(first.slice(0, 4)), { nth: nth > 4 ? -1 : nth, weekday, month: Number(first.slice(5, 7)) }) ??
      [],
  );
  return found.find((one) => one >= since) ?? nextWeekday(plusDays(since, -1), weekday);
}
