import { LANGUAGES } from '../../chat/language.ts';
import { queueInPlaces } from '../../delivery/fan-out.ts';
import type { BroadcastRecipientState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { messageName } from './actions.ts';
import { postMessage } from './message.ts';
import type { Broadcast } from './repository.ts';

/** A message in a channel, and how it stands with it. */
export interface Post {
  name: string;
  state: BroadcastRecipientState;
  reason: string | null;
}

/** By the name of the channel. */
export function postsOf(tx: Transaction, broadcastId: string): Promise<Post[]> {
  return tx.$queryRaw<Post[]>`
    SELECT channel.name, post.state::text AS state, post.reason
    FROM broadcast_post post JOIN broadcast_channel channel ON channel.id = post.channel_id
    WHERE post.broadcast_id = ${broadcastId}::uuid ORDER BY channel.name`;
}

/**
 * Queues it in every channel where it was not queued yet. One that was closed meanwhile gets none; one that the bot was put
 * out of says so, and the rest goes on.
 */
export async function queuePosts(tx: Transaction, broadcast: Broadcast): Promise<void> {
  const { id, channels } = broadcast;
  if (channels.length === 0) return;
  await tx.$executeRaw`
    INSERT INTO broadcast_post (broadcast_id, channel_id, state, reason)
    SELECT ${id}::uuid, channel.id,
           (CASE WHEN closed_at IS NOT NULL THEN 'skipped' WHEN left_at IS NOT NULL THEN 'not_installed' ELSE 'queued' END)::"BroadcastRecipientState",
           CASE WHEN closed_at IS NOT NULL THEN 'channel-closed' WHEN left_at IS NOT NULL THEN 'delivery.not-installed' END
    FROM broadcast_channel channel JOIN conversation place ON place.id = channel.conversation_id
    WHERE channel.id = ANY(${channels}::uuid[]) AND channel.organisation_id = ${broadcast.organisationId}::uuid
    ON CONFLICT DO NOTHING`;
  const waiting = await tx.$queryRaw<{ conversation_id: string; language: string }[]>`
    SELECT conversation_id, channel.language FROM broadcast_post post
    JOIN broadcast_channel channel ON channel.id = post.channel_id
    WHERE post.broadcast_id = ${id}::uuid AND post.state = 'queued' AND post.outbox_id IS NULL`;
  const queued = [];
  for (const language of LANGUAGES) {
    const there = waiting.filter((one) => one.language === language);
    const conversationIds = there.map((one) => one.conversation_id);
    const reply = postMessage(broadcast, language, 'new');
    queued.push(...(await queueInPlaces(tx, { conversationIds, reply, about: messageName(id) })));
  }
  await tx.$executeRaw`
    UPDATE broadcast_post SET outbox_id = queued.outbox_id
    FROM jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) AS queued (conversation_id uuid, outbox_id bigint)
    JOIN broadcast_channel channel ON channel.conversation_id = queued.conversation_id
    WHERE broadcast_id = ${id}::uuid AND channel_id = channel.id`;
}

/** What became of it in a place. @returns whether it is one of its channels */
export async function settlePost(
  tx: Transaction,
  broadcastId: string,
  conversationId: string,
  { state, reason }: { state: BroadcastRecipientState; reason: string | null },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE broadcast_post SET state = ${state}::"BroadcastRecipientState", reason = ${reason}, changed_at = clock_now()
    FROM broadcast_channel channel
    WHERE broadcast_id = ${broadcastId}::uuid AND channel.id = channel_id
      AND channel.conversation_id = ${conversationId}::uuid
      AND recipient_rank(state) < recipient_rank(${state}::"BroadcastRecipientState")`;
  return changed > 0;
}

/**
 * Somebody whom it was not for pressed where it stands in a channel: they are counted among who saw it.
 *
 * @returns whether it was sent in that channel
 */
export async function countInChannel(
  tx: Transaction,
  broadcastId: string,
  { personId, conversationId }: { personId: string; conversationId: string },
): Promise<boolean> {
  const counted = await tx.$executeRaw`
    INSERT INTO broadcast_recipient (broadcast_id, person_id, state, reason, acknowledged_at)
    SELECT post.broadcast_id, person.id, 'acknowledged', 'in-channel', clock_now()
    FROM broadcast_post post
    JOIN broadcast_channel channel ON channel.id = post.channel_id
    JOIN conversation place ON place.id = channel.conversation_id
    JOIN conversation here ON here.id = ${conversationId}::uuid
    JOIN person ON person.id = ${personId}::uuid AND person.organisation_id IS NOT NULL AND person.erased_at IS NULL
    WHERE post.broadcast_id = ${broadcastId}::uuid AND place.tenant_id = here.tenant_id
      AND here.kind <> 'personal'
    LIMIT 1
    ON CONFLICT DO NOTHING`;
  return counted > 0;
}

/** What still waits for a channel never goes there. */
export async function skipPosts(tx: Transaction, broadcastId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast_post SET state = 'skipped', reason = 'stopped', changed_at = clock_now()
    FROM outbox
    WHERE broadcast_id = ${broadcastId}::uuid AND broadcast_post.state = 'queued' AND outbox.id = outbox_id
      AND outbox.state = 'failed'`;
  await tx.$executeRaw`
    UPDATE broadcast_post SET state = 'skipped', reason = 'stopped', changed_at = clock_now()
    WHERE broadcast_id = ${broadcastId}::uuid AND state = 'queued' AND outbox_id IS NULL`;
}
