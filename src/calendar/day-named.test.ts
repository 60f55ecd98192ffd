import { expect, it } from 'vitest';
import { onDayNamed } from './day-named.ts';

const NOW = new Date('2026-11-30T09:00:00Z');
const [thursday, friday, monday] = ['2026-12-17', '2026-12-18', '2026-12-21'].map((date) => ({
  startsAt: new Date(`${date}T09:00:00Z`),
}));
const ALL = [thursday, friday, monday].flatMap((one) => one ?? []);

it.each([
  ['ik kom op 18 december', friday],
  ['ik kom vrijdag', friday],
  ['maandag om 10 uur graag', monday],
  ['de 17e', thursday],
])('“%s” names the one on that day, also where the next such day is none of them', (text, one) => {
  expect(onDayNamed(text, ALL, NOW)).toBe(one);
});

it.each([
  'ik kom',
  'ik kom woensdag',
  'ik kom morgen',
  'over drie dagen',
  'vrijdag 4 december',
])('“%s” names none of them', (text) => {
  expect(onDayNamed(text, ALL, NOW)).toBeNull();
});

it('names none where several are on such a day', () => {
  const later = { startsAt: new Date('2027-01-15T09:00:00Z') };
  expect(onDayNamed('ik kom vrijdag', [...ALL, later], NOW)).toBeNull();
});
