import { spawn } from 'node:child_process';
import { appendFile, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { createEmptyDatabase } from '../testing/database.ts';
import { eventually } from '../testing/eventually.ts';
import { MIGRATIONS_DIR, readMigrations } from './migration-files.ts';
import { MIGRATE_LOCK, migrate } from './migrations.ts';
import { NO_FILTERS, toMigrationList, withSchemaEngine } from './tools/schema-engine.ts';

const PROVIDER = 'provider = "postgresql"\n';

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

  test('is done once when two programs start at the same moment', async () => {
    const names = (await readMigrations()).map(({ name }) => name);
    const outcomes = await Promise.all([startProgram(), startProgram()]);
    expect(outcomes.flat()).toEqual(names);
  });

  test('leaves a database on which Prisma has nothing to do and nothing to object to', async () => {
    await migrate(database.url);
    const { engineApplied, history } = await withSchemaEngine({ url: database.url }, async (engine) => {
      const migrationsList = toMigrationList(await readMigrations(), PROVIDER);
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      const found = await engine.diagnoseMigrationHistory({
        migrationsList,
        optInToShadowDatabase: false,
        filters: NO_FILTERS,
      });
      return { engineApplied: appliedMigrationNames, history: found };
    });
    expect(engineApplied).toEqual([]);
    expect(history).toMatchObject({ editedMigrationNames: [], failedMigrationNames: [], history: null });
    expect(history.hasMigrationsTable).toBe(true);
  });

  test('goes on with a database that an earlier release migrated by Prisma, and keeps what is in it', async () => {
    const all = await readMigrations();
    const earlier = all.slice(0, 5);
    await withSchemaEngine({ url: database.url }, async (engine) => {
      await engine.applyMigrations({ migrationsList: toMigrationList(earlier, PROVIDER), filters: NO_FILTERS });
    });
    await ask(`INSERT INTO organisation (id, slug, name) VALUES (gen_random_uuid(), 'zwolle', 'Zwolle')`);
    expect(await migrate(database.url)).toEqual({ applied: all.slice(5).map(({ name }) => name) });
    expect(await ask('SELECT slug FROM organisation')).toEqual([{ slug: 'zwolle' }]);
    const history = await ask(
      `SELECT migration_name AS name, checksum FROM _prisma_migrations
       WHERE finished_at >= started_at AND rolled_back_at IS NULL AND applied_steps_count = 1 ORDER BY migration_name`,
    );
    expect(history).toEqual(all.map(({ name, checksum }) => ({ name, checksum })));
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

describe('a process of the release before', () => {
  test('may be in the way of a migration, which is then tried again', async () => {
    await migrate(database.url);
    await add(
      '99990101000000_two',
      'ALTER TABLE inbox ADD COLUMN newcomer int; ALTER TABLE outbox ADD COLUMN newcomer int',
    );
    const other = new Client({ connectionString: database.url });
    await other.connect();
    // The migration is the one that is ended.
    await other.query(`SET deadlock_timeout = '10min'`);
    await other.query('BEGIN; LOCK TABLE outbox IN ROW EXCLUSIVE MODE');
    const migrating = migrate(database.url, { migrationsDir });
    migrating.catch(() => undefined);
    await eventually('a migration that waits', async () => {
      const rows = await ask(`SELECT FROM pg_locks WHERE relation = 'outbox'::regclass AND NOT granted`);
      return rows.length > 0 ? true : undefined;
    });
    await other.query('LOCK TABLE inbox IN ROW EXCLUSIVE MODE; COMMIT');
    expect(await migrating).toEqual({ applied: ['99990101000000_two'] });
    await other.end();
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

  test('a migration that fails: it says which, nothing of it stays, what came before does, and corrected it is applied', async () => {
    await add('99990101000000_good', 'CREATE TABLE good (n int)');
    await add('99990102000000_bad', 'CREATE TABLE half (n int); SELECT 1 / 0');
    await expect(migrate(database.url, { migrationsDir })).rejects.toMatchObject({
      code: 'store.migration.failed',
      message: expect.stringMatching(/99990102000000_bad failed \(division by zero\)/),
    });
    const left = `SELECT to_regclass('good') AS good, to_regclass('half') AS half`;
    expect(await ask(left)).toEqual([{ good: 'good', half: null }]);
    await writeFile(join(migrationsDir, '99990102000000_bad', 'migration.sql'), 'CREATE TABLE half (n int)');
    expect(await migrate(database.url, { migrationsDir })).toEqual({ applied: ['99990102000000_bad'] });
    expect(await ask(left)).toEqual([{ good: 'good', half: 'half' }]);
  });

  test('a migration that ends its transaction: nothing would undo it', async () => {
    await add('99990101000000_bad', 'CREATE TABLE half (n int); COMMIT; SELECT 1');
    await expect(migrate(database.url, { migrationsDir })).rejects.toMatchObject({
      code: 'store.migration.failed',
      message: expect.stringContaining('ends the transaction'),
    });
  });

  test('what a run of Prisma left unfinished', async () => {
    await migrate(database.url);
    await ask('UPDATE _prisma_migrations SET finished_at = NULL');
    await expect(migrate(database.url)).rejects.toMatchObject({ code: 'store.migration.unfinished' });
  });

  test('to keep half of a migration when the process is killed in the middle of it', async () => {
    await add('99990101000000_slow', 'CREATE TABLE half (n int); SELECT pg_sleep(600)');
    const program = spawnProgram();
    const sleeping = `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'PgSleep'`;
    const [slow] = await eventually('a migration in the middle', async () => {
      const rows = await ask(sleeping);
      return rows.length > 0 ? rows : undefined;
    });
    program.kill('SIGKILL');
    // The server notices a client that has gone only when it speaks to it; that is not what is asked here.
    await ask(`SELECT pg_terminate_backend(${Number(slow?.pid)}, 10000)`);
    expect(await ask(`SELECT to_regclass('half') AS half`)).toEqual([{ half: null }]);
    await writeFile(join(migrationsDir, '99990101000000_slow', 'migration.sql'), 'CREATE TABLE half (n int)');
    expect(await migrate(database.url, { migrationsDir })).toEqual({ applied: ['99990101000000_slow'] });
  });

  test('a server that is not there', async () => {
    await expect(migrate('postgresql://nobody@127.0.0.1:1/nothing')).rejects.toMatchObject({
      code: 'store.unavailable',
      retryable: true,
    });
  });
});

/** A process of its own that migrates and prints what it applied. */
function spawnProgram() {
  const module = pathToFileURL(join(import.meta.dirname, 'migrations.ts')).href;
  const program = `const { migrate } = await import(${JSON.stringify(module)});
    const { applied } = await migrate(${JSON.stringify(database.url)}, ${JSON.stringify({ migrationsDir })});
    process.stdout.write(JSON.stringify(applied));`;
  return spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
}

async function startProgram(): Promise<string[]> {
  return z.array(z.string()).parse(JSON.parse(await text(spawnProgram().stdout)));
}

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
