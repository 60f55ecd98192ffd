import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { eventually } from '../../testing/eventually.ts';
import { MIGRATIONS_DIR, type Migration, readMigrations } from '../migration-files.ts';
import { withValuesFromTheStart } from './enum-values.ts';
import { makeBackup } from './make.ts';
import { checkBackup } from './read.ts';
import { restoreBackup } from './restore.ts';

const OPTIONS = { program: '1.2.3', settings: [], keys: {} };
const SCRIPT = join(import.meta.dirname, '..', 'testing', 'stopping-half-way.ts');

let folder: string;
let file: string;
let source: TestDatabase;
let target: Awaited<ReturnType<typeof createEmptyDatabase>>;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-restore-'));
  file = join(folder, 'backup');
  source = await createTestDatabase({ seeded: true });
  target = await createEmptyDatabase();
  await source.prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
  await makeBackup(source.url, file, OPTIONS);
});
afterEach(async () => {
  await source.drop();
  await target.drop();
  await rm(folder, { recursive: true });
});

describe('a database in which there is something', () => {
  it('is left alone, unless it is told that it may go', async () => {
    await restoreBackup(target.url, file);
    await ask(target.url, `UPDATE organisation SET name = 'Zuid'`);
    const restored = restoreBackup(target.url, file);
    await expect(restored).rejects.toMatchObject({
      code: 'restore.not-empty',
      message: expect.stringContaining('--replace'),
    });
    expect(await names(target.url)).toEqual(['Zuid']);
    await restoreBackup(target.url, file, { replace: true });
    expect(await names(target.url)).toEqual(['Noord']);
  });

  it('is not replaced while somebody uses it', async () => {
    await restoreBackup(target.url, file);
    const bot = new Client({ connectionString: target.url });
    await bot.connect();
    await expect(restoreBackup(target.url, file, { replace: true })).rejects.toMatchObject({
      code: 'restore.in-use',
      message: expect.stringContaining('Stop the bot'),
    });
    await bot.end();
  });

  it('that is of others is never touched', async () => {
    await ask(target.url, 'CREATE TABLE theirs AS SELECT 1 AS n');
    await expect(restoreBackup(target.url, file, { replace: true })).rejects.toMatchObject({
      code: 'restore.of-others',
    });
    expect(await ask(target.url, 'SELECT n FROM theirs')).toEqual([{ n: 1 }]);
  });

  it('hands on who was erased in it, beside whom a list names', async () => {
    await restoreBackup(target.url, file);
    const [known, listed] = ['a'.repeat(64), 'b'.repeat(64)];
    await ask(target.url, `INSERT INTO erasure (hash) VALUES ('${known}')`);
    await restoreBackup(target.url, file, { replace: true, erasures: [listed] });
    expect(await ask(target.url, 'SELECT hash FROM erasure ORDER BY 1')).toEqual([{ hash: known }, { hash: listed }]);
  });
});

describe('a backup', () => {
  it('of a newer release, or with a migration that is another one here, is refused and changes nothing', async () => {
    const own = join(folder, 'migrations');
    await cp(MIGRATIONS_DIR, own, { recursive: true });
    const last = (await readMigrations()).at(-1)?.name ?? '';
    await writeFile(join(own, last, 'migration.sql'), '-- another one');
    const options = { migrationsDir: own };
    await expect(restoreBackup(target.url, file, options)).rejects.toMatchObject({ code: 'backup.other-history' });
    await rm(join(own, last), { recursive: true });
    await expect(restoreBackup(target.url, file, options)).rejects.toMatchObject({
      code: 'backup.newer',
      message: expect.stringContaining(last),
    });
    expect(await tables(target.url)).toEqual([]);
  });

  it('whose rows the database does not take is undone, and said', async () => {
    const own = join(folder, 'migrations');
    await cp(MIGRATIONS_DIR, own, { recursive: true });
    await cp(join(own, 'migration_lock.toml'), join(own, '99999999999999_no', 'migration.sql'));
    await writeFile(
      join(own, '99999999999999_no', 'migration.sql'),
      `ALTER TABLE organisation ADD CONSTRAINT no CHECK (name <> 'Noord')`,
    );
    await expect(restoreBackup(target.url, file, { migrationsDir: own })).rejects.toMatchObject({
      code: 'store.migration.failed',
    });
    expect(await tables(target.url)).toEqual([]);
  });

  it('of a database with a table of somebody else leaves that out, and says so', async () => {
    await ask(source.url, 'CREATE TABLE theirs AS SELECT 1 AS n');
    const other = join(folder, 'other');
    await makeBackup(source.url, other, OPTIONS);
    expect(await restoreBackup(target.url, other)).toMatchObject({ leftOut: ['theirs'] });
    expect(await names(target.url)).toEqual(['Noord']);
  });
});

describe('killed in the middle', () => {
  async function killHalfWay(...args: string[]): Promise<void> {
    const child = spawn(process.execPath, [SCRIPT, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
  }

  it('a restore leaves what was there, and can be done again at once', async () => {
    await restoreBackup(target.url, file);
    await ask(target.url, `UPDATE organisation SET name = 'Zuid'`);
    await killHalfWay('restore', target.url, file);
    expect(await names(target.url)).toEqual(['Zuid']);
    await eventually('the connection of who was killed to end', async () => {
      return (await restoreBackup(target.url, file, { replace: true }).catch(() => null)) ?? undefined;
    });
    expect(await names(target.url)).toEqual(['Noord']);
  });

  it('a restore into an empty database leaves it empty', async () => {
    await killHalfWay('restore', target.url, file);
    expect(await tables(target.url)).toEqual([]);
  });

  it('a backup has no name yet, and the next one can have it', async () => {
    const killed = join(folder, 'killed');
    await killHalfWay('backup', source.url, killed);
    expect((await readdir(folder)).filter((name) => !name.includes('unfinished'))).toEqual(['backup']);
    await makeBackup(source.url, killed, OPTIONS);
    expect((await checkBackup(killed)).rows.organisation).toBe(1);
  });
});

describe('values that are added to a type', () => {
  const migration = (script: string): Migration => ({ name: 'one', script, checksum: '' });
  const scriptsOf = (...scripts: string[]) =>
    withValuesFromTheStart(scripts.map(migration)).map(({ script }) => script.trim());

  it('are in it from the start', () => {
    expect(
      scriptsOf(
        `CREATE TYPE "A" AS ENUM ('x', 'y');`,
        `ALTER TYPE "A" ADD VALUE 'z';`,
        `ALTER TYPE "A" ADD VALUE IF NOT EXISTS 'it''s';`,
      ),
    ).toEqual([`CREATE TYPE "A" AS ENUM ('x', 'y', 'z', 'it''s');`, '', '']);
  });

  it('have the place in it that is said', () => {
    expect(
      scriptsOf(
        `CREATE TYPE "A" AS ENUM ('x', 'y');`,
        `ALTER TYPE "A" ADD VALUE 'z' AFTER 'x';`,
        `ALTER TYPE "A" ADD VALUE IF NOT EXISTS 'w' BEFORE 'x'; ALTER TYPE "A" ADD VALUE 'v' AFTER 'z';`,
      ),
    ).toEqual([`CREATE TYPE "A" AS ENUM ('w', 'x', 'z', 'v', 'y');`, '', '']);
  });

  it('stay where they are when another type took its name', () => {
    const renamed = [
      `CREATE TYPE "A" AS ENUM ('x');`,
      `CREATE TYPE "A_new" AS ENUM ('y'); ALTER TYPE "A" RENAME TO "A_old"; ALTER TYPE "A_new" RENAME TO "A";`,
      `ALTER TYPE "A" ADD VALUE 'z';`,
    ];
    expect(scriptsOf(...renamed)).toEqual(renamed);
  });
});

async function ask(url: string, statement: string): Promise<object[]> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<object>(statement)).rows;
  } finally {
    await client.end();
  }
}

async function names(url: string): Promise<unknown[]> {
  return (await ask(url, 'SELECT name FROM organisation')).map((row) => Object.values(row)[0]);
}

function tables(url: string): Promise<object[]> {
  return ask(url, `SELECT tablename FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`);
}
