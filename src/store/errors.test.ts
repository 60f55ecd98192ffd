import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { AppError } from '../errors.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { openDatabase } from './database.ts';
import { asStoreError } from './errors.ts';

describe('a failed database call', () => {
  let shared: TestDatabase;

  beforeAll(async () => {
    shared = await createTestDatabase();
  });

  afterAll(() => shared.drop());

  test('means store.unavailable where nothing listens', async () => {
    await expect(open('postgresql://someone@127.0.0.1:1/nothing')).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
  });

  test('means store.unavailable where a server takes the connection and never speaks', async () => {
    const silent = createServer().listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const address = silent.address();
    const port = typeof address === 'object' ? address?.port : 0;
    await expect(open(`postgresql://someone@127.0.0.1:${port}/nothing`)).rejects.toMatchObject({
      code: 'store.unavailable',
    });
    silent.close();
  });

  test('means store.address where the address is none', async () => {
    await expect(open('postgresql://someone@127.0.0.1:port/nothing')).rejects.toMatchObject({ code: 'store.address' });
  });

  test('means store.refused for a wrong name of the database', async () => {
    const url = new URL(shared.url);
    url.pathname = '/no_such_database';
    await expect(open(url.href)).rejects.toMatchObject({ code: 'store.refused', retryable: false });
  });

  test('means store.unavailable when the connections are cut under Prisma, and the next call works', async () => {
    const { prisma, drop } = await createTestDatabase({ poolSize: 2 });
    const cut = prisma.$transaction(async (transaction) => {
      await transaction.$executeRaw`SELECT pg_terminate_backend(pg_backend_pid())`;
    });
    expect(asStoreError(await failureOf(cut))).toMatchObject({ code: 'store.unavailable', retryable: true });
    expect(await prisma.organisation.count()).toBe(0);
    await drop();
  });

  test('means store.unavailable when no connection of the pool comes free', async () => {
    const { prisma, drop } = await createTestDatabase({ poolSize: 1 });
    const waiting = prisma.$transaction(async () => failureOf(prisma.organisation.count()), { timeout: 10_000 });
    expect(asStoreError(await waiting)).toMatchObject({ code: 'store.unavailable' });
    await drop();
  });

  test.each([
    ['a lock that does not come free', `SET LOCAL lock_timeout = '20ms'`],
    ['a statement that waits too long', `SET LOCAL statement_timeout = '20ms'`],
  ])('means store.busy for %s', async (_what, limit) => {
    const { prisma, drop } = await createTestDatabase({ poolSize: 2 });
    const { id } = await prisma.organisation.create({ data: { slug: 'held', name: 'Held' } });
    const rename = { where: { id }, data: { name: 'Other' } };
    const waiting = await prisma.$transaction(async (holder) => {
      await holder.organisation.update(rename);
      const typed = prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(limit);
        await tx.organisation.update(rename);
      });
      const failures = [await failureOf(typed)];
      const raw = prisma.$transaction(async (tx) => {
        await tx.$executeRawUnsafe(limit);
        await tx.$executeRaw`SELECT FROM organisation WHERE id = ${id}::uuid FOR UPDATE`;
      });
      return [...failures, await failureOf(raw)];
    });
    for (const failure of waiting) expect(asStoreError(failure)).toMatchObject({ code: 'store.busy', retryable: true });
    await drop();
  });

  test('means store.busy for a transaction that took too long', async () => {
    const slow = shared.prisma.$transaction(
      async (tx) => {
        await tx.$executeRaw`SELECT pg_sleep(0.2)`;
        await tx.organisation.count();
      },
      { timeout: 50 },
    );
    expect(asStoreError(await failureOf(slow))).toMatchObject({ code: 'store.busy', retryable: true });
  });

  test('stays itself when it has to do with the data', async () => {
    const create = () => shared.prisma.organisation.create({ data: { slug: 'same', name: 'Same' } });
    await create();
    const failure = await failureOf(create());
    expect(asStoreError(failure)).toBe(failure);
    const own = new AppError({ code: 'test.own', message: 'Own.' });
    expect(asStoreError(own)).toBe(own);
    expect(asStoreError(undefined)).toBeUndefined();
  });
});

async function open(databaseUrl: string): Promise<void> {
  await (await openDatabase({ databaseUrl, dataDir: '/nonexistent' })).close();
}

async function failureOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => undefined,
    (error: unknown) => error,
  );
}
