import { randomUUID } from 'node:crypto';
import { tmpdir } from 'node:os';
import { escapeIdentifier, Pool } from 'pg';
import { inject } from 'vitest';
import { type Database, openDatabase } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';

/** A database of one test or test file, migrated and empty. */
export interface TestDatabase {
  url: string;
  prisma: PrismaClient;
  database: Database;
  /** Ends its connections and deletes it. */
  drop(): Promise<void>;
}

/** Test files run side by side and share the hundred connections of one server. */
const DEFAULT_POOL_SIZE = 3;

/**
 * Makes a database for a test, as a copy of the migrated template. `drop()` it when the test is over.
 *
 * @param options.queue with the tables of the job queue
 * @param options.seeded with these, and the articles, rules and counters that a bot loads when it starts
 */
export async function createTestDatabase(
  options: { poolSize?: number; queue?: boolean; seeded?: boolean } = {},
): Promise<TestDatabase> {
  const template = options.seeded ? 'seededDatabase' : options.queue ? 'queueDatabase' : 'templateDatabase';
  const empty = await createDatabase(inject(template));
  const database = await openDatabase({
    databaseUrl: empty.url,
    // Never used: the address decides.
    dataDir: tmpdir(),
    poolSize: options.poolSize ?? DEFAULT_POOL_SIZE,
  });
  return {
    url: empty.url,
    prisma: database.prisma,
    database,
    async drop() {
      await database.close();
      await empty.drop();
    },
  };
}

/** Makes a database with nothing in it, not even the migrations: for tests of the migrations themselves. */
export async function createEmptyDatabase(): Promise<{ url: string; drop(): Promise<void> }> {
  return createDatabase('template0');
}

async function createDatabase(template: string): Promise<{ url: string; drop(): Promise<void> }> {
  const name = `test_${randomUUID()}`;
  await administer(`CREATE DATABASE ${escapeIdentifier(name)} TEMPLATE ${escapeIdentifier(template)}`);
  const url = new URL(inject('databaseServerUrl'));
  url.pathname = `/${name}`;
  return {
    url: url.href,
    drop: () => administer(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`),
  };
}

/**
 * One connection for as long as this process runs tests: the first copy that a connection makes takes a quarter of a
 * second, a later one a fifth of that.
 */
let administration: Pool | undefined;

async function administer(statement: string): Promise<void> {
  administration ??= newAdministration();
  await administration.query(statement);
}

function newAdministration(): Pool {
  const pool = new Pool({
    connectionString: inject('databaseServerUrl'),
    max: 1,
    idleTimeoutMillis: 0,
    allowExitOnIdle: true,
  });
  // Lost while it does nothing, it is opened anew for the next statement: no test fails by it.
  pool.on('error', () => undefined);
  return pool;
}
