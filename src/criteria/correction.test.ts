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

  it.each([
    ['ongeveer 90 duizend denk ik', 90_000],
    ['het bedrag is 4,8 miljoen geworden', 4_800_000],
    ['zo’n 250 duizend, schat ik', 250_000],
    ['1,2 mln toch', 1_200_000],
    ['I think 300 thousand now', 300_000],
  ])('takes an amount that is said in passing: %s', (text, euro) => {
    expect(adviser.given(text, described('werkkleding voor de buitendienst')).euro).toBe(euro);
  });

  it.each(['90 duizend maaltijden', '4 miljoen inwoners', '12 ton papier'])('takes none for “%s”', (text) => {
    expect(adviser.given(text, described('werkkleding voor de buitendienst')).euro).toBeUndefined();
  });

  it('puts an option behind the term', () => {
    const coffee = described('koffieautomaten vervangen, 5 jaar, 8 ton');
    expect(adviser.given('kan dat ook met 2 jaar optie erbij', coffee).months).toBe(84);
    expect(adviser.given('toch maar 2 jaar', coffee).months).toBe(24);
    expect(adviser.given('met nog 2 optiejaren', coffee).months).toBe(84);
  });

  it.each([
    ['dat is per jaar 150 hoor, niet 200', { euro: 600_000 }],
    ['het is 150 per jaar', { euro: 600_000 }],
    ['niet 200 maar 150', { euro: 600_000 }],
    ['per jaar is het 150, geen 200', { euro: 600_000 }],
    ['it is 150 a year, not 200', { euro: 600_000 }],
  ])('reads an amount that is put right in the unit it was said in: %s', (text, given) => {
    const green = described('groenonderhoud voor 200k per jaar, 2 jaar plus 2 optiejaren');
    expect(adviser.given(text, green)).toEqual(given);
  });

  it.each([
    'doe 150 bomen, niet 200',
    '5 procent, geen 200',
    'niet 2 maar 3',
    '20 jaar, geen 200',
  ])('reads no amount in a number of something else: %s', (text) => {
    const green = described('groenonderhoud voor 200k per jaar, 2 jaar plus 2 optiejaren');
    expect(adviser.given(text, green).euro).toBeUndefined();
  });

  it.each([
    ['zet social return op 5%', 5],
    ['doe maar 2,5 procent sroi', 2.5],
    ['social return (3 %)', 3],
    ['we vragen een social return van 5 procent van de opdrachtsom', 5],
    ['make social return 4 percent', 4],
  ])('takes the share of the sum for social return: %s', (text, share) => {
    expect(adviser.given(text, described('schoonmaak, 4 jaar, 8 ton')).share).toBe(share);
  });

  it.each([
    '20% van de punten voor social return',
    'weging: prijs 60%, kwaliteit 20%, social return 20%',
    'geen 5% social return',
    'social return tussen 2 en 5%',
    'social return, en 10% korting',
  ])('takes none for “%s”', (text) => {
    expect(adviser.given(text, described('schoonmaak, 4 jaar, 8 ton')).share).toBeUndefined();
  });
});
