import { type LocalDate, localTimeAt, plusDays, weekdayOf } from './local-time.ts';
import { MONTH_OF, plain, UNIT_OF, type Unit, WHICH_OF } from './words/vocabulary.ts';

/** A stretch of the calendar that figures are about. */
export interface Period {
  unit: 'day' | 'week' | 'month' | 'quarter' | 'year' | 'ever';
  from: LocalDate;
  /** The first day after it. */
  until: LocalDate;
}

type PeriodUnit = Period['unit'];

const QUARTERS: ReadonlySet<string> = new Set(['kwartaal', 'kwartalen', 'quarter']);
const TODAY: ReadonlySet<string> = new Set(['vandaag', 'today']);
const EVER: ReadonlySet<string> = new Set(['totaal', 'ooit', 'total', 'ever']);
const YEAR = /^20\d\d$/;
const NUMBERED_QUARTER =
  /\b(?:q([1-4])|(?:kwartaal|quarter)\s+([1-4])|(eerste|tweede|derde|vierde|first|second|third|fourth)\s+(?:kwartaal|quarter))\b/i;
const ORDERED: readonly (readonly string[])[] = [
  ['eerste', 'first'],
  ['tweede', 'second'],
  ['derde', 'third'],
  ['vierde', 'fourth'],
];

/**
 * The stretch that words name, which is over or goes on: "deze maand", "vorig kwartaal", "in november", "2026", "in totaal".
 * A month that is still to come is that of last year.
 *
 * @returns null: they name none
 */
export function periodNamed(text: string, now: Date): Period | null {
  const today = localTimeAt(now).date;
  const words = plain(text.toLowerCase()).match(/[\p{L}\d]+/gu) ?? [];
  const year = words.find((word) => YEAR.test(word));
  return (
    quarterNumbered(text, year, today) ??
    whichOf(words, today) ??
    monthIn(words, year, today) ??
    (year === undefined ? null : periodOf('year', `${year}-01-01`)) ??
    (words.some((word) => TODAY.has(word)) ? periodOf('day', today) : null) ??
    (words.some((word) => EVER.has(word)) ? periodOf('ever', today) : null)
  );
}

/** The words of a text that may name a stretch. */
export function isPeriodWord(word: string): boolean {
  const known = [QUARTERS, TODAY, EVER, MONTH_OF, WHICH_OF, UNIT_OF].some((words) => words.has(word));
  return known || YEAR.test(word) || /^q[1-4]$/i.test(word) || ORDERED.some((names) => names.includes(word));
}

/** The stretch of this kind in which a day is. */
export function periodOf(unit: PeriodUnit, day: LocalDate): Period {
  const [year = 0, month = 1] = day.split('-').map(Number);
  switch (unit) {
    case 'day':
      return { unit, from: day, until: plusDays(day, 1) };
    case 'week': {
      const monday = plusDays(day, -weekdayOf(day));
      return { unit, from: monday, until: plusDays(monday, 7) };
    }
    case 'month':
      return { unit, from: firstOf(year, month), until: firstOf(year, month + 1) };
    case 'quarter': {
      const first = month - ((month - 1) % 3);
      return { unit, from: firstOf(year, first), until: firstOf(year, first + 3) };
    }
    case 'year':
      return { unit, from: firstOf(year, 1), until: firstOf(year + 1, 1) };
    case 'ever':
      return { unit, from: '2000-01-01', until: '3000-01-01' };
  }
}

function firstOf(year: number, month: number): LocalDate {
  const [inYear, inMonth] = month > 12 ? [year + 1, month - 12] : [year, month];
  return `${inYear}-${String(inMonth).padStart(2, '0')}-01`;
}

function quarterNumbered(text: string, year: string | undefined, today: LocalDate): Period | null {
  const [, short, behind, word] = NUMBERED_QUARTER.exec(text) ?? [];
  const ordered = word === undefined ? 0 : ORDERED.findIndex((names) => names.includes(word.toLowerCase())) + 1;
  const number = Number(short ?? behind ?? ordered);
  if (!number) return null;
  const of = firstOf(Number(year ?? today.slice(0, 4)), number * 3 - 2);
  return periodOf('quarter', of > today && year === undefined ? `${Number(of.slice(0, 4)) - 1}${of.slice(4)}` : of);
}

/** "Deze maand", "vorig kwartaal": of what is to come there are no figures. */
function whichOf(words: readonly string[], today: LocalDate): Period | null {
  for (const [at, word] of words.entries()) {
    const unit = unitOf(words[at + 1] ?? '');
    const which = WHICH_OF.get(word);
    if (unit === null || (which !== 'this' && which !== 'last')) continue;
    const here = periodOf(unit, today);
    return which === 'this' ? here : periodOf(unit, plusDays(here.from, -1));
  }
  return null;
}

const COUNTED: ReadonlySet<Unit> = new Set(['day', 'week', 'month', 'year']);

function unitOf(word: string): PeriodUnit | null {
  if (QUARTERS.has(word)) return 'quarter';
  const unit = UNIT_OF.get(word) ?? (word === 'week' ? 'week' : undefined);
  return unit !== undefined && COUNTED.has(unit) ? (unit as PeriodUnit) : null;
}

function monthIn(words: readonly string[], year: string | undefined, today: LocalDate): Period | null {
  const month = words.map((word) => MONTH_OF.get(word)).find((found) => found !== undefined);
  if (month === undefined) return null;
  const of = firstOf(Number(year ?? today.slice(0, 4)), month);
  return periodOf('month', of > today && year === undefined ? `${Number(of.slice(0, 4)) - 1}${of.slice(4)}` : of);
}
