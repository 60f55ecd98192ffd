import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { addMonths, nextWeekday, nthWeekdayOf } from '../../calendar/words/day-arithmetic.ts';
import { AMOUNT_OF, anyOf, MONTH_OF, ORDINAL_OF, RECURRING, WEEKDAY_OF } from '../../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../../chat/language.ts';
import type { Repeat } from './planning.ts';
import { sessionWords } from './said.ts';

/** How often something comes back, as words say. */
export interface Recurring {
  /** Null: only how many times. */
  repeat: Repeat | 'own' | null;
  /** In which months of a year (1 is January), where they are named. */
  months: number[];
  times: number | null;
  /** The first day that fits, where its weekday is named. */
  date: LocalDate | null;
  /** The text without these words. */
  rest: string;
}

const saidAs = (key: keyof ReturnType<typeof sessionWords>) =>
  anyOf(LANGUAGES.flatMap((language) => sessionWords(language)[key]));

const WEEKDAY = `(${anyOf(WEEKDAY_OF.keys())})(?:en|s)?`;
const MONTH = anyOf(MONTH_OF.keys());
const EVERY = anyOf(RECURRING);
const AND = '\\s*(?:,|en|and|&)\\s*(?:en\\s+|and\\s+)?';
/** "De derde donderdag van januari, maart en mei", "elke eerste dinsdag van de maand". */
const NTH = new RegExp(
  `(?<!\\p{L})(${EVERY}\\s+)?(?:de\\s+|the\\s+)?(${anyOf(ORDINAL_OF.keys())}|\\d)(?:e|de|ste|st|nd|rd|th)?\\s+${WEEKDAY}(?:\\s+(?:van|in|of)\\s+(?:(?:(?:de|the|${EVERY})\\s+)?(maand|month)|(${MONTH}(?:${AND}${MONTH})+)))?(?!\\p{L})`,
  'iu',
);
const EVERY_WEEKDAY = new RegExp(`(?<!\\p{L})${EVERY}\\s+${WEEKDAY}(?!\\p{L})`, 'iu');
/** What says how often by itself: "elke maand", "om de week", "eenmalig". */
const SAID = (['fortnightly', 'bimonthly', 'once', 'weekly', 'monthly'] as const).map(
  (repeat) => [repeat, new RegExp(`(?<!\\p{L})${saidAs(repeat)}(?!\\p{L})`, 'iu')] as const,
);
/** "Vijf keer", "zes bijeenkomsten per jaar". */
const COUNT = new RegExp(
  `(?<![\\p{L}\\d])(\\d{1,3}|${anyOf(AMOUNT_OF.keys())})\\s+${saidAs('counts')}(?:\\s+(${saidAs('aYear')}|in\\s+20\\d\\d))?(?!\\p{L})`,
  'iu',
);
const YEAR = /(?<!\d)(20\d\d)(?!\d)/u;

/**
 * @param from the first day on which it can be; null: tomorrow
 * @returns null: they say nothing of that
 */
export function recurringIn(text: string, now: Date, from: LocalDate | null = null): Recurring | null {
  const before = dayBefore(from, localTimeAt(now).date);
  const day = nthIn(text, before) ?? everyWeekdayIn(text, before);
  const said = saidIn(day?.rest ?? text);
  const beside = said?.rest ?? day?.rest ?? text;
  const count = countIn(beside);
  const repeat = said?.repeat ?? count?.repeat ?? day?.repeat ?? null;
  const times = count?.times ?? null;
  const rest = count?.rest ?? beside;
  // "De tweede dinsdag van maart" is a day, unless it comes back.
  if (repeat === null) return times === null ? null : { repeat, months: [], times, date: null, rest };
  const months = day?.months ?? [];
  const isOwn = months.length > 1 && said === null;
  const own = { repeat: 'own' as const, times: times ?? months.length };
  return { months, date: day?.date ?? null, rest, ...(isOwn ? own : { repeat, times }) };
}

function dayBefore(from: LocalDate | null, today: LocalDate): LocalDate {
  return from !== null && from > today ? plusDays(from, -1) : today;
}

/** "Elke dinsdag". */
function everyWeekdayIn(text: string, before: LocalDate) {
  const found = EVERY_WEEKDAY.exec(text);
  if (!found) return null;
  const date = nextWeekday(before, WEEKDAY_OF.get(found[1]?.toLowerCase() ?? '') ?? 0);
  return { date, months: [], repeat: 'weekly' as const, rest: without(text, found[0]) };
}

function without(text: string, piece: string): string {
  return text.replace(piece, ', ');
}

function saidIn(text: string): { repeat: Repeat; rest: string } | null {
  for (const [repeat, pattern] of SAID) {
    const found = pattern.exec(text)?.[0];
    if (found !== undefined) return { repeat, rest: without(text, found) };
  }
  return null;
}

/** How often a year comes back by the month. */
const A_YEAR: Readonly<Record<number, Repeat>> = { 12: 'monthly', 6: 'bimonthly', 5: 'five-a-year' };

function countIn(text: string): { times: number; repeat: Repeat | null; rest: string } | null {
  const found = COUNT.exec(text);
  const times = found === null ? 0 : (AMOUNT_OF.get(found[1]?.toLowerCase() ?? '') ?? Number(found[1]));
  if (found === null || !Number.isInteger(times) || times < 1) return null;
  const aYear = found[2] === undefined ? null : (A_YEAR[times] ?? null);
  return { times, repeat: times === 1 ? 'once' : aYear, rest: without(text, found[0]) };
}

/** The weekday of a month, by its place in it; with which months. */
function nthIn(text: string, before: LocalDate) {
  const found = NTH.exec(text);
  if (!found) return null;
  const [whole, every, place = '', weekday = '', ofMonth, row = ''] = found;
  const nth = ORDINAL_OF.get(place.toLowerCase()) ?? Number(place);
  const months = [...row.matchAll(new RegExp(MONTH, 'giu'))].map(([name]) => MONTH_OF.get(name.toLowerCase()) ?? 1);
  const year = YEAR.exec(text)?.[1];
  const date = firstNth({ nth, weekday: WEEKDAY_OF.get(weekday.toLowerCase()) ?? 0, months, year }, before);
  const isComing = every !== undefined || ofMonth !== undefined || months.length > 1;
  const repeat: Repeat | null = isComing ? 'monthly' : null;
  return { date, months, repeat, rest: without(text, whole) };
}

/** The first such day that is to come: the third Thursday of this month, or of the next. */
function firstNth(
  { nth, weekday, months, year: named }: { nth: number; weekday: number; months: number[]; year: string | undefined },
  today: LocalDate,
): LocalDate | null {
  const from = named !== undefined && named > today.slice(0, 4) ? `${named}-01-01` : today;
  for (let after = 0; after < 24; after += 1) {
    const first = addMonths(`${from.slice(0, 8)}01`, after);
    const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
    if (months.length > 0 && !months.includes(month)) continue;
    const date = nthWeekdayOf(year, { nth, weekday, month });
    if (date !== null && date > today && date >= from) return date;
  }
  return null;
}
