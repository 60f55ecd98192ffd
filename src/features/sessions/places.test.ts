import fc from 'fast-check';
import pLimit from 'p-limit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connect } from '../../people/test-people.ts';
import { setClock } from '../../store/clock.ts';
import { transact } from '../../store/transact.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { moveUp, reply, type SessionWish, seriesToMoveUp, sessionsToMoveUp } from './places.ts';

const CONNECTIONS = 16;
const MONDAY = new Date('2026-11-30T09:00:00Z');
const BEGINS = new Date('2026-12-17T09:00:00Z');
const COME: SessionWish = { comes: true, places: 1 };
const NOT: SessionWish = { comes: false };

let database: TestDatabase;
let atOnce: ReturnType<typeof pLimit>;

beforeEach(async () => {
  atOnce = pLimit(CONNECTIONS);
  database = await createTestDatabase({ poolSize: CONNECTIONS });
});

afterEach(() => database.drop());

/** A session of so many places, and people who may come to it. */
async function createSession(people: number, capacity: number | null) {
  const { prisma } = database;
  await setClock(prisma, MONDAY);
  const tenant = await connect(prisma, 'slack', 'T1', 'Noord');
  const { organisationId } = tenant;
  const { id: createdById } = await prisma.person.create({ data: { organisationId, displayName: 'Bea' } });
  await prisma.$executeRaw`
    WITH made AS (
      INSERT INTO person (id, organisation_id, display_name)
      SELECT gen_random_uuid(), ${organisationId}::uuid, 'P' || n FROM generate_series(1, ${people}) AS n RETURNING id)
    INSERT INTO chat_identity (id, tenant_id, external_user_id, person_id, standing)
    SELECT gen_random_uuid(), ${tenant.id}::uuid, 'U' || id, id, 'member' FROM made`;
  const identities = await prisma.chatIdentity.findMany({ orderBy: { personId: 'asc' } });
  const { sessions } = await prisma.sessionSeries.create({
    data: {
      organisationId,
      createdById,
      kind: 'knowledge_session',
      title: 'Meten',
      state: 'announced',
      audience: {},
      sessions: {
        create: { plannedAt: BEGINS, startsAt: BEGINS, endsAt: new Date(BEGINS.getTime() + 7_200_000), capacity },
      },
    },
    include: { sessions: true },
  });
  const { id, seriesId } = sessions[0] ?? { id: '', seriesId: '' };
  return { sessionId: id, seriesId, personIds: identities.map(({ personId }) => personId) };
}

function say(sessionId: string, personId: string, wish: SessionWish) {
  const doer = { by: personId, via: 'press' } as const;
  return atOnce(() =>
    transact(database.prisma, (tx) => reply(tx, { sessionId, personId, wish }, doer), { withinMs: 60_000 }),
  );
}

const replies = (sessionId: string) =>
  database.prisma.sessionReply.findMany({ where: { sessionId }, orderBy: { rank: 'asc' } });
type Replies = Awaited<ReturnType<typeof replies>>;
const taken = (all: Replies) =>
  all.filter((one) => ['coming', 'offered'].includes(one.reply)).reduce((sum, { places }) => sum + places, 0);
const order = (all: Replies) => all.filter((one) => one.reply === 'waiting').map(({ personId }) => personId);

describe('replies to a session with places', () => {
  it('of two hundred at once never take more places than there are, and everybody else waits in order', async () => {
    const { sessionId, personIds } = await createSession(200, 15);
    const said = await Promise.all(
      personIds.map((id, at) => say(sessionId, id, { comes: true, places: at % 3 === 0 ? 2 : 1 })),
    );
    const all = await replies(sessionId);
    expect(taken(all)).toBe(15);
    expect(all).toHaveLength(200);
    const waiting = all.filter((one) => one.reply === 'waiting');
    expect(new Set(waiting.map(({ rank }) => rank)).size).toBe(waiting.length);
    // What each was told is what is so.
    expect(said.filter((one) => one?.seat?.reply === 'waiting')).toHaveLength(waiting.length);
    expect(await database.prisma.session.findUniqueOrThrow({ where: { id: sessionId } })).toMatchObject({ taken: 15 });
    expect(await database.prisma.sessionEvent.count({ where: { sessionId, what: 'replied', via: 'press' } })).toBe(200);
  });

  it('in any order, with people who change their minds, keep every rule', async () => {
    const { sessionId, personIds } = await createSession(10, 4);
    const wishes: Record<string, SessionWish> = { one: COME, two: { comes: true, places: 2 }, away: NOT };
    const step = fc.record({
      who: fc.integer({ min: 0, max: 9 }),
      what: fc.constantFrom('time', ...Object.keys(wishes)),
    });
    let now = MONDAY.getTime();
    const take = async ({ who, what }: { who: number; what: string }) => {
      const wish = wishes[what];
      if (wish) return say(sessionId, personIds[who] ?? '', wish);
      now = Math.min(now + 3_600_000, BEGINS.getTime() - 3_600_000);
      return setClock(database.prisma, new Date(now));
    };
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 6 }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, async (all) => {
        for (const round of all) {
          const before = await replies(sessionId);
          await Promise.all(round.map(take));
          const after = await replies(sessionId);
          expect(taken(after)).toBeLessThanOrEqual(4);
          if (order(after).length > 0) expect(taken(after)).toBe(4);
          // Who waited before, said nothing and still does stands in the order they stood in.
          const silent = personIds.filter((_, at) => round.every(({ who }) => who !== at));
          const still = order(before).filter((id) => silent.includes(id) && order(after).includes(id));
          expect(order(after).filter((id) => still.includes(id))).toEqual(still);
        }
      }),
      { numRuns: 15 },
    );
  });

  it('take an offer once, and never after its term: then it is the next one’s', async () => {
    const { sessionId, personIds } = await createSession(4, 1);
    const [anna = '', bram = '', cor = '', dirk = ''] = personIds;
    for (const id of personIds) await say(sessionId, id, COME);
    const away = await say(sessionId, anna, NOT);
    expect(away?.moved.offered.map(({ personId }) => personId)).toEqual([bram]);
    const until = away?.moved.offered[0]?.offerUntil ?? MONDAY;
    await setClock(database.prisma, new Date(until.getTime() + 1_000));
    const late = await say(sessionId, bram, COME);
    expect(late?.seat?.reply).toBe('waiting');
    expect(late?.moved.offered.map(({ personId }) => personId)).toEqual([cor]);
    const twice = await Promise.all([say(sessionId, cor, COME), say(sessionId, cor, COME)]);
    expect(twice.map((one) => one?.decision.kind).toSorted()).toEqual(['becomes', 'unchanged']);
    expect(order(await replies(sessionId))).toEqual([dirk, bram]);
  });

  it('give the place of who left to the next, by itself', async () => {
    const { sessionId, seriesId, personIds } = await createSession(2, 1);
    const [anna = '', bram = ''] = personIds;
    for (const id of personIds) await say(sessionId, id, COME);
    expect(await seriesToMoveUp(database.prisma)).toEqual([]);
    await database.prisma.chatIdentity.updateMany({ where: { personId: anna }, data: { deactivatedAt: MONDAY } });
    expect(await seriesToMoveUp(database.prisma)).toEqual([seriesId]);
    const moved = await database.prisma.$transaction(async (tx) => {
      const [only = ''] = await sessionsToMoveUp(tx, seriesId);
      return moveUp(tx, only, MONDAY);
    });
    expect(moved.offered.map(({ personId }) => personId)).toEqual([bram]);
    expect(await seriesToMoveUp(database.prisma)).toEqual([]);
  });

  it('are never turned down where there is room for everybody', async () => {
    const { sessionId, personIds } = await createSession(20, null);
    await Promise.all(personIds.map((id) => say(sessionId, id, COME)));
    expect(taken(await replies(sessionId))).toBe(20);
  });

  it('cannot be written past the rules of the database', async () => {
    const { sessionId, personIds } = await createSession(2, 1);
    const [anna = '', bram = ''] = personIds;
    await say(sessionId, anna, COME);
    const data = { sessionId, personId: bram, reply: 'coming' as const };
    await expect(database.prisma.sessionReply.create({ data })).rejects.toThrow(/session_capacity_rule/);
    await expect(database.prisma.sessionReply.create({ data: { ...data, reply: 'waiting' } })).rejects.toThrow(
      /session_reply_rule/,
    );
  });
});
