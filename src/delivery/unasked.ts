import type { Transaction } from '../store/transaction.ts';
import { PURPOSE_RULES } from './purposes.ts';

/** So many messages that they did not ask for somebody gets in a week. */
export const UNASKED_A_WEEK = 3;

const UNASKED = Object.entries(PURPOSE_RULES).flatMap(([purpose, { unasked }]) => (unasked ? [purpose] : []));

/**
 * Who of these had their share of messages that they did not ask for; which purposes count stands in `purposes.ts`.
 * Until the transaction ends nobody else decides it for them, so that two that are sent at once count each other.
 */
export async function whoHadTheirShare(tx: Transaction, personIds: readonly string[]): Promise<ReadonlySet<string>> {
  await tx.$executeRaw`SELECT id FROM person WHERE id = ANY(${personIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  const rows = await tx.$queryRaw<{ person_id: string }[]>`
    SELECT recipient_id AS person_id FROM outbox
    WHERE recipient_id = ANY(${personIds}::uuid[]) AND purpose::text = ANY(${UNASKED}::text[])
      AND (state IN ('queued', 'sending')
           OR (state IN ('sent', 'uncertain') AND coalesce(sent_at, created_at) > clock_now() - interval '7 days'))
    GROUP BY recipient_id HAVING count(*) >= ${UNASKED_A_WEEK}`;
  return new Set(rows.map((row) => row.person_id));
}
