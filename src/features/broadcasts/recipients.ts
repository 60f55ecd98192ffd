import type { Members } from '../../audiences/members.ts';
import { clockNow } from '../../store/clock.ts';
import type { BroadcastRecipientState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import { isUnasked } from './purpose.ts';
import type { Broadcast } from './repository.ts';

/** Everybody it is for gets a row; who does not want it is in it with that reason. */
export async function fillRecipients(tx: Transaction, broadcast: Broadcast, members: Members): Promise<void> {
  const { id } = broadcast;
  await tx.$executeRaw`
    INSERT INTO broadcast_recipient (broadcast_id, person_id, state, reason)
    SELECT ${id}::uuid, person_id,
           (CASE WHEN refused THEN 'skipped' ELSE 'queued' END)::"BroadcastRecipientState",
           CASE WHEN refused THEN 'refused' END
    FROM (
      SELECT person.id AS person_id, ${isUnasked(broadcast)} AND person.unasked_refused_at IS NOT NULL AS refused
      FROM (${members}) AS member JOIN person ON person.id = member.person_id) AS reader
    ON CONFLICT DO NOTHING`;
  await tx.broadcast.update({ where: { id }, data: { filledAt: await clockNow(tx) } });
}

/** Somebody for whom nothing is queued yet. */
export interface Waiting {
  person_id: string;
  tried: string[];
  /** Why it did not arrive where it was tried; null: it was not tried. */
  reason: string | null;
  /** They do not want it any more. */
  refused: boolean;
}

/** The next of them, in the order of the index: with a hundred thousand, sorting who waits for each share of them takes most of the time. */
export function nextWaiting(tx: Transaction, broadcast: Broadcast, most: number): Promise<Waiting[]> {
  return tx.$queryRaw<Waiting[]>`
    SELECT person_id, tried::text[], reason,
           ${isUnasked(broadcast)} AND person.unasked_refused_at IS NOT NULL AS refused
    FROM broadcast_recipient JOIN person ON person.id = person_id
    WHERE broadcast_id = ${broadcast.id}::uuid AND state = 'queued' AND outbox_id IS NULL
      AND (waits_until IS NULL OR waits_until <= clock_now())
    ORDER BY outbox_id, person_id LIMIT ${most}`;
}

export async function noteQueued(
  tx: Transaction,
  id: string,
  messages: readonly { personId: string; outboxId: bigint }[],
): Promise<void> {
  const rows = messages.map(({ personId, outboxId }) => ({ person_id: personId, outbox_id: String(outboxId) }));
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET outbox_id = queued.outbox_id, waits_until = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS queued (person_id uuid, outbox_id bigint)
    WHERE broadcast_id = ${id}::uuid AND broadcast_recipient.person_id = queued.person_id`;
}

/** They had their share of messages: they are looked at again in a while. */
export async function postpone(
  tx: Transaction,
  id: string,
  personIds: readonly string[],
  { hours, reason }: { hours: number; reason: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast_recipient
    SET waits_until = clock_now() + make_interval(hours => ${hours}), reason = ${reason}, changed_at = clock_now()
    WHERE broadcast_id = ${id}::uuid AND person_id = ANY(${personIds}::uuid[])`;
}

/** Who waited so many hours from its beginning for a share of messages gets it no more. */
export async function skipLate(
  tx: Transaction,
  id: string,
  { mostHours, reason }: { mostHours: number; reason: string },
): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET state = 'skipped', changed_at = clock_now()
    FROM broadcast
    WHERE broadcast.id = ${id}::uuid AND broadcast_id = ${id}::uuid
      AND broadcast_recipient.state = 'queued' AND outbox_id IS NULL AND reason = ${reason}
      AND broadcast.started_at + make_interval(hours => ${mostHours}) <= clock_now()`;
}

/**
 * Writes down what became of it with people; a state that is not further than theirs changes nothing.
 *
 * @returns with how many it was news
 */
export function settleRecipients(
  tx: Transaction,
  id: string,
  personIds: readonly string[],
  { state, reason }: { state: BroadcastRecipientState; reason: string | null },
): Promise<number> {
  return tx.$executeRaw`
    UPDATE broadcast_recipient
    SET state = ${state}::"BroadcastRecipientState", reason = ${reason}, changed_at = clock_now(),
        acknowledged_at = CASE WHEN ${state} = 'acknowledged' THEN clock_now() ELSE acknowledged_at END
    WHERE broadcast_id = ${id}::uuid AND person_id = ANY(${personIds}::uuid[])
      AND recipient_rank(state) < recipient_rank(${state}::"BroadcastRecipientState")`;
}

/** Nothing that waits for anybody will be sent. */
export async function skipWaiting(
  tx: Transaction,
  id: string,
  calledOff: readonly string[],
  reason: string,
): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET state = 'skipped', reason = ${reason}, changed_at = clock_now()
    WHERE broadcast_id = ${id}::uuid AND state = 'queued'
      AND (outbox_id IS NULL OR person_id = ANY(${calledOff}::uuid[]))`;
}

/**
 * It did not arrive where it was tried: where else they may be, it is tried next.
 *
 * @returns whether there is such a place
 */
export async function tryElsewhere(
  tx: Transaction,
  id: string,
  { personId, conversationId, reason }: { personId: string; conversationId: string; reason: string },
): Promise<boolean> {
  const changed = await tx.$executeRaw`
    UPDATE broadcast_recipient SET outbox_id = NULL, reason = ${reason}, tried = tried || place.tenant_id
    FROM conversation place
    WHERE place.id = ${conversationId}::uuid AND broadcast_id = ${id}::uuid AND person_id = ${personId}::uuid
      AND state = 'queued' AND EXISTS (
        SELECT FROM chat_identity identity JOIN chat_tenant tenant ON tenant.id = identity.tenant_id
        WHERE identity.person_id = ${personId}::uuid AND identity.standing = 'member'
          AND identity.deactivated_at IS NULL AND tenant.disconnected_at IS NULL
          AND tenant.id <> place.tenant_id AND NOT tenant.id = ANY(tried))`;
  return changed > 0;
}

/** How many recipients there are in each state. */
export type StateCounts = Partial<Record<BroadcastRecipientState, number>>;

export async function countStates(tx: Transaction, id: string): Promise<StateCounts> {
  const rows = await tx.$queryRaw<{ state: BroadcastRecipientState; count: number }[]>`
    SELECT state::text AS state, count(*)::int AS count FROM broadcast_recipient
    WHERE broadcast_id = ${id}::uuid GROUP BY state`;
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]));
}

/** How many got a message, and what they did with it. */
export interface Reactions {
  broadcastId: string;
  got: number;
  seen: number;
  replied: number;
}

/** Of each of these messages that anybody is to get. Counted where they are: a message may go to a hundred thousand. */
export function countReactions(tx: Transaction, ids: readonly string[]): Promise<Reactions[]> {
  return tx.$queryRaw`
    SELECT broadcast_id AS "broadcastId", count(*)::int AS got, count(acknowledged_at)::int AS seen,
           count(replied_at)::int AS replied
    FROM broadcast_recipient
    WHERE broadcast_id = ANY(${[...ids]}::uuid[]) AND state IN ('sent', 'acknowledged') GROUP BY broadcast_id`;
}

/** Why so many were not sent, the commonest first. */
export function countReasons(
  tx: Transaction,
  id: string,
): Promise<{ state: BroadcastRecipientState; reason: string; count: number }[]> {
  return tx.$queryRaw`
    SELECT state::text AS state, reason, count(*)::int AS count FROM broadcast_recipient
    WHERE broadcast_id = ${id}::uuid AND reason IS NOT NULL AND state NOT IN ('sent', 'acknowledged')
    GROUP BY state, reason ORDER BY count(*) DESC, reason`;
}

/** One recipient. */
export interface Recipient {
  state: BroadcastRecipientState;
  reason: string | null;
  /** Null: they have none, or belong to another organisation. */
  name: string | null;
  organisation: string;
  changedAt: Date;
  acknowledgedAt: Date | null;
}

/** Names are of one's own organisation only. */
export function recipientsOf(
  tx: Transaction,
  { id, organisationId }: Pick<Broadcast, 'id' | 'organisationId'>,
): Promise<Recipient[]> {
  return tx.$queryRaw<Recipient[]>`
    SELECT recipient.state::text AS state, recipient.reason, recipient.changed_at AS "changedAt",
           recipient.acknowledged_at AS "acknowledgedAt", organisation.name AS organisation,
           CASE WHEN person.organisation_id = ${organisationId}::uuid THEN person.display_name END AS name
    FROM broadcast_recipient recipient
    JOIN person ON person.id = recipient.person_id
    JOIN organisation ON organisation.id = person.organisation_id
    WHERE recipient.broadcast_id = ${id}::uuid
    ORDER BY organisation.name, person.display_name NULLS LAST, person.id`;
}

/** They wrote something back, and its maker gets it. */
export async function noteReplied(tx: Transaction, id: string, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE broadcast_recipient SET replied_at = clock_now()
    WHERE broadcast_id = ${id}::uuid AND person_id = ${personId}::uuid`;
}

/** Who wrote something back. */
export interface Replied {
  /** Of one's own organisation, the first first, and not more than are read on a card. */
  names: string[];
  count: number;
}

export async function repliedTo(
  tx: Transaction,
  { id, organisationId }: Pick<Broadcast, 'id' | 'organisationId'>,
): Promise<Replied> {
  const rows = await tx.$queryRaw<{ name: string | null }[]>`
    SELECT CASE WHEN person.organisation_id = ${organisationId}::uuid THEN person.display_name END AS name
    FROM broadcast_recipient recipient JOIN person ON person.id = recipient.person_id
    WHERE recipient.broadcast_id = ${id}::uuid AND recipient.replied_at IS NOT NULL
    ORDER BY recipient.replied_at`;
  return { names: rows.flatMap(({ name }) => name ?? []).slice(0, MOST_NAMED), count: rows.length };
}

const MOST_NAMED = 10;

/** Who got it and did not say that they saw it. */
export async function notSeenBy(tx: Transaction, broadcast: Broadcast): Promise<string[]> {
  const willing = isUnasked(broadcast) ? { person: { unaskedRefusedAt: null } } : {};
  const rows = await tx.broadcastRecipient.findMany({
    where: { broadcastId: broadcast.id, state: 'sent', ...willing },
    select: { personId: true },
  });
  return rows.map(({ personId }) => personId);
}

/** From now on somebody takes what they did not ask for, or not. */
export async function takeUnasked(tx: Transaction, personId: string, takes: boolean): Promise<void> {
  await tx.person.update({
    where: { id: personId },
    data: { unaskedRefusedAt: takes ? null : await clockNow(tx) },
  });
}

export async function takesUnasked(tx: Transaction, personId: string): Promise<boolean> {
  const { unaskedRefusedAt } = await tx.person.findUniqueOrThrow({
    where: { id: personId },
    select: { unaskedRefusedAt: true },
  });
  return unaskedRefusedAt === null;
}
