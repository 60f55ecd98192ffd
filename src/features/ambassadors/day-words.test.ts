import { expect, it } from 'vitest';
import { weekdaysMeant } from './day-words.ts';

const ALL = [0, 1, 2, 3, 4];

it.each([
  ['liever donderdag', ALL, [3]],
  ['niet op maandag', ALL, [1, 2, 3, 4]],
  ['liever niet op maandag', [0, 3], [3]],
  ['alleen op dinsdag en donderdag', ALL, [1, 3]],
  ['ok dan doe ik mee, maar alleen op dinsdag en 1 keer in de maand', ALL, [1]],
  ['op woensdag ben ik vrij, dus donderdag graag', ALL, [3]],
  ['doe maar ma en wo', ALL, [0, 2]],
  ['maandag t/m woensdag', ALL, [0, 1, 2]],
  ['dinsdag in plaats van maandag', [0], [1]],
  ['stuur ze op vrijdagochtend', ALL, [4]],
  ['please not on Fridays', ALL, [0, 1, 2, 3]],
  ['pauzeer tot maandag', ALL, null],
  ['vanaf dinsdag ben ik weg', ALL, null],
  ['in het weekend, op zaterdag', ALL, null],
  ['niet op donderdag', [3], null],
  ['doe mee met energie', ALL, null],
] as const)('%s', (text, now, meant) => {
  expect(weekdaysMeant(text, now)).toEqual(meant);
});
