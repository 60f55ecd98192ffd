import { describe, expect, it } from 'vitest';
import { comesToOne, someDates } from './some-dates.ts';

const NOW = new Date('2026-12-01T09:00:00Z');
const DAYS = ['2027-01-14', '2027-03-18', '2027-05-27', '2027-09-09'];
const DATES = DAYS.map((id) => ({ id, startsAt: new Date(`${id}T13:00:00Z`) }));
const ALL = [0, 1, 2, 3];

function read(text: string, who?: { ofOthers: boolean }) {
  const found = someDates(text, DATES, NOW, who);
  const at = (some: readonly { id: string }[]) => some.map(({ id }) => DAYS.indexOf(id));
  return found && [at(found.coming), at(found.not)];
}

describe('to which dates of a series somebody comes, in words', () => {
  it.each([
    ['zet mij maar op de lijst voor alles', ALL, []],
    ['ik kom bij alle vier. mag mijn collega Wim ook', ALL, []],
    ['meld me aan voor de hele reeks', ALL, []],
    ['ik ben er elke keer bij', ALL, []],
    ['sign me up for all 4 sessions', ALL, []],
    ['en 27 mei ook, en de andere drie', ALL, []],
    ['de andere twee ook graag', ALL, []],
    ['18 maart en 9 september kan ik, de rest niet', [1, 3], [0, 2]],
    ['ik kom 14 januari, 18 maart en 27 mei', [0, 1, 2], []],
    ['14 januari wel, 27 mei niet', [0], [2]],
    ['18 maart sla ik over, bij de rest ben ik er', [0, 2, 3], [1]],
    ['ik kom alle keren behalve 18 maart en 27 mei', [0, 3], [1, 2]],
    ['altijd, maar niet in mei', [0, 1, 3], [2]],
    ['de eerste twee kan ik wel, de andere niet', [0, 1], [2, 3]],
    ['alleen in maart, de andere keren zonder mij', [1], [0, 2, 3]],
    ['ik ben er de 18e niet bij, de andere keren wel', [0, 2, 3], [1]],
    ['I can make the second one, not the others', [1], [0, 2, 3]],
  ])('%s', (text, coming, not) => {
    expect(read(text)).toEqual([coming, not]);
  });

  it.each([
    'en 18 maart ook',
    'bedankt voor alles',
    'kun je ze alle vier verzetten?',
    'de rest van mijn team komt ook',
    'ik kan niet bij alle vier zijn',
    'alle collega’s zijn er blij mee',
    'wat heb ik met alle data te maken',
  ])('says nothing of several: %s', (text) => {
    expect(read(text)).toBeNull();
  });

  it('takes what somebody who may move it says of a date for no reply of theirs', () => {
    expect(read('14 januari gaat niet door, 18 maart wel', { ofOthers: true })).toBeNull();
    expect(read('14 januari en 18 maart ben ik er', { ofOthers: true })).toEqual([[0, 1], []]);
  });

  it('reads of one date whether they come to it', () => {
    const one = (text: string) => comesToOne(text, DATES, NOW);
    expect(one('ik kan 14 januari toch wel, zet me er weer op')).toBe(true);
    expect(one('bij nader inzien ben ik er de 27e niet bij')).toBe(false);
    expect(one('kan ik 18 maart iets vertellen?')).toBeNull();
    expect(one('18 maart is mijn verjaardag')).toBeNull();
  });
});
