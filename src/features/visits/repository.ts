import { z } from 'zod';
import { type Audience, audienceSchema } from '../../audiences/audience.ts';
import type { Prisma } from '../../store/generated/client.ts';
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

/** A visit as its organisers see it. */
export interface Visit {
  id: string;
  number: number;
  organisationId: string;
  organisation: string;
  state: VisitState;
  version: number;
  host: string | null;
  about: string | null;
  address: string | null;
  accessibility: string | null;
  carpool: string | null;
  prepare: string | null;
  capacity: number | null;
  replyBy: Date | null;
  audience: Audience;
  createdById: string;
  createdBy: string | null;
  deputyId: string | null;
  deputy: string | null;
  openedAt: Date | null;
  filledAt: Date | null;
  cancelledAt: Date | null;
  changes: number;
  counts: Prisma.JsonValue;
  /** In order of time. */
  slots: Slot[];
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

/** Its cards are to show it as it is. */
export async function markStale(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE site_visit SET stale = true WHERE id = ${id}::uuid AND NOT stale`;
}
