import type { Doer } from '../../places/history.ts';
import { createPlaces, type Moved, type Placed, type Replied } from '../../places/places.ts';
import type { Replyable, Standing } from '../../places/rules.ts';
import { leftWithPlace, type SeatTable } from '../../places/seats.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { Prisma, type PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Series } from './repository.ts';

/** Where stands who replied what to sessions. */
export const SESSION_SEATS: SeatTable = {
  table: Prisma.sql`session_reply`,
  subject: Prisma.sql`session_id`,
  slot: null,
  claims: Prisma.sql`true`,
};

interface PlacedSession extends Placed {
  state: Replyable['state'];
}

const places = createPlaces<PlacedSession>({
  seats: SESSION_SEATS,
  state: ({ state }) => state,
  read,
  lock,
  async seat(tx, sessionId, personId) {
    await tx.sessionReply.createMany({ data: [{ sessionId, personId }], skipDuplicates: true });
  },
  async note(tx, sessionId, happened) {
    if (happened.length === 0) return;
    await tx.sessionEvent.createMany({
      data: happened.map(({ by, subjectId: _, ...one }) => ({ ...one, byId: by, sessionId })),
    });
    await tx.$executeRaw`UPDATE session SET stale = true WHERE id = ${sessionId}::uuid AND NOT stale`;
    // Calendars and cards are to follow.
    await ringAtCommit(tx, ['session']);
  },
});

async function read(tx: Transaction, id: string): Promise<PlacedSession | null> {
  const found = await tx.session.findUnique({ where: { id }, include: { series: { select: { state: true } } } });
  if (!found) return null;
  const { startsAt, endsAt, capacity, taken, cancelledAt, series } = found;
  const isOff = cancelledAt !== null || series.state === 'cancelled';
  return {
    id,
    state: isOff ? 'cancelled' : series.state === 'announced' ? 'open' : 'not-open',
    replyBy: null,
    // Where there is room for everybody one may still join when it has begun.
    slots: [{ id, startsAt: capacity === null ? endsAt : startsAt, capacity, taken }],
  };
}

/** Who sees to a series locks it first, and then its dates: so does who replies. */
async function lock(tx: Transaction, id: string): Promise<PlacedSession | null> {
  await tx.$executeRaw`
    SELECT 1 FROM session_series WHERE id = (SELECT series_id FROM session WHERE id = ${id}::uuid) FOR SHARE`;
  await tx.$executeRaw`SELECT 1 FROM session WHERE id = ${id}::uuid FOR UPDATE`;
  return read(tx, id);
}

/** What somebody says to an invitation: they come, alone or with somebody, or they do not. */
export type SessionWish = { comes: true; places: 1 | 2 } | { comes: false };

/**
 * Somebody comes to a session or does not. What changes the session meanwhile waits for it, and the other way round.
 *
 * @returns null when there is no such session
 */
export function reply(
  tx: Transaction,
  { sessionId, personId, wish }: { sessionId: string; personId: string; wish: SessionWish },
  doer: Doer,
): Promise<Replied<PlacedSession> | null> {
  return places.replyTo(
    tx,
    {
      id: sessionId,
      personId,
      wish: wish.comes ? { reply: 'coming', slotId: sessionId, places: wish.places } : { reply: 'declined' },
    },
    doer,
  );
}

/** Takes back what is over, frees what is of who left, and offers what is free, at one date. */
export async function moveUp(tx: Transaction, sessionId: string, now: Date): Promise<Moved> {
  if ((await lock(tx, sessionId))?.state !== 'open') return { offered: [], lapsed: [] };
  await places.freeWhoLeft(tx, sessionId);
  return places.moveUp(tx, sessionId, now);
}

/** Who came or had an offer waits, before everybody else who does. The session is locked, or its series is. */
export const { putBack } = places;

/** Of a session: its places are to be looked at, as an offer is over, or one is free for who waits, or somebody left. */
const ASKS = Prisma.sql`
  session.capacity IS NOT NULL AND session.cancelled_at IS NULL AND session.starts_at > clock_now() AND (
    EXISTS (SELECT FROM session_reply WHERE session_id = session.id
            AND (reply = 'offered' AND offer_until <= clock_now() OR reply = 'waiting' AND session.taken < session.capacity))
    OR EXISTS (SELECT FROM session_reply WHERE session_id = session.id AND ${leftWithPlace(SESSION_SEATS)}))`;

/** The series of which the places of a date are to be looked at. */
export async function seriesToMoveUp(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT session.series_id AS id FROM session JOIN session_series series ON series.id = session.series_id
    WHERE series.state = 'announced' AND ${ASKS}`;
  return rows.map(({ id }) => id);
}

/** Which dates of a series these are. */
export async function sessionsToMoveUp(tx: Transaction, seriesId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT session.id FROM session WHERE session.series_id = ${seriesId}::uuid AND ${ASKS} ORDER BY session.starts_at`;
  return rows.map(({ id }) => id);
}

/** How somebody stands with one date. */
export interface Answer extends Pick<Standing, 'reply' | 'places'> {
  offerUntil: Date | null;
  /** The how manieth of who waits; null: they do not. */
  waitingAt: number | null;
}

/** Everybody's answers to a series; in the order of who waits. */
const ANSWERS = (seriesId: string) => Prisma.sql`
  SELECT own.person_id, own.session_id, own.reply::text AS reply, own.places, own.offer_until,
         CASE WHEN own.reply = 'waiting' THEN
           rank() OVER (PARTITION BY own.session_id, own.reply ORDER BY own.rank)::int END AS waiting_at
  FROM session_reply own JOIN session ON session.id = own.session_id WHERE session.series_id = ${seriesId}::uuid`;

/** What these people answered, by person and session. */
export async function answersOfEach(
  tx: Transaction,
  personIds: readonly string[],
  { id }: Pick<Series, 'id'>,
): Promise<Map<string, Map<string, Answer>>> {
  const rows = await tx.$queryRaw<(Answer & { personId: string; sessionId: string })[]>`
    SELECT person_id AS "personId", session_id AS "sessionId", reply, places, offer_until AS "offerUntil",
           waiting_at AS "waitingAt"
    FROM (${ANSWERS(id)}) AS answer WHERE person_id = ANY(${[...personIds]}::uuid[])`;
  const theirs = Map.groupBy(rows, ({ personId }) => personId);
  return new Map(
    personIds.map((personId) => [
      personId,
      new Map((theirs.get(personId) ?? []).map(({ personId: _, sessionId, ...answer }) => [sessionId, answer])),
    ]),
  );
}

/** What somebody answered, by session. */
export async function answersOf(
  tx: Transaction,
  personId: string,
  series: Pick<Series, 'id'>,
): Promise<Map<string, Answer>> {
  return (await answersOfEach(tx, [personId], series)).get(personId) ?? new Map();
}

/** Of each of these people what decides how a series looks to them, as `person_id` and `form`. @param people a query for `id` */
export function waysToSee({ id }: Pick<Series, 'id'>, people: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    SELECT person.id AS person_id, concat(coalesce(person.language::text, 'nl'), string_agg(
             concat_ws(' ', '', answer.session_id, answer.reply, answer.places, answer.offer_until, answer.waiting_at),
             '' ORDER BY answer.session_id)) AS form
    FROM person LEFT JOIN (${ANSWERS(id)}) AS answer ON answer.person_id = person.id
    WHERE person.id IN (${people}) GROUP BY person.id`;
}

/** How many wait, by session. */
export async function countWaiting(tx: Transaction, { id }: Pick<Series, 'id'>): Promise<Map<string, number>> {
  const rows = await tx.$queryRaw<{ id: string; count: number }[]>`
    SELECT session.id, count(*)::int AS count FROM session JOIN session_reply ON session_reply.session_id = session.id
    WHERE session.series_id = ${id}::uuid AND session_reply.reply = 'waiting' GROUP BY session.id`;
  return new Map(rows.map((row) => [row.id, row.count]));
}
