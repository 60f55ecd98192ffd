import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Client, escapeIdentifier } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { AppError } from '../../errors.ts';
import { asStoreError } from '../errors.ts';
import { MIGRATIONS_DIR, type Migration, readMigrations } from '../migration-files.ts';
import { beginHistory, MIGRATE_LOCK, PRISMA_LOCK, runMigration } from '../migrations.ts';
import { keptErasures, noteErasures, writeRestoration } from './afterwards.ts';
import { withValuesFromTheStart } from './enum-values.ts';
import { type BackupHead, type BackupSummary, countRows, type Progress, refuse, SAME_TEXT } from './format.ts';
import { checkBackup, type Piece, readPieces } from './read.ts';
import { checkTarget, clear, ownTables, withoutRules } from './target.ts';

export interface RestoreOptions {
  /** What is in the database now may go. */
  replace?: boolean;
  /** Of who was erased since, as far as others know: hashes. Those of the database that is replaced are kept anyhow. */
  erasures?: readonly string[];
  /** Another folder of migrations than that of this release. */
  migrationsDir?: string;
  onProgress?: (progress: Progress) => void;
}

export interface Restored extends BackupSummary {
  /** Migrations that the backup did not have. */
  migrated: readonly string[];
  /** Tables of the backup that no migration of this program makes: they were left out. */
  leftOut: readonly string[];
}

const CONNECT_TIMEOUT_MS = 3_000;

/**
 * Puts a backup into a database: the migrations it had, its rows, and the migrations that came since, all of it in one
 * transaction. Whatever goes wrong or cuts it off, the database is as it was. What waits to go out is held from then on.
 *
 * @throws AppError `backup.…`: the file is not right; `restore.…`: the database is not; `store.…`
 */
export async function restoreBackup(url: string, file: string, options: RestoreOptions = {}): Promise<Restored> {
  const summary = await checkBackup(file);
  const migrations = withValuesFromTheStart(await readMigrations(options.migrationsDir ?? MIGRATIONS_DIR));
  const { had, since } = splitMigrations(migrations, summary.head);
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_TIMEOUT_MS });
  // What breaks the connection fails the query under way as well; unheard, this event would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query(SAME_TEXT);
    // A bot that starts at this moment waits, and finds a database that is whole.
    await client.query('SELECT pg_advisory_lock($1), pg_advisory_lock($2)', [MIGRATE_LOCK, PRISMA_LOCK]);
    await client.query('BEGIN');
    const firstMigration = migrations[0]?.name ?? '';
    const isFull = await checkTarget(client, { replace: options.replace ?? false, firstMigration });
    const erasures = isFull ? await keptErasures(client) : [];
    if (isFull) await clear(client);
    await beginHistory(client);
    for (const migration of had) await runMigration(client, migration);
    const leftOut = await fill(client, file, summary, options.onProgress);
    for (const migration of since) await runAfterRows(client, migration);
    await noteErasures(client, [...erasures, ...(options.erasures ?? [])]);
    await writeRestoration(client, summary.head.madeAt);
    await client.query('COMMIT');
    await client.query('ANALYZE').catch(() => undefined);
    return { ...summary, migrated: since.map(({ name }) => name), leftOut };
  } catch (error) {
    throw asRestoreError(error);
  } finally {
    // Without a commit all of it is undone with the connection.
    await client.end().catch(() => undefined);
  }
}

/** @throws AppError `backup.newer`, `backup.other-history` */
function splitMigrations(
  migrations: readonly Migration[],
  head: BackupHead,
): { had: readonly Migration[]; since: readonly Migration[] } {
  const own = new Map(migrations.map((migration) => [migration.name, migration]));
  for (const { name, checksum } of head.migrations) {
    const migration = own.get(name);
    if (!migration) {
      throw refuse(
        'newer',
        `This backup was made by a newer release (${head.program}), with the migration ${name}. Restore it with that release or a newer one.`,
      );
    }
    if (migration.checksum !== checksum) {
      throw refuse(
        'other-history',
        `This backup has another migration ${name} than this release. Bring its migration.sql back to what it was when the backup was made.`,
      );
    }
  }
  const names = new Set(head.migrations.map(({ name }) => name));
  return {
    had: migrations.filter(({ name }) => names.has(name)),
    since: migrations.filter(({ name }) => !names.has(name)),
  };
}

/** Each has rows before it that a migration in a transaction of its own would find committed, with nothing left to check. */
async function runAfterRows(client: Client, migration: Migration): Promise<void> {
  await runMigration(client, migration);
  await client.query('SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED');
}

/** @returns the tables that were left out */
async function fill(
  client: Client,
  file: string,
  { head, sha256 }: BackupSummary,
  onProgress: RestoreOptions['onProgress'],
): Promise<string[]> {
  const own = new Set(await ownTables(client));
  const pieces = readPieces(file);
  let total = 0;
  await withoutRules(client, [...own], async () => {
    let piece = await next(pieces);
    for (; piece.kind !== 'end'; piece = await next(pieces)) {
      if (piece.kind !== 'table') continue;
      const { table, columns } = piece;
      const rows = rowsOf(pieces, (count) => {
        total += count;
        onProgress?.({ table, place: head.tables.indexOf(table) + 1, tables: head.tables.length, rows: total });
      });
      if (own.has(table)) await copyIn(client, { table, columns }, rows);
      else await pipeline(rows, new Writable({ write: (_bytes, _encoding, done) => done() }));
    }
    // What was put in is what was checked, also when somebody wrote to the file in between.
    if (piece.sha256 !== sha256) throw refuse('damaged', `${file} changed while it was read. Nothing was changed.`);
    await setSequences(client, head);
  });
  return head.tables.filter((table) => !own.has(table));
}

async function next(pieces: AsyncGenerator<Piece>): Promise<Piece> {
  const { done, value } = await pieces.next();
  if (done) throw new Error('A backup was read beyond its end.');
  return value;
}

/** The rows of the table that has just begun. */
async function* rowsOf(pieces: AsyncGenerator<Piece>, onRows: (count: number) => void): AsyncGenerator<Buffer> {
  for (let piece = await next(pieces); piece.kind === 'rows'; piece = await next(pieces)) {
    onRows(countRows(piece.bytes));
    yield piece.bytes;
  }
}

async function copyIn(
  client: Client,
  { table, columns }: { table: string; columns: readonly string[] },
  rows: AsyncIterable<Buffer>,
): Promise<void> {
  const list = columns.map((column) => escapeIdentifier(column)).join(', ');
  await pipeline(rows, client.query(copyFrom(`COPY ${escapeIdentifier(table)} (${list}) FROM STDIN`)));
}

/** A sequence that a later release renamed is renamed by its migration, with its value. */
async function setSequences(client: Client, { sequences }: BackupHead): Promise<void> {
  for (const [name, { last, called }] of Object.entries(sequences)) {
    await client.query('SELECT setval(to_regclass($1), $2::bigint, $3)', [escapeIdentifier(name), last, called]);
  }
}

function asRestoreError(error: unknown): unknown {
  const known = asStoreError(error);
  if (known instanceof AppError) return known;
  const [reason] = (error instanceof Error ? error.message : String(error)).split('\n', 1);
  return new AppError({
    code: 'restore.failed',
    message: `The backup could not be restored (${reason}). Nothing was changed; correct what it names and restore again.`,
    cause: error,
  });
}
