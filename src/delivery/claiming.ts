import { z } from 'zod';
import {
  type ConversationReference,
  conversationReferenceSchema,
  type PlatformName,
} from '../chat/conversation-reference.ts';
import { PURPOSES, type Purpose } from '../chat/outgoing.ts';
import { type Reply, replySchema } from '../chat/reply.ts';
import { claimsOf } from '../store/claims.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { TraceParent } from '../telemetry/tracing.ts';
import { isHeldByRestore } from './held-by-restore.ts';
import { isStillToArrive } from './still-to-arrive.ts';

/** The lease is longer than a request to a platform may take (10 s): a message in `sending` beyond it met a crash. */
export const OUTBOX_CLAIMS = claimsOf({ name: 'outbox', held: 'sending', leaseSeconds: 15 });
/** The start of what an erasure puts in the place of the id of a conversation. */
export const ERASED = 'erased:';

/** A message that this process is about to send; nobody else sends it until the lease ends. */
export interface ClaimedMessage {
  id: bigint;
  /** The fence: only who shows it may say what became of the message. */
  claim: string;
  to: ConversationReference;
  /** Null: written by a version of the program whose replies this one cannot read. */
  reply: Reply | null;
  /** Whose business it is what becomes of it; null: nobody's. */
  about: string | null;
  purpose: Purpose;
  /** Nobody waits for it, see `purposes.ts`. */
  bulk: boolean;
  /** Bulk is being sent in its tenant as well. */
  besideBulk: boolean;
  tenantId: string;
  conversationId: string;
  /** Whether it may be sent once more when nobody knows what became of an attempt. */
  repeatable: boolean;
  /** The bot was removed from there. */
  left: boolean;
  /** Whose place it was is erased. */
  forNobody: boolean;
  /** Bulk for somebody who has no account in that tenant any more. */
  gone: boolean;
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
  /** The span in which it was made; null: in none that is kept. */
  madeIn: TraceParent | null;
}

/** Bulk that waits in a tenant. */
export interface BulkWaiting {
  tenantId: string;
  platform: PlatformName;
}

/** Hands out messages to processes, each to one. */
export interface Claiming {
  /**
   * The next message of a conversation that people wait for, if no earlier one that goes before it is still on its way.
   * It does not wait for bulk, nor for what is not to be sent yet.
   */
  claim(conversationId: string): Promise<ClaimedMessage | null>;
  /** The next message of bulk in a tenant, whoever it is for; none while the tenant is braked. */
  claimBulk(tenantId: string): Promise<ClaimedMessage | null>;
  /** Conversations with a message that nobody is sending, the first to be sent first (one for each message), or with something that was not heard. */
  waiting(limit: number): Promise<string[]>;
  /** Tenants in which bulk waits and may be sent. */
  bulkWaiting(): Promise<BulkWaiting[]>;
}

const claimedRowSchema = z.array(
  z.object({
    id: z.bigint(),
    claim: z.uuid(),
    payload: z.unknown(),
    about: z.string().nullable(),
    purpose: z.enum(PURPOSES),
    bulk: z.boolean(),
    beside_bulk: z.boolean(),
    tenant_id: z.uuid(),
    conversation_id: z.uuid(),
    repeatable: z.boolean(),
    attempts: z.number(),
    possibly_double: z.boolean(),
    replaces: z.string().nullable(),
    age_ms: z.number(),
    queued_ms: z.number(),
    held: z.boolean(),
    trace_parent: z.string().nullable(),
    platform: z.string(),
    tenant: z.string(),
    external_id: z.string(),
    kind: z.string(),
    address: z.unknown(),
    left: z.boolean(),
    for_nobody: z.boolean(),
    gone: z.boolean(),
  }),
);

const TENANT_TAKES = Prisma.sql`(chat_tenant.held_since IS NULL OR chat_tenant.held_until <= clock_now())`;
const TENANT_TAKES_BULK = Prisma.sql`
  ${TENANT_TAKES} AND (chat_tenant.braked_until IS NULL OR chat_tenant.braked_until <= clock_timestamp())`;
const CUT_OFF = OUTBOX_CLAIMS.cutOff('candidate');
/** Nobody knows whether it arrived, and twice is as good as once. */
const TRIED_AGAIN = Prisma.sql`(candidate.state = 'uncertain' AND candidate.repeatable)`;
const TO_BE_SENT = Prisma.sql`(candidate.state = 'queued' OR ${TRIED_AGAIN} OR ${CUT_OFF})`;

/** What changes a message for many comes after it, also when that had to wait for its turn. */
const CHANGED_BY_IT = Prisma.sql`
  (earlier.bulk_tenant_id IS NOT NULL AND earlier.card = candidate.card) IS TRUE`;

export function createClaiming(prisma: PrismaClient): Claiming {
  async function claim(which: Prisma.Sql): Promise<ClaimedMessage | null> {
    const rows = await OUTBOX_CLAIMS.claim(prisma, {
      join: Prisma.sql`
        JOIN conversation place ON place.id = candidate.conversation_id
        JOIN chat_tenant ON chat_tenant.id = place.tenant_id`,
      where: Prisma.sql`
        ${which} AND candidate.available_at <= clock_now() AND NOT ${isHeldByRestore('candidate')}
        AND NOT EXISTS (
          SELECT 1 FROM outbox earlier
          WHERE earlier.conversation_id = candidate.conversation_id AND earlier.id < candidate.id
            AND (earlier.bulk_tenant_id IS NULL) = (candidate.bulk_tenant_id IS NULL)
            AND earlier.priority <= candidate.priority
            AND ${isStillToArrive('earlier')}
            AND NOT (earlier.attempts = 0 AND earlier.available_at > clock_now() AND NOT ${CHANGED_BY_IT}) AND NOT ${isHeldByRestore('earlier')})`,
      orderBy: Prisma.sql`candidate.priority, candidate.id`,
      set: Prisma.sql`
        possibly_double = possibly_double OR state IN ('sending', 'uncertain'), attempts = attempts + 1`,
      read: Prisma.sql`
        SELECT claimed.id, claimed.claim, claimed.payload, claimed.about, claimed.purpose::text,
               claimed.bulk_tenant_id IS NOT NULL AS bulk, claimed.repeatable, claimed.attempts, claimed.possibly_double,
               claimed.trace_parent,
               (SELECT earlier.platform_message_id FROM outbox earlier
                WHERE earlier.conversation_id = claimed.conversation_id AND earlier.card = claimed.card
                  AND earlier.id < claimed.id AND earlier.state = 'sent'
                  AND earlier.platform_message_id IS NOT NULL
                -- Of two that stand there the one that came last, though what was drawn on the other was queued after it.
                GROUP BY earlier.platform_message_id
                ORDER BY min(earlier.sent_at) DESC, max(earlier.id) DESC LIMIT 1) AS replaces,
               extract(epoch FROM clock_now() - greatest(queued.at, claimed.not_before, chat_tenant.held_until))
                 ::float8 * 1000 AS age_ms,
               extract(epoch FROM clock_now() - queued.at)::float8 * 1000 AS queued_ms,
               chat_tenant.held_since IS NOT NULL AS held,
               (chat_tenant.bulk_next_at > clock_timestamp() - interval '2 seconds') IS TRUE AS beside_bulk,
               conversation.id AS conversation_id, chat_tenant.id AS tenant_id, chat_tenant.platform::text,
               chat_tenant.external_id AS tenant, conversation.external_id, conversation.kind::text, conversation.address,
               conversation.left_at IS NOT NULL AS left, conversation.external_id LIKE ${`${ERASED}%`} AS for_nobody,
               claimed.bulk_tenant_id IS NOT NULL AND (
                 SELECT bool_and(account.deactivated_at IS NOT NULL) FROM chat_identity account
                 WHERE account.person_id = claimed.recipient_id AND account.tenant_id = chat_tenant.id) IS TRUE AS gone
        FROM claimed
        CROSS JOIN LATERAL (SELECT coalesce(claimed.resent_at, claimed.created_at) AS at) queued
        JOIN conversation ON conversation.id = claimed.conversation_id
        JOIN chat_tenant ON chat_tenant.id = conversation.tenant_id`,
    });
    const row = claimedRowSchema.parse(rows)[0];
    return row ? claimedMessage(row) : null;
  }

  return {
    claim: (conversationId) =>
      claim(Prisma.sql`
        candidate.conversation_id = ${conversationId}::uuid AND candidate.bulk_tenant_id IS NULL AND ${TENANT_TAKES}
        AND ${TO_BE_SENT}`),

    async claimBulk(tenantId) {
      const inTenant = Prisma.sql`candidate.bulk_tenant_id = ${tenantId}::uuid AND ${TENANT_TAKES_BULK}`;
      // Simple questions are answered from an index, where one of all would sort all that waits.
      return (
        (await claim(Prisma.sql`${inTenant} AND candidate.state = 'queued'`)) ??
        (await claim(Prisma.sql`${inTenant} AND ${TRIED_AGAIN}`)) ??
        (await claim(Prisma.sql`${inTenant} AND ${CUT_OFF}`))
      );
    },

    async waiting(limit) {
      const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
        SELECT candidate.conversation_id FROM outbox candidate
        JOIN conversation ON conversation.id = candidate.conversation_id
        JOIN chat_tenant ON chat_tenant.id = conversation.tenant_id
        WHERE candidate.bulk_tenant_id IS NULL AND candidate.state IN ('queued', 'uncertain', 'sending')
          AND candidate.available_at <= clock_now() AND ${TO_BE_SENT} AND ${TENANT_TAKES} AND NOT ${isHeldByRestore('candidate')}
        UNION ALL SELECT conversation_id FROM outbox WHERE fate_due_at <= clock_now()
        LIMIT ${limit}`;
      return rows.map((row) => row.conversation_id);
    },

    bulkWaiting: () => prisma.$queryRaw<BulkWaiting[]>`
      SELECT chat_tenant.id AS "tenantId", chat_tenant.platform FROM chat_tenant
      WHERE ${TENANT_TAKES_BULK} AND EXISTS (
        SELECT 1 FROM outbox candidate
        WHERE candidate.bulk_tenant_id = chat_tenant.id AND candidate.available_at <= clock_now()
          AND ${TO_BE_SENT} AND NOT ${isHeldByRestore('candidate')})`,
  };
}

function claimedMessage(row: z.infer<typeof claimedRowSchema>[number]): ClaimedMessage {
  return {
    id: row.id,
    claim: row.claim,
    to: conversationReferenceSchema.parse({ ...row, id: row.external_id }),
    reply: replySchema.safeParse(row.payload).data ?? null,
    about: row.about,
    purpose: row.purpose,
    bulk: row.bulk,
    besideBulk: row.beside_bulk,
    tenantId: row.tenant_id,
    conversationId: row.conversation_id,
    repeatable: row.repeatable,
    left: row.left,
    forNobody: row.for_nobody,
    gone: row.gone,
    possiblyDouble: row.possibly_double,
    replaces: row.replaces,
    attempt: row.attempts,
    ageMs: row.age_ms,
    queuedMs: row.queued_ms,
    held: row.held,
    madeIn: row.trace_parent,
  };
}
