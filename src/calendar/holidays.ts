import { type LocalDate, plusDays, weekdayOf } from './local-time.ts';

/** On which 5 May people are free: by agreement only; many Dutch civil servants are free once in five years. */
export type LiberationDay = 'never' | 'lustrum' | 'every-year';

/**
 * The days that count as public holidays in the Netherlands: those of the Algemene termijnenwet, art. 3(1), and
 * Koningsdag as it is kept. Good Friday is in that law too, but only for the running of legal terms: offices are
 * open on it, so it is not here; a counter that closes on it names it among its closed days.
 *
 * @param year from 1900 to 2199
 * @returns the dates in order, with a name in Dutch
 */
export function publicHolidays(year: number, liberationDay: LiberationDay): { date: LocalDate; name: string }[] {
  const easter = easterSunday(year);
  const days = [
    { date: `${year}-01-01`, name: 'Nieuwjaarsdag' },
    { date: easter, name: 'Eerste paasdag' },
    { date: plusDays(easter, 1), name: 'Tweede paasdag' },
    { date: kingsDay(year), name: 'Koningsdag' },
    { date: plusDays(easter, 39), name: 'Hemelvaartsdag' },
    { date: plusDays(easter, 49), name: 'Eerste pinksterdag' },
    { date: plusDays(easter, 50), name: 'Tweede pinksterdag' },
    { date: `${year}-12-25`, name: 'Eerste kerstdag' },
    { date: `${year}-12-26`, name: 'Tweede kerstdag' },
  ];
  if (liberationDay === 'every-year' || (liberationDay === 'lustrum' && year % 5 === 0)) {
    days.push({ date: `${year}-05-05`, name: 'Bevrijdingsdag' });
  }
  return days.sort((one, other) => one.date.localeCompare(other.date));
}

const holidaysByYear = new Map<string, ReadonlySet<LocalDate>>();

export function isPublicHoliday(date: LocalDate, liberationDay: LiberationDay): boolean {
  const key = `${date.slice(0, 4)} ${liberationDay}`;
  const known = holidaysByYear.get(key);
  const days = known ?? new Set(publicHolidays(Number(date.slice(0, 4)), liberationDay).map((holiday) => holiday.date));
  if (!known) holidaysByYear.set(key, days);
  return days.has(date);
}

/**
 * Easter Sunday in the Gregorian calendar, by the rule of Gauss as corrected by Meeus, Jones and Butcher
 * (J. Meeus, Astronomical Algorithms, 1991, chapter 8).
 */
export function easterSunday(year: number): LocalDate {
  const century = Math.floor(year / 100);
  const yearOfCentury = year % 100;
  const golden = year % 19;
  const skippedLeapDays = Math.floor(century / 4);
  const moonCorrection = Math.floor((century - Math.floor((century + 8) / 25) + 1) / 3);
  const epact = (19 * golden + century - skippedLeapDays - moonCorrection + 15) % 30;
  const toSunday = (32 + 2 * (century % 4) + 2 * Math.floor(yearOfCentury / 4) - epact - (yearOfCentury % 4)) % 7;
  const late = Math.floor((golden + 11 * epact + 22 * toSunday) / 451);
  const sum = epact + toSunday - 7 * late + 114;
  return dateOf(year, Math.floor(sum / 31), (sum % 31) + 1);
}

/** 27 April since 2014, or 26 April when that is a Sunday (before: Koninginnedag, 30 or 29 April). */
function kingsDay(year: number): LocalDate {
  const day = dateOf(year, 4, year >= 2014 ? 27 : 30);
  return weekdayOf(day) === 6 ? plusDays(day, -1) : day;
}

function dateOf(year: number, month: number, day: number): LocalDate {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
