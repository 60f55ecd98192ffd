import { instantAt } from '../../calendar/local-time.ts';
import type { Period } from '../../calendar/period-named.ts';
import { FINAL_STATES } from '../../case-life/case-life.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Of what is counted: of an organisation or of all others, and in which stretch. */
export interface Within {
  /** Null: none; the others are all. */
  organisationId: string | null;
  isOfOthers: boolean;
  period: Period;
}

/** What was asked of the bot, by how many people. */
export interface Questions {
  asked: number;
  answered: number;
  /** The sources did not hold them. */
  declined: number;
  people: number;
}

export async function countQuestions(tx: Transaction, within: Within): Promise<Questions> {
  const [row] = await tx.$queryRaw<Questions[]>`
    SELECT count(*)::int AS asked, (count(*) FILTER (WHERE status = 'answered'))::int AS answered,
           (count(*) FILTER (WHERE status = 'declined'))::int AS declined,
           count(DISTINCT answer.person_id)::int AS people
    FROM answer JOIN person ON person.id = answer.person_id
    WHERE ${isOf(within, Prisma.sql`person.organisation_id`)} AND ${isIn(within, Prisma.sql`answer.created_at`)}`;
  return row ?? { asked: 0, answered: 0, declined: 0, people: 0 };
}

/** How many people said or pressed something. */
export async function countUsers(tx: Transaction, within: Within): Promise<number> {
  const rows = await tx.$queryRaw<{ people: number }[]>`
    SELECT count(DISTINCT person.id)::int AS people
    FROM inbox JOIN conversation ON conversation.id = inbox.conversation_id
    JOIN chat_identity ON chat_identity.external_user_id = inbox.sender AND chat_identity.tenant_id = conversation.tenant_id
    JOIN person ON person.id = chat_identity.person_id
    WHERE ${isOf(within, Prisma.sql`person.organisation_id`)} AND ${isIn(within, Prisma.sql`inbox.received_at`)}`;
  return rows[0]?.people ?? 0;
}

/** Cases of entrepreneurs: how many are under way now, and what became of them in a stretch. */
export interface Cases {
  running: number;
  handedOver: number;
  closed: number;
  helped: number;
}

/** @param codes of municipalities; null: wherever they are */
export async function countCases(tx: Transaction, within: Within, codes: readonly string[] | null): Promise<Cases> {
  const isThere = codes === null ? Prisma.sql`true` : Prisma.sql`municipality_code = ANY(${[...codes]}::text[])`;
  const [row] = await tx.$queryRaw<Cases[]>`
    SELECT (count(*) FILTER (WHERE state::text <> ALL(${['draft', ...FINAL_STATES]}::text[])))::int AS running,
           (count(*) FILTER (WHERE ${isIn(within, Prisma.sql`handed_over_at`)}))::int AS "handedOver",
           (count(*) FILTER (WHERE state = 'finished' AND ${isIn(within, Prisma.sql`closed_at`)}))::int AS closed,
           (count(*) FILTER (WHERE outcome = 'helped' AND ${isIn(within, Prisma.sql`closed_at`)}))::int AS helped
    FROM entrepreneur_case WHERE ${isOf(within, Prisma.sql`organisation_id`)} AND ${isThere}`;
  return row ?? { running: 0, handedOver: 0, closed: 0, helped: 0 };
}

/** How many messages to many went out. */
export async function countMessages(tx: Transaction, within: Within): Promise<number> {
  const rows = await tx.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM broadcast
    WHERE ${isOf(within, Prisma.sql`organisation_id`)} AND ${isIn(within, Prisma.sql`started_at`)}`;
  return rows[0]?.count ?? 0;
}

/** What was held in a stretch, and what is still to come. */
export interface Held {
  held: number;
  toCome: number;
}

export async function countVisits(tx: Transaction, within: Within): Promise<Held> {
  const [row] = await tx.$queryRaw<Held[]>`
    SELECT (count(*) FILTER (WHERE ends_at <= clock_now() AND ${isIn(within, Prisma.sql`starts_at`)}))::int AS held,
           (count(*) FILTER (WHERE starts_at > clock_now()))::int AS "toCome"
    FROM visit_slot JOIN site_visit visit ON visit.id = visit_slot.visit_id
    WHERE visit.state = 'open' AND ${isOf(within, Prisma.sql`visit.organisation_id`)}`;
  return row ?? { held: 0, toCome: 0 };
}

export async function countSessions(tx: Transaction, within: Within): Promise<Held> {
  const [row] = await tx.$queryRaw<Held[]>`
    SELECT (count(*) FILTER (WHERE ends_at <= clock_now() AND ${isIn(within, Prisma.sql`starts_at`)}))::int AS held,
           (count(*) FILTER (WHERE starts_at > clock_now()))::int AS "toCome"
    FROM session JOIN session_series series ON series.id = session.series_id
    WHERE series.state = 'announced' AND cancelled_at IS NULL AND ${isOf(within, Prisma.sql`series.organisation_id`)}`;
  return row ?? { held: 0, toCome: 0 };
}

/** Something that waits, since when. */
export interface Waits {
  number: number;
  since: Date;
  counter: string | null;
}

/**
 * The case that waits longest: of those that nobody took up yet, else of all that are under way.
 *
 * @param of of the organisation of who looks after its cases; else those that somebody filed
 */
export async function longestCase(
  tx: Transaction,
  of: { organisationId: string } | { filedBy: string },
  codes: readonly string[] | null,
): Promise<Waits | null> {
  const isTheirs =
    'filedBy' in of
      ? Prisma.sql`filed_by = ${of.filedBy}::uuid`
      : Prisma.sql`organisation_id = ${of.organisationId}::uuid`;
  const isThere = codes === null ? Prisma.sql`true` : Prisma.sql`municipality_code = ANY(${[...codes]}::text[])`;
  const [row] = await tx.$queryRaw<Waits[]>`
    SELECT number, coalesce(handed_over_at, entrepreneur_case.created_at) AS since, counter.name AS counter
    FROM entrepreneur_case LEFT JOIN counter ON counter.id = entrepreneur_case.counter_id
    WHERE ${isTheirs} AND ${isThere} AND state::text <> ALL(${['draft', ...FINAL_STATES]}::text[])
    ORDER BY state::text IN ('handed_over', 'bounced', 'to_forward') DESC, since LIMIT 1`;
  return row ?? null;
}

/** Since when the question waits that waits longest for a broker. */
export async function longestQuestion(tx: Transaction, organisationId: string): Promise<Date | null> {
  const first = await tx.knowledgeGap.findFirst({
    where: { organisationId, state: 'open' },
    orderBy: { createdAt: 'asc' },
    select: { createdAt: true },
  });
  return first?.createdAt ?? null;
}

function isOf({ organisationId, isOfOthers }: Within, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(${column} IS NOT DISTINCT FROM ${organisationId}::uuid) <> ${isOfOthers}`;
}

function isIn({ period: { from, until } }: Within, column: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`coalesce(${column} >= ${instantAt(from, 0)} AND ${column} < ${instantAt(until, 0)}, false)`;
}
