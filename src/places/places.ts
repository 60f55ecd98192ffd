import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Doer, Happened } from './history.ts';
import {
  type Decision,
  decideReply,
  nextOffers,
  offerEndsAt,
  type Replyable,
  type Room,
  type Standing,
  type Wish,
} from './rules.ts';
import {
  countWaiting,
  overdueOffers,
  putInFront,
  readSeat,
  type Seat,
  type SeatTable,
  seatsOfWhoLeft,
  setStanding,
  waitingAt,
} from './seats.ts';

/** A time at which people come. */
export interface Slot {
  id: string;
  startsAt: Date;
  /** Null: there is no end to the places. */
  capacity: number | null;
  /** Places of who comes or has an offer, as a trigger of the database counts them. */
  taken: number;
}

/** What has places. */
export interface Placed {
  id: string;
  /** Null: until it begins. */
  replyBy: Date | null;
  slots: readonly Slot[];
}

/** Where a kind of thing that has places keeps them. */
export interface PlacesOf<Subject extends Placed> {
  seats: SeatTable;
  state(subject: Subject): Replyable['state'];
  read(tx: Transaction, id: string): Promise<Subject | null>;
  /** The same, locked until the transaction ends. */
  lock(tx: Transaction, id: string): Promise<Subject | null>;
  /** Sees to a row for somebody who has none. */
  seat(tx: Transaction, id: string, personId: string): Promise<void>;
  /** Writes down what happened to how people stand, in the transaction in which it does; what shows it is out of date. */
  note(tx: Transaction, id: string, happened: readonly Happened[]): Promise<void>;
}

/** Who got an offer, and whose offer is over: they are to hear of it. */
export interface Moved {
  offered: Seat[];
  lapsed: Seat[];
}

/** What came of a reply. */
export interface Replied<Subject> {
  subject: Subject;
  /** As they stand now; null: they were never asked, and nothing came of it. */
  seat: Seat | null;
  decision: Decision;
  moved: Moved;
}

/** Places that are given out, waited for and offered. */
export interface Places<Subject> {
  /**
   * Somebody replies, or for the first time to what they heard of. It is locked: replies come one after the other, and each
   * sees what the one before made of it.
   *
   * @returns null when there is no such subject
   */
  replyTo(
    tx: Transaction,
    reply: { id: string; personId: string; wish: Wish },
    doer: Doer,
  ): Promise<Replied<Subject> | null>;
  /** Takes back the offers that are over, and offers what is free to who waits. The subject is locked. */
  moveUp(tx: Transaction, id: string, now: Date): Promise<Moved>;
  /** The place of who left comes free; `moveUp` offers it. The subject is locked. */
  freeWhoLeft(tx: Transaction, id: string): Promise<void>;
  /** Who comes or has an offer waits from now on, in this order, before everybody who waits already. The subject is locked. */
  putBack(tx: Transaction, id: string, going: readonly Pick<Seat, 'personId' | 'reply'>[], doer: Doer): Promise<void>;
}

export function createPlaces<Subject extends Placed>(of: PlacesOf<Subject>): Places<Subject> {
  return {
    async replyTo(tx, { id, personId, wish }, doer) {
      const locked = await of.lock(tx, id);
      if (!locked) return null;
      // Only now: whoever waited for the lock is not earlier than who had it.
      const now = await clockNow(tx);
      const lapsed = await takeBackOffers(tx, of, id, now);
      const known = await readSeat(tx, of.seats, id, personId);
      const before = known ?? NOBODY_YET;
      const subject = lapsed.length > 0 ? ((await of.read(tx, id)) ?? locked) : locked;
      const { replyBy } = subject;
      const rooms = await roomsOf(tx, of, subject);
      const decision = decideReply({ state: of.state(subject), replyBy }, rooms, { before, wish, now });
      if (decision.kind === 'becomes') {
        if (known === null) await of.seat(tx, id, personId);
        await setStanding(tx, of.seats, { subjectId: id, personId }, decision.next);
        const change = { before: before.reply, after: decision.next.reply };
        await of.note(tx, id, [{ ...doer, subjectId: id, personId, what: 'replied', ...change }]);
      }
      // Everybody waits for the lock: nothing is looked for where nothing came free.
      const isMoved = lapsed.length > 0 || mayFree(before, decision);
      const offered = isMoved ? await offerPlaces(tx, of, id, now) : [];
      return { subject, seat: await readSeat(tx, of.seats, id, personId), decision, moved: { offered, lapsed } };
    },
    async moveUp(tx, id, now) {
      const lapsed = await takeBackOffers(tx, of, id, now);
      return { lapsed, offered: await offerPlaces(tx, of, id, now) };
    },
    async freeWhoLeft(tx, id) {
      const left = await seatsOfWhoLeft(tx, of.seats, id);
      for (const seat of left) await setStanding(tx, of.seats, seat, { reply: 'declined', slotId: null, places: 1 });
      await of.note(
        tx,
        id,
        left.map(({ personId, reply }) => ({
          ...{ by: null, via: 'clock' as const, subjectId: id, personId },
          ...{ what: 'left', before: reply, after: 'declined' },
        })),
      );
    },

    async putBack(tx, id, going, doer) {
      await putInFront(
        tx,
        of.seats,
        id,
        going.map(({ personId }) => personId),
      );
      await of.note(
        tx,
        id,
        going.map(({ personId, reply }) => ({
          ...{ ...doer, subjectId: id, personId },
          ...{ what: 'put-back', before: reply, after: 'waiting' },
        })),
      );
    },
  };
}

/** Who was never asked. */
const NOBODY_YET: Standing = { reply: 'invited', slotId: null, places: 1 };

/** Whether a place may be free by it for who waits: who wants two places and finds one is offered it. */
function mayFree(before: Standing, decision: Decision): boolean {
  return decision.kind === 'becomes' && (before.slotId !== null || decision.next.reply === 'waiting');
}

async function roomsOf<Subject extends Placed>(
  tx: Transaction,
  { seats }: PlacesOf<Subject>,
  { id, slots }: Subject,
): Promise<Room[]> {
  const waiting = await countWaiting(tx, seats, id);
  return slots.map(({ id: slotId, startsAt, capacity, taken }) => ({
    slotId,
    startsAt,
    free: freeOf({ capacity, taken }),
    waiting: waiting.get(slotId) ?? 0,
  }));
}

/** Places that nobody has, and that were offered to nobody. */
function freeOf({ capacity, taken }: Pick<Slot, 'capacity' | 'taken'>): number {
  return capacity === null ? Number.POSITIVE_INFINITY : capacity - taken;
}

async function takeBackOffers<Subject extends Placed>(
  tx: Transaction,
  of: PlacesOf<Subject>,
  id: string,
  now: Date,
): Promise<Seat[]> {
  const over = await overdueOffers(tx, of.seats, id, now);
  for (const seat of over) await setStanding(tx, of.seats, seat, { reply: 'lapsed', slotId: null, places: 1 });
  await of.note(
    tx,
    id,
    over.map(({ personId }) => byClock(id, personId, 'lapsed', 'offered')),
  );
  return over.map((seat) => ({ ...seat, reply: 'lapsed', slotId: null, offerUntil: null }));
}

/** @returns who has an offer now that had none */
async function offerPlaces<Subject extends Placed>(
  tx: Transaction,
  of: PlacesOf<Subject>,
  id: string,
  now: Date,
): Promise<Seat[]> {
  const subject = await of.read(tx, id);
  if (!subject || of.state(subject) !== 'open') return [];
  const offered: Seat[] = [];
  for (const { id: slotId, startsAt, capacity, taken } of subject.slots) {
    const free = freeOf({ capacity, taken });
    if (free <= 0 || startsAt <= now) continue;
    for (const { guest, places } of nextOffers(free, await waitingAt(tx, of.seats, slotId))) {
      const offerUntil = offerEndsAt(now, startsAt);
      await setStanding(tx, of.seats, guest, { reply: 'offered', slotId, places, offerUntil });
      offered.push({ ...guest, reply: 'offered', places, rank: null, offerUntil });
    }
  }
  await of.note(
    tx,
    id,
    offered.map(({ personId }) => byClock(id, personId, 'offered', 'waiting')),
  );
  return offered;
}

function byClock(subjectId: string, personId: string, what: 'lapsed' | 'offered', before: string): Happened {
  return { by: null, via: 'clock', subjectId, personId, what, before, after: what };
}
