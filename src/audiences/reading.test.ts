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

  it('add nothing where it was for nobody yet', () => {
    expect(meant('natuur mag ook komen', audienceOf({}), true)).toBe('iedereen van Natuur');
  });
});
