import { CARDINAL_OF, UNIT_OF } from './words/vocabulary.ts';

/** The first letter of a unit, as operators type it; "j" and "y" are years. */
const SHORT: Readonly<Record<string, number>> = { d: 1, w: 7, m: 365 / 12, j: 365, y: 365 };
const DAYS_OF: Readonly<Partial<Record<string, number>>> = { day: 1, week: 7, month: 365 / 12, year: 365 };

/**
 * A length of time in whole days, however it is typed: "30", "30 dagen", "6w", "drie maanden", "1 year". A month is a twelfth of
 * a year of 365 days.
 *
 * @returns null when it is none
 */
export function daysIn(text: string): number | null {
  const [, amount = '', unit = ''] = /^(\d{1,5}|\p{L}+?)\s*(\p{L}*)$/u.exec(text.trim().toLowerCase()) ?? [];
  const count = /^\d+$/.test(amount) ? Number(amount) : CARDINAL_OF.get(amount);
  const days = unit === '' ? 1 : (SHORT[unit] ?? DAYS_OF[UNIT_OF.get(unit) ?? '']);
  return count === undefined || days === undefined ? null : Math.round(count * days);
}
