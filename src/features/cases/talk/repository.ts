import type { PrismaClient } from '../../../store/generated/client.ts';
import { FINAL_STATES } from '../life/case-life.ts';

/** As many as one reads in a message. */
const MOST = 12;

/** The cases that are not closed which somebody filed, or which are at a counter they work at; the latest first. */
export async function openCasesOf(prisma: PrismaClient, personId: string): Promise<string[]> {
  const found = await prisma.entrepreneurCase.findMany({
    where: {
      state: { notIn: [...FINAL_STATES] },
      OR: [
        { filedById: personId },
        { ownerPersonId: personId },
        { state: { not: 'draft' }, counter: { members: { some: { personId, leftAt: null } } } },
      ],
    },
    orderBy: { number: 'desc' },
    take: MOST,
    select: { id: true },
  });
  return found.map(({ id }) => id);
}
