import { z } from 'zod';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import type { Transaction } from '../store/transaction.ts';
import { type Absence, type CounterDesk, DEFAULT_DESK, DEFAULT_NORMS } from './desk.ts';

const normsSchema = z.object({
  firstResponseMinutes: z.int().min(1),
  resolutionMinutes: z.int().min(1),
  remindBeforeMinutes: z.int().min(0),
  stepMinutes: z.int().min(1),
  filerMinutes: z.int().min(1),
});

/** The desks of these counters, with who is there and when they are away. */
export async function readDesks(tx: Transaction, ids: readonly string[]): Promise<CounterDesk[]> {
  const rows = await tx.counter.findMany({
    where: { id: { in: [...ids] } },
    include: {
      members: {
        where: { leftAt: null },
        orderBy: [{ position: 'asc' }, { createdAt: 'asc' }, { id: 'asc' }],
        include: { absences: true },
      },
    },
  });
  return rows.map(({ id, active, hours, norms, members }) => ({
    id,
    active,
    // What cannot be read is as good as not given: a typing mistake must not stop a counter.
    hours: openingHoursSchema.safeParse(hours).data ?? DEFAULT_DESK.hours,
    norms: normsSchema.safeParse(norms).data ?? DEFAULT_NORMS,
    members: members.map((member) => ({
      id: member.id,
      personId: member.personId,
      rung: member.rung,
      absences: member.absences.map(({ from, until }): Absence => ({ from, until })),
    })),
  }));
}
