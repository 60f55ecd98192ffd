import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Bell, createBell } from '../store/bell.ts';
import { createLogger } from '../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { createLanes, type Lanes } from './lanes.ts';

/** Longer than the test may take: what is done in it is done because somebody was woken. */
const NEVER_MS = 600_000;

let database: TestDatabase;
const bells: Bell[] = [];
const opened: Lanes[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const lanes of opened.splice(0)) await lanes.drain();
  for (const bell of bells.splice(0)) await bell.stop();
  await database.drop();
});

/** A process with one place for work; `work` says whether there was any. */
async function process(work: (key: string) => Promise<boolean>, waiting: () => string[]): Promise<Lanes> {
  const bell = createBell({ databaseUrl: database.url, logger: createLogger({ level: 'silent' }) });
  bells.push(bell);
  let listens = false;
  bell.on('outbox', () => {
    listens = true;
  });
  const lanes = createLanes({
    work,
    waiting: async () => waiting(),
    concurrency: 1,
    sweepEveryMs: NEVER_MS,
    calls: { bell, table: 'outbox' },
    onError: (error) => {
      throw error;
    },
  });
  opened.push(lanes);
  lanes.start();
  bell.start();
  await eventually('a bell that listens', async () => listens || undefined);
  return lanes;
}

describe('lanes of two processes', () => {
  test('share what one of them has no place for', async () => {
    const todo = new Set<string>();
    const done: string[] = [];
    let letGo = (): void => undefined;
    const busy = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const one = await process(
      async (key) => {
        if (!todo.delete(key)) return false;
        await busy;
        done.push(`one ${key}`);
        return true;
      },
      () => [],
    );
    await process(
      async (key) => todo.delete(key) && done.push(`other ${key}`) > 0,
      () => [...todo],
    );
    todo.add('long').add('second').add('third');
    one.wake('long');
    await eventually('the long work is begun', async () => (todo.has('long') ? undefined : true));
    one.wake('second');
    one.wake('third');
    await eventually('the rest is done elsewhere', async () => (todo.size === 0 ? true : undefined));
    expect(done.sort()).toEqual(['other second', 'other third']);
    letGo();
  });

  test('leave to the other what comes while one of them stops', async () => {
    const todo = new Set<string>();
    const stopping = await process(
      async () => false,
      () => [],
    );
    await process(
      async (key) => todo.delete(key),
      () => [...todo],
    );
    await stopping.drain();
    todo.add('late');
    stopping.wake('late');
    await eventually('the other does it', async () => (todo.size === 0 ? true : undefined));
  });
});

test('a lane that is woken for later looks again then, without a sweep', async () => {
  let ready = false;
  const done: string[] = [];
  const lanes = await process(
    async (key) => {
      if (!ready) {
        ready = true;
        lanes.wake(key, 50);
        return false;
      }
      ready = false;
      return done.push(key) < 1;
    },
    () => [],
  );
  lanes.wake('retried');
  await eventually('the second attempt', async () => (done.length > 0 ? true : undefined));
  expect(done).toEqual(['retried']);
});
