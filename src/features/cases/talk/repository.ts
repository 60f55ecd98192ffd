import { caseSubject, type EventKind, FINAL_STATES } from '../../../case-life/case-life.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';

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

/** The cases of an organisation that left the colleague who filed them and are not closed; what is due first comes first. */
export async function runningCasesOf(prisma: PrismaClient, organisationId: string): Promise<string[]> {
  const found = await prisma.entrepreneurCase.findMany({
    where: { organisationId, state: { notIn: ['draft', ...FINAL_STATES] } },
    orderBy: [{ firstResponseDueAt: { sort: 'asc', nulls: 'last' } }, { resolutionDueAt: 'asc' }, { number: 'asc' }],
    take: MOST,
    select: { id: true },
  });
  return found.map(({ id }) => id);
}

/** What a counter or broker tells a colleague with. */
const NEWS: readonly string[] = ['note', 'ask_back', 'bounce', 'finish'] satisfies EventKind[];

/** The last that somebody else than who filed a case said of it; null: nothing, or it is not kept any more. */
export async function lastNews(
  prisma: PrismaClient,
  { id, filer }: { id: string; filer: { personId: string } },
): Promise<string | null> {
  const entry = await prisma.ledgerEntry.findFirst({
    where: {
      ...caseSubject(id),
      kind: { in: [...NEWS] },
      words: { isNot: null },
      actor: { is: { OR: [{ personId: null }, { personId: { not: filer.personId } }] } },
    },
    orderBy: { sequence: 'desc' },
    select: { words: { select: { text: true } } },
  });
  return entry?.words?.text ?? null;
}
