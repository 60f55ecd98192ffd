import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAsked, questionsGoingOn, questionsIn } from './questions-in.ts';
import { wordsOf } from './words.ts';

describe('the questions of a text', () => {
  it.each([
    ['Wat is social return? En wie is onze makelaar?', ['Wat is social return?', 'En wie is onze makelaar?']],
    [
      'wanneer is de sessie over impact meten, en wie zijn de ambassadeurs?',
      ['wanneer is de sessie over impact meten?', 'wie zijn de ambassadeurs?'],
    ],
    [
      'Ik ben inkoper. Wat is een keurmerk? En vanaf welk bedrag moet ik aanbesteden?',
      ['Ik ben inkoper. Wat is een keurmerk?', 'En vanaf welk bedrag moet ik aanbesteden?'],
    ],
    [
      'Ik heb drie vragen: wat is PSO, hoe lang loopt Move2Social en wie is onze makelaar?',
      ['Ik heb drie vragen: wat is PSO?', 'hoe lang loopt Move2Social?', 'wie is onze makelaar?'],
    ],
  ])('are told apart: %s', (text, expected) => {
    expect(questionsIn(text, 'nl')).toEqual(expected);
  });

  it.each([
    'Wat is social return?',
    'Wat is social return? En hoe dan?',
    'Wat is social return? Alvast bedankt!',
    'Hoe werkt social return en de Participatiewet?',
    'Wat geldt er, wanneer je onder de drempel koopt?',
    'Wat is het verschil tussen inclusief en wat daarbuiten valt',
  ])('is one: %s', (text) => {
    expect(questionsIn(text, 'nl')).toEqual([text]);
  });

  it('hold all that was said, in its order', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), (text) => {
        const joined = wordsOf(questionsIn(text, 'nl').join(' '));
        const without = (words: string[]) => words.filter((word) => word !== 'en' && word !== 'and');
        expect(without(joined)).toEqual(without(wordsOf(text)));
      }),
    );
  });
});

describe('the questions of a text that go on about one another', () => {
  it.each([
    ['wat is de drempel, en is dat incl btw?', ['wat is de drempel?', 'is dat incl btw?']],
    ['wat is de drempel en is dat incl btw', ['wat is de drempel?', 'is dat incl btw?']],
    [
      'Wat is een PSO, moet ik die hebben en wie maakt die?',
      ['Wat is een PSO?', 'moet ik die hebben?', 'wie maakt die?'],
    ],
    [
      'Wie tekenden het manifest en kan Deventer nog meedoen?',
      ['Wie tekenden het manifest?', 'kan Deventer nog meedoen?'],
    ],
    [
      'wat is het manifest, wie hebben dat getekend en tot wanneer loopt het?',
      ['wat is het manifest?', 'wie hebben dat getekend?', 'tot wanneer loopt het?'],
    ],
    ['is de code verplicht en wie zit er in het register', ['is de code verplicht?', 'wie zit er in het register?']],
    ['wat is het leernetwerk, wie mag meedoen?', ['wat is het leernetwerk?', 'wie mag meedoen?']],
    [
      'wat is launching customer en doet overijssel dat nog',
      ['wat is launching customer?', 'doet overijssel dat nog?'],
    ],
    ['Hoe word je B Corp en hoe lang duurt dat?', ['Hoe word je B Corp?', 'hoe lang duurt dat?']],
    ['What is the threshold, and does it include VAT?', ['What is the threshold?', 'does it include VAT?']],
  ])('are told apart: %s', (text, expected) => {
    expect(questionsGoingOn(text)).toEqual(expected);
  });

  it.each([
    'Als ik meubels koop voor 3 ton, moet ik dan Europees aanbesteden?',
    'Wanneer ik onder de drempel blijf, mag ik dan zelf kiezen?',
    'Hoe werkt social return en de Participatiewet?',
    'ik wil een pand en is er ook subsidie',
    'Wat is het verschil tussen inclusief en wat daarbuiten valt',
    'leg uit wat social return is en wat dat is voor een mkb-bedrijf',
  ])('is one: %s', (text) => {
    expect(questionsGoingOn(text)).toEqual([text]);
  });
});

describe('what is asked', () => {
  it.each([
    'hoe word ik ambassadeur',
    'Kan ik dat ook worden',
    'en wat kost het',
    'word ik ambassadeur?',
    'can I be one',
    'How do I stop',
  ])('is a question: %s', (text) => expect(isAsked(text)).toBe(true));
  it.each([
    'ik wil ambassadeur worden',
    'schrijf me in',
    'I want to be one',
    'willem doet mee',
    'watertoren graag',
  ])('is none: %s', (text) => expect(isAsked(text)).toBe(false));
});
