import { z } from 'zod';
import type { CaseState, Rung } from '../case-life/case-life.ts';
import type { Language } from '../chat/language.ts';
import type { Link } from '../signed-links/repository.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** A link with the case it is about, as far as its holder may see it. */
export interface LinkedCase {
  language: Language;
  number: number;
  state: CaseState;
  /** As what somebody is in the lead; null: nobody is, it is over. */
  ownerRung: Rung | null;
  /** The case is at the counter of who got the link, who is still there: else they see only number and state. */
  isTheirs: boolean;
  counterName: string;
  municipalityCode: string | null;
  topics: readonly string[];
  request: string | null;
  contact: {
    name?: string | undefined;
    firm?: string | undefined;
    email?: string | undefined;
    phone?: string | undefined;
  } | null;
  filedBy: { name: string | null; organisation: string };
  firstResponseDueAt: Date | null;
  resolutionDueAt: Date | null;
  /** What was done with this link, in order. */
  uses: readonly { action: string; usedAt: Date }[];
  /** Where else a case can go. */
  otherCounters: readonly { id: string; name: string }[];
}

const contactSchema = z.object({
  name: z.string().optional(),
  firm: z.string().optional(),
  email: z.string().optional(),
  phone: z.string().optional(),
});

/** The case of a link, as its holder may see it; null: there is no such case, or nobody of this counter any more. */
export async function readLinkedCase(db: PrismaClient | Transaction, link: Link): Promise<LinkedCase | null> {
  const member = await db.counterMember.findUnique({ where: { id: link.memberId }, include: { counter: true } });
  const filed = await db.entrepreneurCase.findUnique({
    where: { id: link.subjectId },
    include: { filedBy: true, organisation: true },
  });
  if (!member || !filed) return null;
  const otherCounters = await db.counter.findMany({
    where: { active: true, id: { not: member.counterId } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return {
    language: link.language,
    number: filed.number,
    state: filed.state,
    ownerRung: filed.ownerRung,
    isTheirs: filed.counterId === member.counterId && member.leftAt === null,
    counterName: member.counter.name,
    municipalityCode: filed.municipalityCode,
    topics: filed.topics,
    request: filed.request,
    contact: contactSchema.safeParse(filed.contact).data ?? null,
    filedBy: { name: filed.filedBy.displayName, organisation: filed.organisation.name },
    firstResponseDueAt: filed.firstResponseDueAt,
    resolutionDueAt: filed.resolutionDueAt,
    uses: link.uses,
    otherCounters,
  };
}
