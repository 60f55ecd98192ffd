import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../gazetteer/open.ts';
import { audienceOf } from './audience.ts';
import { audienceMeant, type Nameable } from './reading.ts';
import { audienceInWords } from './words.ts';

const nameable: Nameable = {
  gazetteer: await openGazetteer(),
  organisations: [],
  departments: ['Natuur', 'Ruimte en Wonen', 'Inkoop'],
  kept: [],
};

const meant = (text: string, before = audienceOf({}), isNew = false) => {
  const audience = audienceMeant(text, nameable, 'nl', before, { isNew });
  return audience && audienceInWords(audience, [], 'nl');
};

describe('groups that are named in a row', () => {
  it('are beside each other where the one is a role and the other a department', () => {
    expect(meant('alleen de ambassadeurs en natuur')).toBe('ambassadeurs, en iedereen van Natuur');
    expect(meant('iedereen van natuur en alle makelaars')).toBe('iedereen van Natuur, en makelaars');
    expect(meant('de makelaars, de ambassadeurs en inkoop')).toBe('makelaars en ambassadeurs, en iedereen van Inkoop');
    expect(meant('de ambassadeurs, natuur en inkoop')).toBe('ambassadeurs, en iedereen van Natuur en Inkoop');
  });

  it('are one group where the one tells whom of the other, and where a name has “en” in it', () => {
    expect(meant('de ambassadeurs van natuur')).toBe('ambassadeurs van Natuur');
    expect(meant('makelaars en inkopers van natuur')).toBe('makelaars en inkopers van Natuur');
    expect(meant('de inkopers van natuur en inkoop')).toBe('inkopers van Natuur en Inkoop');
    expect(meant('de inkopers van ruimte en wonen')).toBe('inkopers van Ruimte en Wonen');
    expect(meant('ambassadeurs en makelaars, in Twente')).toBe('ambassadeurs en makelaars in Twente');
  });

  it('are all named anew where “ook” stands between them, and come to it where only one is named', () => {
    expect(meant('nodig alle ambassadeurs uit en ook iedereen van natuur')).toBe(
      'ambassadeurs, en iedereen van Natuur',
    );
    expect(meant('aan inkoop en ook aan natuur')).toBe('iedereen van Natuur en Inkoop');
    const brokers = audienceOf({ roles: ['broker'] });
    expect(meant('natuur mag ook komen', brokers)).toBe('makelaars, en iedereen van Natuur');
    expect(meant('en ook de ambassadeurs', brokers)).toBe('makelaars en ambassadeurs');
  });

  it('are ambassadors for a theme that stands right behind them, where no department is called so', () => {
    expect(meant('alle ambassadeurs voor circulair')).toBe('ambassadeurs voor circulaire economie');
    expect(meant('de ambassadeurs rond social return in Twente')).toBe('ambassadeurs voor social return in Twente');
    expect(meant('de ambassadeurs voor zorg en welzijn')).toBe('ambassadeurs voor zorg en welzijn');
    expect(meant('de ambassadeurs voor inkoop')).toBe('ambassadeurs van Inkoop');
    expect(meant('the ambassadors for the theme mobility')).toBe('ambassadeurs voor mobiliteit');
    for (const said of [
      'stuur alle ambassadeurs een bericht over wonen',
      'de ambassadeurs voor woensdag',
      'stuur over het thema mobiliteit iets aan de ambassadeurs',
    ])
      expect(meant(said)).toBe('ambassadeurs');
  });

  it('are those behind “alleen” or “maar”, and not those behind the no before it', () => {
    const everybody = 'ambassadeurs en makelaars';
    expect(meant('haha nee niet iedereen, alleen de ambassadeurs en de makelaars')).toContain('ambassadeurs');
    for (const said of [
      'haha nee niet iedereen, alleen de ambassadeurs en de makelaars',
      'niet naar alle collega’s maar naar de ambassadeurs en de makelaars',
      'niet alleen de ambassadeurs maar ook de makelaars',
      'not everybody, only the ambassadors and the brokers',
    ])
      expect(meant(said)?.split(' en ').toSorted().join(' en ')).toBe(everybody);
    const both = audienceOf({ roles: ['broker', 'ambassador'] });
    expect(meant('niet de makelaars maar de inkopers', both)).toBe('inkopers; niet aan: makelaars');
    expect(meant('iedereen van natuur, maar niet de inkopers', both)).toContain('niet aan: inkopers');
    expect(meant('niet de makelaars maar ook niet de inkopers')).toBe('iedereen; niet aan: makelaars, inkopers');
  });

  it('add nothing where it was for nobody yet', () => {
    expect(meant('natuur mag ook komen', audienceOf({}), true)).toBe('iedereen van Natuur');
  });
});
