import type { Standing } from '../../places/rules.ts';
import type { PlaceReply } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';

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

/** Guests with one of these replies. */
export function guestsWith(tx: Transaction, visitId: string, replies: readonly PlaceReply[]): Promise<Guest[]> {
  return tx.visitGuest.findMany({
    where: { visitId, reply: { in: [...replies] } },
    orderBy: [{ rank: 'asc' }, { changedAt: 'asc' }],
    select,
  });
}

/** Among the numbers that are left after the retention time: how many said afterwards that it was of use, and how many that it was not. */
export const AFTERWARDS = ['useful', 'not_useful'] as const;

/** How many persons and places there are with each reply; the retention time leaves persons only. */
export type ReplyCounts = Partial<Record<PlaceReply, { people: number; places: number }>>;

export async function countReplies(tx: Transaction, visitId: string): Promise<ReplyCounts> {
  const rows = await tx.$queryRaw<{ reply: PlaceReply; people: number; places: number }[]>`
    SELECT reply::text AS reply, count(*)::int AS people, sum(places)::int AS places FROM visit_guest
    WHERE visit_id = ${visitId}::uuid GROUP BY reply
    UNION ALL
    SELECT key, value::int, value::int FROM site_visit visit, jsonb_each_text(visit.counts)
    WHERE visit.id = ${visitId}::uuid AND visit.counts IS NOT NULL AND key <> ALL(${[...AFTERWARDS]}::text[])`;
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
           count(*) FILTER (WHERE useful)::int + coalesce(max((counts ->> 'useful')::int), 0) AS yes,
           count(useful)::int
             + coalesce(max((counts ->> 'useful')::int + (counts ->> 'not_useful')::int), 0) AS total
    FROM site_visit visit LEFT JOIN visit_guest ON visit_guest.visit_id = visit.id WHERE visit.id = ${visitId}::uuid`;
  const { not_invited: notInvited = 0, yes = 0, total = 0 } = found ?? {};
  return { notInvited, useful: { yes, total } };
}

/** What people took with them from it, in an order that says nothing of who wrote which. */
export async function remarksOf(tx: Transaction, visitId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ remark: string }[]>`
    SELECT remark FROM visit_guest WHERE visit_id = ${visitId}::uuid AND remark IS NOT NULL ORDER BY md5(id::text)`;
  return rows.map(({ remark }) => remark);
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
  reply: PlaceReply;
  places: number;
  showsName: boolean;
  attended: boolean | null;
}

/** Who replied this, by name; who waits in their order. */
export function namedWith(tx: Transaction, visitId: string, replies: readonly PlaceReply[]): Promise<Named[]> {
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
