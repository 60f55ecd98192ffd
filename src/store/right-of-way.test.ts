import { setImmediate as round } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { Prisma } from './generated/client.ts';
import { betweenSteps, givingWay, withRightOfWay } from './right-of-way.ts';

/** Somebody at the door, until they leave. */
function somebodyAtTheDoor(): { leave(): Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>();
  const served = withRightOfWay(() => promise);
  return {
    leave() {
      resolve();
      return served;
    },
  };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

describe('while somebody is at the door', () => {
  it('other work stands still, and goes on one piece after another when they left', async () => {
    const done: string[] = [];
    const door = somebodyAtTheDoor();
    const work = ['one', 'two'].map(async (name) => {
      await givingWay();
      done.push(name);
    });
    await round();
    expect(done).toEqual([]);
    await door.leave();
    await round();
    expect(done).toEqual(['one']);
    await Promise.all(work);
    expect(done).toEqual(['one', 'two']);
  });

  it('other work goes on after a while all the same', async () => {
    const door = somebodyAtTheDoor();
    const work = betweenSteps();
    await round();
    await round();
    vi.runAllTimers();
    await work;
    await door.leave();
  });
});

it('nobody at the door: nothing waits', async () => {
  let done = false;
  void givingWay().then(() => {
    done = true;
  });
  await Promise.resolve();
  await Promise.resolve();
  expect(done).toBe(true);
});

describe('a database', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  it.each([
    ['a statement', () => database.prisma.$queryRaw`SELECT 1`],
    ['a statement in a transaction', () => database.prisma.$transaction((tx) => tx.$queryRaw`SELECT 1`)],
  ])('gives the answer to %s when nobody is at the door', async (_what, ask) => {
    vi.useRealTimers();
    await ask();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let answered = false;
    const door = somebodyAtTheDoor();
    const asked = ask().then(() => {
      answered = true;
    });
    // Who is at the door is answered by the same server, and later than what was asked before.
    for (let n = 0; n < 6; n += 1) await database.database.door.ask(Prisma.sql`SELECT 1`);
    expect(answered).toBe(false);
    await door.leave();
    await asked;
    expect(answered).toBe(true);
  });
});
