import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { Client, escapeIdentifier } from 'pg';
import { z } from 'zod';
import { MIGRATIONS_DIR, readMigrations } from '../../store/migration-files.ts';
import { migrate } from '../../store/migrations.ts';

/** A row of a table as `to_jsonb` gives it. */
export type Row = Readonly<Record<string, unknown>>;

/** What stands in a database: everything a backup would hold but the schema, which its migrations make. */
export interface Contents {
  /** The name of the last migration it had. */
  migration: string;
  /** Every table but that of the migrations, with its rows. */
  tables: Readonly<Record<string, readonly Row[]>>;
  /** The last number each sequence gave; null: none yet. */
  sequences: Readonly<Record<string, string | null>>;
}

const headSchema = z.object({
  migration: z.string(),
  tables: z.array(z.string()),
  sequences: z.record(z.string(), z.string().nullable()),
});
const rowsSchema = z.array(z.record(z.string(), z.unknown()));
const MIGRATIONS = '_prisma_migrations';

/** Reads what stands in a database, in the order of the tables' names; times in UTC. */
export async function readContents(url: string): Promise<Contents> {
  return withClient(url, async (client) => {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    const tables: [string, Row[]][] = [];
    for (const table of await tablesOf(client)) tables.push([table, await rowsOf(client, table)]);
    const last = await ask(
      client,
      `SELECT max(migration_name) AS name FROM ${MIGRATIONS}`,
      z.object({ name: z.string() }),
    );
    const counted = await ask(
      client,
      `SELECT sequencename AS name, last_value::text AS last FROM pg_sequences WHERE schemaname = 'public' ORDER BY 1`,
      z.object({ name: z.string(), last: z.string().nullable() }),
    );
    return {
      migration: last[0]?.name ?? '',
      tables: Object.fromEntries(tables),
      sequences: Object.fromEntries(counted.map(({ name, last: value }) => [name, value])),
    };
  });
}

/** Brings an empty database to where it was after a migration of before. */
export async function migrateUpTo(url: string, last: string): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-upgrade-'));
  try {
    await cp(MIGRATIONS_DIR, folder, { recursive: true });
    const later = (await readMigrations(folder)).filter(({ name }) => name > last);
    for (const { name } of later) await rm(join(folder, name), { recursive: true });
    await migrate(url, { migrationsDir: folder });
  } finally {
    await rm(folder, { recursive: true });
  }
}

/**
 * Puts contents into a database that has exactly their migrations, in place of whatever those wrote. The rules that
 * guard the tables are left out meanwhile: what is put back has passed them once.
 */
export async function loadContents(url: string, { tables, sequences }: Contents): Promise<void> {
  await withClient(url, async (client) => {
    await client.query('BEGIN');
    await client.query('SET LOCAL session_replication_role = replica');
    for (const table of await tablesOf(client)) await client.query(`DELETE FROM ${escapeIdentifier(table)}`);
    for (const [table, rows] of Object.entries(tables)) {
      const name = escapeIdentifier(table);
      await client.query(`INSERT INTO ${name} SELECT * FROM jsonb_populate_recordset(NULL::${name}, $1)`, [
        JSON.stringify(rows),
      ]);
    }
    for (const [name, last] of Object.entries(sequences)) {
      await client.query('SELECT setval($1::regclass, coalesce($2::bigint, 1), $2 IS NOT NULL)', [
        escapeIdentifier(name),
        last,
      ]);
    }
    await client.query('COMMIT');
  });
}

const ARTICLE = /^article\//;

/** Leaves out the articles of the program of which no answer has a quotation: every start brings them again. */
export function withoutUncitedArticles({ tables, ...rest }: Contents): Contents {
  const { document = [], document_version = [], passage = [], answer_citation = [] } = tables;
  const cited = new Set(answer_citation.map((row) => row.passage_id));
  const citedVersions = new Set(passage.filter(({ id }) => cited.has(id)).map((row) => row.version_id));
  const needed = new Set(document_version.filter(({ id }) => citedVersions.has(id)).map((row) => row.document_id));
  const documents = document.filter(({ id, slug }) => !ARTICLE.test(String(slug)) || needed.has(id));
  const documentIds = new Set(documents.map(({ id }) => id));
  const versions = document_version.filter((row) => documentIds.has(row.document_id));
  const versionIds = new Set(versions.map(({ id }) => id));
  const passages = passage.filter((row) => versionIds.has(row.version_id));
  return { ...rest, tables: { ...tables, document: documents, document_version: versions, passage: passages } };
}

/** Writes contents to a file: a line that says what they are, and a line a table. */
export async function writeFixture(folder: string, { migration, tables, sequences }: Contents): Promise<void> {
  const lines = [{ migration, tables: Object.keys(tables), sequences }, ...Object.values(tables)];
  const text = lines.map((line) => JSON.stringify(line)).join('\n');
  await writeFile(fileIn(folder), await promisify(gzip)(text, { level: 9 }));
}

export async function readFixture(folder: string): Promise<Contents> {
  const text = (await promisify(gunzip)(await readFile(fileIn(folder)))).toString('utf8');
  const [head = '', ...lines] = text.split('\n');
  const { migration, tables, sequences } = headSchema.parse(JSON.parse(head));
  const rows = lines.map((line) => rowsSchema.parse(JSON.parse(line)));
  return { migration, sequences, tables: Object.fromEntries(tables.map((table, index) => [table, rows[index] ?? []])) };
}

function fileIn(folder: string): string {
  return join(folder, 'database.jsonl.gz');
}

async function tablesOf(client: Client): Promise<string[]> {
  const found = await ask(
    client,
    `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' AND tablename <> '${MIGRATIONS}' ORDER BY 1`,
    z.object({ name: z.string() }),
  );
  return found.map(({ name }) => name);
}

async function rowsOf(client: Client, table: string): Promise<Row[]> {
  const found = await ask(
    client,
    `SELECT to_jsonb(one) AS row FROM ${escapeIdentifier(table)} one ORDER BY to_jsonb(one)::text`,
    z.object({ row: z.record(z.string(), z.unknown()) }),
  );
  return found.map(({ row }) => row);
}

async function ask<Found>(client: Client, statement: string, schema: z.ZodType<Found>): Promise<Found[]> {
  const { rows } = await client.query<Record<string, unknown>>(statement);
  return rows.map((row) => schema.parse(row));
}

async function withClient<Result>(url: string, work: (client: Client) => Promise<Result>): Promise<Result> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`SET TimeZone = 'UTC'`);
    return await work(client);
  } finally {
    await client.end();
  }
}
