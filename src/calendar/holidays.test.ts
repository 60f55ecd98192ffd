import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { easterSunday, isPublicHoliday, publicHolidays } from './holidays.ts';
import { weekdayOf } from './local-time.ts';

const SUNDAY = 6;

describe('Dutch public holidays', () => {
  // As published by the government for these years (rijksoverheid.nl, "Officiële feestdagen").
  it('are those of 2026', () => {
    expect(publicHolidays(2026, 'lustrum')).toEqual([
      { date: '2026-01-01', name: 'Nieuwjaarsdag' },
      { date: '2026-04-05', name: 'Eerste paasdag' },
      { date: '2026-04-06', name: 'Tweede paasdag' },
      { date: '2026-04-27', name: 'Koningsdag' },
      { date: '2026-05-14', name: 'Hemelvaartsdag' },
      { date: '2026-05-24', name: 'Eerste pinksterdag' },
      { date: '2026-05-25', name: 'Tweede pinksterdag' },
      { date: '2026-12-25', name: 'Eerste kerstdag' },
      { date: '2026-12-26', name: 'Tweede kerstdag' },
    ]);
  });

  it.each([
    [1961, '1961-04-02'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2011, '2011-04-24'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2285, '2285-03-22'],
  ])('know Easter of %i', (year, date) => {
    expect(easterSunday(year)).toBe(date);
  });

  it('have Easter on a Sunday from 22 March to 25 April, always', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1900, max: 2199 }), (year) => {
        const easter = easterSunday(year);
        expect(weekdayOf(easter)).toBe(SUNDAY);
        expect(easter >= `${year}-03-22` && easter <= `${year}-04-25`).toBe(true);
      }),
    );
  });

  it.each([
    [2025, '2025-04-26'],
    [2026, '2026-04-27'],
    [2031, '2031-04-26'],
  ])('move Koningsdag of %i off Sunday', (year, date) => {
    expect(publicHolidays(year, 'never').find(({ name }) => name === 'Koningsdag')?.date).toBe(date);
  });

  it.each([
    ['2025-05-05', 'lustrum', true],
    ['2026-05-05', 'lustrum', false],
    ['2026-05-05', 'every-year', true],
    ['2025-05-05', 'never', false],
    // Good Friday is an ordinary working day.
    ['2026-04-03', 'every-year', false],
  ] as const)('say of %s with Bevrijdingsdag %s: %s', (date, liberationDay, free) => {
    expect(isPublicHoliday(date, liberationDay)).toBe(free);
  });
});
