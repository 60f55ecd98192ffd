import { goneSince } from '../people/gone.ts';
import { Prisma } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Standing } from './rules.ts';

/** The table in which stands who replied what: one row a person and subject, so nobody both comes and waits. */
export interface SeatTable {
  table: Prisma.Sql;
  /** The column of the visit or session. */
  subject: Prisma.Sql;
  /** The column of the time; null: there is one time, which is the subject itself. */
  slot: Prisma.Sql | null;
  /** Which rows may still have to do with a place. */
  claims: Prisma.Sql;
}

/** How one person stands with one subject. */
export interface Seat extends Standing {
  subjectId: string;
  personId: string;
  /** The place in the order of who waits. */
  rank: number | null;
  /** Until when an offer is theirs to take. */
  offerUntil: Date | null;
}

/** At which time somebody comes, waits or has an offer. */
function slotOf({ subject, slot }: SeatTable): Prisma.Sql {
  return slot ?? Prisma.sql`CASE WHEN reply IN ('coming', 'waiting', 'offered') THEN ${subject} END`;
}

function seatsWhere(tx: Transaction, seats: SeatTable, condition: Prisma.Sql): Promise<Seat[]> {
  return tx.$queryRaw<Seat[]>`
    SELECT ${seats.subject} AS "subjectId", person_id AS "personId", reply::text AS reply, ${slotOf(seats)} AS "slotId",
           places, rank, offer_until AS "offerUntil"
    FROM ${seats.table} WHERE ${condition} ORDER BY rank, changed_at, person_id`;
}

/** @returns null when they were never asked and never replied */
export async function readSeat(
  tx: Transaction,
  seats: SeatTable,
  subjectId: string,
  personId: string,
): Promise<Seat | null> {
  const where = Prisma.sql`${seats.subject} = ${subjectId}::uuid AND person_id = ${personId}::uuid`;
  const [found] = await seatsWhere(tx, seats, where);
  return found ?? null;
}

/** Offers whose moment has passed. */
export function overdueOffers(tx: Transaction, seats: SeatTable, subjectId: string, now: Date): Promise<Seat[]> {
  return seatsWhere(
    tx,
    seats,
    Prisma.sql`${seats.subject} = ${subjectId}::uuid AND reply = 'offered' AND offer_until <= ${now}`,
  );
}

/** Who waits for a place at a time, in their order. */
export function waitingAt(tx: Transaction, seats: SeatTable, slotId: string): Promise<Seat[]> {
  return seatsWhere(tx, seats, Prisma.sql`${seats.slot ?? seats.subject} = ${slotId}::uuid AND reply = 'waiting'`);
}

/** Who comes or has an offer at a time. */
export function takenAt(tx: Transaction, seats: SeatTable, slotId: string): Promise<Seat[]> {
  const { slot, subject } = seats;
  return seatsWhere(tx, seats, Prisma.sql`${slot ?? subject} = ${slotId}::uuid AND reply IN ('coming', 'offered')`);
}

/** How many wait, by time. */
export async function countWaiting(
  tx: Transaction,
  seats: SeatTable,
  subjectId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ slot: string; count: number }[]>`
    SELECT ${seats.slot ?? seats.subject} AS slot, count(*)::int AS count FROM ${seats.table}
    WHERE ${seats.subject} = ${subjectId}::uuid AND reply = 'waiting' GROUP BY 1`;
  return new Map(rows.map((row) => [row.slot, row.count]));
}

/** Writes how somebody stands from now on; who comes to wait does so behind everybody else. There must be a row of them. */
export async function setStanding(
  tx: Transaction,
  seats: SeatTable,
  { subjectId, personId }: Pick<Seat, 'subjectId' | 'personId'>,
  next: Standing & { offerUntil?: Date },
): Promise<void> {
  const { reply, slotId, places, offerUntil = null } = next;
  const { table, subject, slot } = seats;
  await tx.$executeRaw`
    UPDATE ${table}
    SET reply = ${reply}::"PlaceReply", ${slot === null ? Prisma.empty : Prisma.sql`${slot} = ${slotId}::uuid,`}
        places = ${places}, offer_until = ${offerUntil}, changed_at = clock_now(),
        rank = CASE WHEN ${reply} <> 'waiting' THEN NULL
                    WHEN reply = 'waiting' AND ${slotOf(seats)} = ${slotId}::uuid THEN rank
                    ELSE (SELECT coalesce(max(rank), 0) + 1 FROM ${table} WHERE ${subject} = ${subjectId}::uuid) END
    WHERE ${subject} = ${subjectId}::uuid AND person_id = ${personId}::uuid`;
}

/** Who comes or has an offer waits from now on, in this order, before everybody who waits already. */
export async function putInFront(
  tx: Transaction,
  { table, subject }: SeatTable,
  subjectId: string,
  personIds: readonly string[],
): Promise<void> {
  if (personIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE ${table} SET rank = rank + ${personIds.length} WHERE ${subject} = ${subjectId}::uuid AND rank IS NOT NULL`;
  for (const [at, personId] of personIds.entries()) {
    await tx.$executeRaw`
      UPDATE ${table} SET reply = 'waiting', rank = ${at + 1}, offer_until = NULL, changed_at = clock_now()
      WHERE ${subject} = ${subjectId}::uuid AND person_id = ${personId}::uuid`;
  }
}

/** Of a row of this table: it is of somebody who has, waits for or was offered a place, and all whose accounts are gone. */
export function leftWithPlace({ table, claims }: SeatTable): Prisma.Sql {
  return Prisma.sql`${table}.reply IN ('coming', 'offered', 'waiting') AND ${claims}
    AND ${goneSince(Prisma.sql`${table}.person_id`)} IS NOT NULL`;
}

/** Who left and has, waits for or was offered a place of this subject. */
export function seatsOfWhoLeft(tx: Transaction, seats: SeatTable, subjectId: string): Promise<Seat[]> {
  return seatsWhere(tx, seats, Prisma.sql`${seats.subject} = ${subjectId}::uuid AND ${leftWithPlace(seats)}`);
}
