import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { type Month, playMonth } from './month.ts';

let database: TestDatabase;
let month: Month;

/** A week of a small network; `npm run bench -- month` plays it at its full size. */
beforeAll(async () => {
  database = await createTestDatabase({ seeded: true });
  month = await playMonth(database, { size: { organisations: 3, people: 30, often: 30 }, days: 6 });
}, 180_000);

afterAll(() => database.drop());

it('loses nothing, writes to nobody too often, and leaves nothing for the doctor', () => {
  expect(month.checks.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});

it('is a month in which something happened', () => {
  const { tally, checks } = month;
  for (const count of [tally.said, tally.handedOver, tally.broadcasts, tally.visits]) expect(count).toBeGreaterThan(0);
  // E-mail goes only to who has a calendar here: not in every week of so few.
  const counted = checks.filter(({ what }) => !what.includes('e-mail'));
  for (const { what, looked } of counted) expect(looked, what).toBeGreaterThan(0);
});

it('leaves no words when every term has passed', () => {
  expect(month.leftAfterTerms).toEqual([]);
});
