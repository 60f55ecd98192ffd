import { afterEach, beforeEach, expect, it } from 'vitest';
import { countReplies } from '../features/visits/guests.ts';
import { replyTo } from '../features/visits/replying.ts';
import { forgetReplies } from '../features/visits/retention.ts';
import { createTestVisit } from '../features/visits/test-visit.ts';
import { setClock } from '../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';

const TERM_DAYS = 30;

let database: TestDatabase;

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(() => database.drop());

it('replies to a visit stay until their term, and after it only how many there were', async () => {
  const { prisma } = database;
  const { visit, slot, personIds } = await createTestVisit(prisma, { people: 4, capacity: 1 });
  const [anna = '', bram = '', cor = ''] = personIds;
  const come = { reply: 'coming', slotId: slot, places: 1 } as const;
  for (const [personId, wish] of [
    [anna, come],
    [bram, come],
    [cor, { reply: 'declined' }],
  ] as const) {
    const doer = { by: personId, via: 'press' } as const;
    await prisma.$transaction((tx) => replyTo(tx, { visitId: visit.id, personId, wish }, doer));
  }
  const numbers = () => prisma.$transaction((tx) => countReplies(tx, visit.id));
  const before = await numbers();
  expect(before).toMatchObject({ coming: { people: 1 }, waiting: { people: 1 }, declined: { people: 1 } });

  // It ended on 17 December at noon.
  await setClock(prisma, new Date('2027-01-16T10:00:00Z'));
  expect(await forgetReplies(prisma, TERM_DAYS)).toBe(0);
  expect(await prisma.visitGuest.count()).toBe(3);
  expect(await prisma.visitEvent.count()).toBeGreaterThan(0);

  await setClock(prisma, new Date('2027-01-16T12:00:00Z'));
  expect(await forgetReplies(prisma, TERM_DAYS)).toBe(1);
  expect([await prisma.visitGuest.count(), await prisma.visitEvent.count()]).toEqual([0, 0]);
  const after = await numbers();
  for (const reply of ['coming', 'waiting', 'declined'] as const) {
    expect([reply, after[reply]?.people]).toEqual([reply, before[reply]?.people]);
  }
  expect(await forgetReplies(prisma, TERM_DAYS)).toBe(0);
});

it('a draft that was left lying is thrown away, and one that somebody still works on is not', async () => {
  const { prisma } = database;
  const { visit } = await createTestVisit(prisma, { people: 1, capacity: 1 });
  const { organisationId, createdById } = visit;
  const draft = { organisationId, createdById, audience: {}, hostEmail: 'gastheer@voorbeeld.example' };
  const { id: lying } = await prisma.siteVisit.create({ data: draft });
  const { id: asked } = await prisma.siteVisit.create({ data: { ...draft, state: 'awaiting_approval' } });
  const { id: fresh } = await prisma.siteVisit.create({
    data: { ...draft, shownAt: new Date('2026-12-20T09:00:00Z') },
  });
  await setClock(prisma, new Date('2027-01-10T09:00:00Z'));
  expect(await forgetReplies(prisma, TERM_DAYS)).toBe(2);
  const gone = { state: 'dropped', hostEmail: null };
  for (const id of [lying, asked]) expect(await prisma.siteVisit.findUnique({ where: { id } })).toMatchObject(gone);
  const kept = { state: 'draft', hostEmail: draft.hostEmail, counts: null };
  expect(await prisma.siteVisit.findUnique({ where: { id: fresh } })).toMatchObject(kept);
});
