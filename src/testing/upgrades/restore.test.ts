import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { caseSubject } from '../../case-life/case-life.ts';
import { appendEntry } from '../../ledger/ledger.ts';
import { makeBackup } from '../../store/backup/make.ts';
import { restoreBackup } from '../../store/backup/restore.ts';
import { clockNow } from '../../store/clock.ts';
import { type Database, openDatabase } from '../../store/database.ts';
import { migrate } from '../../store/migrations.ts';
import { createEmptyDatabase } from '../database.ts';
import { hasPostgres15, startPostgres15 } from '../postgres-15.ts';
import { type Contents, loadContents, migrateUpTo, readContents, readFixture } from './fixture.ts';
import { expectTheSame, verdictOf } from './restored.ts';

const RELEASES = (await readdir(import.meta.dirname)).filter((name) => /^release-\d+$/.test(name)).toSorted();
const OPTIONS = { program: '0.1.0', settings: [], keys: {} };
type Place = Awaited<ReturnType<typeof createEmptyDatabase>>;

describe.each(RELEASES)('a backup of a database of %s', (release) => {
  let old: Place;
  /** The same database, brought to this release where it was. */
  let upgraded: Place;
  let expected: Contents;
  let folder: string;
  let backups: { old: string; upgraded: string };
  let target: Place;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-restore-'));
    backups = { old: join(folder, 'old'), upgraded: join(folder, 'upgraded') };
    const contents = await readFixture(join(import.meta.dirname, release));
    [old, upgraded] = [await createEmptyDatabase(), await createEmptyDatabase()];
    for (const place of [old, upgraded]) {
      await migrateUpTo(place.url, contents.migration);
      await loadContents(place.url, contents);
    }
    await migrate(upgraded.url);
    expected = await readContents(upgraded.url);
    await makeBackup(old.url, backups.old, OPTIONS);
    await makeBackup(upgraded.url, backups.upgraded, OPTIONS);
  });
  afterAll(async () => {
    await Promise.all([old?.drop(), upgraded?.drop()]);
    await rm(folder, { recursive: true });
  });
  beforeEach(async () => {
    target = await createEmptyDatabase();
  });
  afterEach(() => target.drop());

  it.each([
    'old',
    'upgraded',
  ] as const)('has every table and sequence as it is when it is restored (%s)', async (which) => {
    const { migrated, leftOut } = await restoreBackup(target.url, backups[which]);
    expect({ leftOut, isOld: migrated.length > 0 }).toEqual({ leftOut: [], isOld: which === 'old' });
    expectTheSame(await readContents(target.url), expected);
  });

  it('has the same schema as a database that was migrated', async () => {
    await restoreBackup(target.url, backups.old);
    expect(await schemaOf(target.url)).toEqual(await schemaOf(upgraded.url));
  });

  it('goes on as if nothing had happened: numbers, rules and history', async () => {
    await restoreBackup(target.url, backups.old);
    const database = await openDatabase({ databaseUrl: target.url, dataDir: tmpdir(), poolSize: 2 });
    try {
      const before = await verdictOf(database);
      expect(before.flaws).toEqual([]);
      expect(before.ledger).toEqual((await verdictOfUrl(upgraded.url)).ledger);
      await addEntry(database);
      const after = await verdictOf(database);
      expect(after.flaws).toEqual([]);
      expect(after.ledger.length).toBe(before.ledger.length + 1n);
      await expect(database.prisma.$executeRaw`UPDATE ledger_entry SET state = 'draft'`).rejects.toThrow(
        /written once/,
      );
      await expect(database.prisma.$executeRaw`TRUNCATE ledger_entry CASCADE`).rejects.toThrow(/not allowed/);
      const gone = database.prisma
        .$executeRaw`DELETE FROM conversation WHERE id IN (SELECT conversation_id FROM outbox)`;
      await expect(gone).rejects.toThrow(/foreign key/i);
    } finally {
      await database.close();
    }
  });

  it.runIf(hasPostgres15())(
    'goes from PostgreSQL 18 to 15 and back without a superuser, every row the same',
    { timeout: 120_000 },
    async () => {
      const oldest = await startPostgres15();
      try {
        await restoreBackup(oldest.url, backups.old);
        expectTheSame(await readContents(oldest.url), expected);
        const back = join(folder, 'back');
        const { head } = await makeBackup(oldest.url, back, OPTIONS);
        expect(head.server).toMatch(/^15/);
        await restoreBackup(target.url, back);
        expectTheSame(await readContents(target.url), expected);
      } finally {
        await oldest.remove();
      }
    },
  );
});

/** What a database is made of, apart from its rows. */
async function schemaOf(url: string): Promise<unknown[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query(`
      SELECT format('%s: %s', enumtypid::regtype, string_agg(enumlabel, ', ' ORDER BY enumsortorder)) AS fact
      FROM pg_enum GROUP BY enumtypid
      UNION SELECT format('%s: %s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) FROM pg_constraint
      WHERE connamespace = 'public'::regnamespace AND contype <> 'n'
      UNION SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION SELECT format('%s %s %s', tgrelid::regclass, pg_get_triggerdef(oid), tgenabled) FROM pg_trigger
      WHERE NOT tgisinternal
      ORDER BY 1`);
    return rows;
  } finally {
    await client.end();
  }
}

async function verdictOfUrl(url: string) {
  const database = await openDatabase({ databaseUrl: url, dataDir: tmpdir(), poolSize: 1 });
  return verdictOf(database).finally(() => database.close());
}

async function addEntry({ prisma }: Database): Promise<void> {
  const [one] = await prisma.entrepreneurCase.findMany({ take: 1 });
  if (!one) throw new Error('There is no case.');
  const about = { ...caseSubject(one.id), state: one.state, place: one.counterId };
  const at = await clockNow(prisma);
  const entry = { ...about, kind: 'remind', at, by: { kind: 'system' }, words: null } as const;
  await prisma.$transaction((tx) => appendEntry(tx, entry));
}
