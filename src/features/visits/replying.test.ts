import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Wish } from '../../places/rules.ts';
import { setClock } from '../../store/clock.ts';
import { transact } from '../../store/transact.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { visitsData } from './personal-data.ts';
import { moveUp, replyTo } from './replying.ts';
import { lockVisit } from './repository.ts';
import { BEGINS, createTestVisit, MONDAY } from './test-visit.ts';

/** As many as take part at once. */
const CONNECTIONS = 16;

let database: TestDatabase;
let atOnce: ReturnType<typeof pLimit>;

beforeEach(async () => {
  atOnce = pLimit(CONNECTIONS);
  database = await createTestDatabase({ poolSize: CONNECTIONS });
});

afterEach(() => database.drop());

function reply(visitId: string, personId: string, wish: Wish) {
  const doer = { by: personId, via: 'press' } as const;
  return atOnce(() =>
    transact(database.prisma, (tx) => replyTo(tx, { visitId, personId, wish }, doer), { withinMs: 60_000 }),
  );
}

const come = (slotId: string, places: 1 | 2 = 1): Wish => ({ reply: 'coming', slotId, places });

function guests(visitId: string) {
  return database.prisma.visitGuest.findMany({ where: { visitId }, orderBy: { rank: 'asc' } });
}

const placesOf = (some: { reply: string; places: number }[], ...replies: string[]) =>
  some.filter((one) => replies.includes(one.reply)).reduce((sum, { places }) => sum + places, 0);

describe('replies to a visit', () => {
  it('of two hundred at once never take more places than there are, and everybody else waits in order', async () => {
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 200, capacity: 15 });
    const replied = await Promise.all(
      personIds.map((personId, at) => reply(visit.id, personId, come(slot, at % 3 === 0 ? 2 : 1))),
    );
    const all = await guests(visit.id);
    const taken = placesOf(all, 'coming', 'offered');
    expect(taken).toBe(15);
    expect(all).toHaveLength(200);
    const waiting = all.filter((one) => one.reply === 'waiting');
    expect(new Set(waiting.map(({ rank }) => rank)).size).toBe(waiting.length);
    // What each was told is what is so.
    const told = replied.filter((one) => one?.guest?.reply === 'waiting').length;
    expect(told).toBe(waiting.length);
    expect(await database.prisma.visitSlot.findUniqueOrThrow({ where: { id: slot } })).toMatchObject({ taken: 15 });
    expect(await database.prisma.visitEvent.count({ where: { visitId: visit.id, what: 'replied' } })).toBe(200);
  });

  it('in any order, with people who change their minds, keep every rule', async () => {
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 12, capacity: 4, slots: 2 });
    const [first = '', second = ''] = visit.slots.map(({ id }) => id);
    const wishes: Record<string, Wish> = {
      one: come(slot),
      two: come(slot, 2),
      other: come(second),
      maybe: { reply: 'maybe' },
      declined: { reply: 'declined' },
    };
    const step = fc.record({
      who: fc.integer({ min: 0, max: 11 }),
      what: fc.constantFrom('time', ...Object.keys(wishes)),
    });
    let now = MONDAY.getTime();

    async function take({ who, what }: { who: number; what: string }): Promise<void> {
      const wish = wishes[what];
      if (wish) await reply(visit.id, personIds[who] ?? '', wish);
      else {
        now = Math.min(now + 3_600_000, BEGINS.getTime() - 3_600_000);
        await setClock(database.prisma, new Date(now));
      }
    }

    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        for (const round of all) {
          const before = await guests(visit.id);
          // Together, over several connections.
          await Promise.all(round.map(take));
          const after = await guests(visit.id);
          const silent = personIds.filter((_, at) => round.every(({ who }) => who !== at));
          for (const slotId of [first, second]) expectRules(slotId, { before, after, silent });
        }
      }),
      { numRuns: 15 },
    );
  });

  it('take an offer once, and never after its term: then it is the next one’s', async () => {
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 4, capacity: 1 });
    const [anna = '', bram = '', cor = '', dirk = ''] = personIds;
    for (const id of [anna, bram, cor, dirk]) await reply(visit.id, id, come(slot));
    const away = await reply(visit.id, anna, { reply: 'declined' });
    expect(away?.moved.offered.map(({ personId }) => personId)).toEqual([bram]);
    const offerUntil = away?.moved.offered[0]?.offerUntil ?? MONDAY;
    await setClock(database.prisma, new Date(offerUntil.getTime() + 1_000));
    const late = await reply(visit.id, bram, come(slot));
    expect(late?.guest?.reply).toBe('waiting');
    expect(late?.moved.offered.map(({ personId }) => personId)).toEqual([cor]);
    // Twice at once is once.
    const twice = await Promise.all([reply(visit.id, cor, come(slot)), reply(visit.id, cor, come(slot))]);
    expect(twice.map((one) => one?.decision.kind).toSorted()).toEqual(['becomes', 'unchanged']);
    const order = (await guests(visit.id)).filter((one) => one.reply === 'waiting').map(({ personId }) => personId);
    expect(order).toEqual([dirk, bram]);
  });

  it('that nobody makes let an offer pass by itself', async () => {
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 3, capacity: 1 });
    const [anna = '', bram = '', cor = ''] = personIds;
    for (const id of [anna, bram, cor]) await reply(visit.id, id, come(slot));
    await reply(visit.id, anna, { reply: 'maybe' });
    const later = new Date('2026-12-03T10:00:00Z');
    await setClock(database.prisma, later);
    const moved = await database.prisma.$transaction(async (tx) => {
      const locked = await lockVisit(tx, visit.id);
      return locked && moveUp(tx, locked, later);
    });
    expect(moved?.lapsed.map(({ personId }) => personId)).toEqual([bram]);
    expect(moved?.offered.map(({ personId }) => personId)).toEqual([cor]);
  });

  it('are erased of whoever was marked as there and then waits, has an offer or comes', async () => {
    const { prisma } = database;
    const { visit, slot, personIds } = await createTestVisit(prisma, { people: 3, capacity: 2 });
    const [waits = '', offered = '', came = ''] = personIds;
    const of = { visitId: visit.id, slotId: slot, attended: true };
    await prisma.visitGuest.createMany({
      data: [
        { ...of, personId: waits, reply: 'waiting', rank: 1 },
        { ...of, personId: offered, reply: 'offered', offerUntil: BEGINS },
        { ...of, personId: came, reply: 'coming' },
      ],
    });
    for (const personId of personIds) {
      const subject = { personId, identities: [], ownConversations: [], sharedConversations: [], names: [] };
      await prisma.$transaction((tx) => visitsData.erase(tx, subject));
    }
    const left = new Map((await guests(visit.id)).map((one) => [one.personId, [one.reply, one.slotId]]));
    expect([waits, offered, came].map((id) => left.get(id))).toEqual([
      ['declined', null],
      ['declined', null],
      ['coming', slot],
    ]);
  });

  it('cannot be written past the rules of the database', async () => {
    const { visit, slot, personIds } = await createTestVisit(database.prisma, { people: 2, capacity: 1 });
    const [anna = '', bram = ''] = personIds;
    await reply(visit.id, anna, come(slot));
    const data = { visitId: visit.id, personId: bram, reply: 'coming' as const, slotId: slot };
    await expect(database.prisma.visitGuest.create({ data })).rejects.toThrow(/visit_capacity_rule/);
    await expect(
      database.prisma.visitGuest.create({ data: { ...data, reply: 'waiting', rank: null } }),
    ).rejects.toThrow(/visit_reply_rule/);
  });
});

type Guests = Awaited<ReturnType<typeof guests>>;

/** @param silent who said nothing meanwhile */
function expectRules(slotId: string, { before, after, silent }: { before: Guests; after: Guests; silent: string[] }) {
  const here = after.filter((one) => one.slotId === slotId);
  const taken = placesOf(here, 'coming', 'offered');
  expect(taken).toBeLessThanOrEqual(4);
  if (here.some((one) => one.reply === 'waiting')) expect(taken).toBe(4);
  // Who waited before and still does stands in the order they stood in.
  const order = (some: Guests) =>
    some.filter((one) => one.slotId === slotId && one.reply === 'waiting').map(({ personId }) => personId);
  const still = order(before).filter((id) => silent.includes(id) && order(after).includes(id));
  expect(order(after).filter((id) => still.includes(id))).toEqual(still);
}
