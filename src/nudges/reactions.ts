import type { Transaction } from '../store/transaction.ts';
import type { OfferKind } from './offers.ts';

/**
 * Somebody did something with what a nudge was about, wherever they did it: that nudge was not ignored. Without such a nudge
 * nothing happens.
 */
export async function noteReactedTo(
  tx: Transaction,
  { personId, kind, item, reaction }: { personId: string; kind: OfferKind; item: string; reaction: 'did' | 'answered' },
): Promise<void> {
  await tx.$executeRaw`
    WITH reacted AS (
      UPDATE nudge SET reacted_at = clock_now(), reaction = ${reaction}
      WHERE person_id = ${personId}::uuid AND kind = ${kind} AND item = ${item} AND state IN ('queued', 'sent')
        AND reacted_at IS NULL
      RETURNING person_id)
    UPDATE ambassador SET reacted_at = clock_now(), asked_at = NULL, unreachable_since = NULL, unreachable_why = NULL
    WHERE person_id IN (SELECT person_id FROM reacted)`;
}
