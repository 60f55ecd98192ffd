import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { localTimeAt } from '../calendar/local-time.ts';
import { createTestDatabase, type TestDatabase } from '../testing/database.ts';
import { clockNow, resetClock, setClock } from './clock.ts';

describe('the clock of the product', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  const server = async () => {
    const [row] = await database.prisma.$queryRaw<[{ now: Date }]>`SELECT clock_timestamp() AS now`;
    return row.now.getTime();
  };

  test('is that of the server until it is set', async () => {
    const before = await server();
    const now = (await clockNow(database.prisma)).getTime();
    expect(now).toBeGreaterThanOrEqual(before);
    expect(now).toBeLessThanOrEqual(await server());
  });

  test('runs on from where it was set, also in SQL and in what is stored', async () => {
    const { prisma } = database;
    await setClock(prisma, new Date('2027-03-27T23:30:00Z'));
    const first = await clockNow(prisma);
    // The offset is kept in whole milliseconds.
    expect(first.toISOString()).toMatch(/^2027-03-27T23:(?:29:59\.99|30:0)/);
    expect(localTimeAt(first).date).toBe('2027-03-28');
    const organisation = await prisma.organisation.create({ data: { slug: 'klok', name: 'Klok' } });
    expect(organisation.createdAt.toISOString()).toMatch(/^2027-03-27T23:(?:29:59\.99|30)/);
    expect((await clockNow(prisma)).getTime()).toBeGreaterThan(first.getTime());
    await resetClock(prisma);
    expect(Math.abs((await clockNow(prisma)).getTime() - (await server()))).toBeLessThan(60_000);
  });

  test('is the only one by which the program decides', () => {
    const sources = globSync('src/**/*.ts').filter((path) => !BESIDE.test(path));
    expect(sources.length).toBeGreaterThan(100);
    const offenders = sources.flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => OWN_CLOCK.test(line) && !LEASE.test(line))
        .map((line) => `${file}: ${line.trim()}`),
    );
    expect(offenders.filter((line) => !MAY.some((one) => line.startsWith(one)))).toEqual([]);
  });
});

/** The clock of the process, or the server's own in SQL. */
const OWN_CLOCK = /new Date\(\)|Date\.now\(\)|(?<![\w.])now\(\)(?! =>)/;
/** Not the product. */
const BESIDE = /\.test\.ts$|testing\/|generated|store\/tools|\/test-/;
/** Leases are about processes. */
const LEASE = /claimed_until (=|<) now\(\)/;
/** What keeps something in memory for a while, or runs without a database. */
const MAY = [
  'src/cli/keeping.ts',
  'src/cli/doctor/',
  'src/people/tenants.ts: if (known',
  'src/people/tenants.ts: if (tenant)',
  // The name of a folder that is kept, how a record of migrations is dated, and how old a request may be.
  'src/cli/talk/stage.ts: const kept',
  'src/store/migrations.ts: started_at',
  // A backup says when it was really made, of a release too that had no clock yet.
  'src/store/backup/make.ts:',
  'src/platforms/slack/request-time.ts',
  'src/platforms/slack/clients.ts',
  'src/platforms/teams/authentication.ts',
  'src/store/clock.ts',
];
