import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { claimsOf } from './claims.ts';
import { setClock } from './clock.ts';
import { Prisma } from './generated/client.ts';
import { layOutToys, takeToy, toys } from './testing/toys.ts';

const toySchema = z.object({ id: z.number(), claim: z.uuid(), times: z.number() });
type Toy = z.infer<typeof toySchema>;

const DONE = Prisma.sql`state = 'done'`;

let database: TestDatabase;
const cleanups: (() => Promise<void>)[] = [];

beforeEach(async () => {
  database = await createTestDatabase();
});

afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
  await database.drop();
});

/** @returns null: every toy is somebody's */
async function take(): Promise<Toy | null> {
  return toySchema.nullable().parse(await takeToy(database.prisma));
}

async function taken(): Promise<Toy> {
  const toy = await take();
  if (!toy) throw new Error('There is no toy.');
  return toy;
}

/** As `claims.ts` wants it: the ids of the toys are numbers only so that they fit in JSON. */
const held = ({ id, claim }: Toy) => ({ id: BigInt(id), claim });

const stateOf = async (toy: Toy) => {
  const rows = await database.prisma.$queryRaw<{ state: string; claim: string | null; error_code: string | null }[]>`
    SELECT state, claim, error_code FROM toy WHERE id = ${toy.id}`;
  return rows[0];
};

/** Another process, which takes a toy whenever it is asked. */
async function startTaker() {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'testing/taker.ts'), database.url], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  cleanups.push(kill);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => JSON.parse((await lines.next()).value ?? 'null');
  await next();
  return {
    kill,
    async take(): Promise<Toy | null> {
      child.stdin.write('\n');
      return toySchema.nullable().parse(await next());
    },
  };
}

describe('rows that are handed out', () => {
  it('go each to one of two processes that claim at the same time', async () => {
    await layOutToys(database.prisma, 200);
    const other = await startTaker();
    // Its first takes long: it has no connection yet.
    const first = await other.take();
    const [ours, theirs] = await Promise.all(
      [take, other.take].map(async (takeOne) => {
        const all: Toy[] = [];
        for (let toy = await takeOne(); toy; toy = await takeOne()) all.push(toy);
        return all;
      }),
    );
    const ids = [first, ...(ours ?? []), ...(theirs ?? [])].map((toy) => toy?.id ?? 0);
    expect(ids.sort((a, b) => a - b)).toEqual(Array.from({ length: 200 }, (_, index) => index + 1));
    expect(theirs?.length).toBeGreaterThan(0);
  });

  it('are taken up by another when the process that held them is gone and its lease ends, not before', async () => {
    await layOutToys(database.prisma, 1);
    const other = await startTaker();
    const first = await other.take();
    await other.kill();
    expect(await take()).toBeNull();
    const again = await eventually('the end of the lease', async () => (await take()) ?? undefined);
    expect(again).toMatchObject({ id: first?.id, times: 2 });
    expect(again.claim).not.toBe(first?.claim);
  });

  it('stay with whoever says that it is alive, for longer than a lease', async () => {
    await layOutToys(database.prisma, 1);
    const toy = await taken();
    const letGo = toys.keepAlive(database.prisma, held(toy), (error) => expect(error).toBeUndefined());
    const before = Date.now();
    await eventually('more than a lease', async () => {
      expect(await take()).toBeNull();
      return Date.now() - before > 3_000 || undefined;
    });
    letGo();
    expect(await eventually('the end of the lease', async () => (await take()) ?? undefined)).toMatchObject({
      times: 2,
    });
  });

  it('are not ended, given back or renewed with a fence that is old', async () => {
    await layOutToys(database.prisma, 1);
    const old = await taken();
    await database.prisma.$executeRaw`UPDATE toy SET claimed_until = now() - interval '1 second'`;
    const now = await taken();
    expect(await toys.end(database.prisma, held(old), DONE)).toEqual([]);
    await toys.release(database.prisma, held(old), { state: 'free', errorCode: 'late', afterMs: 0 });
    await database.prisma.$executeRaw`UPDATE toy SET claimed_until = now() - interval '1 second'`;
    await toys.renew(database.prisma, held(old));
    const third = await taken();
    expect(third.times).toBe(3);
    expect(await toys.end(database.prisma, held(now), DONE)).toEqual([]);
    expect(await toys.end(database.prisma, held(third), DONE, Prisma.sql`times`)).toEqual([{ times: 3 }]);
    expect(await stateOf(third)).toEqual({ state: 'done', claim: null, error_code: null });
    expect(await toys.end(database.prisma, held(third), DONE)).toEqual([]);
  });

  it('are still held when the transaction that ended them is undone', async () => {
    await layOutToys(database.prisma, 1);
    const toy = await taken();
    const undone = database.prisma.$transaction(async (tx) => {
      expect(await toys.end(tx, held(toy), DONE)).toHaveLength(1);
      throw new Error('Undone.');
    });
    await expect(undone).rejects.toThrow('Undone.');
    expect(await take()).toBeNull();
    expect(await stateOf(toy)).toMatchObject({ state: 'played', claim: toy.claim });
  });

  it('that were given back wait by the clock of the product, and a lease does not', async () => {
    await layOutToys(database.prisma, 1);
    const toy = await taken();
    await setClock(database.prisma, new Date('2030-01-01T12:00:00Z'));
    expect(await take()).toBeNull();
    await toys.release(database.prisma, held(toy), {
      state: 'free',
      errorCode: 'busy',
      afterMs: 3_600_000,
      set: Prisma.sql`times = times - 1`,
    });
    expect(await stateOf(toy)).toEqual({ state: 'free', claim: null, error_code: 'busy' });
    expect(await take()).toBeNull();
    await setClock(database.prisma, new Date('2030-01-01T13:00:01Z'));
    expect(await take()).toMatchObject({ times: 1 });
  });

  it('come from no table whose name is more than a word', () => {
    expect(() => claimsOf({ name: 'toy; DROP TABLE toy', held: 'played', leaseSeconds: 1 })).toThrow('Not a word');
  });
});
