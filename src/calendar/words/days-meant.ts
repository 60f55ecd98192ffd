import { easterSunday } from '../holidays.ts';
import { type LocalDate, plusDays, weekdayOf } from '../local-time.ts';
import {
  addMonths,
  dateOf,
  daysBetween,
  later,
  mondayOf,
  nearestWeekday,
  nextWeekday,
  nthWeekdayOf,
} from './day-arithmetic.ts';
import type { CalendarDay, HolidayName, Piece, Third } from './piece.ts';

/** Which days some words mean: from the first to the last, or why that cannot be said. */
export type DaysMeant =
  | { from: LocalDate; until: LocalDate }
  | { why: 'past' | 'impossible' | 'ambiguous' | 'weekday' | 'vague' | 'recurring'; options: LocalDate[] };

/** What says which day, with the weekday that stands beside it. */
export interface DayWords {
  base: Piece | null;
  /** What says it more loosely beside a date: "volgende week vrijdag 19 maart". */
  loose: Piece | null;
  weekday: Extract<Piece, { is: 'weekday' }> | null;
}

/** How long ago a day without a year is when it is more likely a mistake than next year's. */
const JUST_PAST_DAYS = 31;

/** @param today in Dutch time */
export function daysMeant({ base, loose, weekday }: DayWords, today: LocalDate): DaysMeant | null {
  const meant = exactly({ base, weekday }, today);
  if (loose === null || meant === null || 'why' in meant) return meant;
  const around = baseMeant(loose, today, false);
  if ('why' in around || (around.from <= meant.from && meant.from <= around.until)) return meant;
  const other = exactly({ base: loose, weekday }, today);
  const options = other !== null && 'from' in other ? [meant.from, other.from] : [meant.from];
  return { why: 'weekday', options: options.toSorted() };
}

function exactly({ base, weekday }: Omit<DayWords, 'loose'>, today: LocalDate): DaysMeant | null {
  if (base === null) return weekday === null ? null : weekdayMeant(weekday, today);
  const meant = baseMeant(base, today, weekday !== null);
  if (weekday === null || 'why' in meant) return meant;
  if (STRETCHES.has(base.is)) return withinWeek(base, weekday, { today, from: meant.from });
  if (weekdayOf(meant.from) === weekday.weekday) return meant;
  return { why: 'weekday', options: [meant.from, nearestWeekday(meant.from, weekday.weekday, today)].toSorted() };
}

/** Of these a weekday says which day of it. */
const STRETCHES: ReadonlySet<string> = new Set(['week', 'week-number', 'week-of', 'weekend', 'offset', 'near']);

function withinWeek(
  base: Piece,
  { weekday, start, which }: Extract<Piece, { is: 'weekday' }>,
  { today, from }: { today: LocalDate; from: LocalDate },
): DaysMeant {
  if (base.is === 'near') {
    return weekdayOf(from) === weekday
      ? oneDay(from)
      : { why: 'weekday', options: [from, nearestWeekday(from, weekday, today)].toSorted() };
  }
  // "Dinsdag over een week" counts from that Tuesday, "over een week op dinsdag" is in that week.
  if (base.is === 'offset' && base.amount > 0 && start < base.start && which === null) {
    return oneDay(later(nextWeekday(today, weekday), base.amount, base.unit));
  }
  return notPast(plusDays(mondayOf(from), weekday), today);
}

function weekdayMeant({ weekday, which }: Extract<Piece, { is: 'weekday' }>, today: LocalDate): DaysMeant {
  const ahead = (weekday - weekdayOf(today) + 7) % 7;
  const coming = plusDays(today, ahead === 0 ? 7 : ahead);
  if (which === 'last') return { why: 'past', options: [coming] };
  if (which === 'coming') return oneDay(coming);
  if (which === 'this') return notPast(plusDays(mondayOf(today), weekday), today);
  // "Volgende vrijdag", said on a Monday: people do not agree on which that is.
  if (which === 'next') {
    const inNextWeek = plusDays(mondayOf(today), 7 + weekday);
    return inNextWeek === coming ? oneDay(coming) : { why: 'ambiguous', options: [coming, inNextWeek] };
  }
  return ahead === 0 ? { why: 'ambiguous', options: [today, coming] } : oneDay(coming);
}

function baseMeant(base: Piece, today: LocalDate, hasWeekday: boolean): DaysMeant {
  switch (base.is) {
    case 'date':
      return dateMeant(base.date, today);
    case 'dates':
      return datesMeant(base, today);
    case 'either':
      return either(base.dates.map((date) => dateMeant(date, today)));
    case 'near':
      return notPast(plusDays(today, base.days), today);
    case 'day-of-month':
      return dayOfMonth(base.day, today);
    case 'nth-weekday':
      return yearly(base.year, today, (year) => nthWeekdayOf(year, base));
    case 'week':
      return base.weeks < 0
        ? { why: 'past', options: [] }
        : unlessOver(weekFrom(plusDays(mondayOf(today), 7 * base.weeks), base.third), today);
    case 'week-number':
      return weekMeant(base, today, hasWeekday);
    case 'weekend':
      return weekendMeant(base.weeks, today);
    case 'months':
      return base.months < 0
        ? { why: 'past', options: [] }
        : monthMeant(addMonths(today, base.months), base.third, today);
    case 'month':
      return monthNamed(base, today);
    case 'offset':
    case 'duration':
      if (base.amount < 0) return { why: 'past', options: [] };
      return oneDay(later(today, base.amount, base.unit));
    case 'holiday':
      return holidayMeant(base, today);
    case 'week-of':
      return weekOf(dateMeant(base.date, today));
    case 'year':
      return yearMeant(base.year, today);
    case 'recurring':
      return { why: 'recurring', options: [] };
    default:
      return { why: 'vague', options: [] };
  }
}

function oneDay(date: LocalDate): DaysMeant {
  return { from: date, until: date };
}

function notPast(date: LocalDate, today: LocalDate): DaysMeant {
  return date < today ? { why: 'past', options: [plusDays(date, 7)].filter((later) => later >= today) } : oneDay(date);
}

function dateMeant(date: CalendarDay, today: LocalDate): DaysMeant {
  const { day, month, year } = date;
  // Written as the English do: said, not guessed.
  if (month > 12 && day <= 12) return impossible([dateMeant({ day: month, month: day, year }, today)]);
  if (month < 1 || month > 12 || day < 1 || day > 31) return impossible([]);
  if (year !== null && year > 1 && (year < 1900 || year > 2199)) return impossible([]);
  return yearly(year, today, (one) => dateOf(one, month, day));
}

function impossible(others: readonly DaysMeant[]): DaysMeant {
  return { why: 'impossible', options: others.flatMap((other) => ('from' in other ? [other.from] : [])) };
}

function either(some: readonly DaysMeant[]): DaysMeant {
  const options = some.flatMap((one) => ('from' in one ? [one.from] : []));
  return { why: options.length === 0 ? 'past' : 'ambiguous', options };
}

/** In the year that was said, or else the next time it comes. */
function yearly(year: number | null, today: LocalDate, on: (year: number) => LocalDate | null): DaysMeant {
  const thisYear = Number(today.slice(0, 4));
  if (year !== null) {
    const date = on(calendarYear(year, today));
    if (date === null) return impossible([]);
    return date < today
      ? {
          why: 'past',
          options: [on(thisYear), on(thisYear + 1)]
            .flatMap((one) => (one !== null && one >= today ? [one] : []))
            .slice(0, 1),
        }
      : oneDay(date);
  }
  // 29 February comes once in four years, or in eight.
  const years = Array.from({ length: 9 }, (_, ahead) => thisYear + ahead);
  const dates = years.flatMap((one) => on(one) ?? []);
  const coming = dates.find((date) => date >= today);
  if (coming === undefined) return impossible([]);
  const passed = dates.find((date) => date < today && date >= plusDays(today, -JUST_PAST_DAYS));
  return passed === undefined ? oneDay(coming) : { why: 'past', options: [coming] };
}

/** 0 is this year, 1 the next. */
function calendarYear(year: number, today: LocalDate): number {
  return year > 1 ? year : Number(today.slice(0, 4)) + year;
}

function datesMeant({ from, until }: Extract<Piece, { is: 'dates' }>, today: LocalDate): DaysMeant {
  const first = dateMeant(from, today);
  const last = dateMeant(until, today);
  if ('why' in last) return last;
  // It lasts already.
  const begins = 'from' in first ? first.from : `${last.from.slice(0, 8)}${String(from.day).padStart(2, '0')}`;
  return begins > last.from ? impossible([]) : { from: begins, until: last.from };
}

function dayOfMonth(day: number, today: LocalDate): DaysMeant {
  const months = Array.from({ length: 13 }, (_, ahead) => addMonths(`${today.slice(0, 8)}01`, ahead));
  const dates = months.flatMap((first) => dateOf(Number(first.slice(0, 4)), Number(first.slice(5, 7)), day) ?? []);
  const coming = dates.find((date) => date >= today);
  return coming === undefined ? impossible([]) : oneDay(coming);
}

/** By its beginning, middle and end people mean working days. */
const IN_WEEK: Readonly<Record<Third, [number, number]>> = { begin: [0, 1], middle: [1, 3], end: [3, 4] };

function weekFrom(monday: LocalDate, part: Third | null): DaysMeant {
  const [first, last] = part === null ? [0, 6] : IN_WEEK[part];
  return { from: plusDays(monday, first), until: plusDays(monday, last) };
}

function weekMeant(
  { week, year }: Extract<Piece, { is: 'week-number' }>,
  today: LocalDate,
  hasWeekday: boolean,
): DaysMeant {
  const inYear = (one: number) => plusDays(mondayOf(`${one}-01-04`), 7 * (week - 1));
  const exists = (one: number) => week >= 1 && inYear(one) < mondayOf(`${one + 1}-01-04`);
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear, thisYear + 1] : [calendarYear(year, today)];
  const monday = years
    .filter(exists)
    .map(inYear)
    .find((one) => plusDays(one, 6) >= today);
  if (monday === undefined) return years.some(exists) ? { why: 'past', options: [] } : impossible([]);
  return { from: hasWeekday || monday > today ? monday : today, until: plusDays(monday, 6) };
}

function weekendMeant(weeks: number, today: LocalDate): DaysMeant {
  if (weeks < 0) return { why: 'past', options: [] };
  const saturday = plusDays(mondayOf(today), 5 + 7 * weeks);
  return { from: saturday, until: plusDays(saturday, 1) };
}

function monthMeant(within: LocalDate, part: Third | null, today: LocalDate): DaysMeant {
  const first = `${within.slice(0, 8)}01`;
  const last = plusDays(addMonths(first, 1), -1);
  return unlessOver(third(first, last, part), today);
}

/** "Half deze week" on a Friday is over. */
function unlessOver(meant: DaysMeant, today: LocalDate): DaysMeant {
  return 'from' in meant && meant.until < today ? { why: 'past', options: [] } : meant;
}

function monthNamed({ month, year, third: part }: Extract<Piece, { is: 'month' }>, today: LocalDate): DaysMeant {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (one: number) => monthMeant(dateOf(one, month, 1) ?? today, part, today);
  if (year !== null) return inYear(calendarYear(year, today));
  const meant = inYear(thisYear);
  return 'why' in meant ? inYear(thisYear + 1) : meant;
}

/** The beginning, middle or end of a stretch of days. */
function third(from: LocalDate, until: LocalDate, part: Third | null): DaysMeant {
  const days = daysBetween(from, until) + 1;
  const size = Math.floor(days / 3);
  if (part === 'begin') return { from, until: plusDays(from, size - 1) };
  if (part === 'middle') return { from: plusDays(from, size), until: plusDays(until, -size) };
  return part === 'end' ? { from: plusDays(until, 1 - size), until } : { from, until };
}

/** Christmas, Easter and Whitsun are two days. */
const TWO_DAYS: ReadonlySet<HolidayName> = new Set(['christmas', 'easter', 'whitsun']);

/** The Christmas holidays of schools, the same in all of the country: two weeks with Christmas in them, from a Saturday. */
const CHRISTMAS_HOLIDAYS_DAYS = 16;

function holidayMeant({ name, year }: Extract<Piece, { is: 'holiday' }>, today: LocalDate): DaysMeant {
  if (name === 'christmas-holidays') return christmasHolidays(year, today);
  const meant = yearly(year, today, (one) => holidayOn(name, one));
  return 'from' in meant && TWO_DAYS.has(name) ? { from: meant.from, until: plusDays(meant.from, 1) } : meant;
}

function christmasHolidays(year: number | null, today: LocalDate): DaysMeant {
  const thisYear = Number(today.slice(0, 4));
  const years = year === null ? [thisYear - 1, thisYear, thisYear + 1] : [calendarYear(year, today)];
  const stretches = years.flatMap((one) => {
    const from = holidayOn('christmas-holidays', one);
    return from === null ? [] : [{ from, until: plusDays(from, CHRISTMAS_HOLIDAYS_DAYS - 1) }];
  });
  return stretches.find(({ until }) => until >= today) ?? { why: 'past', options: [] };
}

function weekOf(meant: DaysMeant): DaysMeant {
  return 'why' in meant ? meant : { from: mondayOf(meant.from), until: plusDays(mondayOf(meant.from), 6) };
}

function yearMeant(year: number, today: LocalDate): DaysMeant {
  const meant = calendarYear(year, today);
  return { from: year === 0 ? today : `${meant}-01-01`, until: `${meant}-12-31` };
}

function holidayOn(name: HolidayName, year: number): LocalDate | null {
  const easter = easterSunday(year);
  const kingsDay = weekdayOf(`${year}-04-27`) === 6 ? `${year}-04-26` : `${year}-04-27`;
  const on: Readonly<Record<HolidayName, LocalDate>> = {
    christmas: `${year}-12-25`,
    'christmas-holidays': plusDays(`${year}-12-25`, -((weekdayOf(`${year}-12-25`) + 2) % 7)),
    'boxing-day': `${year}-12-26`,
    easter,
    'easter-monday': plusDays(easter, 1),
    ascension: plusDays(easter, 39),
    whitsun: plusDays(easter, 49),
    'kings-day': kingsDay,
    'new-year': `${year}-01-01`,
    'new-years-eve': `${year}-12-31`,
    'saint-nicholas': `${year}-12-05`,
  };
  return on[name];
}
