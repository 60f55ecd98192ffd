import { z } from 'zod';
import { audienceSchema } from '../../audiences/audience.ts';
import type { Stretch } from '../../places/within.ts';
import { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Slot, Visit, Written } from './repository.ts';

const proposalSchema = z.object({
  /** Of the visit as it was then: what changed since makes it void. */
  version: z.int(),
  /** Who said it; null: not known. */
  by: z.uuid().nullable().default(null),
  /** A day of which the hour is not said yet, in Dutch time, or the first of some of which it is one; null: none. */
  day: z.iso.date().nullable(),
  /** The last of those days; null: the day itself is known. */
  until: z.iso.date().nullable().default(null),
  /** Null: only a day, or some days, were said. */
  written: z
    .object({
      times: z.array(z.object({ startsAt: z.coerce.date(), endsAt: z.coerce.date() })),
      capacity: z.int().nullable(),
      replyBy: z.coerce.date().nullable(),
      audience: audienceSchema,
    })
    .nullable(),
});

/** What a visit is to become, as words said it, before anybody pressed. */
export type Proposal = z.infer<typeof proposalSchema>;

/** What is proposed for a visit as it is now; null: nothing. */
export function proposalOf({ proposed, version }: Pick<Visit, 'proposed' | 'version'>): Proposal | null {
  const read = proposalSchema.safeParse(proposed).data;
  return read?.version === version ? read : null;
}

/** A day is kept until its hour is said, and a week or month until its day is. */
export function keepDays(
  tx: Transaction,
  visit: Pick<Visit, 'id' | 'version'>,
  { from, until }: Stretch,
): Promise<void> {
  return keep(tx, visit, { by: null, day: from, until: until === from ? null : until, written: null });
}

/** The days within which a visit is to be of which no time is known yet; null: nobody said any. */
export function daysKept(visit: Pick<Visit, 'proposed' | 'version'>): Stretch | null {
  const { day = null, until = null } = proposalOf(visit) ?? {};
  return day === null ? null : { from: day, until: until ?? day };
}

/** What words say of an open visit waits for a press. */
export function keepProposal(
  tx: Transaction,
  visit: Visit,
  { contents, times }: Written,
  by: string | null,
): Promise<void> {
  const { capacity, replyBy, audience } = contents;
  return keep(tx, visit, { by, day: null, until: null, written: { times: [...times], capacity, replyBy, audience } });
}

async function keep(
  tx: Transaction,
  { id, version }: Pick<Visit, 'id' | 'version'>,
  proposal: Omit<Proposal, 'version'>,
): Promise<void> {
  const proposed: Prisma.InputJsonValue = JSON.parse(JSON.stringify({ ...proposal, version }));
  await tx.siteVisit.update({ where: { id }, data: { proposed } });
}

/** Whether words said what a visit is to become, and nobody pressed yet. */
export function isProposed(visit: Visit): boolean {
  return proposalOf(visit)?.written != null;
}

/** What was proposed is left. */
export async function dropProposal(tx: Transaction, { id }: Pick<Visit, 'id'>): Promise<void> {
  await tx.siteVisit.update({ where: { id }, data: { proposed: Prisma.DbNull } });
}

/** The same as somebody goes on to speak of it: what another proposed is not theirs. */
export function asProposedBy(visit: Visit, personId: string | null): Visit {
  const by = proposalOf(visit)?.by ?? null;
  return by === null || by === personId ? asProposed(visit) : visit;
}

/** The visit as it would be: what is said next is said of that. */
export function asProposed(visit: Visit): Visit {
  const written = proposalOf(visit)?.written;
  if (!written) return visit;
  const { times, ...contents } = written;
  const slots = visit.slots.map((slot, at): Slot => ({ ...slot, ...times[at] }));
  return { ...visit, ...contents, slots: times.length === slots.length ? slots : visit.slots };
}

/** A visit as somebody writes it down who changes nothing of it. */
export function writtenOf(visit: Visit): Written {
  const { host, hostEmail, about, address, accessibility, carpool, prepare, capacity, replyBy, audience } = visit;
  const contents = { host, hostEmail, about, address, accessibility, carpool, prepare, capacity, replyBy, audience };
  return { contents, times: visit.slots, deputyId: visit.deputyId };
}
