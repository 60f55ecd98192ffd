import { expect, it } from 'vitest';
import { renamed } from './renamed.ts';

const NAMES = ['Vitaal platteland', 'Landelijk gebeid', 'Water safety'];

it.each([
  ['die laatste heet officieel water en bodem', ['Vitaal platteland', 'Landelijk gebeid', 'Water en bodem'], ''],
  [
    'gebied bedoel ik. en zet mobiliteit ook op de lijst',
    ['Vitaal platteland', 'Landelijk gebied', 'Water safety'],
    'en zet mobiliteit ook op de lijst',
  ],
  [
    "yes. oh and it's 'water and soil', not water safety",
    ['Vitaal platteland', 'Landelijk gebeid', 'Water and soil'],
    'yes.',
  ],
])('calls a theme otherwise: %s', (text, names, rest) => {
  expect(renamed(text, NAMES)).toEqual({ names, rest });
});

it.each([
  'en wat gebeurt er met de oude thema’s',
  'ja zet ze er zo in, per 1 januari',
  'wat is social return?',
  'het is een mooi akkoord geworden',
])('calls none otherwise: %s', (text) => {
  expect(renamed(text, NAMES)).toBe(null);
});
