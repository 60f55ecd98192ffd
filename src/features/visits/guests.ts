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
  intends: string | null;
  intendsBy: Date | null;
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
  intends: true,
  intendsBy: true,
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
