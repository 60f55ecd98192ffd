import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Language } from '../chat/language.ts';
import type { Purpose } from '../chat/outgoing.ts';
import { type ReplyDraft, replySchema } from '../chat/reply.ts';
import { ringAtCommit } from '../store/bell.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { withFirst } from './introduction.ts';
import { scheduleOf } from './outbox.ts';
import type { Outreach, Unreachable } from './outreach.ts';
import { changesAMinute } from './pace.ts';
import { PURPOSE_RULES } from './purposes.ts';
import { spokenOfWithMany } from './spoken-of.ts';
import { isStillToArrive } from './still-to-arrive.ts';

/** One message for many people. */
export interface MessageForMany {
  personIds: readonly string[];
  /** What it says, in each language that somebody reads. */
  replies: Readonly<Record<Language, ReplyDraft>>;
  purpose: Exclude<Purpose, 'answer' | 'notice'>;
  notBefore?: Date | undefined;
  /** Whose business it is what becomes of it, see {@link Fate}: each tells of its own person. */
  about: string;
  /** By person the tenants in which they are not to be looked for; left out: none. */
  avoid?: ReadonlyMap<string, readonly string[]>;
}

/** Whom a message was queued for, and whom it cannot reach. Everybody asked for is in one of both, once. */
export interface FanOut {
  queued: string[];
  /** The same people, with the number of their message in the outbox. */
  messages: { personId: string; outboxId: bigint }[];
  unreachable: { personId: string; reason: Unreachable }[];
}

/**
 * Queues one message for many people, in the transaction that makes it necessary: a handful of queries, however many
 * they are. Who was never written to reads what the bot is. Other processes hear of it at the commit.
 */
export async function queueForMany(
  tx: Transaction,
  outreach: Outreach,
  { personIds, replies, purpose, notBefore, about, avoid }: MessageForMany,
): Promise<FanOut> {
  const reached: { person_id: string; conversation_id: string }[] = [];
  const unreachable: FanOut['unreachable'] = [];
  for (const [personId, reach] of await outreach.reachMany(tx, [...new Set(personIds)], avoid)) {
    if (reach.kind === 'reachable') reached.push({ person_id: personId, conversation_id: reach.conversationId });
    else unreachable.push({ personId, reason: reach.reason });
  }
  // What goes to many is sent once, whatever it is for: of so many nobody would see which arrived twice.
  const schedule = {
    ...{ notBefore: null, availableAt: null, ...(await scheduleOf(tx, purpose, notBefore)) },
    repeatable: false,
  };
  const { subject } = replies.nl;
  const messages = await tx.$queryRaw<FanOut['messages']>`
    WITH reached AS (
      SELECT * FROM jsonb_to_recordset(${JSON.stringify(reached)}::jsonb) AS r (person_id uuid, conversation_id uuid)),
    introduced AS (
      UPDATE chat_identity SET introduced_at = clock_now()
      WHERE person_id IN (SELECT person_id FROM reached) AND NOT EXISTS (
        SELECT 1 FROM chat_identity known
        WHERE known.person_id = chat_identity.person_id AND known.introduced_at IS NOT NULL)
      RETURNING person_id),
    queued AS (INSERT INTO outbox (conversation_id, bulk_tenant_id, recipient_id, payload, card, subject, about, purpose, priority,
                        repeatable, not_before, available_at)
    SELECT place.id, place.tenant_id, person.id, form.payload, form.payload ->> 'card', form.payload ->> 'subject', ${about}, ${purpose}::"MessagePurpose", ${schedule.priority},
           ${schedule.repeatable}, ${schedule.notBefore}, coalesce(${schedule.availableAt}, clock_now())
    FROM reached
    JOIN conversation place ON place.id = reached.conversation_id
    JOIN person ON person.id = reached.person_id AND person.erased_at IS NULL
    JOIN jsonb_to_recordset(${JSON.stringify(payloadsOf(replies))}::jsonb)
           AS form (language text, first boolean, payload jsonb)
      ON form.language = coalesce(person.language::text, 'nl')
     AND form.first = (person.id IN (SELECT person_id FROM introduced))
    RETURNING id, conversation_id, recipient_id, available_at)
    ${subject === undefined ? Prisma.empty : spokenOfWithMany(subject)}
    SELECT recipient_id AS "personId", id AS "outboxId" FROM queued`;
  await ringAtCommit(tx, ['outbox']);
  return { queued: messages.map(({ personId }) => personId), messages, unreachable };
}

/**
 * Queues one message for places where several people read, as bulk, in the transaction that makes it necessary.
 *
 * @returns the number of each in the outbox
 */
export async function queueInPlaces(
  tx: Transaction,
  { conversationIds, reply, about }: { conversationIds: readonly string[]; reply: ReplyDraft; about: string },
): Promise<{ conversation_id: string; outbox_id: string }[]> {
  if (conversationIds.length === 0) return [];
  const schedule = { notBefore: null, availableAt: null, ...(await scheduleOf(tx, 'broadcast')) };
  const rows = await tx.$queryRaw<{ conversation_id: string; outbox_id: bigint }[]>`
    INSERT INTO outbox (conversation_id, bulk_tenant_id, payload, card, about, purpose, priority, repeatable, not_before,
                        available_at)
    SELECT place.id, place.tenant_id, ${JSON.stringify(replySchema.parse(reply))}::jsonb, ${reply.card ?? null}, ${about},
           'broadcast', ${schedule.priority}, ${schedule.repeatable}, ${schedule.notBefore},
           coalesce(${schedule.availableAt}, clock_now())
    FROM conversation place WHERE place.id = ANY(${conversationIds}::uuid[])
    RETURNING conversation_id, id AS outbox_id`;
  await ringAtCommit(tx, ['outbox']);
  return rows.map((row) => ({ ...row, outbox_id: String(row.outbox_id) }));
}

/** A message in each language, as it is and with what the bot is before it. */
function payloadsOf(replies: MessageForMany['replies']) {
  return Object.entries(replies).flatMap(([language, reply]) => {
    const first = replySchema.parse(withFirst([reply], 'introduction')[0]);
    const opening = first.body[0]?.kind === 'paragraph' ? first.body[0].text : '';
    return [
      { language, first: false, opening, payload: replySchema.parse(reply) },
      { language, first: true, opening, payload: first },
    ];
  });
}

/** What stands with many people already, and is to change there. */
export interface ChangeForMany {
  /** The name of the card, the same for all. */
  card: string;
  /** What takes its place, by the name of a form of it. */
  forms: Readonly<Record<string, ReplyDraft>>;
  /** Who gets which form: a query for `person_id` and `form`. */
  who: Prisma.Sql;
  about: string;
}

/**
 * Until the commit what waits keeps waiting and what is on its way is not put back, so that whoever is to get something is
 * seen by each statement of a change as the same: waiting, or under way. Who writes down at this moment what became of a
 * message is not waited for, since they may wait for what this transaction holds; for them it is under way or sent.
 */
async function holdStill(tx: Transaction, which: Prisma.Sql): Promise<void> {
  await tx.$executeRaw`
    SELECT id FROM outbox WHERE ${which} AND state = 'sending' ORDER BY id FOR UPDATE SKIP LOCKED`;
  await tx.$executeRaw`SELECT id FROM outbox WHERE ${which} AND state = 'queued' ORDER BY id FOR UPDATE`;
}

/**
 * Changes a card with everybody who got it, or is getting it: without a sound, so at any hour. What still waits of it waits
 * until the commit, so that {@link rewriteWaiting} or {@link callOff} after it finds all of that.
 *
 * @returns with how many
 */
export async function changeForMany(tx: Transaction, { card, forms, who, about }: ChangeForMany): Promise<number> {
  const payloads = Object.entries(forms).map(([form, reply]) => ({ form, payload: replySchema.parse(reply) }));
  const { priority } = PURPOSE_RULES.broadcast;
  await holdStill(tx, Prisma.sql`card = ${card} AND recipient_id IS NOT NULL`);
  const rows = await tx.$queryRaw<{ count: number }[]>`
    WITH added AS (
      INSERT INTO outbox (conversation_id, bulk_tenant_id, payload, card, about, purpose, priority, repeatable)
      SELECT DISTINCT ON (copy.conversation_id) place.id, place.tenant_id, drawn.payload, ${card}, ${about}, 'broadcast',
             ${priority}, true
      FROM (${who}) AS reader
      JOIN outbox copy ON copy.card = ${card} AND copy.recipient_id = reader.person_id
      JOIN conversation place ON place.id = copy.conversation_id
      JOIN jsonb_to_recordset(${JSON.stringify(payloads)}::jsonb) AS drawn (form text, payload jsonb)
        ON drawn.form = reader.form
      WHERE copy.state IN ('sending', 'sent') AND place.left_at IS NULL
      RETURNING conversation_id), ${overtaken(card)}
    SELECT count(*)::int AS count FROM added`;
  await ringAtCommit(tx, ['outbox']);
  return rows[0]?.count ?? 0;
}

/** An older change that still waits where a newer one was `added` is not made any more: it might come after it. */
function overtaken(card: string): Prisma.Sql {
  return Prisma.sql`
    overtaken AS (
      UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off' FROM added
      WHERE outbox.conversation_id = added.conversation_id AND card = ${card} AND state = 'queued'
        AND bulk_tenant_id IS NOT NULL AND NOT ${IS_MESSAGE})`;
}

/**
 * The same in the places where several people read it, each in the language in which it stands there.
 *
 * @param message what it was sent as, see {@link queueInPlaces}
 */
export async function changeInPlaces(
  tx: Transaction,
  change: { card: string; message: string; replies: Readonly<Record<Language, ReplyDraft>>; about: string },
): Promise<void> {
  const { card, message, replies, about } = change;
  const { priority } = PURPOSE_RULES.broadcast;
  const parsed = Object.entries(replies).map(([language, reply]) => [language, replySchema.parse(reply)]);
  const payloads = JSON.stringify(Object.fromEntries(parsed));
  await holdStill(tx, Prisma.sql`card = ${card} AND recipient_id IS NULL AND about = ${message}`);
  await tx.$executeRaw`
    WITH added AS (
      INSERT INTO outbox (conversation_id, bulk_tenant_id, payload, card, about, purpose, priority, repeatable)
      SELECT DISTINCT ON (copy.conversation_id) place.id, place.tenant_id,
             ${payloads}::jsonb -> (copy.payload ->> 'language'), ${card}, ${about}, 'broadcast', ${priority}, true
      FROM outbox copy JOIN conversation place ON place.id = copy.conversation_id
      WHERE copy.card = ${card} AND copy.recipient_id IS NULL AND copy.about = ${message}
        AND copy.state IN ('sending', 'sent') AND place.left_at IS NULL
      RETURNING conversation_id), ${overtaken(card)}
    SELECT FROM added`;
  await tx.$executeRaw`
    UPDATE outbox SET payload = ${payloads}::jsonb -> (payload ->> 'language')
    WHERE card = ${card} AND recipient_id IS NULL AND about = ${message} AND state = 'queued'`;
  await ringAtCommit(tx, ['outbox']);
}

/**
 * What still waits of a message for many says something else from now on; to whom it is the first, also what the bot is.
 *
 * @param purpose only what was queued for this, see {@link queueForMany}; null: all of it
 */
export async function rewriteWaiting(
  tx: Transaction,
  card: string,
  replies: Readonly<Record<Language, ReplyDraft>>,
  purpose: MessageForMany['purpose'] | null = null,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET payload = form.payload
    FROM jsonb_to_recordset(${JSON.stringify(payloadsOf(replies))}::jsonb)
      AS form (language text, first boolean, opening text, payload jsonb)
    WHERE card = ${card} AND recipient_id IS NOT NULL AND state = 'queued'
      AND (${purpose}::text IS NULL OR purpose::text = ${purpose}) AND form.language = outbox.payload ->> 'language'
      AND form.first = (outbox.payload -> 'body' -> 0 ->> 'text' = form.opening)`;
}

/** How far a change is that was made with {@link changeForMany}. */
export interface ChangeProgress {
  done: number;
  failed: number;
  waiting: number;
  /** How long what waits takes, at the pace of the tenant that takes longest. */
  minutes: number;
}

/** @param cards the names under which it stands with people */
export async function progressOfChange(
  tx: Transaction,
  cards: readonly string[],
  about: string,
): Promise<ChangeProgress> {
  const rows = await tx.$queryRaw<(Omit<ChangeProgress, 'minutes'> & { platform: PlatformName })[]>`
    SELECT tenant.platform, count(*) FILTER (WHERE state = 'sent')::int AS done,
           count(*) FILTER (WHERE ${isStillToArrive('outbox')})::int AS waiting,
           count(*) FILTER (WHERE state <> 'sent' AND NOT ${isStillToArrive('outbox')})::int AS failed
    FROM outbox
    JOIN conversation place ON place.id = outbox.conversation_id JOIN chat_tenant tenant ON tenant.id = place.tenant_id
    WHERE card = ANY(${cards}::text[]) AND about = ${about} GROUP BY tenant.id, tenant.platform`;
  const sum = (of: (row: (typeof rows)[number]) => number) => rows.reduce((all, row) => all + of(row), 0);
  return {
    done: sum(({ done }) => done),
    failed: sum(({ failed }) => failed),
    waiting: sum(({ waiting }) => waiting),
    minutes: Math.max(0, ...rows.map(({ platform, waiting }) => Math.ceil(waiting / changesAMinute(platform)))),
  };
}

/** The message itself, and not a change of it: that tells of another topic. */
const IS_MESSAGE = Prisma.sql`(recipient_id IS NOT NULL OR about = card)`;

/** Nothing waits for longer than people live. */
const NOT_NOW = new Date('9999-01-01T00:00:00Z');

/** What still waits of a message for many waits until {@link letGo}; what is on its way arrives. */
export async function holdBack(tx: Transaction, card: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET available_at = ${NOT_NOW}
    WHERE card = ${card} AND ${IS_MESSAGE} AND state = 'queued' AND available_at < ${NOT_NOW}`;
}

/** What was held back goes out, as soon as its purpose lets it. */
export async function letGo(tx: Transaction, card: string): Promise<void> {
  const { availableAt } = { availableAt: null, ...(await scheduleOf(tx, 'broadcast')) };
  await tx.$executeRaw`
    UPDATE outbox SET not_before = coalesce(${availableAt}, clock_now()), available_at = coalesce(${availableAt}, clock_now())
    WHERE card = ${card} AND state = 'queued' AND available_at = ${NOT_NOW}`;
  await ringAtCommit(tx, ['outbox']);
}

/** What still waits of a message for many is never sent. @returns for whom it was */
export async function callOff(tx: Transaction, card: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ person_id: string | null }[]>`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE card = ${card} AND ${IS_MESSAGE} AND state = 'queued' RETURNING recipient_id AS person_id`;
  return rows.flatMap((row) => row.person_id ?? []);
}

/** On which platforms a message for many waits because nothing can be sent there now. */
export async function heldPlatforms(tx: Transaction, card: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ platform: string }[]>`
    SELECT DISTINCT tenant.platform FROM outbox JOIN chat_tenant tenant ON tenant.id = outbox.bulk_tenant_id
    WHERE card = ${card} AND outbox.state = 'queued' AND tenant.held_since IS NOT NULL ORDER BY tenant.platform`;
  return rows.map(({ platform }) => platform);
}
