import type { VisitReply } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Standing } from './rules.ts';

/** Somebody who is invited, with what they said. */
export interface Guest extends Standing {
  id: string;
  visitId: string;
  personId: string;
  rank: number | null;
  offerUntil: Date | null;
  showsName: boolean;
  attended: boolean | null;
  useful: boolean | null;
  remark: string | null;
}

const select = {
  id: true,
  visitId: true,
  personId: true,
  reply: true,
  slotId: true,
  places: true,
  rank: true,
  offerUntil: true,
  showsName: true,
  attended: true,
  useful: true,
  remark: true,
} as const;

/** @returns null when they were never asked and never replied */
export function readGuest(tx: Transaction, visitId: string, personId: string): Promise<Guest | null> {
  return tx.visitGuest.findUnique({ where: { visitId_personId: { visitId, personId } }, select });
}

/** The same; whoever replies without an invitation is a guest from then on. */
export function guestFor(tx: Transaction, visitId: string, personId: string): Promise<Guest> {
  return tx.visitGuest.upsert({
    where: { visitId_personId: { visitId, personId } },
    create: { visitId, personId },
    update: {},
    select,
  });
}

/** Offers whose moment has passed. */
export function overdueOffers(tx: Transaction, visitId: string, now: Date): Promise<Guest[]> {
  return tx.visitGuest.findMany({ where: { visitId, reply: 'offered', offerUntil: { lte: now } }, select });
}

/** Who waits for a place at a time, in their order. */
export function waitingFor(tx: Transaction, slotId: string): Promise<Guest[]> {
  return tx.visitGuest.findMany({ where: { slotId, reply: 'waiting' }, orderBy: { rank: 'asc' }, select });
}

/** How many wait at each time of a visit. */
export async function countWaiting(tx: Transaction, visitId: string): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.$queryRaw<{ slot_id: string; count: number }[]>`
    SELECT slot_id, count(*)::int AS count FROM visit_guest
    WHERE visit_id = ${visitId}::uuid AND reply = 'waiting' GROUP BY slot_id`;
  return new Map(rows.map((row) => [row.slot_id, row.count]));
}

/** Guests with one of these replies. */
export function guestsWith(tx: Transaction, visitId: string, replies: readonly VisitReply[]): Promise<Guest[]> {
  return tx.visitGuest.findMany({
    where: { visitId, reply: { in: [...replies] } },
    orderBy: [{ rank: 'asc' }, { changedAt: 'asc' }],
    select,
  });
}

/** Writes how somebody stands from now on; who comes to wait does so behind everybody else. */
export async function setStanding(
  tx: Transaction,
  { id, visitId }: Pick<Guest, 'id' | 'visitId'>,
  next: Standing & { offerUntil?: Date },
): Promise<void> {
  const { reply, slotId, places, offerUntil = null } = next;
  await tx.$executeRaw`
    UPDATE visit_guest
    SET reply = ${reply}::"VisitReply", slot_id = ${slotId}::uuid, places = ${places}, offer_until = ${offerUntil},
        changed_at = clock_now(),
        rank = CASE WHEN ${reply} <> 'waiting' THEN NULL
                    WHEN reply = 'waiting' AND slot_id = ${slotId}::uuid THEN rank
                    ELSE (SELECT coalesce(max(rank), 0) + 1 FROM visit_guest WHERE visit_id = ${visitId}::uuid) END
    WHERE id = ${id}::uuid`;
}

/** How many persons and places there are with each reply. */
export type ReplyCounts = Partial<Record<VisitReply, { people: number; places: number }>>;

export async function countReplies(tx: Transaction, visitId: string): Promise<ReplyCounts> {
  const rows = await tx.$queryRaw<{ reply: VisitReply; people: number; places: number }[]>`
    SELECT reply::text AS reply, count(*)::int AS people, sum(places)::int AS places FROM visit_guest
    WHERE visit_id = ${visitId}::uuid GROUP BY reply`;
  return Object.fromEntries(rows.map(({ reply, ...counts }) => [reply, counts]));
}

/** How many there are at one time of a visit. */
export interface SlotCounts {
  /** Persons who come, and the places they take. */
  coming: number;
  places: number;
  waiting: number;
  offered: number;
}

export async function countSlots(tx: Transaction, visitId: string): Promise<ReadonlyMap<string, SlotCounts>> {
  const rows = await tx.$queryRaw<(SlotCounts & { slot_id: string })[]>`
    SELECT slot_id, count(*) FILTER (WHERE reply = 'coming')::int AS coming,
           coalesce(sum(places) FILTER (WHERE reply = 'coming'), 0)::int AS places,
           count(*) FILTER (WHERE reply = 'waiting')::int AS waiting,
           count(*) FILTER (WHERE reply = 'offered')::int AS offered
    FROM visit_guest WHERE visit_id = ${visitId}::uuid AND slot_id IS NOT NULL GROUP BY slot_id`;
  return new Map(rows.map(({ slot_id: id, ...counts }) => [id, counts]));
}

/** Who cannot be invited, and who said afterwards whether it was of use. */
export async function countRest(
  tx: Transaction,
  visitId: string,
): Promise<{ notInvited: number; useful: { yes: number; total: number } }> {
  const [found] = await tx.$queryRaw<{ not_invited: number; yes: number; total: number }[]>`
    SELECT count(*) FILTER (WHERE not_invited IS NOT NULL AND waits_until IS NULL AND reply = 'invited')::int AS not_invited,
           count(*) FILTER (WHERE useful)::int AS yes, count(useful)::int AS total
    FROM visit_guest WHERE visit_id = ${visitId}::uuid`;
  const { not_invited: notInvited = 0, yes = 0, total = 0 } = found ?? {};
  return { notInvited, useful: { yes, total } };
}

/** Somebody on the list of a visit, by name. */
export interface Named {
  guestId: string;
  personId: string;
  name: string | null;
  organisationId: string | null;
  organisation: string | null;
  department: string | null;
  slotId: string | null;
  reply: VisitReply;
  places: number;
  showsName: boolean;
  attended: boolean | null;
}

/** Who replied this, by name; who waits in their order. */
export function namedWith(tx: Transaction, visitId: string, replies: readonly VisitReply[]): Promise<Named[]> {
  return tx.$queryRaw<Named[]>`
    SELECT guest.id AS "guestId", person.id AS "personId", person.display_name AS name,
           person.organisation_id AS "organisationId", organisation.name AS organisation, person.department,
           guest.slot_id AS "slotId", guest.reply::text AS reply, guest.places, guest.shows_name AS "showsName",
           guest.attended
    FROM visit_guest guest JOIN person ON person.id = guest.person_id
    LEFT JOIN organisation ON organisation.id = person.organisation_id
    WHERE guest.visit_id = ${visitId}::uuid AND guest.reply::text = ANY(${[...replies]}::text[])
    ORDER BY guest.rank, person.display_name NULLS LAST, person.id`;
}
