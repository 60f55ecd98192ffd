import type { Client } from 'pg';
import { Prisma } from '../generated/client.ts';
import { holding } from '../restoration.ts';

// What a database that was restored has to know of it.

/** The hashes by which a database knows who was erased; none in one of a release that did not write them down. */
export async function keptErasures(client: Client): Promise<string[]> {
  const { rows: found } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('public.erasure') IS NOT NULL AS there`,
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ hash: string }>('SELECT hash FROM erasure');
  return rows.map(({ hash }) => hash);
}

export async function noteErasures(client: Client, hashes: readonly string[]): Promise<void> {
  await client.query('INSERT INTO erasure (hash) SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING', [hashes]);
}

/** Holds all that waits in the backup, see {@link holding}; who was erased since is erased again by who starts next. */
export async function writeRestoration(client: Client, madeAt: string): Promise<void> {
  for (const { text, values } of holding(new Date(madeAt), Prisma.sql`NULL`)) await client.query({ text, values });
}
