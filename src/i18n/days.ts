import type { Language } from '../chat/language.ts';

/**
 * A date as a person writes it, as precise as it is.
 *
 * @param date `2023-12-31`, `2023-12` or `2023`
 * @returns "31 december 2023", "december 2023", "2023"
 */
export function dateInWords(date: string, language: Language): string {
  const [year = date, month, day] = date.split('-');
  if (!month) return year;
  return written(`${year}-${month}-${day ?? '01'}`, language, {
    ...(day ? { day: 'numeric' } : {}),
    month: 'long',
    year: 'numeric',
  });
}

/** @param month 1 is January @returns "januari" */
export function monthInWords(month: number, language: Language): string {
  return written(`2027-${String(month).padStart(2, '0')}-01`, language, { month: 'long' });
}

/**
 * @param day `2027-04-30`
 * @returns "vrijdag 30 april 2027"
 */
export function weekdayInWords(day: string, language: Language): string {
  return written(day, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
}

function written(day: string, language: Language, parts: Intl.DateTimeFormatOptions): string {
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { ...parts, timeZone: 'UTC' }).format(new Date(`${day}T00:00:00Z`));
}
