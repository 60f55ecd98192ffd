import { z } from 'zod';
import { type Audience, audienceSchema } from '../../audiences/audience.ts';
import type { Span } from '../../places/times.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { VisitState } from '../../store/generated/enums.ts';
import type { Transaction } from '../../store/transaction.ts';

/** One time at which a visit takes place. */
export interface Slot {
  id: string;
  startsAt: Date;
  endsAt: Date;
  capacity: number;
  /** Places of who comes or has an offer. */
  taken: number;
}

/** What an organiser fills in. */
export interface Contents {
  host: string | null;
  hostEmail: string | null;
  about: string | null;
  address: string | null;
  accessibility: string | null;
  carpool: string | null;
  prepare: string | null;
  capacity: number | null;
  replyBy: Date | null;
  audience: Audience;
}

/** A visit as its organisers see it. */
export interface Visit extends Contents {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  state: VisitState;
  version: number;
  createdById: string;
  createdBy: string | null;
  editedById: string | null;
  deputyId: string | null;
  deputy: string | null;
  openedAt: Date | null;
  filledAt: Date | null;
  cancelledAt: Date | null;
  changes: number;
  counts: Prisma.JsonValue;
  /** See `proposal.ts`. */
  proposed: Prisma.JsonValue;
  /** In order of time. */
  slots: Slot[];
}

/** One time as somebody wrote it down: a slot of the visit that moves, or, without its id, whichever begins then. */
export type Time = Span & { id?: string | undefined };

/** A visit as somebody wrote it down. */
export interface Written {
  contents: Contents;
  times: readonly Time[];
  deputyId: string | null;
}

const include = {
  organisation: { select: { name: true } },
  createdBy: { select: { displayName: true } },
  deputy: { select: { displayName: true } },
  slots: { orderBy: { startsAt: 'asc' } },
} as const;
type Row = Prisma.SiteVisitGetPayload<{ include: typeof include }>;

function visitOf({ organisation, createdBy, deputy, audience, ...row }: Row): Visit {
  return {
    ...row,
    organisation: organisation.name,
    createdBy: createdBy.displayName,
    deputy: deputy?.displayName ?? null,
    audience: audienceSchema.parse(audience),
  };
}

/** @returns null when there is none with this id */
export async function readVisit(tx: Transaction, id: string): Promise<Visit | null> {
  if (!z.uuid().safeParse(id).success) return null;
  const row = await tx.siteVisit.findUnique({ where: { id }, include });
  return row && visitOf(row);
}

/** The same, locked until the transaction ends: who replies and who changes it do so one after the other. */
export async function lockVisit(tx: Transaction, id: string): Promise<Visit | null> {
  if (!z.uuid().safeParse(id).success) return null;
  await tx.$executeRaw`SELECT 1 FROM site_visit WHERE id = ${id}::uuid FOR UPDATE`;
  return readVisit(tx, id);
}

export async function visitNumbered(tx: Transaction, number: number): Promise<Visit | null> {
  const row = await tx.siteVisit.findUnique({ where: { number }, include });
  return row && visitOf(row);
}

export async function listVisits(tx: Transaction, where: Prisma.SiteVisitWhereInput, most: number): Promise<Visit[]> {
  const rows = await tx.siteVisit.findMany({ where, include, orderBy: { number: 'desc' }, take: most });
  return rows.map(visitOf);
}

/** @returns its id */
export async function createVisit(
  tx: Transaction,
  made: { by: string; organisationId: string; contents: Contents; times: readonly Span[] },
): Promise<string> {
  const { by, organisationId, contents, times } = made;
  const { id } = await tx.siteVisit.create({
    data: { ...contents, organisationId, createdById: by },
    select: { id: true },
  });
  await setTimes(tx, { id, slots: [] }, times, contents.capacity);
  return id;
}

/** Other contents make another version; what waited for a second broker is a draft again. */
export async function changeDraft(
  tx: Transaction,
  { id, slots }: Visit,
  { contents, times, deputyId }: Written,
  by: string | null,
): Promise<void> {
  await changeVisit(tx, id, { ...contents, deputyId, state: 'draft', editedById: by });
  await setTimes(tx, { id, slots }, times, contents.capacity);
}

/** Other contents make another version. */
export async function changeVisit(
  tx: Transaction,
  id: string,
  data: Prisma.SiteVisitUncheckedUpdateInput,
): Promise<void> {
  await tx.siteVisit.update({
    where: { id },
    data: { ...data, proposed: Prisma.DbNull, version: { increment: 1 }, stale: true },
  });
}

/** Which slot a time is from now on; undefined: a new one. The only one there is stays itself when it moves. */
function slotOf(slots: readonly Slot[], times: readonly Time[], time: Time): Slot | undefined {
  if (slots.length === 1 && times.length === 1) return slots[0];
  return slots.find(({ id, startsAt }) => id === time.id || startsAt.getTime() === time.startsAt.getTime());
}

/** The slots of a visit that are none of these times. */
export function slotsGone<Kept extends Slot>(slots: readonly Kept[], times: readonly Time[]): Kept[] {
  const kept = new Set(times.map((time) => slotOf(slots, times, time)?.id));
  return slots.filter(({ id }) => !kept.has(id));
}

/**
 * The times at which it takes place from now on: who comes to a slot comes to what it has become. Who still comes to a time that
 * goes must have been moved before.
 */
export async function setTimes(
  tx: Transaction,
  { id: visitId, slots }: Pick<Visit, 'id' | 'slots'>,
  times: readonly Time[],
  capacity: number | null,
): Promise<void> {
  const gone = slotsGone(slots, times).map(({ id }) => id);
  await tx.visitSlot.deleteMany({ where: { visitId, id: { in: gone } } });
  const become = times.map((time) => ({ time, slot: slotOf(slots, times, time) }));
  const isLater = become.some(({ time, slot }) => slot && time.startsAt > slot.startsAt);
  const ordered = become.toSorted((one, other) => one.time.startsAt.getTime() - other.time.startsAt.getTime());
  // Of times that all move the last one goes first when they go later: no two begin at once meanwhile.
  for (const { time, slot } of isLater ? ordered.toReversed() : ordered) {
    const { startsAt, endsAt } = time;
    const data = { startsAt, endsAt, capacity: capacity ?? 0 };
    if (!slot) await tx.visitSlot.create({ data: { visitId, ...data } });
    else {
      const isMoved = startsAt.getTime() !== slot.startsAt.getTime();
      // Who was reminded of another moment is reminded of this one.
      const again = isMoved ? { weekRemindedAt: null, dayRemindedAt: null } : {};
      await tx.visitSlot.update({ where: { id: slot.id }, data: { ...data, ...again } });
    }
  }
}

/** Its cards are to show it as it is. */
export async function markStale(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE site_visit SET stale = true WHERE id = ${id}::uuid AND NOT stale`;
}
