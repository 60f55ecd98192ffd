import { createHash, randomBytes } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, link, open, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { z } from 'zod';
import { AppError } from '../../errors.ts';
import { asStoreError } from '../errors.ts';
import {
  asLine,
  type BackupHead,
  type BackupSummary,
  countRows,
  FORMAT,
  type Progress,
  ROWS_END,
  refuse,
  SAME_TEXT,
} from './format.ts';

export interface BackupOptions {
  /** The version of this program. */
  program: string;
  settings: readonly string[];
  keys: BackupHead['keys'];
  onProgress?: (progress: Progress) => void;
}

/** Much smaller than nothing at all, and still as fast as the database gives its rows. */
const PACKING_LEVEL = 3;
const CONNECT_TIMEOUT_MS = 3_000;
/** The history of the schema is not copied: who restores applies the migrations. */
const MIGRATIONS = '_prisma_migrations';

/**
 * Writes all that stands in a database to a file, as it was at one moment, while others go on reading and writing. The
 * file has its name only when it is whole; it is readable for its owner only.
 *
 * @param url of a database of any version of this program; it is not migrated
 * @throws AppError `backup.exists`, `backup.not-written`, `backup.no-database`, `store.…`
 */
export async function makeBackup(url: string, file: string, options: BackupOptions): Promise<BackupSummary> {
  await checkFree(file);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // What breaks the connection fails the query under way as well; unheard, this event would end the process.
  client.on('error', () => undefined);
  const unfinished = `${file}.unfinished-${randomBytes(4).toString('hex')}`;
  try {
    await client.connect();
    await client.query(SAME_TEXT);
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const head = await readHead(client, options);
    const done: { rows: Record<string, number>; sha256: string } = { rows: {}, sha256: '' };
    await pipeline(
      contentOf(client, head, done, options.onProgress),
      createGzip({ level: PACKING_LEVEL }),
      createWriteStream(unfinished, { flags: 'wx', mode: 0o600, flush: true }),
    );
    await publish(unfinished, file);
    return { head, ...done };
  } catch (error) {
    throw asBackupError(error, file);
  } finally {
    await rm(unfinished, { force: true });
    await client.end().catch(() => undefined);
  }
}

async function checkFree(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw taken(file);
}

function taken(file: string): AppError {
  return refuse('exists', `${file} is there already, and a backup never takes the place of a file. Give another name.`);
}

/** The name comes into being with the whole file behind it, and never takes the place of another one. */
async function publish(unfinished: string, file: string): Promise<void> {
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? taken(file) : error;
  });
  if (process.platform === 'win32') return;
  const folder = await open(dirname(file));
  await folder.sync().finally(() => folder.close());
}

async function readHead(client: Client, { program, settings, keys }: BackupOptions): Promise<BackupHead> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.${MIGRATIONS}') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) throw noDatabase();
  const migrations = await ask(
    client,
    `SELECT migration_name AS name, checksum FROM ${MIGRATIONS}
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at, migration_name`,
    z.object({ name: z.string(), checksum: z.string() }),
  );
  if (migrations.length === 0) throw noDatabase();
  const tables = await namesOf(client, ['r'], MIGRATIONS);
  const [at] = await ask(
    client,
    `SELECT to_char(now(), 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "madeAt", current_setting('server_version') AS server`,
    z.object({ madeAt: z.string(), server: z.string() }),
  );
  const sequences: BackupHead['sequences'] = {};
  // Not of the moment of the rest: a number that a sequence gave since is at worst skipped.
  for (const name of await namesOf(client, ['S'])) {
    const statement = `SELECT last_value::text AS last, is_called AS called FROM ${escapeIdentifier(name)}`;
    const [state] = await ask(client, statement, z.object({ last: z.string(), called: z.boolean() }));
    if (state) sequences[name] = state;
  }
  const { madeAt = '', server = '' } = at ?? {};
  return {
    'impactmakelaar-backup': FORMAT,
    ...{ madeAt, program, server, migrations, tables, sequences, settings: [...settings], keys },
  };
}

function noDatabase(): AppError {
  return refuse('no-database', 'There is nothing to back up: this database was never used by the program.');
}

/** What has a name in our schema, of some kinds (`relkind` of pg_class), in the order of the names. */
async function namesOf(client: Client, kinds: readonly string[], except = ''): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class
     WHERE relnamespace = 'public'::regnamespace AND relkind = ANY ($1) AND relname <> $2
       AND NOT EXISTS (SELECT 1 FROM pg_depend WHERE objid = pg_class.oid AND deptype = 'e')
     ORDER BY 1`,
    [kinds, except],
  );
  return rows.map(({ name }) => name);
}

async function ask<Found>(client: Client, statement: string, schema: z.ZodType<Found>): Promise<Found[]> {
  const { rows } = await client.query<Record<string, unknown>>(statement);
  return rows.map((row) => schema.parse(row));
}

async function* contentOf(
  client: Client,
  head: BackupHead,
  done: { rows: Record<string, number>; sha256: string },
  onProgress: BackupOptions['onProgress'],
): AsyncGenerator<Buffer> {
  const whole = createHash('sha256');
  const counted = (bytes: Buffer) => {
    whole.update(bytes);
    return bytes;
  };
  let total = 0;
  yield counted(asLine(head));
  for (const [index, table] of head.tables.entries()) {
    const columns = await columnsOf(client, table);
    yield counted(asLine({ table, columns }));
    const own = createHash('sha256');
    let rows = 0;
    for await (const bytes of rowsOf(client, table, columns)) {
      own.update(bytes);
      rows += countRows(bytes);
      onProgress?.({ table, place: index + 1, tables: head.tables.length, rows: total + rows });
      yield counted(bytes);
    }
    total += rows;
    done.rows[table] = rows;
    yield counted(Buffer.from(ROWS_END));
    yield counted(asLine({ rows, sha256: own.digest('hex') }));
  }
  done.sha256 = whole.digest('hex');
  yield asLine({ end: { tables: head.tables.length, rows: total, sha256: done.sha256 } });
}

/** By name, and without those that the database fills in itself: it takes no values for them. */
async function columnsOf(client: Client, table: string): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT attname AS name FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum`,
    [escapeIdentifier(table)],
  );
  return rows.map(({ name }) => name);
}

function rowsOf(client: Client, table: string, columns: readonly string[]): AsyncIterable<Buffer> {
  const list = columns.map((column) => escapeIdentifier(column)).join(', ');
  return client.query(copyTo(`COPY ${escapeIdentifier(table)} (${list}) TO STDOUT`));
}

function asBackupError(error: unknown, file: string): unknown {
  const known = asStoreError(error);
  if (known instanceof AppError || !(error instanceof Error) || !('syscall' in error)) return known;
  return refuse(
    'not-written',
    `The backup cannot be written to ${file} (${error.message}). Give a file in a folder that is there, that you may write to and that has room.`,
    error,
  );
}
