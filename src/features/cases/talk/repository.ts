import { caseSubject, type EventKind, FINAL_STATES } from '../../../case-life/case-life.ts';
import type { Prisma, PrismaClient } from '../../../store/generated/client.ts';
import { type CaseView, readCases } from '../chat/repository.ts';

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

/** The same, read. @param personId null: somebody who has none */
export async function openViewsOf(prisma: PrismaClient, personId: string | null): Promise<CaseView[]> {
  return personId === null ? [] : readCases(prisma, await openCasesOf(prisma, personId));
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

/** The last that whoever filed a case told the other side, which said nothing of it since; null: there is nothing. */
export async function unanswered(
  prisma: PrismaClient,
  { id, filer }: { id: string; filer: { personId: string } },
): Promise<string | null> {
  const last = await prisma.ledgerEntry.findFirst({
    where: { ...caseSubject(id), words: { isNot: null }, kind: { in: [...new Set([...NEWS, ...REPLIES])] } },
    orderBy: { sequence: 'desc' },
    select: { words: { select: { text: true } }, actor: { select: { personId: true } } },
  });
  return last?.actor?.personId === filer.personId ? (last.words?.text ?? null) : null;
}

/** All that was said of a case since it was filed, as one text. */
export async function saidSince(prisma: PrismaClient, caseId: string): Promise<string> {
  const said = await prisma.ledgerEntry.findMany({
    where: { ...caseSubject(caseId), words: { isNot: null } },
    select: { words: { select: { text: true } } },
  });
  return said.map(({ words }) => words?.text ?? '').join(' ');
}

/** What a counter or broker tells a colleague with. */
const NEWS: readonly string[] = ['note', 'ask_back', 'bounce', 'finish'] satisfies EventKind[];

/** What whoever filed a case says back. */
const REPLIES: readonly string[] = ['note', 'answer'] satisfies EventKind[];

/** The last that the other side said of a case, and what whoever filed it said since; null: nothing yet. */
export interface LastNews {
  words: string;
  reply: string | null;
}

/** The last that somebody else than who filed a case said of it; null: nothing, or it is not kept any more. */
export async function lastNews(
  prisma: PrismaClient,
  { id, filer }: { id: string; filer: { personId: string } },
): Promise<LastNews | null> {
  const last = (where: Prisma.LedgerEntryWhereInput) =>
    prisma.ledgerEntry.findFirst({
      where: { ...caseSubject(id), words: { isNot: null }, ...where },
      orderBy: { sequence: 'desc' },
      select: { sequence: true, words: { select: { text: true } } },
    });
  const isOther = { OR: [{ personId: null }, { personId: { not: filer.personId } }] };
  const news = await last({ kind: { in: [...NEWS] }, actor: { is: isOther } });
  if (!news?.words) return null;
  const isSince = { sequence: { gt: news.sequence }, actor: { is: { personId: filer.personId } } };
  const reply = await last({ kind: { in: [...REPLIES] }, ...isSince });
  return { words: news.words.text, reply: reply?.words?.text ?? null };
}
