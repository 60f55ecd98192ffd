import { isPublicHoliday } from '../holidays.ts';
import { type LocalDate, plusDays, weekdayOf } from '../local-time.ts';
import type { Unit } from './vocabulary.ts';

/** Of a unit within a day. */
export const MINUTES_OF: Partial<Record<Unit, number>> = { minute: 1, quarter: 15, 'half-hour': 30, hour: 60 };

/** The day some time later, or earlier when negative; hours within a day are on the same day. */
export function later(date: LocalDate, amount: number, unit: Unit): LocalDate {
  switch (unit) {
    case 'day':
      return plusDays(date, Math.round(amount));
    case 'week':
      return plusDays(date, Math.round(amount * 7));
    case 'month':
      return plusDays(addMonths(date, Math.trunc(amount)), Math.round((amount % 1) * 30));
    case 'year':
      return addMonths(date, Math.round(amount * 12));
    case 'working-day':
      return plusWorkingDays(date, Math.round(amount));
    default:
      return date;
  }
}

function plusWorkingDays(date: LocalDate, days: number): LocalDate {
  let [at, left] = [date, Math.abs(days)];
  while (left > 0) {
    at = plusDays(at, Math.sign(days));
    if (weekdayOf(at) < 5 && !isPublicHoliday(at, 'lustrum')) left -= 1;
  }
  return at;
}

/** In a month without such a day its last. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const [year, inYear] = [Math.floor(month / 12), (month % 12) + 1];
  const day = Number(date.slice(8));
  return [day, 30, 29, 28].flatMap((one) => (one > day ? [] : (dateOf(year, inYear, one) ?? [])))[0] ?? date;
}

/** The first of a weekday after a day. */
export function nextWeekday(today: LocalDate, weekday: number): LocalDate {
  return plusDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
}

/** Such a weekday of a month (1 is January), the first or the third, or its last when negative; null: it has none such. */
export function nthWeekdayOf(
  year: number,
  { nth, weekday, month }: { nth: number; weekday: number; month: number },
): LocalDate | null {
  const first = dateOf(year, month, 1) ?? '';
  const last = plusDays(addMonths(first, 1), -1);
  const date =
    nth < 0
      ? plusDays(last, -((weekdayOf(last) - weekday + 7) % 7))
      : plusDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (nth - 1));
  return date.slice(0, 7) === first.slice(0, 7) ? date : null;
}

/** The one of a weekday nearest to a day, not before today. */
export function nearestWeekday(date: LocalDate, weekday: number, today: LocalDate): LocalDate {
  const ahead = (weekday - weekdayOf(date) + 7) % 7;
  const before = plusDays(date, ahead - 7);
  return ahead > 3 && before >= today ? before : plusDays(date, ahead);
}

/** The Monday of the week a day is in. */
export function mondayOf(date: LocalDate): LocalDate {
  return plusDays(date, -weekdayOf(date));
}

/** How many days the one is after the other. */
export function daysBetween(from: LocalDate, until: LocalDate): number {
  return (Date.parse(until) - Date.parse(from)) / 86_400_000;
}

/** @returns null when there is no such day */
export function dateOf(year: number, month: number, day: number): LocalDate | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.toISOString().slice(0, 10) : null;
}
