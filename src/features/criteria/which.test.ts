import { beforeAll, describe, expect, it } from 'vitest';
import { type Adviser, openAdviser } from '../../criteria/advice.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import type { Item } from './view.ts';
import { isOnlyPlaces, itemsMeant } from './which.ts';

let adviser: Adviser;
let items: Item[];

/** What is suggested for an assignment. */
function suggestedFor(assignment: string): Item[] {
  const { chosen } = adviser.advise(assignment, { language: 'nl', today: new Date('2026-11-29') });
  return chosen.map(
    ({ criterion }, at) =>
      ({ n: at + 1, criterion, title: criterion.title, text: criterion.text, row: { state: 'suggested' } }) as Item,
  );
}

beforeAll(async () => {
  adviser = await openAdviser(await openGazetteer());
  items = suggestedFor('Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees openbaar').slice(0, 4);
});

it.each([
  ['neem alles over behalve de laatste', [1, 2, 3]],
  ['alle criteria, zonder de tweede', [1, 3, 4]],
  ['allemaal, maar niet de eerste en de derde', [2, 4]],
  ['take everything except the last one', [1, 2, 3]],
  ['all but the first', [2, 3, 4]],
  ['de eerste en de derde', [1, 3]],
  ['alle', [1, 2, 3, 4]],
  ['neem 1 en 4 maar niet 3', [1, 4]],
  ['kies 2, 3 maar niet de vierde', [2, 3]],
  ['take 1 and 2 but not 3', [1, 2]],
  ['doe nummer een en drie maar', [1, 3]],
  ['één en vier', [1, 4]],
  ['nummer een', [1]],
  ['de eerste drie', [1, 2, 3]],
  ['the last two', [3, 4]],
  ['neem er 2 die jij het beste vindt', [1, 2]],
  ['kies zelf drie die passen', [1, 2, 3]],
  ['de tweede, zonder de bewijsmiddelen', [2]],
])('points at those that are meant: %s', (text, wanted) => {
  const { items: found } = itemsMeant(adviser, text, { items, focus: null, language: 'nl' });
  expect(found.map(({ n }) => n)).toEqual(wanted);
});

it('says what is named and is none of them, and takes nothing else for it', () => {
  const { items: found, unknown } = itemsMeant(adviser, 'doe die met natuursteen en die met knikkers', {
    items,
    focus: items[0]?.criterion.id ?? null,
    language: 'nl',
  });
  expect(unknown).toEqual(['natuursteen', 'knikkers']);
  expect(found.filter(({ criterion }) => criterion.id !== items[0]?.criterion.id)).toEqual([]);
});

it.each([
  ['2', true],
  ['nummer 1 en 4', true],
  ['de tweede graag', true],
  ['2 past niet', false],
  ['maak 2 zwaarder', false],
  ['graag', false],
])('tells whether “%s” is nothing but places', (text, isOnly) => {
  expect(isOnlyPlaces(adviser.talk, text)).toBe(isOnly);
});

it.each([
  'mag ik gewoon bij 1 vragen?',
  'mag het wel met drie referenties?',
  'kan ik ook bij twee leveranciers een offerte vragen',
  'mogen we aan één aannemer gunnen?',
  'is vier weken genoeg',
  'can I just ask two suppliers?',
])('takes no number of something else for a place: %s', (text) => {
  expect(itemsMeant(adviser, text, { items, focus: null, language: 'nl' })).toMatchObject({ items: [], named: false });
});

it.each([
  ['wat moet ik bij 2 laten zien', [2]],
  ['mag 3 ook strenger', [3]],
  ['hoort bij 1 ook bewijs?', [1]],
  ['kan 4 vervallen', [4]],
])('still takes a place for a place: %s', (text, wanted) => {
  expect(itemsMeant(adviser, text, { items, focus: null, language: 'nl' }).items.map(({ n }) => n)).toEqual(wanted);
});

describe('by what a criterion is about', () => {
  const meant = (assignment: string, text: string) => {
    const { items: found, near } = itemsMeant(adviser, text, {
      items: suggestedFor(assignment),
      focus: null,
      language: 'nl',
    });
    return { found: found.map(({ title }) => title), near: near.length };
  };
  const CATERING = 'catering in het provinciehuis, 5 jaar, 250.000 euro per jaar';

  it('knows what is called otherwise in its title', () => {
    expect(meant(CATERING, 'doe die over verspilling')).toEqual({ found: ['Minder voedsel weggooien'], near: 0 });
    expect(meant(CATERING, 'voedselverspilling moet erin').found).toEqual(['Minder voedsel weggooien']);
    expect(meant(CATERING, 'doe die met vlees erin').found).toEqual(['Meer plantaardig eten']);
    expect(meant(CATERING, 'die van de bekertjes').found).toEqual(['Geen wegwerp waar het anders kan']);
  });

  it('takes no small word of a title for what is meant', () => {
    expect(meant(CATERING, 'geen eisen die klein bedrijf niet aankan').found).toEqual([]);
  });

  it('does not choose all of which some word stands in the text', () => {
    const clothing = meant('werkkleding voor de buitendienst, 90.000 euro', 'neem die met reparatie');
    expect(clothing.found.length).toBeLessThan(2);
  });
});
