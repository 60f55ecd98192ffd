import { expect, it } from 'vitest';
import { en } from './en.ts';
import { nl } from './nl.ts';

it('begins a sentence with a capital, also where the name of a counter stands first', () => {
  const counter = 'gemeente Dinkelland';
  for (const { cases } of [nl, en]) {
    const { accepted, bounced, question, finished, answerAwaited, rerouted, sentBack } = cases.told;
    const sentences = [
      accepted(1, counter, null),
      bounced(1, counter),
      question(1, counter),
      finished(1, counter),
      answerAwaited(1, counter),
      rerouted(1, counter, 'ROZ'),
      sentBack(1, counter),
      cases.counterGone(counter),
    ];
    expect(sentences.filter((sentence) => !sentence.startsWith('Gemeente Dinkelland '))).toEqual([]);
  }
});

it.each([
  [1, '1 dag', '1 day'],
  [30, '30 dagen', '30 days'],
  [365, '1 jaar', '1 year'],
  [730, '2 jaar', '2 years'],
  [1826, '5 jaar', '5 years'],
  [45, '45 dagen', '45 days'],
  [400, '400 dagen (ongeveer 13 maanden)', '400 days (about 13 months)'],
])('says a term of %i days as people do', (days, dutch, english) => {
  expect(nl.retention.line('logboek', days)).toBe(`logboek: ${dutch}`);
  expect(en.retention.line('log', days)).toBe(`log: ${english}`);
});
