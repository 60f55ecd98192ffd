import { z } from 'zod';
import { LANGUAGES, type Language } from '../../../chat/language.ts';
import { clockNow } from '../../../store/clock.ts';
import type { PrismaClient } from '../../../store/generated/client.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { CaseState, Rung } from '../life/case-life.ts';
import type { LinkAction } from './token.ts';

/** A link with the case it is about, as far as its holder may see it. */
export interface LinkedCase {
  linkId: string;
  now: Date;
  language: Language;
  caseId: string;
  memberId: string;
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

/** @returns the id of the link, and the clock of the database */
export async function insertLink(
  tx: Transaction,
  link: { caseId: string; memberId: string; language: Language },
): Promise<{ id: string; now: Date }> {
  const { id, createdAt } = await tx.caseLink.create({ data: link, select: { id: true, createdAt: true } });
  return { id, now: createdAt };
}

/** From now on the links of a case open nothing. */
export function revokeLinks(tx: Transaction, caseId: string): Promise<number> {
  return tx.$executeRaw`
    UPDATE case_link SET revoked_at = clock_now() WHERE case_id = ${caseId}::uuid AND revoked_at IS NULL`;
}

/** Null: there is no such link, or it was revoked. */
export async function readLinkedCase(db: PrismaClient | Transaction, linkId: string): Promise<LinkedCase | null> {
  const link = await db.caseLink.findUnique({
    where: { id: linkId },
    include: {
      uses: { orderBy: { usedAt: 'asc' } },
      member: { include: { counter: true } },
      case: { include: { filedBy: true, organisation: true } },
    },
  });
  if (!link || link.revokedAt) return null;
  const { member, case: filed } = link;
  const now = await clockNow(db);
  const otherCounters = await db.counter.findMany({
    where: { active: true, id: { not: member.counterId } },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
  return {
    linkId,
    now,
    language: LANGUAGES.find((one) => one === link.language) ?? 'nl',
    caseId: filed.id,
    memberId: member.id,
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

/**
 * Says that an action is being taken with a link; a second one at the same time waits here for the end of the first.
 *
 * @returns false: it was taken before
 */
export async function useLink(tx: Transaction, linkId: string, action: LinkAction): Promise<boolean> {
  const added = await tx.$executeRaw`
    INSERT INTO case_link_use (link_id, action) VALUES (${linkId}::uuid, ${action}) ON CONFLICT DO NOTHING`;
  return added === 1;
}

/** The action was refused: it can be taken later. */
export async function unuseLink(tx: Transaction, linkId: string, action: LinkAction): Promise<void> {
  await tx.caseLinkUse.delete({ where: { linkId_action: { linkId, action } } });
}
