import { describe, expect, it } from 'vitest';
import { pointsBack } from './pointing.ts';

describe('a text that leans on something said elsewhere', () => {
  it.each([
    'kun jij dit naar het juiste loket brengen?',
    'Klopt dit?',
    'Wat vind je van het bovenstaande?',
    'weet jij wie dat kan oppakken',
  ])('"%s" does', (text) => expect(pointsBack(text, 'nl')).toBe(true));

  it.each([
    'Wat is dit jaar de Europese drempel?',
    'Wat is social return?',
    'Ondernemer uit Denekamp zoekt een werkplaats.',
  ])('"%s" does not', (text) => expect(pointsBack(text, 'nl')).toBe(false));

  it('and so in English', () => {
    expect(pointsBack('Can you bring this to the right counter?', 'en')).toBe(true);
    expect(pointsBack('What is the threshold this year?', 'en')).toBe(false);
  });
});
