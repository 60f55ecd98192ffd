import { noteReactedTo } from '../../nudges/reactions.ts';
import type { Doer } from '../../places/history.ts';
import { createPlaces, type Moved, type Placed } from '../../places/places.ts';
import type { Decision, Wish } from '../../places/rules.ts';
import type { SeatTable } from '../../places/seats.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { noteEvents } from './events.ts';
import { type Guest, readGuest } from './guests.ts';
import { lockVisit, markStale, readVisit, type Visit } from './repository.ts';

/** Where stands who replied what to visits. */
export const VISIT_SEATS: SeatTable = {
  table: Prisma.sql`visit_guest`,
  subject: Prisma.sql`visit_id`,
  slot: Prisma.sql`slot_id`,
  claims: Prisma.sql`attended IS NULL`,
};

const places = createPlaces<Visit & Placed>({
  seats: VISIT_SEATS,
  state: ({ state }) => (state === 'open' || state === 'cancelled' ? state : 'not-open'),
  read: readVisit,
  lock: lockVisit,
  async seat(tx, visitId, personId) {
    await tx.visitGuest.createMany({ data: [{ visitId, personId }], skipDuplicates: true });
  },
  async note(tx, visitId, happened) {
    if (happened.length === 0) return;
    await noteEvents(
      tx,
      happened.map(({ subjectId: _, ...one }) => ({ ...one, visitId })),
    );
    await markStale(tx, visitId);
  },
});

/** What came of a reply. */
export interface Replied {
  visit: Visit;
  /** As they stand now; null: they were never asked, and nothing came of it. */
  guest: Guest | null;
  decision: Decision;
  moved: Moved;
}

/**
 * Somebody replies to an invitation, or for the first time to a visit they heard of.
 *
 * @returns null when there is no such visit
 */
export async function replyTo(
  tx: Transaction,
  { visitId, personId, wish }: { visitId: string; personId: string; wish: Wish },
  doer: Doer,
): Promise<Replied | null> {
  const replied = await places.replyTo(tx, { id: visitId, personId, wish }, doer);
  if (!replied) return null;
  const { subject: visit, seat, decision, moved } = replied;
  if (decision.kind === 'becomes')
    await noteReactedTo(tx, { personId, kind: 'invitation', item: visitId, reaction: 'answered' });
  return { visit, guest: seat && (await readGuest(tx, visitId, personId)), decision, moved };
}

/** Takes back the offers that are over, and offers what is free to who waits. The visit is locked. */
export function moveUp(tx: Transaction, { id }: Pick<Visit, 'id'>, now: Date): Promise<Moved> {
  return places.moveUp(tx, id, now);
}

/** The place of who left comes free; it is offered by `moveUp`. The visit is locked. */
export function freeWhoLeft(tx: Transaction, { id }: Pick<Visit, 'id'>): Promise<void> {
  return places.freeWhoLeft(tx, id);
}

/** Who came or had an offer waits, before everybody else who does. The visit is locked. */
export const { putBack } = places;
