import { z } from 'zod';
import { replySchema } from '../chat/reply.ts';
import { createHearing, type NotHeard } from '../jobs/hearing.ts';
import type { Held } from '../store/claims.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { OUTBOX_CLAIMS } from './claiming.ts';
import type { Fate, OnFate } from './fate.ts';

/** Why a message was not sent. */
export interface Failure {
  errorCode: string;
  /** In a sentence, without words of the message. */
  reason: string;
}

/** What became of a message. */
export type Ending =
  | { state: 'sent'; platformId: string | null }
  | { state: 'blocked' | 'not_installed' | 'failed' | 'uncertain'; failure: Failure };

/** Writes down what became of messages, and tells whose business it is. */
export interface Settling {
  /** See {@link Hearing.settle}: sending again would not mend what is not heard. @returns `last`: nothing more waits in its conversation */
  settle(message: Held & { about: string | null }, ending: Ending): Promise<NotHeard | null | 'last'>;
  /** Tells again what was not heard in a conversation, and what waits there. @returns false: nothing, now; null: it was heard */
  tellAgain(conversationId: string): Promise<NotHeard | null | false>;
}

const rowsSchema = z.array(
  z.object({
    id: z.bigint(),
    about: z.string().nullable(),
    person_id: z.uuid().nullable(),
    conversation_id: z.uuid(),
    state: z.string(),
    repeatable: z.boolean(),
    error_code: z.string().nullable(),
    payload: z.unknown(),
    fate_tries: z.number(),
    more: z.boolean().optional(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

/** What is told of a message in a state; of what is not sent and not given up: that it waits. */
const OUTCOMES: Readonly<Record<string, Fate['outcome']>> = {
  sent: 'delivered',
  queued: 'held',
  sending: 'held',
  uncertain: 'held',
};

function outcomeOf({ state, repeatable }: Row): Fate['outcome'] {
  if (state === 'uncertain' && !repeatable) return 'uncertain';
  return OUTCOMES[state] ?? 'undeliverable';
}

export function createSettling(prisma: PrismaClient, onFate: OnFate): Settling {
  async function tell(tx: Transaction, row: Row): Promise<void> {
    const { about, person_id: personId, conversation_id: conversationId, error_code: errorCode } = row;
    if (about === null) return;
    const outcome = outcomeOf(row);
    const reply = outcome === 'delivered' ? null : (replySchema.safeParse(row.payload).data ?? null);
    await onFate(tx, { about, personId, conversationId, outcome, errorCode, reply });
  }

  const hearing = createHearing(prisma, 'outbox', tell);

  return {
    async settle(message, ending) {
      if (message.about !== null) return hearing.settle((tx) => writeDown(tx, message, ending));
      // Nobody is to hear of it: one statement, which is a transaction of its own.
      const [written] = await writeDown(prisma, message, ending);
      return written?.more === false ? 'last' : null;
    },
    async tellAgain(conversationId) {
      // Asked after every message, and hardly ever so: no transaction for it.
      const [due] = await prisma.$queryRaw<unknown[]>`
        SELECT FROM outbox WHERE conversation_id = ${conversationId}::uuid AND fate_due_at <= clock_now() LIMIT 1`;
      if (!due) return false;
      return hearing.tellAgain(async (tx) => {
        const rows = await tx.$queryRaw`
          SELECT id, about, recipient_id AS person_id, conversation_id, state, repeatable, error_code, payload, fate_tries
          FROM outbox WHERE conversation_id = ${conversationId}::uuid AND fate_due_at <= clock_now()
          ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
        return rowsSchema.parse(rows)[0];
      });
    },
  };
}

/** @returns the message as it is now; none: another process has it, and says what became of it */
async function writeDown(db: PrismaClient | Transaction, message: Held, ending: Ending): Promise<Row[]> {
  const failure = ending.state === 'sent' ? null : ending.failure;
  const platformId = ending.state === 'sent' ? ending.platformId : null;
  const rows = await OUTBOX_CLAIMS.end(
    db,
    message,
    Prisma.sql`
      state = ${ending.state}::"OutboxState",
      error_code = ${failure?.errorCode ?? null}, error_reason = ${failure?.reason ?? null},
      gave_up_at = CASE WHEN ${ending.state} <> 'sent' AND bulk_tenant_id IS NULL THEN clock_now() END,
      sent_at = CASE WHEN ${ending.state} = 'sent' THEN clock_now() ELSE sent_at END,
      platform_message_id = coalesce(${platformId}, platform_message_id), fate_due_at = NULL`,
    Prisma.sql`
      id, about, recipient_id AS person_id, conversation_id, state::text, repeatable, error_code, payload, fate_tries,
      EXISTS (
        SELECT FROM outbox rest WHERE rest.conversation_id = outbox.conversation_id AND rest.id <> outbox.id
        AND rest.state IN ('queued', 'sending', 'uncertain'))
      OR EXISTS (
        SELECT FROM outbox rest WHERE rest.conversation_id = outbox.conversation_id AND rest.id <> outbox.id
        AND rest.fate_due_at IS NOT NULL) AS more`,
  );
  return rowsSchema.parse(rows);
}
