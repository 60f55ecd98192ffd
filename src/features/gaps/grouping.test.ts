import { describe, expect, it } from 'vitest';
import { likeGap, likeness } from './grouping.ts';

describe('two questions', () => {
  it.each([
    ['Wie is de contactpersoon voor social return in Deventer?', 'contactpersoon social return Deventer wie is dat?'],
    [
      'Hoeveel subsidie geeft de gemeente Raalte aan wijkbedrijven?',
      'hoeveel subsidies geeft gemeente Raalte aan een wijkbedrijf',
    ],
    ['Wanneer is het volgende leernetwerk?', 'wanneer is de volgende bijeenkomst van het leernetwerk'],
    ['Bestaat er een voucherregeling voor coaching?', 'Bestaat er een vouchrregeling voor coaching'],
  ])('are one: %s / %s', (one, other) => {
    expect(likeGap(one, [{ question: other }], 'nl')).not.toBeNull();
    expect(likeness(one, other, 'nl')).toBeCloseTo(likeness(other, one, 'nl'));
  });

  it.each([
    [
      'Wie is de contactpersoon voor social return in Deventer?',
      'Wie is de contactpersoon voor social return in Zwolle?',
    ],
    ['wat is het inkoopbeleid van almelo', 'wat is het inkoopbeleid van borne'],
    ['Wat was de drempel in 2023?', 'Wat was de drempel in 2024?'],
    ['Hoeveel subsidie geeft Raalte aan wijkbedrijven?', 'Hoeveel huur betaal je voor een werkplaats in Raalte?'],
    ['Wat kost een parkeervergunning?', 'Wat is een makelaar met mandaat?'],
    ['', 'Wat is een makelaar met mandaat?'],
  ])('are two: %s / %s', (one, other) => {
    expect(likeGap(one, [{ question: other }], 'nl')).toBeNull();
  });

  it('are alike to themselves, whatever they are', () => {
    expect(likeness('wat is dit', 'wat is dit', 'nl')).toBe(1);
    expect(likeness('Wat is social return?', 'Wat is social return?', 'nl')).toBe(1);
  });
});
