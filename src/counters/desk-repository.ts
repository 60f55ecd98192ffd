import { z } from 'zod';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import { goneSince } from '../people/gone.ts';
import { Prisma } from '../store/generated/client.ts';
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
  const gone = await goneMembers(tx, ids);
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
      absences: [
        ...member.absences.map(({ from, until }): Absence => ({ from, until })),
        ...(gone.get(member.id) ?? []),
      ],
    })),
  }));
}

/** Members whom nothing reaches any more: away from when that was known. Who has an address is reached by mail. */
async function goneMembers(tx: Transaction, counterIds: readonly string[]): Promise<ReadonlyMap<string, Absence[]>> {
  const rows = await tx.$queryRaw<{ id: string; from: Date }[]>`
    SELECT id, gone AS "from" FROM (
      SELECT member.id, ${goneSince(Prisma.sql`member.person_id`)} AS gone
      FROM counter_member member JOIN counter ON counter.id = member.counter_id
      WHERE member.counter_id = ANY (${[...counterIds]}) AND member.left_at IS NULL AND member.person_id IS NOT NULL
        AND member.email IS NULL AND counter.email IS NULL) known
    WHERE gone IS NOT NULL`;
  return new Map(rows.map(({ id, from }) => [id, [{ from, until: null }]]));
}
