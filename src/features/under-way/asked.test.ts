import { describe, expect, it } from 'vitest';
import { whatIsAsked } from './asked.ts';

describe('asking what one has under way', () => {
  it.each([
    'heeft iemand al gereageerd?',
    'heeft er al iemand gereageerd',
    'is er nieuws?',
    'is er al nieuws voor mij?',
    'zijn er nog reacties binnengekomen?',
    'al iets gehoord?',
    'nog nieuws?',
    'wat heb ik nu allemaal gepland?',
    'wat staat er voor mij klaar?',
    'Wat ligt er nog op mijn bordje?',
    'waar ben ik allemaal mee bezig?',
    'heb ik nog iets openstaan?',
    'wat heb ik nu nog open staan?',
    'wat staat er voor mij open',
    'wat moet ik nog doen?',
    'is er nog iets voor mij?',
    'wat speelt er voor mij?',
  ])('is heard in %s', (text) => {
    expect(whatIsAsked(text, 'nl')).not.toBeNull();
  });

  it.each([
    'any news?',
    'has anyone replied yet?',
    'is there any news for me',
    'what do I have planned?',
    'what is waiting for me?',
  ])('is heard in %s', (text) => {
    expect(whatIsAsked(text, 'en')).not.toBeNull();
  });

  it.each([
    'heeft het loket al gereageerd?',
    'hebben ze al gereageerd?',
    'is er al nieuws over de subsidie?',
    'is er al antwoord op mijn vraag?',
    'welke toezeggingen heb ik nog openstaan?',
    'welke zaken lopen er voor mij?',
    'er is nieuws, ze heeft een pand',
    'ze heeft gereageerd',
    'al gehoord',
    'is al gebeurd hoor!',
    'heb ik al gezegd',
    'wat betekent dat antwoord?',
    'wat staat er in het artikel?',
    'waar moet ik op letten?',
    'hoe lang moet ik wachten op een vergunning?',
  ])('is not heard in %s', (text) => {
    expect(whatIsAsked(text, 'nl')).toBeNull();
  });
});
