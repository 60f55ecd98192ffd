import { type Client, escapeIdentifier } from 'pg';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

// The database into which a backup is put back.

const namesSchema = z.array(z.object({ name: z.string() }));
const foreignKeysSchema = z.array(z.object({ table: z.string(), name: z.string(), definition: z.string() }));
const NOT_OF_AN_EXTENSION = (oid: string) =>
  `NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = ${oid} AND deptype = 'e')`;
const MIGRATIONS = '_prisma_migrations';

/**
 * Sees that nothing is lost that should not be.
 *
 * @param options.replace what is in it may go, when it is of this program and nobody is using it
 * @param options.firstMigration by which a database of this program is known
 * @returns whether there is something in it
 * @throws AppError `restore.not-empty`, `restore.of-others`, `restore.in-use`
 */
export async function checkTarget(
  client: Client,
  options: { replace: boolean; firstMigration: string },
): Promise<boolean> {
  const tables = await allTables(client);
  if (tables.length === 0) return false;
  if (!tables.includes(MIGRATIONS) || !(await hasMigration(client, options.firstMigration))) {
    throw refuse(
      'of-others',
      `This database holds tables that are not of this program (${tables.slice(0, 3).join(', ')}…). Make a database of its own, and restore into that.`,
    );
  }
  if (!options.replace) {
    throw refuse(
      'not-empty',
      'There is something in this database already. Restore into an empty one (another DATABASE_URL or DATA_DIR); or make a backup of it first and add --replace: then all that is in it now is gone.',
    );
  }
  await checkUnused(client);
  return true;
}

async function hasMigration(client: Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query(`SELECT 1 FROM ${MIGRATIONS} WHERE migration_name = $1`, [name]);
  return (rowCount ?? 0) > 0;
}

/** Of a session of another user a server may keep to itself what kind it is. */
async function checkUnused(client: Client): Promise<void> {
  const { rows } = await client.query<{ others: number }>(
    `SELECT count(*)::int AS others FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()
       AND (backend_type IS NULL OR backend_type = 'client backend')`,
  );
  const others = rows[0]?.others ?? 0;
  if (others === 0) return;
  throw new AppError({
    code: 'restore.in-use',
    message: `This database is being used (${others} other connections). Stop the bot and whatever else uses it, and restore again.`,
    retryable: true,
  });
}

/** Removes all that this program made, in the transaction of the caller. */
export async function clear(client: Client): Promise<void> {
  await client.query('DROP SCHEMA IF EXISTS pgboss CASCADE');
  await drop(
    client,
    'VIEW',
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'v' AND ${NOT_OF_AN_EXTENSION('pg_class.oid')}`,
  );
  await drop(
    client,
    'TABLE',
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('r', 'p') AND ${NOT_OF_AN_EXTENSION('pg_class.oid')}`,
  );
  await drop(
    client,
    'SEQUENCE',
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'S' AND ${NOT_OF_AN_EXTENSION('pg_class.oid')}`,
  );
  const { rows } = await client.query<{ name: string }>(
    `SELECT oid::regprocedure::text AS name FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND ${NOT_OF_AN_EXTENSION('pg_proc.oid')}`,
  );
  for (const { name } of rows) await client.query(`DROP ROUTINE IF EXISTS ${name} CASCADE`);
  await drop(
    client,
    'TYPE',
    `SELECT typname AS name FROM pg_type WHERE typnamespace = 'public'::regnamespace AND typtype IN ('e', 'd') AND ${NOT_OF_AN_EXTENSION('pg_type.oid')}`,
  );
}

async function drop(client: Client, what: string, which: string): Promise<void> {
  const { rows } = await client.query(which);
  const names = namesSchema.parse(rows).map(({ name }) => escapeIdentifier(name));
  if (names.length > 0) await client.query(`DROP ${what} ${names.join(', ')} CASCADE`);
}

async function allTables(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace IN (SELECT oid FROM pg_namespace WHERE nspname IN ('public', 'pgboss'))
       AND relkind IN ('r', 'p', 'v', 'm', 'f') AND ${NOT_OF_AN_EXTENSION('pg_class.oid')} ORDER BY 1`,
  );
  return namesSchema.parse(rows).map(({ name }) => name);
}

/** The tables of the program, which the migrations have made. */
export async function ownTables(client: Client): Promise<string[]> {
  const { rows } = await client.query(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname <> $1 ORDER BY 1`,
    [MIGRATIONS],
  );
  return namesSchema.parse(rows).map(({ name }) => name);
}

/**
 * Lets rows be put into tables in any order, and as they are: the rules that guard them are off meanwhile, and what they
 * point to is looked at when all are there. It takes the owner of the tables and no superuser.
 */
export async function withoutRules(
  client: Client,
  tables: readonly string[],
  fill: () => Promise<void>,
): Promise<void> {
  const names = tables.map((table) => escapeIdentifier(table));
  const { rows } = await client.query(
    `SELECT conrelid::regclass::text AS table, conname AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND connamespace = 'public'::regnamespace`,
  );
  const keys = foreignKeysSchema.parse(rows).map((key) => ({ ...key, name: escapeIdentifier(key.name) }));
  for (const name of names) await client.query(`ALTER TABLE ${name} DISABLE TRIGGER USER`);
  for (const { table, name } of keys) await client.query(`ALTER TABLE ${table} DROP CONSTRAINT ${name}`);
  if (names.length > 0) await client.query(`TRUNCATE ${names.join(', ')}`);
  await fill();
  for (const { table, name, definition } of keys) {
    await client.query(`ALTER TABLE ${table} ADD CONSTRAINT ${name} ${definition}`);
  }
  for (const name of names) await client.query(`ALTER TABLE ${name} ENABLE TRIGGER USER`);
}

function refuse(reason: string, message: string): AppError {
  return new AppError({ code: `restore.${reason}`, message });
}
