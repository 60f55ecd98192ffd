import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isAsked, questionsIn } from './questions-in.ts';
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
