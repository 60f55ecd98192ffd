import { z } from 'zod';
import { audienceSchema } from '../../audiences/audience.ts';
import type { Prisma } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Slot, Visit, Written } from './repository.ts';

const proposalSchema = z.object({
  /** Of the visit as it was then: what changed since makes it void. */
  version: z.int(),
  /** A day of which the hour is not said yet, in Dutch time; null: none. */
  day: z.iso.date().nullable(),
  /** Null: only a day was said. */
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

/** A day is kept until its hour is said. */
export function keepDay(tx: Transaction, visit: Pick<Visit, 'id' | 'version'>, day: string): Promise<void> {
  return keep(tx, visit, { day, written: null });
}

/** What words say of an open visit waits for a press. */
export function keepProposal(tx: Transaction, visit: Visit, { contents, times }: Written): Promise<void> {
  const { capacity, replyBy, audience } = contents;
  return keep(tx, visit, { day: null, written: { times: [...times], capacity, replyBy, audience } });
}

async function keep(
  tx: Transaction,
  { id, version }: Pick<Visit, 'id' | 'version'>,
  proposal: Omit<Proposal, 'version'>,
): Promise<void> {
  const proposed: Prisma.InputJsonValue = JSON.parse(JSON.stringify({ ...proposal, version }));
  await tx.siteVisit.update({ where: { id }, data: { proposed } });
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
