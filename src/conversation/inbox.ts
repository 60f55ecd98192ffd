import { z } from 'zod';
import type { ConversationReference } from '../chat/conversation-reference.ts';
import { type Inbound, inboundSchema } from '../chat/inbound.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Exchange } from '../chat/skill.ts';
import type { Tenant } from '../people/tenants.ts';
import { claimsOf } from '../store/claims.ts';
import type { Door } from '../store/door.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { openSpan, type TraceParent } from '../telemetry/tracing.ts';
import { rememberIn } from './memory.ts';
import { sharedUntold } from './setting.ts';

/** An entry that a worker holds: nobody else acts on it until the lease ends. */
export interface ClaimedEntry {
  id: bigint;
  /** The fence: only who shows it may finish the entry. */
  claim: string;
  conversationId: string;
  tenant: Tenant;
  /** What is remembered of the conversation, as it is stored. */
  memory: unknown;
  /** Whether people of other organisations read along, as last told. */
  shared: boolean;
  /** In which language this person was last answered here; null: they were not, or it is forgotten. */
  language: Language | null;
  /** When it was claimed, by the clock of the product. */
  now: Date;
  /** Null: written by a version of the program whose events this one cannot read. */
  inbound: Inbound | null;
  /** Counts this one. */
  attempt: number;
  /** Since it came, in milliseconds. */
  ageMs: number;
  /** The span in which it came; null: in none that is kept. */
  cameIn: TraceParent | null;
}

/** Events that were acknowledged, until they have been acted upon. All times are the database's own. */
export interface Inbox {
  /**
   * Stores an event in one statement, or fails before the platform gives up waiting. The conversation's row is written first and so locked until the commit:
   * two events of one conversation get their numbers in the order in which they become visible.
   *
   * @returns the conversation, and whether the event was new
   */
  store(tenant: Tenant, inbound: Inbound): Promise<{ conversationId: string; duplicate: boolean }>;
  /** Claims the oldest entry of a conversation, if no earlier one of it is still unfinished. */
  claim(conversationId: string): Promise<ClaimedEntry | null>;
  /** Says again and again that the worker is alive, until what it returns is called. */
  keepAlive(entry: ClaimedEntry, onError: (error: unknown) => void): () => void;
  /**
   * Marks the entry as done, inside the transaction that stores what came of it. Until it ends, nothing new is stored in the
   * conversation: what `more` says holds.
   *
   * @param exchange what is remembered of the conversation as well from now on; left out: nothing more
   * @returns whether more waits in the conversation, and whether its sender was told that an answer is coming; null when the
   *   lease was lost to another worker: the transaction must be undone
   */
  finish(tx: Transaction, entry: ClaimedEntry, exchange?: Exchange): Promise<Finished | null>;
  /** Gives the entry back for a later attempt; one that does not count may come to nothing any number of times. */
  release(entry: ClaimedEntry, options: { errorCode: string; afterMs: number; counts: boolean }): Promise<void>;
  /** Gives up on the entry, inside the transaction that stores the apology. The same as {@link finish}. */
  abandon(tx: Transaction, entry: ClaimedEntry, errorCode: string): Promise<Finished | null>;
  /** Conversations with something to do that nobody is doing. */
  waiting(limit: number): Promise<string[]>;
}

const claimedRowSchema = z.array(
  z.object({
    id: z.bigint(),
    claim: z.uuid(),
    conversation_id: z.uuid(),
    payload: z.unknown(),
    attempts: z.number(),
    age_ms: z.number(),
    memory: z.unknown(),
    language: z.enum(LANGUAGES).nullable(),
    shared: z.boolean(),
    now: z.date(),
    tenant_id: z.uuid(),
    organisation_id: z.uuid(),
    trace_parent: z.string().nullable(),
  }),
);

const CLAIMS = claimsOf({ name: 'inbox', held: 'working', leaseSeconds: 10 });
/** Nobody acts on it, and it may be acted on. */
const TO_BE_TAKEN = Prisma.sql`
  (candidate.available_at <= clock_now() AND (candidate.state = 'received' OR ${CLAIMS.cutOff('candidate')}))`;

const storedSchema = z.tuple([z.object({ conversation_id: z.uuid(), duplicate: z.boolean() })]);

/**
 * A channel in which messages are posted is a row of its own, in which nobody speaks: what is told in a thread of it of who reads
 * along is kept there as well. The address of a thread is that of its channel, with more.
 */
function channelTold(tenantId: string, { id, kind, shared, address }: ConversationReference): Prisma.Sql {
  if (shared === undefined || kind === 'personal') return Prisma.empty;
  return Prisma.sql`, channel AS (
          UPDATE conversation SET shared = ${shared} FROM broadcast_channel opened
          WHERE opened.conversation_id = conversation.id AND conversation.tenant_id = ${tenantId}::uuid
            AND conversation.external_id <> ${id} AND conversation.shared <> ${shared}
            AND ${JSON.stringify(address)}::jsonb @> conversation.address)`;
}

export function createInbox(prisma: PrismaClient, door: Door): Inbox {
  return {
    async store(tenant, inbound) {
      const { conversation, key, kind } = inbound;
      const rows = await door.ask(Prisma.sql`
        WITH place AS (
          INSERT INTO conversation (id, tenant_id, external_id, kind, shared, team, thread, address)
          VALUES (gen_random_uuid(), ${tenant.id}::uuid, ${conversation.id},
                  ${conversation.kind}::"ConversationKind", ${conversation.shared ?? sharedUntold(conversation)},
                  ${conversation.team ?? null}, ${conversation.thread ?? null}, ${JSON.stringify(conversation.address)}::jsonb)
          ON CONFLICT (tenant_id, external_id) DO UPDATE
            SET address = excluded.address, team = coalesce(excluded.team, conversation.team), left_at = NULL,
                shared = coalesce(${conversation.shared ?? null}::boolean, conversation.shared)
          RETURNING id
        ), entry AS (
          INSERT INTO inbox (key, conversation_id, kind, sender, payload, trace_parent)
          SELECT ${key}, place.id, ${kind}, ${inbound.sender.externalId}, ${JSON.stringify(inbound)}::jsonb, ${openSpan()}
          FROM place
          ON CONFLICT (key) DO NOTHING
          RETURNING id
        )${channelTold(tenant.id, conversation)}
        SELECT place.id AS conversation_id, entry.id IS NULL AS duplicate FROM place LEFT JOIN entry ON true`);
      const [{ conversation_id: conversationId, duplicate }] = storedSchema.parse(rows);
      return { conversationId, duplicate };
    },

    async claim(conversationId) {
      const rows = await CLAIMS.claim(prisma, {
        where: Prisma.sql`
          candidate.conversation_id = ${conversationId}::uuid AND ${TO_BE_TAKEN}
          AND NOT EXISTS (
            SELECT 1 FROM inbox earlier
            WHERE earlier.conversation_id = candidate.conversation_id AND earlier.id < candidate.id
              AND earlier.state IN ('received', 'working'))`,
        orderBy: Prisma.sql`candidate.id`,
        set: Prisma.sql`attempts = attempts + 1`,
        read: Prisma.sql`
          SELECT claimed.id, claimed.claim, claimed.conversation_id, claimed.payload, claimed.attempts,
                 claimed.trace_parent,
                 clock_now() AS now, extract(epoch FROM clock_now() - claimed.received_at)::float8 * 1000 AS age_ms,
                 conversation.memory, conversation.shared, conversation.tenant_id, chat_tenant.organisation_id,
                 (SELECT reply.payload->>'language' FROM outbox reply JOIN inbox heard ON heard.id = reply.inbox_id
                  WHERE reply.conversation_id = claimed.conversation_id AND heard.sender = claimed.sender
                    AND reply.payload IS NOT NULL
                  ORDER BY reply.id DESC LIMIT 1) AS language
          FROM claimed
          JOIN conversation ON conversation.id = claimed.conversation_id
          JOIN chat_tenant ON chat_tenant.id = conversation.tenant_id`,
      });
      const row = claimedRowSchema.parse(rows)[0];
      if (!row) return null;
      return {
        id: row.id,
        claim: row.claim,
        conversationId: row.conversation_id,
        tenant: { id: row.tenant_id, organisationId: row.organisation_id },
        memory: row.memory,
        shared: row.shared,
        language: row.language,
        now: row.now,
        inbound: inboundSchema.safeParse(row.payload).data ?? null,
        attempt: row.attempts,
        ageMs: row.age_ms,
        cameIn: row.trace_parent,
      };
    },

    keepAlive: (entry, onError) => CLAIMS.keepAlive(prisma, entry, onError),

    finish: (tx, entry, exchange) => close(tx, entry, Prisma.sql`state = 'done', error_code = NULL`, exchange),
    abandon: (tx, entry, errorCode) => close(tx, entry, Prisma.sql`state = 'failed', error_code = ${errorCode}`),

    release: (entry, { counts, ...later }) =>
      CLAIMS.release(prisma, entry, {
        ...later,
        state: 'received',
        set: Prisma.sql`attempts = attempts - ${counts ? 0 : 1}::int`,
      }),

    async waiting(limit) {
      const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
        SELECT DISTINCT conversation_id FROM inbox candidate WHERE ${TO_BE_TAKEN}
        LIMIT ${limit}`;
      return rows.map((row) => row.conversation_id);
    },
  };
}

const finishedSchema = z.object({ more: z.boolean(), told: z.boolean() });
/** How an entry was left. */
export type Finished = z.infer<typeof finishedSchema>;

/** @returns null: another worker has it */
async function close(
  tx: Transaction,
  entry: ClaimedEntry,
  outcome: Prisma.Sql,
  exchange?: Exchange,
): Promise<Finished | null> {
  // In the order of `store`, which waits for the event it finds: the other way round the two would wait for each other.
  if (exchange) {
    await rememberIn(tx, entry.conversationId, exchange);
  } else {
    await tx.$executeRaw`SELECT FROM conversation WHERE id = ${entry.conversationId}::uuid FOR NO KEY UPDATE`;
  }
  const closed = await CLAIMS.end(
    tx,
    entry,
    Prisma.sql`${outcome}, done_at = clock_now()`,
    Prisma.sql`
      EXISTS (SELECT FROM inbox other WHERE other.conversation_id = inbox.conversation_id AND other.id <> inbox.id
              AND other.state IN ('received', 'working')) AS more,
      EXISTS (SELECT FROM outbox WHERE outbox.inbox_id = inbox.id) AS told`,
  );
  return z.array(finishedSchema).parse(closed)[0] ?? null;
}
