import type { Fate } from '../../delivery/fate.ts';
import { ringAtCommit } from '../../store/bell.ts';
import type { Transaction } from '../../store/transaction.ts';

/**
 * What became of an invitation: the card of its brokers says how many are under way, so it is drawn anew when none is any more, and for each that
 * did not arrive.
 */
export async function invitationFate(tx: Transaction, { about, outcome }: Fate): Promise<void> {
  const seriesId = about.split(':')[1] ?? '';
  const isUndeliverable = outcome === 'undeliverable';
  const changed = await tx.$executeRaw`
    UPDATE session SET stale = true
    WHERE id = (SELECT id FROM session WHERE series_id = ${seriesId}::uuid ORDER BY starts_at DESC LIMIT 1) AND NOT stale
      AND (${isUndeliverable} OR NOT EXISTS (SELECT FROM outbox WHERE card = ${about} AND state IN ('queued', 'sending')))`;
  if (changed > 0) await ringAtCommit(tx, ['session']);
}
