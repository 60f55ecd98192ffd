import type { Transaction } from '../../store/transaction.ts';
import { postName } from './actions.ts';
import type { Visit } from './repository.ts';

/** A channel in which a visit can be announced. */
export interface Place {
  conversationId: string;
  name: string;
  /** People of other organisations read along. */
  shared: boolean;
}

/**
 * The channels in which the brokers of its organisation may post and a visit does not stand yet, by name; of an announcement that
 * could not be delivered it does not.
 */
export function channelsFor(
  tx: Transaction,
  { id, organisationId }: Pick<Visit, 'id' | 'organisationId'>,
): Promise<Place[]> {
  return tx.$queryRaw<Place[]>`
    SELECT channel.conversation_id AS "conversationId", channel.name, place.shared
    FROM broadcast_channel channel JOIN conversation place ON place.id = channel.conversation_id
    WHERE channel.organisation_id = ${organisationId}::uuid AND channel.closed_at IS NULL AND place.left_at IS NULL
      AND NOT EXISTS (
        SELECT FROM outbox WHERE conversation_id = place.id AND about = ${postName(id)}
          AND state IN ('queued', 'sending', 'sent', 'uncertain'))
    ORDER BY channel.name`;
}
