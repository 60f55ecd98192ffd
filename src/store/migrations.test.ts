import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createEmptyDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { MIGRATIONS_DIR, readMigrations } from './migration-files.ts';
import { MIGRATE_LOCK, migrate } from './migrations.ts';

let database: Awaited<ReturnType<typeof createEmptyDatabase>>;
let migrationsDir: string;

beforeEach(async () => {
  database = await createEmptyDatabase();
  migrationsDir = await mkdtemp(join(tmpdir(), 'impactmakelaar-migrations-'));
  await cp(MIGRATIONS_DIR, migrationsDir, { recursive: true });
});

afterEach(async () => {
  await database.drop();
  await rm(migrationsDir, { recursive: true });
});

describe('migrating', () => {
  test('applies every migration once', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    expect(await migrate(database.url)).toEqual({ applied: names });
    expect(await migrate(database.url)).toEqual({ applied: [] });
  });

  test('is done once when several processes start at the same moment', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    const outcomes = await Promise.all([1, 2, 3].map(() => migrate(database.url)));
    expect(outcomes.flatMap(({ applied }) => applied)).toEqual(names);
    const [row] = await ask('SELECT count(*)::int AS rows FROM _prisma_migrations');
    expect(row).toEqual({ rows: names.length });
  });

  test('waits for the process that is in the middle of it', async () => {
    await migrate(database.url);
    const other = new Client({ connectionString: database.url });
    await other.connect();
    await other.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    await other.query(
      'CREATE TABLE begun AS SELECT id, finished_at FROM _prisma_migrations ORDER BY started_at DESC LIMIT 1',
    );
    await other.query('UPDATE _prisma_migrations SET finished_at = NULL WHERE id = (SELECT id FROM begun)');
    const waiting = migrate(database.url);
    let gaveUp = false;
    waiting.catch(() => {
      gaveUp = true;
    });
    await eventually('a process that waits, or has given up', async () => {
      const { rowCount } = await other.query(`SELECT FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`);
      return rowCount || gaveUp || undefined;
    });
    await other.query(
      'UPDATE _prisma_migrations m SET finished_at = begun.finished_at FROM begun WHERE m.id = begun.id',
    );
    await other.end();
    await expect(waiting).resolves.toEqual({ applied: [] });
  });

  test('leaves no timer of the engine behind, which would end the process once it fires', async () => {
    const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    await migrate(database.url);
    expect(timers()).toBeLessThanOrEqual(before);
  });

  test('takes a script whole, with semicolons in texts and functions', async () => {
    await add(
      '99990101000000_function',
      `CREATE FUNCTION word() RETURNS text LANGUAGE plpgsql AS $$ BEGIN RETURN 'a;b'; END; $$; -- one; two`,
    );
    await migrate(database.url, { migrationsDir });
    expect(await ask('SELECT word()')).toEqual([{ word: 'a;b' }]);
  });

  test('applies only what is new', async () => {
    await migrate(database.url, { migrationsDir });
    await add('99990101000000_new', 'CREATE TABLE newcomer (n int)');
    expect(await migrate(database.url, { migrationsDir })).toEqual({ applied: ['99990101000000_new'] });
  });
});

describe('migrating refuses', () => {
  test('a migration that was changed after it was applied', async () => {
    await migrate(database.url, { migrationsDir });
    const [first] = await readMigrations(migrationsDir);
    await appendFile(join(migrationsDir, first?.name ?? '', 'migration.sql'), '-- changed');
    await expect(migrate(database.url, { migrationsDir })).rejects.toMatchObject({
      code: 'store.migration.tampered',
      message: expect.stringContaining(first?.name ?? ''),
    });
  });

  test('a database that a newer release has migrated', async () => {
    await add('99990101000000_new', 'CREATE TABLE newcomer (n int)');
    await migrate(database.url, { migrationsDir });
    await expect(migrate(database.url)).rejects.toMatchObject({
      code: 'store.migration.ahead',
      message: expect.stringContaining('99990101000000_new'),
    });
  });

  test('a migration that fails, and from then on the database it left', async () => {
    await add('99990101000000_bad', 'CREATE TABLE half (n int); SELECT 1 / 0');
    await expect(migrate(database.url, { migrationsDir })).rejects.toMatchObject({ code: 'store.migration.failed' });
    await expect(migrate(database.url, { migrationsDir })).rejects.toMatchObject({
      code: 'store.migration.unfinished',
    });
    expect(await ask(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
  });

  test('a server that is not there', async () => {
    await expect(migrate('postgresql://nobody@127.0.0.1:1/nothing')).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
  });
});

async function add(name: string, script: string): Promise<void> {
  await mkdir(join(migrationsDir, name));
  await writeFile(join(migrationsDir, name, 'migration.sql'), script);
}

async function ask(statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: database.url });
  await client.connect();
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows;
  } finally {
    await client.end();
  }
}
