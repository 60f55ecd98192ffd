import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { type Bell, createBell, ringAtCommit } from './bell.ts';

let database: TestDatabase;
let bells: Bell[];

beforeEach(async () => {
  database = await createTestDatabase();
  bells = [];
});

afterEach(async () => {
  for (const bell of bells) await bell.stop();
  await database.drop();
});

/** The bell of one process, and how often it was heard for the outbox, once it listens. */
async function listen(): Promise<{ bell: Bell; heard(): number }> {
  const bell = createBell({ databaseUrl: database.url, logger: createLogger({ level: 'silent' }) });
  bells.push(bell);
  let heard = 0;
  bell.on('outbox', () => {
    heard += 1;
  });
  bell.start();
  await eventually('a bell that listens', async () => heard || undefined);
  return { bell, heard: () => heard };
}

describe('a bell', () => {
  test('is heard by the other processes at once, not by whoever rings, and only for the work it rings for', async () => {
    const [one, other] = [await listen(), await listen()];
    one.bell.ring('ingestion');
    one.bell.ring('outbox');
    await eventually('the other hears', async () => (other.heard() > 1 ? true : undefined), undefined, 2_000);
    expect([one.heard(), other.heard()]).toEqual([1, 2]);
  });

  test('rings once for a hundred pieces of work at the same moment', async () => {
    const [one, other] = [await listen(), await listen()];
    for (let n = 0; n < 100; n += 1) one.bell.ring('outbox');
    await ringAtCommit(database.prisma, ['outbox']);
    await eventually('both rings', async () => (one.heard() > 1 && other.heard() > 2 ? true : undefined));
    expect(other.heard()).toBe(3);
  });

  test('rings at the commit, and not for what was undone', async () => {
    const { heard } = await listen();
    const undone = database.prisma.$transaction(async (tx) => {
      await ringAtCommit(tx, ['outbox']);
      throw new Error('undone');
    });
    await expect(undone).rejects.toThrow('undone');
    await database.prisma.$transaction((tx) => ringAtCommit(tx, ['outbox']));
    await eventually('the ring of the commit', async () => (heard() > 1 ? true : undefined));
    expect(heard()).toBe(2);
  });

  test('comes back when its connection is lost, and has everybody look for what was missed', async () => {
    const { heard } = await listen();
    await database.prisma.$executeRaw`
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'impactmakelaar bell'`;
    await eventually('a look after the connection came back', async () => (heard() > 1 ? true : undefined));
    await ringAtCommit(database.prisma, ['outbox']);
    await eventually('a ring on the new connection', async () => (heard() > 2 ? true : undefined));
  });
});
