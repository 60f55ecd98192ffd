import { z } from 'zod';
import { directId } from '../chat/conversation-reference.ts';
import { plainText, replySchema } from '../chat/reply.ts';
import { AppError } from '../errors.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** A message that did not arrive, or has trouble arriving. Never holds what it says. */
export interface Undelivered {
  id: string;
  state: 'given-up' | 'waiting';
  /** Whom it is for: the name of a person, or what kind of place it is. */
  to: string;
  platform: string;
  organisation: string;
  errorCode: string;
  /** Why, in a sentence. */
  why: string;
  attempts: number;
  queuedAt: Date;
  gaveUpAt: Date | null;
  /** What it is about, for example `case:<id>`. */
  about: string | null;
  /** Its words are gone after their term: then it cannot be sent again. */
  canResend: boolean;
}

const rowSchema = z.object({
  id: z.bigint(),
  given_up: z.boolean(),
  name: z.string().nullable(),
  kind: z.string(),
  platform: z.string(),
  organisation: z.string(),
  error_code: z.string().nullable(),
  error_reason: z.string().nullable(),
  attempts: z.number(),
  created_at: z.date(),
  gave_up_at: z.date().nullable(),
  about: z.string().nullable(),
  has_words: z.boolean(),
});

const SHOWN_AT_MOST = 500;
/** The start of the id of a conversation that the bot opened itself, as {@link directId} makes it. */
const DIRECT = directId('');

/**
 * The newest first. What was erased at somebody's own wish is not in it.
 *
 * @param id only this one
 */
export async function undelivered(db: PrismaClient | Transaction, id: bigint | null = null): Promise<Undelivered[]> {
  const rows = await db.$queryRaw`
    SELECT outbox.id, outbox.gave_up_at IS NOT NULL AS given_up, person.display_name AS name, place.kind::text,
           tenant.platform, organisation.name AS organisation, outbox.error_code, outbox.error_reason, outbox.attempts,
           outbox.created_at, outbox.gave_up_at, coalesce(outbox.about, outbox.subject) AS about,
           outbox.payload IS NOT NULL AS has_words
    FROM outbox
    JOIN conversation place ON place.id = outbox.conversation_id
    JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    JOIN organisation ON organisation.id = tenant.organisation_id
    LEFT JOIN LATERAL (
      SELECT identity.person_id FROM chat_identity identity
      WHERE place.kind = 'personal' AND identity.tenant_id = tenant.id
        AND (place.external_id = ${DIRECT} || identity.external_user_id
             OR EXISTS (SELECT 1 FROM inbox
                        WHERE inbox.conversation_id = place.id AND inbox.sender = identity.external_user_id))
      LIMIT 1) reader ON true
    LEFT JOIN person ON person.id = coalesce(outbox.recipient_id, reader.person_id)
    WHERE (outbox.gave_up_at IS NOT NULL OR (outbox.state IN ('queued', 'uncertain') AND outbox.error_code IS NOT NULL))
      AND outbox.state <> 'sent' AND outbox.error_code IS DISTINCT FROM 'privacy.erased'
      AND (${id}::bigint IS NULL OR outbox.id = ${id}::bigint)
    ORDER BY outbox.id DESC LIMIT ${SHOWN_AT_MOST}`;
  return z
    .array(rowSchema)
    .parse(rows)
    .map((row) => ({
      id: String(row.id),
      state: row.given_up ? 'given-up' : 'waiting',
      to: row.name ?? `somebody or a place (${row.kind})`,
      platform: row.platform,
      organisation: row.organisation,
      errorCode: row.error_code ?? 'unexpected',
      why: row.error_reason ?? 'It is not known why.',
      attempts: row.attempts,
      queuedAt: row.created_at,
      gaveUpAt: row.gave_up_at,
      about: row.about,
      canResend: row.given_up && row.has_words,
    }));
}

/** @throws AppError `delivery.not-listed` */
export async function oneUndelivered(db: PrismaClient | Transaction, id: bigint): Promise<Undelivered> {
  const [found] = await undelivered(db, id);
  if (found) return found;
  const message = `No message ${id} failed. See \`impact deliveries list\`.`;
  throw new AppError({ code: 'delivery.not-listed', message });
}

/** What a message says; null when its words are gone. */
export async function wordsOf(db: PrismaClient | Transaction, id: bigint): Promise<string | null> {
  const entry = await db.outboxEntry.findUnique({ where: { id }, select: { payload: true } });
  const reply = replySchema.safeParse(entry?.payload).data;
  return reply ? plainText(reply) : null;
}

/**
 * Has a message that was given up sent again, at its place in the conversation; a running bot takes it up at once.
 *
 * @throws AppError `delivery.not-listed`, `delivery.still-tried`, `delivery.words-gone`, `delivery.overtaken`
 */
export async function resend(tx: Transaction, id: bigint): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM outbox WHERE id = ${id} FOR UPDATE`;
  const message = await oneUndelivered(tx, id);
  if (message.state === 'waiting') {
    throw new AppError({
      code: 'delivery.still-tried',
      message: `Message ${id} still waits: it is sent as soon as it can.`,
    });
  }
  if (!message.canResend) {
    throw new AppError({
      code: 'delivery.words-gone',
      message: `The words of message ${id} are gone after their term.`,
    });
  }
  const [overtaken] = await tx.$queryRaw<{ id: bigint }[]>`
    SELECT later.id FROM outbox later JOIN outbox ON outbox.id = ${id}
    WHERE later.conversation_id = outbox.conversation_id AND later.card = outbox.card AND later.id > outbox.id
      AND later.state IN ('queued', 'sending', 'uncertain', 'sent') LIMIT 1`;
  if (overtaken) {
    const words = `Message ${id} is a card of which message ${overtaken.id} is a newer one: that one arrived or waits.`;
    throw new AppError({ code: 'delivery.overtaken', message: words });
  }
  await tx.$executeRaw`
    UPDATE outbox SET state = 'queued', gave_up_at = NULL, told_at = NULL, error_code = NULL, error_reason = NULL,
                      attempts = 0, resent_at = clock_now(), available_at = clock_now(),
                      fate_tries = 0, fate_due_at = NULL, fate_failed_at = NULL
    WHERE id = ${id}`;
}
