import type { Language } from '../chat/language.ts';
import type { Purpose } from '../chat/outgoing.ts';
import { type ReplyDraft, replySchema } from '../chat/reply.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { Transaction } from '../store/transaction.ts';
import { withFirst } from './introduction.ts';
import { scheduleOf } from './outbox.ts';
import type { Outreach, Unreachable } from './outreach.ts';

/** One message for many people. */
export interface MessageForMany {
  personIds: readonly string[];
  /** What it says, in each language that somebody reads. */
  replies: Readonly<Record<Language, ReplyDraft>>;
  purpose: Exclude<Purpose, 'answer' | 'notice' | 'reminder'>;
  notBefore?: Date | undefined;
  /** Whose business it is what becomes of it, see {@link Fate}: each tells of its own person. */
  about: string;
}

/** Whom a message was queued for, and whom it cannot reach. Everybody asked for is in one of both, once. */
export interface FanOut {
  queued: string[];
  unreachable: { personId: string; reason: Unreachable }[];
}

/**
 * Queues one message for many people, in the transaction that makes it necessary: a handful of queries, however many
 * they are. Who was never written to reads what the bot is. Other processes hear of it at the commit.
 */
export async function queueForMany(
  tx: Transaction,
  outreach: Outreach,
  { personIds, replies, purpose, notBefore, about }: MessageForMany,
): Promise<FanOut> {
  const reached: { person_id: string; conversation_id: string }[] = [];
  const unreachable: FanOut['unreachable'] = [];
  for (const [personId, reach] of await outreach.reachMany(tx, [...new Set(personIds)])) {
    if (reach.kind === 'reachable') reached.push({ person_id: personId, conversation_id: reach.conversationId });
    else unreachable.push({ personId, reason: reach.reason });
  }
  const schedule = { notBefore: null, availableAt: null, ...(await scheduleOf(tx, purpose, notBefore)) };
  const payloads = Object.entries(replies).flatMap(([language, reply]) => [
    { language, first: false, payload: replySchema.parse(reply) },
    { language, first: true, payload: replySchema.parse(withFirst([reply], 'introduction')[0]) },
  ]);
  const queued = await tx.$queryRaw<{ person_id: string }[]>`
    WITH reached AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(reached)}::jsonb) AS r (person_id uuid, conversation_id uuid)),
    introduced AS (
      UPDATE chat_identity SET introduced_at = clock_now()
      WHERE person_id IN (SELECT person_id FROM reached) AND NOT EXISTS (
        SELECT 1 FROM chat_identity known
        WHERE known.person_id = chat_identity.person_id AND known.introduced_at IS NOT NULL)
      RETURNING person_id)
    INSERT INTO outbox (conversation_id, bulk_tenant_id, recipient_id, payload, about, purpose, priority, repeatable,
                        not_before, available_at)
    SELECT place.id, place.tenant_id, person.id, form.payload, ${about}, ${purpose}::"MessagePurpose", ${schedule.priority},
           ${schedule.repeatable}, ${schedule.notBefore}, coalesce(${schedule.availableAt}, clock_now())
    FROM reached
    JOIN conversation place ON place.id = reached.conversation_id
    JOIN person ON person.id = reached.person_id AND person.erased_at IS NULL
    JOIN jsonb_to_recordset(${JSON.stringify(payloads)}::jsonb) AS form (language text, first boolean, payload jsonb)
      ON form.language = coalesce(person.language::text, 'nl')
     AND form.first = (person.id IN (SELECT person_id FROM introduced))
    RETURNING recipient_id AS person_id`;
  await ringAtCommit(tx, ['outbox']);
  return { queued: queued.map((row) => row.person_id), unreachable };
}
