import { describe, expect, it } from 'vitest';
import { daysIn } from './length-in-days.ts';

describe('a length of time in days', () => {
  it.each([
    ['30', 30],
    ['30 dagen', 30],
    ['1 dag', 1],
    ['30d', 30],
    ['6 weken', 42],
    ['6w', 42],
    ['3 maanden', 91],
    ['drie maanden', 91],
    ['3m', 91],
    ['12 months', 365],
    ['1 jaar', 365],
    ['2 years', 730],
    ['1y', 365],
    ['1j', 365],
    ['  6 Weken ', 42],
  ])('"%s" is %i', (text, days) => expect(daysIn(text)).toBe(days));

  it.each(['', 'dagen', '3 uur', '3 appels', '-1', '1.5 jaar', '3 3', 'veel'])('"%s" is none', (text) =>
    expect(daysIn(text)).toBeNull());
});
