import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { addWorkingMinutes } from '../calendar/working-time.ts';
import type { PlaceReply } from '../store/generated/enums.ts';

/** How somebody stands with what has places: a visit, a session. */
export interface Standing {
  reply: PlaceReply;
  /** At which time they come, wait or have an offer; null: none of these. */
  slotId: string | null;
  /** 2: they bring somebody. */
  places: number;
}

/** Who comes, waits for a place or was offered one. */
export const CLAIMS = ['coming', 'waiting', 'offered'] as const satisfies readonly PlaceReply[];

/** Whether somebody comes, waits for a place or was offered one; undefined: they never replied. */
export function hasClaim(standing: Pick<Standing, 'reply'> | undefined): boolean {
  return standing !== undefined && (CLAIMS as readonly PlaceReply[]).includes(standing.reply);
}

/** What somebody says to an invitation. */
export type Wish = { reply: 'coming'; slotId: string; places: 1 | 2 } | { reply: 'maybe' } | { reply: 'declined' };

/** A time of it, as it is for who replies now. */
export interface Room {
  slotId: string;
  startsAt: Date;
  /** Places that nobody has, and that were offered to nobody; Infinity where they are not counted. */
  free: number;
  /** How many wait for one. */
  waiting: number;
}

/** Why a reply changes nothing. */
export type Refusal = 'not-open' | 'cancelled' | 'past' | 'closed' | 'no-second-place' | 'other-full' | 'no-such-time';

/** What becomes of somebody who replies. `waiting` is always at the end of the order. */
export type Decision = { kind: 'becomes'; next: Standing } | { kind: 'unchanged' } | { kind: 'refused'; why: Refusal };

/** As far as a reply goes. */
export interface Replyable {
  state: 'open' | 'cancelled' | 'not-open';
  /** Null: until it begins. */
  replyBy: Date | null;
}

/** An invitation is replied to; offers that are over have been taken back before. */
export function decideReply(
  it: Replyable,
  rooms: readonly Room[],
  { before, wish, now }: { before: Standing; wish: Wish; now: Date },
): Decision {
  if (it.state === 'cancelled') return { kind: 'refused', why: 'cancelled' };
  if (it.state !== 'open') return { kind: 'refused', why: 'not-open' };
  if (rooms.every(({ startsAt }) => startsAt <= now)) return { kind: 'refused', why: 'past' };
  if (wish.reply !== 'coming') return decideAway(before, wish.reply);
  const room = rooms.find(({ slotId }) => slotId === wish.slotId);
  if (!room) return { kind: 'refused', why: 'no-such-time' };
  if (room.startsAt <= now) return { kind: 'refused', why: 'past' };
  const isHere = before.slotId === room.slotId;
  if (isHere && (before.reply === 'coming' || before.reply === 'offered')) return decideHere(before, wish, room);
  if (it.replyBy !== null && it.replyBy <= now) return { kind: 'refused', why: 'closed' };
  return isHere ? decideWaiting(before, wish) : decideNew(before, wish, room);
}

function decideAway({ reply }: Standing, wished: 'maybe' | 'declined'): Decision {
  if (reply === wished) return { kind: 'unchanged' };
  return { kind: 'becomes', next: { reply: wished, slotId: null, places: 1 } };
}

/** They have a place there, or were offered one. */
function decideHere(before: Standing, wish: Extract<Wish, { reply: 'coming' }>, { free, waiting }: Room): Decision {
  const more = wish.places - before.places;
  const next: Standing = { reply: 'coming', slotId: wish.slotId, places: wish.places };
  if (more > 0 && (waiting > 0 || free < more)) {
    // An offer of one place is taken with one.
    return before.reply === 'offered'
      ? { kind: 'becomes', next: { ...next, places: before.places } }
      : { kind: 'refused', why: 'no-second-place' };
  }
  return before.reply === 'coming' && more === 0 ? { kind: 'unchanged' } : { kind: 'becomes', next };
}

/** Who waits keeps their place in the order, with somebody or without. */
function decideWaiting(before: Standing, { slotId, places }: Extract<Wish, { reply: 'coming' }>): Decision {
  if (before.places === places) return { kind: 'unchanged' };
  return { kind: 'becomes', next: { reply: 'waiting', slotId, places } };
}

function decideNew(before: Standing, wish: Extract<Wish, { reply: 'coming' }>, { free, waiting }: Room): Decision {
  const { slotId, places } = wish;
  if (waiting === 0 && free >= places) return { kind: 'becomes', next: { reply: 'coming', slotId, places } };
  // Nobody gives up a place for a place in a queue without saying so.
  if (before.reply === 'coming') return { kind: 'refused', why: 'other-full' };
  return { kind: 'becomes', next: { reply: 'waiting', slotId, places } };
}

/**
 * Who is offered a place now, strictly in order: to who wants two and can have one, that one is offered.
 *
 * @param waiting in their order
 */
export function nextOffers<Waiting extends { places: number }>(
  free: number,
  waiting: readonly Waiting[],
): { guest: Waiting; places: number }[] {
  const offers: { guest: Waiting; places: number }[] = [];
  let left = free;
  for (const guest of waiting) {
    if (left <= 0) break;
    const places = Math.min(guest.places, left);
    offers.push({ guest, places });
    left -= places;
  }
  return offers;
}

/** So long somebody has to take a place, in working minutes: a working day. */
const OFFER_MINUTES = 8 * 60;

/** Until when an offer stands: one that is made at night counts from the next working morning, and none outlasts the beginning. */
export function offerEndsAt(now: Date, startsAt: Date): Date {
  const end = addWorkingMinutes(OFFICE_HOURS, now, OFFER_MINUTES) ?? startsAt;
  return end < startsAt ? end : startsAt;
}
