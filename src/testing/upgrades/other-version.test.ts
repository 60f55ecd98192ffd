import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openKnowledgeBase } from '../../app/knowledge-base.ts';
import { makeBackup } from '../../store/backup/make.ts';
import { restoreBackup } from '../../store/backup/restore.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createGround, createMarkedPerson } from '../person-fixture.ts';
import { type Contents, readContents } from './fixture.ts';
import { expectTheSame, verdictOf } from './restored.ts';

const OPTIONS = { program: '0.1.0', settings: [], keys: {} };
const SLOW_MS = 120_000;
const VERSIONS = ['15', '18'] as const;
type Version = (typeof VERSIONS)[number];
/** What the database holds that is carried, whatever else it holds. */
const CARRIED = ['person', 'entrepreneur_case', 'ledger_entry', 'ledger_head', 'broadcast', 'broadcast_recipient'];

// The program's own server is an 18; the oldest that may be served is given to the tests. All that this release keeps is
// carried from one to the other, filled by the one it comes from.
describe.runIf((await versionOf(inject('databaseServerUrl'))) === '15')(
  'a backup of a database full of this release',
  { timeout: SLOW_MS },
  () => {
    let own: Awaited<ReturnType<typeof startTemporaryPostgres>>;
    let folder: string;
    const serverUrl = (version: Version) => (version === '15' ? inject('databaseServerUrl') : own.url);

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-other-version-'));
      own = await startTemporaryPostgres({ inMemory: true });
      expect(await versionOf(own.url)).toBe('18');
    }, SLOW_MS);
    afterAll(async () => {
      await own?.remove();
      await rm(folder, { recursive: true });
    });

    it.each([
      { from: '18', to: '15' },
      { from: '15', to: '18' },
    ] as const)('made on PostgreSQL $from is read by $to, which goes on with it', async ({ from, to }) => {
      const file = join(folder, `from-${from}`);
      const made = await onNewDatabase(serverUrl(from), async (url) => {
        await fill(url, folder);
        const { head } = await makeBackup(url, file, OPTIONS);
        expect(head.server.split('.')[0]).toBe(from);
        return { contents: await readContents(url), verdict: await withDatabase(url, verdictOf) };
      });
      for (const table of CARRIED) expect(made.contents.tables[table]?.length, table).toBeGreaterThan(0);
      expect(made.verdict.flaws).toEqual([]);
      await onNewDatabase(serverUrl(to), async (url) => {
        expect(await restoreBackup(url, file)).toMatchObject({ migrated: [], leftOut: [] });
        expectTheSame(await readContents(url), made.contents);
        await withDatabase(url, async (database) => {
          expect(await verdictOf(database)).toEqual(made.verdict);
          await addMore(database);
          const { flaws, ledger } = await verdictOf(database);
          expect(flaws).toEqual([]);
          expect(ledger.length).toBeGreaterThan(made.verdict.ledger.length);
        });
        await expectToHaveGoneOn(url, made.contents);
      });
    });
  },
);

/** What every bot puts into its database when it starts, and three people. */
async function fill(url: string, dataDir: string): Promise<void> {
  const logger = createLogger({ level: 'silent' });
  const { database } = await openKnowledgeBase({ databaseUrl: url, dataDir, poolSize: 2, logger });
  try {
    const ground = await createGround(database.prisma, 'noord');
    for (const mark of ['anna', 'bram', 'carla']) await createMarkedPerson(database.prisma, ground, mark);
    await useAddedValues(database);
  } finally {
    await database.close();
  }
}

/** Values that a migration added to a type: an older server takes none that is as young as its own transaction. */
async function useAddedValues({ prisma }: Database): Promise<void> {
  const { id: personId } = await prisma.person.findFirstOrThrow({ where: { email: 'anna@example.nl' } });
  await prisma.roleGrant.createMany({
    data: [
      { personId, role: 'network_broker' },
      { personId, role: 'director' },
    ],
  });
  await prisma.siteVisit.updateMany({ where: { createdById: personId }, data: { state: 'awaiting_approval' } });
  await prisma.pledge.updateMany({ where: { personId }, data: { sharedWith: 'ambassadors' } });
}

/** Somebody new, of whom every table gets a row: by the same rules, with the numbers that come next. */
async function addMore({ prisma }: Database): Promise<void> {
  await createMarkedPerson(prisma, await createGround(prisma, 'zuid'), 'daan');
}

/** No number is given twice: rows that came since stand beyond those that were carried. */
async function expectToHaveGoneOn(url: string, before: Contents): Promise<void> {
  const { sequences } = await readContents(url);
  const last = before.sequences.entrepreneur_case_number_seq;
  expect(Number(last)).toBe(3);
  expect(sequences.entrepreneur_case_number_seq).toBe('4');
  for (const [name, value] of Object.entries(before.sequences)) {
    expect(Number(sequences[name]), name).toBeGreaterThanOrEqual(Number(value));
  }
}

async function onNewDatabase<Result>(serverUrl: string, work: (url: string) => Promise<Result>): Promise<Result> {
  const name = `test_${randomUUID()}`;
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  await ask(serverUrl, `CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE template0`);
  try {
    return await work(url.href);
  } finally {
    await ask(serverUrl, `DROP DATABASE ${escapeIdentifier(name)} WITH (FORCE)`);
  }
}

async function withDatabase<Result>(url: string, work: (database: Database) => Promise<Result>): Promise<Result> {
  const database = await openDatabase({ databaseUrl: url, dataDir: tmpdir(), poolSize: 2 });
  return work(database).finally(() => database.close());
}

/** The number before the dot. */
async function versionOf(url: string): Promise<string> {
  const [row] = await ask(url, `SELECT current_setting('server_version_num')::int / 10000 AS version`);
  return String(row?.version);
}

async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
