import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Client } from 'pg';
import { AppError } from '../errors.ts';
import type { Logger } from '../telemetry/logger.ts';
import { asStoreError } from './errors.ts';
import { MIGRATIONS_DIR, type Migration, readMigrations } from './migration-files.ts';
import { NO_FILTERS, toMigrationList, withSchemaEngine } from './schema-engine.ts';

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

/** Any number will do that nothing else on the database uses; Prisma's own lock is 72707369. */
export const MIGRATE_LOCK = 7_270_736_918;
const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Brings a database to the migrations of this release. Any number of processes may call it at the same moment: one
 * migrates, the others wait for it. Fails with `store.migration.tampered`, `.ahead`, `.unfinished` or `.failed`.
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
    await client.query('SELECT pg_advisory_lock($1)', [MIGRATE_LOCK]);
    // Whoever held the lock before us may have done it all.
    if (isUpToDate(migrations, await readApplied(client))) return { applied: [] };
    const applied = await apply(url, migrations, migrationsDir);
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

async function apply(url: string, migrations: Migration[], migrationsDir: string): Promise<string[]> {
  const lockfile = await readFile(join(migrationsDir, 'migration_lock.toml'), 'utf8').catch(() => null);
  const migrationsList = toMigrationList(migrations, lockfile);
  try {
    return await withSchemaEngine({ url }, async (engine) => {
      const { appliedMigrationNames } = await engine.applyMigrations({ migrationsList, filters: NO_FILTERS });
      return appliedMigrationNames;
    });
  } catch (error) {
    const known = asStoreError(error);
    if (known instanceof AppError) throw known;
    throw new AppError({
      code: 'store.migration.failed',
      message: `The database could not be migrated (${firstLine(error)}). Restore the backup of before, or correct what it names and start again.`,
      cause: error,
    });
  }
}

function firstLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n', 1)[0] ?? '';
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
