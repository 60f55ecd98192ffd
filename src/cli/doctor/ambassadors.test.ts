import { afterAll, beforeAll, expect, it } from 'vitest';
import { connect } from '../../people/test-people.ts';
import { setClock } from '../../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { examineAmbassadors } from './ambassadors.ts';

/** A Monday on which people are at work. */
const MONDAY = new Date('2026-11-30T09:00:00Z');
const A_MONTH_AGO = new Date('2026-10-30T09:00:00Z');

let database: TestDatabase;
let organisationId: string;
let personId: string;

beforeAll(async () => {
  database = await createTestDatabase();
  const { prisma } = database;
  ({ organisationId } = await connect(prisma, 'teams', 'T1', 'Provincie Demo'));
  ({ id: personId } = await prisma.person.create({ data: { organisationId } }));
  await setClock(prisma, MONDAY);
});

afterAll(() => database.drop());

/** One after the other: each step is what is wrong, or was mended, since the one before. */
it.each([
  ['nobody is one', 'off', 'nobody is one', async () => undefined],
  [
    'a day that is not planned',
    'wrong',
    'Nothing was planned',
    () => database.prisma.ambassador.create({ data: { personId, pace: 'weekly', days: [0] } }),
  ],
  [
    'all is well',
    'ok',
    '1, and today is planned',
    () => database.prisma.nudgeDay.create({ data: { day: new Date('2026-11-30'), people: 1, planned: 0 } }),
  ],
  [
    'somebody who cannot be reached',
    'wrong',
    '1 of 1 cannot be reached',
    () => database.prisma.ambassador.updateMany({ data: { unreachableSince: MONDAY, unreachableWhy: 'blocked' } }),
  ],
  [
    'a card that waits for a second broker',
    'wrong',
    '1 learning cards',
    async () => {
      await database.prisma.ambassador.updateMany({ data: { unreachableSince: null, unreachableWhy: null } });
      await database.prisma.learningCard.create({
        data: { id: 'wacht', organisationId, proposed: {}, proposedAt: A_MONTH_AGO, askedAt: A_MONTH_AGO },
      });
    },
  ],
])('tells of ambassadors: %s', async (_what, state, words, becomes) => {
  await becomes();
  const found = await examineAmbassadors(database.prisma);
  expect(found).toMatchObject({ part: 'ambassadors', state, message: expect.stringContaining(words) });
});
