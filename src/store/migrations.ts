import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { AppError, errorCode } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import { asStoreError } from './errors.ts';
import { MIGRATIONS_DIR, type Migration, readMigrations } from './migration-files.ts';

export interface MigrateOptions {
  /** Another folder of migrations than that of this release. */
  migrationsDir?: string;
  logger?: Logger;
}

interface AppliedMigration {
  migration_name: string;
  checksum: string;
  finished: boolean;
}

/** Any number will do that nothing else on the database uses. */
export const MIGRATE_LOCK = 7_270_736_918;
/** The lock of `prisma migrate deploy`, which an operator may run beside a process that starts. */
export const PRISMA_LOCK = 72_707_369;

/** What has been applied, letter by letter as Prisma keeps it: `prisma migrate deploy` goes on where this ended. */
const HISTORY = `
  CREATE TABLE IF NOT EXISTS _prisma_migrations (
    id VARCHAR(36) PRIMARY KEY NOT NULL,
    checksum VARCHAR(64) NOT NULL,
    finished_at TIMESTAMPTZ,
    migration_name VARCHAR(255) NOT NULL,
    logs TEXT,
    rolled_back_at TIMESTAMPTZ,
    started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
    applied_steps_count INTEGER NOT NULL DEFAULT 0
  )`;

const CONNECT_TIMEOUT_MS = 3_000;
/** The server takes a second to find two that wait for each other: that is how far these lie apart. */
const MOST_TRIES = 20;

/**
 * Brings a database to the migrations of this release. Any number of processes may call it at the same moment: one
 * migrates, the others wait for it. The scripts run as they are written, each in a transaction of its own. Fails with
 * `store.migration.tampered`, `.ahead`, `.unfinished` (a run of Prisma's own that was cut off) or `.failed`.
 *
 * @returns the names of the migrations that were applied now
 */
export async function migrate(url: string, options: MigrateOptions = {}): Promise<{ applied: string[] }> {
  const { migrationsDir = MIGRATIONS_DIR, logger } = options;
  const migrations = await readMigrations(migrationsDir);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // What breaks the connection fails the query under way as well; unheard, this event would end the process.
  client.on('error', (error) => logger?.warn({ error }, 'connection lost while migrating'));
  try {
    await client.connect();
    // The usual start has nothing to do and need not wait. What another process is in the middle of looks broken from here;
    // only who holds the lock can tell.
    if (isDone(migrations, await readApplied(client))) return { applied: [] };
    await client.query('SELECT pg_advisory_lock($1), pg_advisory_lock($2)', [MIGRATE_LOCK, PRISMA_LOCK]);
    // Whoever held the lock before us may have done it all.
    const found = await readApplied(client);
    if (isUpToDate(migrations, found)) return { applied: [] };
    const names = new Set(found.map(({ migration_name: name }) => name));
    const missing = migrations.filter(({ name }) => !names.has(name));
    const applied = await apply(client, missing);
    logger?.info({ applied }, 'database migrated');
    return { applied };
  } catch (error) {
    throw asStoreError(error);
  } finally {
    // Ending the session gives the lock back too.
    await client.end();
  }
}

function isDone(migrations: Migration[], applied: AppliedMigration[]): boolean {
  return applied.every(({ finished }) => finished) && isUpToDate(migrations, applied);
}

/** Compares what was applied with what is here, and refuses a database that this release does not fit. */
function isUpToDate(migrations: Migration[], applied: AppliedMigration[]): boolean {
  const local = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { migration_name: name, checksum, finished } of applied) {
    if (!finished) throw unfinished(name);
    const migration = local.get(name);
    if (!migration) throw ahead(name);
    if (migration.checksum !== checksum) throw tampered(name);
  }
  return applied.length === migrations.length;
}

async function readApplied(client: Client): Promise<AppliedMigration[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<AppliedMigration>(
    `SELECT migration_name, checksum, finished_at IS NOT NULL AS finished
       FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at`,
  );
  return rows;
}

async function apply(client: Client, migrations: readonly Migration[]): Promise<string[]> {
  await beginHistory(client);
  for (const migration of migrations) await applyOne(client, migration);
  return migrations.map(({ name }) => name);
}

/** Makes the place where migrations are written down, where there is none. */
export async function beginHistory(client: Client): Promise<void> {
  await client.query(HISTORY);
}

/**
 * Again from the beginning while processes of the release before are in the way: they go on, and a migration of two tables that a
 * turn uses in another order is one of two that wait for each other.
 */
async function applyOne(client: Client, migration: Migration): Promise<void> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await tryOne(client, migration);
    } catch (error) {
      if (errorCode(error) !== 'store.busy' || tries === MOST_TRIES) throw error;
    }
  }
}

/** All of a migration and the line that says so are one transaction: whatever cuts it off, nothing of it stays. */
async function tryOne(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query('BEGIN');
    await runMigration(client, migration);
    await client.query('COMMIT');
  } catch (error) {
    // A connection that broke has undone it already, and is named by what broke it.
    await client.query('ROLLBACK').catch(() => undefined);
    throw asMigrationError(migration.name, error);
  }
}

/** Runs a migration in a transaction of the caller, and writes down in it that it was. */
export async function runMigration(client: Client, { name, script, checksum }: Migration): Promise<void> {
  try {
    const begun = await transactionOf(client);
    await client.query(script);
    if ((await transactionOf(client)) !== begun) throw new Error('it ends the transaction it is run in');
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
  } catch (error) {
    throw asMigrationError(name, error);
  }
}

function asMigrationError(name: string, error: unknown): AppError {
  const known = asStoreError(error);
  return known instanceof AppError ? known : failed(name, error);
}

async function transactionOf(client: Client): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('SELECT pg_current_xact_id()::text AS id');
  return rows[0]?.id;
}

function failed(name: string, error: unknown): AppError {
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return new AppError({
    code: 'store.migration.failed',
    message: `The migration ${name} failed (${reason}). Nothing of it was kept; correct what it names and start again.`,
    cause: error,
  });
}

function tampered(name: string): AppError {
  return new AppError({
    code: 'store.migration.tampered',
    message: `The migration ${name} was changed after this database had applied it. Bring its migration.sql back to what it was, and put the change into a new migration.`,
  });
}

function ahead(name: string): AppError {
  return new AppError({
    code: 'store.migration.ahead',
    message: `The database has the migration ${name}, which this release does not know. Start the release that made it or a newer one.`,
  });
}

function unfinished(name: string): AppError {
  return new AppError({
    code: 'store.migration.unfinished',
    message: `The migration ${name} was begun on this database and did not end. Restore the backup of before, or repair the database and mark it with "prisma migrate resolve".`,
  });
}
