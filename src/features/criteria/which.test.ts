import { beforeAll, expect, it } from 'vitest';
import { type Adviser, openAdviser } from '../../criteria/advice.ts';
import { openGazetteer } from '../../gazetteer/open.ts';
import type { Item } from './view.ts';
import { itemsMeant } from './which.ts';

let adviser: Adviser;
let items: Item[];

beforeAll(async () => {
  adviser = await openAdviser(await openGazetteer());
  const { chosen } = adviser.advise('Schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen, Europees openbaar', {
    language: 'nl',
    today: new Date('2026-11-29'),
  });
  items = chosen.slice(0, 4).map(({ criterion }, at) => ({ n: at + 1, criterion, title: criterion.title }) as Item);
});

it.each([
  ['neem alles over behalve de laatste', [1, 2, 3]],
  ['alle criteria, zonder de tweede', [1, 3, 4]],
  ['allemaal, maar niet de eerste en de derde', [2, 4]],
  ['take everything except the last one', [1, 2, 3]],
  ['all but the first', [2, 3, 4]],
  ['de eerste en de derde', [1, 3]],
  ['alle', [1, 2, 3, 4]],
  ['de tweede, zonder de bewijsmiddelen', [2]],
])('points at all but those that are left out: %s', (text, wanted) => {
  const { items: found } = itemsMeant(adviser, text, { items, focus: null, language: 'nl' });
  expect(found.map(({ n }) => n)).toEqual(wanted);
});
