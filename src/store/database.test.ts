import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openDatabase } from './database.ts';
import { makeFolder } from './embedded/testing/process.ts';
import { migrate } from './migrations.ts';

describe('a database with several connections', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase({ poolSize: 4 });
  });

  afterAll(() => database.drop());

  test('gives every query its own rows while transactions run beside it', async () => {
    const { prisma } = database;
    const names = Array.from({ length: 60 }, (_, n) => `organisation-${n}`);
    const written = await Promise.all(
      names.map((slug) =>
        prisma.$transaction(
          async (transaction) => {
            const { id } = await transaction.organisation.create({ data: { slug, name: slug } });
            const read = await transaction.organisation.findUniqueOrThrow({ where: { id } });
            await transaction.organisation.update({ where: { id }, data: { name: `${read.slug} (${id})` } });
            return { id, slug };
          },
          { maxWait: 15_000 },
        ),
      ),
    );
    const read = await Promise.all(
      written.map(({ id }) =>
        prisma.organisation.findUniqueOrThrow({ where: { id }, select: { slug: true, name: true } }),
      ),
    );
    expect(read).toEqual(written.map(({ id, slug }) => ({ slug, name: `${slug} (${id})` })));
  });
});

describe('a database without an address', () => {
  test('is the program’s own, has the migrations once they are asked for, and keeps what was written', async () => {
    const { path: dataDir, remove } = await makeFolder(0o711);
    const first = await openDatabase({ dataDir });
    await migrate(first.url);
    await first.prisma.organisation.create({ data: { slug: 'overijssel', name: 'Overijssel' } });
    await first.close();
    const second = await openDatabase({ dataDir });
    expect(await migrate(second.url)).toEqual({ applied: [] });
    expect(await second.prisma.organisation.count()).toBe(1);
    await second.close();
    await second.close();
    await remove();
  });
});
