import type { Client } from 'pg';
import { HELD_EVENT } from '../restoration.ts';

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

/**
 * Holds all that waits in the backup: much of it was sent or answered since. Events are set aside, so that nobody who
 * writes now waits for them.
 */
export async function writeRestoration(client: Client, madeAt: string): Promise<void> {
  await client.query(
    `INSERT INTO restoration (made_at, outbox_up_to, mail_up_to)
     SELECT $1, (SELECT coalesce(max(id), 0) FROM outbox), (SELECT coalesce(max(id), 0) FROM mail_outbox)`,
    [madeAt],
  );
  await client.query(
    `UPDATE inbox SET state = 'failed', error_code = $1, claim = NULL, claimed_until = NULL
     WHERE state IN ('received', 'working')`,
    [HELD_EVENT],
  );
}
