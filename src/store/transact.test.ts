import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { transact } from './transact.ts';
import type { Transaction } from './transaction.ts';

const WITHIN = { withinMs: 20_000 };

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

async function organisation(slug: string): Promise<string> {
  return (await database.prisma.organisation.create({ data: { slug, name: '' } })).id;
}

/** A place where the first attempts of two wait for each other. */
function meeting(): () => Promise<void> {
  let there = 0;
  let open = (): void => undefined;
  const both = new Promise<void>((resolve) => {
    open = resolve;
  });
  return () => {
    there += 1;
    if (there === 2) open();
    return both;
  };
}

describe('work in a transaction', () => {
  it('that met a deadlock is done again, and each is done once', async () => {
    const [one, other] = [await organisation('one'), await organisation('other')];
    const meet = meeting();
    let attempts = 0;
    const touch = (tx: Transaction, id: string) =>
      tx.$executeRaw`UPDATE organisation SET name = name || '!' WHERE id = ${id}::uuid`;
    const touchBoth = (first: string, second: string) =>
      transact(
        database.prisma,
        async (tx) => {
          attempts += 1;
          await tx.$executeRaw`SELECT set_config('deadlock_timeout', '50ms', true)`;
          await touch(tx, first);
          await meet();
          await touch(tx, second);
        },
        WITHIN,
      );
    await Promise.all([touchBoth(one, other), touchBoth(other, one)]);
    expect(attempts).toBeGreaterThan(2);
    const rows = await database.prisma.organisation.findMany({ where: { id: { in: [one, other] } } });
    expect(rows.map(({ name }) => name)).toEqual(['!!', '!!']);
  });

  it('that fails for another reason is not done again', async () => {
    let attempts = 0;
    const work = transact(
      database.prisma,
      async () => {
        attempts += 1;
        throw new Error('Broken.');
      },
      WITHIN,
    );
    await expect(work).rejects.toThrow('Broken.');
    expect(attempts).toBe(1);
  });
});
