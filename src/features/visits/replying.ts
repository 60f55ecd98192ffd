import { noteReactedTo } from '../../nudges/reactions.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { type Doer, noteEvents } from './events.ts';
import { countWaiting, type Guest, guestFor, overdueOffers, readGuest, setStanding, waitingFor } from './guests.ts';
import { lockVisit, markStale, readVisit, type Visit } from './repository.ts';
import { type Decision, decideReply, nextOffers, offerEndsAt, type Room, type Standing, type Wish } from './rules.ts';

/** What came of a reply. */
export interface Replied {
  visit: Visit;
  /** As they stand now; null: they were never asked, and nothing came of it. */
  guest: Guest | null;
  decision: Decision;
  moved: Moved;
}

/** Who got an offer, and whose offer is over: they are to hear of it. */
export interface Moved {
  offered: Guest[];
  lapsed: Guest[];
}

/**
 * Somebody replies to an invitation, or for the first time to a visit they heard of. The visit is locked: replies come one after
 * the other, and each sees what the one before made of it.
 *
 * @returns null when there is no such visit
 */
export async function replyTo(
  tx: Transaction,
  { visitId, personId, wish }: { visitId: string; personId: string; wish: Wish },
  doer: Doer,
): Promise<Replied | null> {
  const locked = await lockVisit(tx, visitId);
  if (!locked) return null;
  // Only now: whoever waited for the lock is not earlier than who had it.
  const now = await clockNow(tx);
  const lapsed = await takeBackOffers(tx, locked, now);
  const known = await readGuest(tx, visitId, personId);
  const before = known ?? NOBODY_YET;
  const visit = lapsed.length > 0 ? ((await readVisit(tx, visitId)) ?? locked) : locked;
  const decision = decideReply(visit, await roomsOf(tx, visit), { before, wish, now });
  if (decision.kind === 'becomes') {
    await setStanding(tx, known ?? (await guestFor(tx, visitId, personId)), decision.next);
    const change = { before: before.reply, after: decision.next.reply };
    await noteEvents(tx, [{ ...doer, visitId, personId, what: 'replied', ...change }]);
    await markStale(tx, visitId);
    await noteReactedTo(tx, { personId, kind: 'invitation', item: visitId, reaction: 'answered' });
  }
  // Everybody waits for the lock: nothing is looked for where nothing came free. Who wants two places and finds one is offered it.
  const isMoved =
    (decision.kind === 'becomes' && (before.slotId !== null || decision.next.reply === 'waiting')) || lapsed.length > 0;
  const offered = isMoved ? await offerPlaces(tx, visit.id, now) : [];
  return { visit, guest: await readGuest(tx, visitId, personId), decision, moved: { offered, lapsed } };
}

/** Who was never asked. */
const NOBODY_YET: Standing = { reply: 'invited', slotId: null, places: 1 };

/** Takes back the offers that are over, and offers what is free to who waits. The visit is locked. */
export async function moveUp(tx: Transaction, visit: Visit, now: Date): Promise<Moved> {
  const lapsed = await takeBackOffers(tx, visit, now);
  return { lapsed, offered: await offerPlaces(tx, visit.id, now) };
}

async function roomsOf(tx: Transaction, { id, slots }: Visit): Promise<Room[]> {
  const waiting = await countWaiting(tx, id);
  return slots.map(({ id: slotId, startsAt, capacity, taken }) => ({
    slotId,
    startsAt,
    free: capacity - taken,
    waiting: waiting.get(slotId) ?? 0,
  }));
}

async function takeBackOffers(tx: Transaction, { id: visitId }: Visit, now: Date): Promise<Guest[]> {
  const over = await overdueOffers(tx, visitId, now);
  for (const guest of over) await setStanding(tx, guest, { reply: 'lapsed', slotId: null, places: 1 });
  await noteEvents(
    tx,
    over.map(({ personId }) => ({
      by: null,
      via: 'clock',
      visitId,
      personId,
      what: 'lapsed',
      before: 'offered',
      after: 'lapsed',
    })),
  );
  if (over.length > 0) await markStale(tx, visitId);
  return over;
}

/** @returns who has an offer now that had none */
async function offerPlaces(tx: Transaction, visitId: string, now: Date): Promise<Guest[]> {
  const visit = await readVisit(tx, visitId);
  if (visit?.state !== 'open') return [];
  const offered: Guest[] = [];
  for (const { id: slotId, startsAt, capacity, taken } of visit.slots) {
    if (capacity <= taken || startsAt <= now) continue;
    for (const { guest, places } of nextOffers(capacity - taken, await waitingFor(tx, slotId))) {
      const offerUntil = offerEndsAt(now, startsAt);
      await setStanding(tx, guest, { reply: 'offered', slotId, places, offerUntil });
      offered.push({ ...guest, reply: 'offered', places, rank: null, offerUntil });
    }
  }
  await noteEvents(
    tx,
    offered.map(({ personId }) => ({
      by: null,
      via: 'clock',
      visitId,
      personId,
      what: 'offered',
      before: 'waiting',
      after: 'offered',
    })),
  );
  if (offered.length > 0) await markStale(tx, visitId);
  return offered;
}
