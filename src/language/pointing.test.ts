import { describe, expect, it } from 'vitest';
import { pointsBack, speaksOfBefore } from './pointing.ts';

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

describe('a text that has a word for what was spoken of before', () => {
  it.each([
    'hoe lang duurde die?',
    'wat doen we hieraan?',
    'is het verplicht?',
    'mag ze ook in Hengelo beginnen?',
  ])('"%s" has one', (text) => expect(speaksOfBefore(text, 'nl')).toBe(true));

  it.each([
    'wat is het drempelbedrag?',
    'hoe werkt social return?',
    'hoe zat het ook alweer met de PSO?',
  ])('"%s" has none', (text) => expect(speaksOfBefore(text, 'nl')).toBe(false));
});
