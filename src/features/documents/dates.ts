import type { Language } from '../../chat/language.ts';

/** The same day a year later, as it is stored: 2027-02-28. */
export function oneYearOn(day: Date): string {
  const next = new Date(Date.UTC(day.getUTCFullYear() + 1, day.getUTCMonth(), day.getUTCDate()));
  return next.toISOString().slice(0, 10);
}

/** "2023-12-31", "2023-12" or "2023" as a person writes it. */
export function spelledDay(date: string, language: Language): string {
  const [year = date, month, day] = date.split('-');
  if (!month) return year;
  const parts: Intl.DateTimeFormatOptions = { year: 'numeric', month: 'long', timeZone: 'UTC' };
  if (day) parts.day = 'numeric';
  const locale = language === 'nl' ? 'nl-NL' : 'en-GB';
  return new Intl.DateTimeFormat(locale, parts).format(new Date(`${year}-${month}-${day ?? '01'}T00:00:00Z`));
}
