import { describe, expect, it } from 'vitest';
import { openGazetteer } from '../gazetteer/open.ts';
import { peopleNamed, withoutPeople, withPeople } from './people-named.ts';

const gazetteer = await openGazetteer();
const named = (text: string, language: 'nl' | 'en' = 'nl') =>
  peopleNamed(text, language, gazetteer).map(({ name }) => name);

describe('the names of people in a text', () => {
  it.each([
    ['Ik sprak mevrouw Jansen uit Denekamp, zij zoekt een werkplaats.', ['Jansen']],
    ['Mw. de Vries heeft een bakkerij in Almelo.', ['de Vries']],
    ['Een ondernemer, Piet van der Berg, wil uitbreiden in Raalte.', ['Piet van der Berg']],
    ['Gisteren belde Fatima over een vergunning in Hengelo.', ['Fatima']],
    ['Kees Smit uit Ommen zoekt een pand.', ['Kees Smit']],
    ['Slager Henk de Vries uit Ommen zoekt een pand.', ['Henk de Vries']],
    ['Timmerman Kees Smit zoekt een werkplaats in Raalte.', ['Kees Smit']],
    ['Slager Henk zoekt een pand in Ommen.', ['Henk']],
    ['Gisteren belde Slager Henk over een pand in Ommen.', ['Henk']],
    ['Bakker Smit uit Ommen zoekt een pand.', ['Smit']],
    ['Ondernemer Fatima zoekt een pand in Ommen.', ['Fatima']],
    ['Pieter Jansen uit Ommen zoekt een pand.', ['Pieter Jansen']],
    ['Wouter de Vries uit Ommen zoekt een pand.', ['Wouter de Vries']],
    ['Ik zoek grond in Dalfsen. Groet, H. Bosman', ['H. Bosman']],
    ['Wij willen bouwen in Goor.\nMvg\nJ.P. van der Meer', ['J.P. van der Meer']],
    ['Bel mevr. A. de Boer-Jansen uit Goor maar.', ['A. de Boer-Jansen']],
    ['Kan dat in Ommen?\nGroetjes,\nHenk', ['Henk']],
    ['Kan dat in Ommen?\nmvg\nHenk', ['Henk']],
    ['Ik sprak net met Dilan van Fietskoerier Almelo over werk.', ['Dilan van Fietskoerier']],
    ['Dilan van Fietskoerier Almelo zoekt mensen.', ['Dilan van Fietskoerier']],
    ['Gisteren belde Dilan van Almelo over werk.', ['Dilan']],
    ['Ik sprak Piet de Boer uit Goor. Piet zoekt een pand.', ['Piet de Boer', 'Piet']],
  ])('are found: %s', (text, names) => expect(named(text)).toEqual(names));

  it.each([
    'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval en zoekt een werkplaats.',
    'Het bedrijf Groenhout in Almelo zoekt een pand.',
    'Zij wil een subsidie voor Zwolle. Kan dat?',
    'Hij spreekt alleen Pools en zoekt een garage.',
    'Zij kiest plan B. Hij zoekt een pand in Ommen.',
    'Hallo,\nVrouw uit Ommen zoekt ruimte.',
    'Ik was bij Fietskoerier Almelo over werk.',
  ])('are not made up: %s', (text) => expect(named(text)).toEqual([]));

  it.each([
    ['Dilan zoekt een pand in Ommen.', ['Dilan']],
    ['Hallo. Dilan uit Ommen wil uitbreiden.', ['Dilan']],
    ['Vergunning nodig voor een terras in Ommen. Bakker zoekt ook een pand. Kan dat?', []],
    ['Kringloop zoekt een hal in Ommen. De kringloop groeit.', []],
  ])('are looked for more closely where somebody wants them left out: %s', (text, names) => {
    expect(named(text)).toEqual([]);
    expect(peopleNamed(text, 'nl', gazetteer, true).map(({ name }) => name)).toEqual(names);
  });

  it('are found in English too', () => {
    expect(named('I spoke with Mrs Jansen from Denekamp about a permit.', 'en')).toEqual(['Jansen']);
    expect(named('he speaks only German', 'en')).toEqual([]);
  });

  it('leave without what somebody does', () => {
    const text = 'Slager Henk zoekt een pand in Ommen.';
    const left = withoutPeople(text, peopleNamed(text, 'nl', gazetteer), '[naam weggelaten]');
    expect(left.text).toBe('Slager [naam weggelaten] zoekt een pand in Ommen.');
  });

  it('leave the text and come back', () => {
    const text = 'Ik sprak mevrouw Jansen en meneer Smit uit Denekamp.';
    const left = withoutPeople(text, peopleNamed(text, 'nl', gazetteer), '[naam weggelaten]');
    expect(left.text).toBe('Ik sprak mevrouw [naam weggelaten] en meneer [naam weggelaten] uit Denekamp.');
    expect(withPeople(left.text, left.names, '[naam weggelaten]')).toBe(text);
  });
});
