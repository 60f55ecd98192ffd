import { createCases } from '../../case-life/cases.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** Erases the words of cases that were closed so many days ago, one by one; returns how many. The history stays whole. */
export async function forgetCases(prisma: PrismaClient, days: number): Promise<number> {
  const rows = await prisma.$queryRaw<{ id: string }[]>`
    SELECT id FROM entrepreneur_case
    WHERE closed_at < clock_now() - make_interval(days => ${days}) AND request IS NOT NULL
    ORDER BY closed_at`;
  const cases = createCases(prisma);
  for (const { id } of rows) await prisma.$transaction((tx) => cases.erase(tx, id, { kind: 'system' }));
  return rows.length;
}
