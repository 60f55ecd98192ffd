import { describe, expect, it } from 'vitest';
import { readLearningContent } from '../../learning-content/library.ts';
import { judge } from './judging.ts';

const noMeaning = async () => null;
const card = async (id: string) => {
  const found = (await readLearningContent()).cards.find((one) => one.id === id);
  if (!found) throw new Error(`There is no card ${id}.`);
  return found;
};

describe('an answer in own words', () => {
  it.each([
    ['minstens dertig procent van het personeel', 'right'],
    ['30%', 'right'],
    ['Minstens 50 procent', 'nearly'],
    ['minstens 5 procent.', 'wrong'],
    ['de helft denk ik', 'nearly'],
    ['ik gok op vijftig', 'nearly'],
    ['30 volgens mij', 'right'],
    ['vijf?', 'wrong'],
    ['pauzeer tot 5 januari', null],
    ['een ondernemer uit Raalte zoekt een pand', null],
  ])('“%s” is %s, by its words', async (text, verdict) => {
    expect(await judge((await card('voorbehouden-dertig-procent')).nl, text, noMeaning)).toBe(verdict);
  });

  it('is as its meaning where the words say nothing', async () => {
    const { nl } = await card('eerst-de-gemeente');
    const vectors = new Map([
      ['naar het provinciehuis', [0, 1]],
      [nl.choices.right, [1, 0]],
      [nl.choices.wrong, [0.1, 0.99]],
    ]);
    const meaningOf = async (text: string) => Float32Array.from(vectors.get(text) ?? [0, 0]);
    expect(await judge(nl, 'naar het provinciehuis', meaningOf)).toBe('wrong');
  });

  it('of every card is known by its own short answers, in both languages', async () => {
    for (const one of (await readLearningContent()).cards) {
      for (const verdict of ['right', 'nearly', 'wrong'] as const) {
        expect(await judge(one.nl, one.nl.choices[verdict], noMeaning)).toBe(verdict);
        expect(await judge(one.en, one.en.choices[verdict], noMeaning)).toBe(verdict);
      }
    }
  });
});
