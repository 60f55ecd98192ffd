import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../gazetteer/open.ts';
import { openAdviser } from './advice.ts';

const adviser = await openAdviser(await openGazetteer());
const described = (text: string) =>
  adviser.advise(text, { language: 'nl', today: new Date('2026-11-29T12:00:00Z') }).assignment;

describe('what is said of an assignment afterwards', () => {
  it('takes the VAT out of the value that was said before', () => {
    const coffee = described('koffieautomaten vervangen, 5 jaar, 8 ton');
    expect(adviser.given('hij is inclusief btw trouwens', coffee)).toEqual({ euro: 661_157 });
    const known = described('koffieautomaten vervangen, 5 jaar, 8 ton exclusief btw');
    expect(adviser.given('hij is inclusief btw trouwens', known)).toEqual({});
  });

  it('puts an option behind the term', () => {
    const coffee = described('koffieautomaten vervangen, 5 jaar, 8 ton');
    expect(adviser.given('kan dat ook met 2 jaar optie erbij', coffee).months).toBe(84);
    expect(adviser.given('toch maar 2 jaar', coffee).months).toBe(24);
  });
});
