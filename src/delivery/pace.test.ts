import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { connectTestTenant } from '../conversation/test-conversation.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { createPace } from './pace.ts';

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
      await processes[n % 2]?.turn(tenantId);
      return performance.now();
    }),
  );
  const [first = 0, ...rest] = at.toSorted((a, b) => a - b);
  return rest.map((moment) => moment - first);
}

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
    await pace.turn(tenantId);
    expect(performance.now() - before).toBeGreaterThan(250);
  });

  it('counts what people wait for', async () => {
    const pace = createPace(database.prisma, PACES);
    const before = performance.now();
    for (let n = 0; n < 15; n += 1) await pace.count(tenantId);
    await pace.turn(tenantId);
    expect(performance.now() - before).toBeGreaterThan(10 * STEP_MS);
  });
});
