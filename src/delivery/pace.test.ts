import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTestTenant } from '../conversation/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { changesAMinute, createPace, pacesWith } from './pace.ts';

const STEP_MS = 20;
const PACES = { slack: { perSecond: 1000 / STEP_MS, atOnce: 1 } };

let database: TestDatabase;
let tenantId: string;

beforeEach(async () => {
  database = await createTestDatabase({ poolSize: 6 });
  await connectTestTenant(database);
  tenantId = (await database.prisma.chatTenant.findFirstOrThrow()).id;
});

afterEach(() => database.drop());

/** When so many turns came, of two processes that want them all at once; in milliseconds since the first. */
async function turns(count: number): Promise<number[]> {
  const processes = [createPace(database.prisma, PACES), createPace(database.prisma, PACES)];
  const at = await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      await (await processes[n % 2]?.turn(tenantId))?.comes();
      return performance.now();
    }),
  );
  const [first = 0, ...rest] = at.toSorted((a, b) => a - b);
  return rest.map((moment) => moment - first);
}

describe('the pace of a conversation', () => {
  const LIMITS = [
    { count: 4, seconds: 0.3 },
    { count: 10, seconds: 1.5 },
  ];
  const paces = { teams: { perSecond: 1_000, atOnce: 1, perConversation: LIMITS } };

  async function conversation(externalId: string): Promise<string> {
    const data = { tenantId, externalId, kind: 'personal' as const, address: {} };
    return (await database.prisma.conversation.create({ data })).id;
  }

  it('is kept by all processes together, in every stretch of time', async () => {
    const id = await conversation('C1');
    const sent: number[] = [];
    const send = async (pace: ReturnType<typeof createPace>) => {
      for (let waitMs = 1; waitMs > 0; ) {
        waitMs = await pace.place(id, 'teams');
        if (waitMs > 0) await wait(waitMs);
      }
    };
    const processes = [createPace(database.prisma, paces), createPace(database.prisma, paces)];
    await Promise.all(
      Array.from({ length: 24 }, (_, n) => send(processes[n % 2] ?? createPace(database.prisma, paces))),
    );
    const { recentSends } = await database.prisma.conversation.findUniqueOrThrow({ where: { id } });
    sent.push(...recentSends.map((at) => at.getTime()).toSorted((a, b) => a - b));
    expect(sent.length).toBeGreaterThan(9);
    for (const { count, seconds } of LIMITS) {
      // From the first to the one after so many is longer than the stretch.
      const short = sent.filter((at, n) => (sent[n + count] ?? Number.POSITIVE_INFINITY) - at <= seconds * 1_000);
      expect(short).toEqual([]);
    }
  });

  it('is its own, and none where the platform names none', async () => {
    const pace = createPace(database.prisma, paces);
    const [one, other] = [await conversation('C1'), await conversation('C2')];
    for (let n = 0; n < 4; n += 1) expect(await pace.place(one, 'teams')).toBe(0);
    expect(await pace.place(one, 'teams')).toBeGreaterThan(0);
    expect(await pace.place(other, 'teams')).toBe(0);
    expect(await pace.place(one, 'slack')).toBe(0);
  });

  it('of Slack is one message a second in a channel, and a short burst of what people wait for', async () => {
    const pace = createPace(database.prisma);
    const [one, other] = [await conversation('C1'), await conversation('C2')];
    expect(await pace.place(one, 'slack')).toBe(0);
    expect(await pace.place(one, 'slack')).toBeGreaterThan(900);
    expect(await pace.place(other, 'slack')).toBe(0);
    expect(await pace.place(one, 'slack', false)).toBe(0);
  });

  it('of Teams is what Microsoft permits', async () => {
    const pace = createPace(database.prisma);
    const id = await conversation('C1');
    for (let n = 0; n < 7; n += 1) expect(await pace.place(id, 'teams')).toBe(0);
    expect(await pace.place(id, 'teams')).toBeGreaterThan(0);
    const agoOf = (ago: readonly number[]) => database.prisma.$executeRaw`
      UPDATE conversation SET recent_sends = ARRAY(
        SELECT clock_timestamp() - make_interval(secs => ago) FROM unnest(${ago}::float8[]) AS ago)
      WHERE id = ${id}::uuid`;
    const every = (count: number, from: number, until: number) =>
      Array.from({ length: count }, (_, n) => from + (n * (until - from)) / count);
    await agoOf(every(8, 1.2, 1.9));
    expect(await pace.place(id, 'teams')).toBeGreaterThan(0);
    await agoOf(every(60, 3, 29));
    expect(await pace.place(id, 'teams')).toBeGreaterThan(0);
    await agoOf(every(1_800, 40, 3_590));
    expect(await pace.place(id, 'teams')).toBeGreaterThan(0);
    await agoOf(every(1_799, 40, 3_590));
    expect(await pace.place(id, 'teams')).toBe(0);
  });
});

describe('the pace of a tenant', () => {
  it('is kept by all processes together', async () => {
    const later = await turns(20);
    // A timer may come late, never early: the last is nineteen steps after the first, less what the first came late.
    expect(later.at(-1)).toBeGreaterThan(10 * STEP_MS);
  });

  it('begins anew after the platform said that it was too much', async () => {
    const pace = createPace(database.prisma, PACES);
    const before = performance.now();
    await pace.brake(tenantId, 300);
    await (await pace.turn(tenantId))?.comes();
    expect(performance.now() - before).toBeGreaterThan(250);
  });

  it('counts what people wait for', async () => {
    const pace = createPace(database.prisma, PACES);
    const before = performance.now();
    for (let n = 0; n < 15; n += 1) await pace.count(tenantId);
    await (await pace.turn(tenantId))?.comes();
    expect(performance.now() - before).toBeGreaterThan(10 * STEP_MS);
  });
});

describe('changing what stands in a tenant already', () => {
  const paces = { slack: { ...PACES.slack, changesPerSecond: 10 } };

  it('has a pace of its own, of all processes together, and puts back what would wait for long', async () => {
    const processes = [createPace(database.prisma, paces), createPace(database.prisma, paces)];
    const all = await Promise.all(Array.from({ length: 60 }, (_, n) => processes[n % 2]?.change(tenantId, 'slack')));
    const taken = all.flatMap((turn) => (turn?.taken ? [turn.inMs] : [])).toSorted((a, b) => a - b);
    // Four seconds at ten a second, and a few that came while these were given out.
    expect(taken.length).toBeGreaterThanOrEqual(40);
    expect(taken.length).toBeLessThan(60);
    expect(all.filter((turn) => turn?.taken === false).every((turn) => (turn?.inMs ?? 0) > 3_000)).toBe(true);
  });

  it('holds nothing up where the platform has no such limit', async () => {
    expect(await createPace(database.prisma, PACES).change(tenantId, 'slack')).toEqual({ inMs: 0, taken: true });
  });

  it('is reckoned in minutes by platform', () => {
    expect(changesAMinute('slack')).toBe(48);
    expect(changesAMinute('teams')).toBe(3_000);
    expect(pacesWith(60).slack?.perSecond).toBe(1);
  });
});

describe('what a tenant takes in any stretch of time', () => {
  const MOST = { count: 10, seconds: 0.5 };
  const paces = { slack: { perSecond: 200, atOnce: 1, most: MOST } };

  it('is no more than is permitted, of all processes together', async () => {
    const processes = [createPace(database.prisma, paces), createPace(database.prisma, paces)];
    const at: number[] = [];
    const send = async (pace: (typeof processes)[number]) => {
      for (let n = 0; n < 15; n += 1) {
        await (await pace.turn(tenantId))?.comes();
        at.push(performance.now());
      }
    };
    await Promise.all(processes.map(send));
    const sent = at.toSorted((a, b) => a - b);
    const short = sent.filter((from, n) => (sent[n + MOST.count] ?? Number.POSITIVE_INFINITY) - from < 500);
    expect(short).toEqual([]);
  });

  it('leaves room while people get answers', async () => {
    const pace = createPace(database.prisma, paces);
    for (let n = 0; n < 7; n += 1) await (await pace.turn(tenantId))?.comes();
    const before = performance.now();
    await pace.count(tenantId);
    await (await pace.turn(tenantId))?.comes();
    expect(performance.now() - before).toBeGreaterThan(250);
  });

  it('is a little less for a while after it was too much', async () => {
    const pace = createPace(database.prisma, paces);
    for (let n = 0; n < 10; n += 1) await pace.brake(tenantId, 0);
    const before = performance.now();
    for (let n = 0; n < 11; n += 1) await (await pace.turn(tenantId))?.comes();
    expect(performance.now() - before).toBeGreaterThan(600);
  });
});
