import { z } from 'zod';
import { type ConversationReference, conversationReferenceSchema, directId } from '../chat/conversation-reference.ts';
import { type Reply, type ReplyDraft, replySchema } from '../chat/reply.ts';
import { texts } from '../i18n/texts.ts';
import type { NotHeard } from '../jobs/hearing.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { OnFate } from './fate.ts';
import { createSettling, type Failure, type Settling } from './settling.ts';

/** Longer than a request to a platform may take (10 s): a message in `sending` beyond it met a crash. */
const LEASE_SECONDS = 15;

/** A message that this process is about to send; nobody else sends it until the lease ends. */
export interface ClaimedMessage {
  id: bigint;
  /** The fence: only who shows it may say what became of the message. */
  claim: string;
  to: ConversationReference;
  /** Null: written by a version of the program whose replies this one cannot read. */
  reply: Reply | null;
  /** The bot was removed from there. */
  left: boolean;
  /** Whose place it was is erased. */
  forNobody: boolean;
  /** An earlier attempt was cut off between request and response. */
  possiblyDouble: boolean;
  /** The platform's id of the earlier message this one takes the place of; null: it is a new message. */
  replaces: string | null;
  /** Counts this one. */
  attempt: number;
  /** For how long it could have been sent, in milliseconds: not counted is what it waited for a tenant that took nothing. */
  ageMs: number;
  /** Since it was queued, or the operator had it sent again, in milliseconds. */
  queuedMs: number;
  /** Nothing could be sent in its tenant until now: this one tries whether that is over. */
  held: boolean;
}

/** Where one card stands. */
export interface CardCopy {
  conversationId: string;
  card: string;
}

/** Every outgoing message, before it is a request. All times are the database's own. */
export interface Outbox {
  /** Queues replies in the transaction that makes them necessary. */
  enqueue(
    tx: Transaction,
    message: {
      conversationId: string;
      inboxId: bigint | null;
      replies: readonly ReplyDraft[];
      /** Whose business it is what becomes of it, see {@link Fate}. */
      about?: string | undefined;
      recipientId?: string | undefined;
    },
  ): Promise<void>;
  /**
   * Where a card stands or is on its way that has this name, or, of cards about something, one that begins with it and
   * a colon. Places that the bot was put out of are left out, and those of people who left or were erased: nobody is
   * served by a change there.
   */
  copiesOf(tx: Transaction, cards: { named: string } | { about: string }): Promise<CardCopy[]>;
  /** Claims the oldest message of a conversation, if no earlier one of it is still on its way. */
  claim(conversationId: string): Promise<ClaimedMessage | null>;
  /**
   * @param platformMessageId null: there was nothing to send
   * @returns null, unless whose business it is failed on hearing it, see {@link Settling}
   */
  sent(message: ClaimedMessage, platformMessageId: string | null): Promise<NotHeard | null>;
  /** Puts the message back; `uncertain` when this attempt may have arrived. */
  retry(message: ClaimedMessage, failure: Failure & { afterMs: number; uncertain: boolean }): Promise<void>;
  /** The message will not be sent. */
  giveUp(
    message: ClaimedMessage,
    state: 'blocked' | 'not_installed' | 'failed',
    failure: Failure,
  ): Promise<NotHeard | null>;
  /** See {@link Settling.tellAgain}. */
  tellAgain: Settling['tellAgain'];
  /**
   * What the message of ours was about that began a thread; null: nothing in particular, or it is no message of ours.
   *
   * @param thread.conversationId the platform's own id of the thread
   */
  subjectOf(tenantId: string, thread: { root: string; conversationId: string }): Promise<string | null>;
  /** What the bot said last in a conversation that was about anything; null: nothing was. */
  lastSubject(conversationId: string): Promise<string | null>;
  /** Conversations with a message that nobody is sending, or with something that was not heard. */
  waiting(limit: number): Promise<string[]>;
}

const claimedRowSchema = z.array(
  z.object({
    id: z.bigint(),
    claim: z.uuid(),
    payload: z.unknown(),
    attempts: z.number(),
    possibly_double: z.boolean(),
    replaces: z.string().nullable(),
    age_ms: z.number(),
    queued_ms: z.number(),
    held: z.boolean(),
    platform: z.string(),
    tenant: z.string(),
    external_id: z.string(),
    kind: z.string(),
    address: z.unknown(),
    left: z.boolean(),
    for_nobody: z.boolean(),
  }),
);

/** The start of the id of a conversation that the bot opened itself, as {@link directId} makes it. */
const DIRECT = directId('');
/** The start of what an erasure puts in the place of the id of a conversation. */
const ERASED = 'erased:';

/** Whether a card that is to come anew stands in this conversation, or is on its way there. */
async function standsAlready(tx: Transaction, conversationId: string, draft: ReplyDraft): Promise<boolean> {
  if (draft.standing !== 'anew' || draft.card === undefined) return false;
  const state = { in: ['queued', 'sending', 'uncertain', 'sent'] } satisfies Prisma.EnumOutboxStateFilter;
  return (await tx.outboxEntry.count({ where: { conversationId, card: draft.card, state } })) > 0;
}

/** What an older message says when its card came anew. */
function replacedCard({ language, card, framed }: ReplyDraft): ReplyDraft {
  const body = [{ kind: 'paragraph' as const, text: texts(language).delivery.replaced }];
  return { language, card, framed, standing: 'replaced', body };
}

/** @param onFate hears what became of messages that are about something; only needed by who delivers */
export function createOutbox(prisma: PrismaClient, onFate: OnFate = async () => undefined): Outbox {
  const settling = createSettling(prisma, onFate);

  return {
    async enqueue(tx, { conversationId, inboxId, replies, about, recipientId }) {
      const withMarks: ReplyDraft[] = [];
      for (const draft of replies) {
        if (await standsAlready(tx, conversationId, draft)) withMarks.push(replacedCard(draft));
        withMarks.push(draft);
      }
      await tx.outboxEntry.createMany({
        data: withMarks.map((draft) => ({
          conversationId,
          inboxId,
          payload: replySchema.parse(draft),
          answerId: draft.feedbackFor ?? null,
          subject: draft.subject ?? null,
          card: draft.card ?? null,
          about: about ?? null,
          recipientId: recipientId ?? null,
        })),
      });
    },

    async copiesOf(tx, cards) {
      const named =
        'named' in cards
          ? Prisma.sql`card = ${cards.named}`
          : // A range by bytes, so that the index serves it: a semicolon is what comes after a colon.
            Prisma.sql`card ~>=~ ${`${cards.about}:`} AND card ~<~ ${`${cards.about};`}`;
      return tx.$queryRaw<CardCopy[]>`
        SELECT DISTINCT conversation_id AS "conversationId", card FROM outbox
        JOIN conversation place ON place.id = conversation_id
        WHERE ${named} AND state IN ('queued', 'sending', 'uncertain', 'sent') AND place.left_at IS NULL
          AND place.external_id NOT LIKE ${`${ERASED}%`}
          AND NOT (place.kind = 'personal' AND EXISTS (
            SELECT 1 FROM chat_identity reader
            WHERE reader.tenant_id = place.tenant_id AND reader.deactivated_at IS NOT NULL
              AND reader.external_user_id = ANY (
                ARRAY(SELECT sender FROM inbox WHERE inbox.conversation_id = place.id AND sender IS NOT NULL)
                || substr(place.external_id, ${DIRECT.length + 1}::int))))`;
    },

    async claim(conversationId) {
      const rows = await prisma.$queryRaw`
        WITH claimed AS (
          UPDATE outbox SET possibly_double = possibly_double OR state IN ('sending', 'uncertain'), state = 'sending',
                            claim = gen_random_uuid(), attempts = attempts + 1,
                            claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
          WHERE id = (
            SELECT candidate.id FROM outbox candidate
            JOIN conversation place ON place.id = candidate.conversation_id
            JOIN chat_tenant ON chat_tenant.id = place.tenant_id
            WHERE candidate.conversation_id = ${conversationId}::uuid
              AND (chat_tenant.held_since IS NULL OR chat_tenant.held_until <= clock_now())
              AND candidate.available_at <= clock_now()
              AND (candidate.state IN ('queued', 'uncertain')
                   OR (candidate.state = 'sending' AND candidate.claimed_until < now()))
              AND NOT EXISTS (
                SELECT 1 FROM outbox earlier
                WHERE earlier.conversation_id = candidate.conversation_id AND earlier.id < candidate.id
                  AND earlier.state IN ('queued', 'sending', 'uncertain'))
            ORDER BY candidate.id LIMIT 1
            FOR UPDATE OF candidate SKIP LOCKED)
          RETURNING id, claim, conversation_id, payload, attempts, possibly_double, card,
                    coalesce(resent_at, created_at) AS queued_at
        )
        SELECT claimed.id, claimed.claim, claimed.payload, claimed.attempts, claimed.possibly_double,
               (SELECT earlier.platform_message_id FROM outbox earlier
                WHERE earlier.conversation_id = claimed.conversation_id AND earlier.card = claimed.card
                  AND earlier.id < claimed.id AND earlier.state = 'sent'
                  AND earlier.platform_message_id IS NOT NULL
                ORDER BY earlier.id DESC LIMIT 1) AS replaces,
               extract(epoch FROM clock_now() - greatest(claimed.queued_at, chat_tenant.held_until))::float8 * 1000
                 AS age_ms,
               extract(epoch FROM clock_now() - claimed.queued_at)::float8 * 1000 AS queued_ms,
               chat_tenant.held_since IS NOT NULL AS held,
               chat_tenant.platform::text, chat_tenant.external_id AS tenant,
               conversation.external_id, conversation.kind::text, conversation.address,
               conversation.left_at IS NOT NULL AS left,
               conversation.external_id LIKE ${`${ERASED}%`} AS for_nobody
        FROM claimed
        JOIN conversation ON conversation.id = claimed.conversation_id
        JOIN chat_tenant ON chat_tenant.id = conversation.tenant_id`;
      const row = claimedRowSchema.parse(rows)[0];
      if (!row) return null;
      return {
        id: row.id,
        claim: row.claim,
        to: conversationReferenceSchema.parse({ ...row, id: row.external_id }),
        reply: replySchema.safeParse(row.payload).data ?? null,
        left: row.left,
        forNobody: row.for_nobody,
        possiblyDouble: row.possibly_double,
        replaces: row.replaces,
        attempt: row.attempts,
        ageMs: row.age_ms,
        queuedMs: row.queued_ms,
        held: row.held,
      };
    },

    sent: (message, platformId) => settling.settle(message, { state: 'sent', platformId }),
    tellAgain: settling.tellAgain,

    async retry(message, { errorCode, reason, afterMs, uncertain }) {
      const state = uncertain ? 'uncertain' : 'queued';
      await prisma.$executeRaw`
        UPDATE outbox SET state = ${state}::"OutboxState", claim = NULL, claimed_until = NULL, error_code = ${errorCode},
                          error_reason = ${reason},
                          available_at = clock_now() + make_interval(secs => ${afterMs / 1000})
        WHERE id = ${message.id} AND claim = ${message.claim}::uuid`;
    },

    giveUp: (message, state, failure) => settling.settle(message, { state, failure }),

    async subjectOf(tenantId, { root, conversationId }) {
      const message = await prisma.outboxEntry.findFirst({
        // A message that was sent to a person carries the place it came to stand in; a thread there has the same name.
        where: {
          platformMessageId: { in: [root, conversationId] },
          subject: { not: null },
          conversation: { tenantId },
        },
        select: { subject: true },
      });
      return message?.subject ?? null;
    },

    async lastSubject(conversationId) {
      const message = await prisma.outboxEntry.findFirst({
        where: { conversationId, subject: { not: null } },
        orderBy: { id: 'desc' },
        select: { subject: true },
      });
      return message?.subject ?? null;
    },

    async waiting(limit) {
      const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
        SELECT DISTINCT conversation_id FROM outbox
        JOIN conversation ON conversation.id = outbox.conversation_id
        JOIN chat_tenant ON chat_tenant.id = conversation.tenant_id
        WHERE available_at <= clock_now()
          AND (chat_tenant.held_since IS NULL OR chat_tenant.held_until <= clock_now())
          AND (state IN ('queued', 'uncertain') OR (state = 'sending' AND claimed_until < now()))
        UNION SELECT conversation_id FROM outbox WHERE fate_due_at <= clock_now()
        LIMIT ${limit}`;
      return rows.map((row) => row.conversation_id);
    },
  };
}
