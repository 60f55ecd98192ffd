import { z } from 'zod';
import type { PlatformName } from '../../chat/conversation-reference.ts';
import type { Language } from '../../chat/language.ts';
import type { Role } from '../../chat/skill.ts';
import type { CaseStanding } from '../../i18n/case-state.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What is kept of somebody, in short. */
export interface DataSummary {
  displayName: string | null;
  email: string | null;
  department: string | null;
  region: string | null;
  /** Null: a guest. */
  organisation: string | null;
  language: string | null;
  preferredPlatform: PlatformName | null;
  since: Date;
  accounts: { platform: PlatformName; standing: 'member' | 'guest' | 'external' | 'unknown' }[];
  /** `by` null: the operator, or somebody who has been erased. */
  roles: { role: Role; by: string | null; at: Date }[];
  counts: SummaryCounts;
  /** The latest cases and drafts they filed. */
  filed: (Pick<CaseStanding, 'state' | 'ownerRung'> & { number: number; visited: readonly string[] })[];
}

/** More stand in the download. */
const MOST_CASES = 10;

/** How many of each are kept; the texts of most are forgotten sooner. */
export interface SummaryCounts {
  messages: number;
  questions: number;
  verdicts: number;
  documents: number;
  cases: number;
  drafts: number;
  /** Never handed over, and erased. */
  endedDrafts: number;
  /** Conversations of which the last exchanges are remembered. */
  memories: number;
}

const countsSchema = z.array(
  z.object({
    messages: z.number(),
    questions: z.number(),
    verdicts: z.number(),
    documents: z.number(),
    cases: z.number(),
    drafts: z.number(),
    endedDrafts: z.number(),
    memories: z.number(),
  }),
);

/** @returns null when there is no such person, or no longer */
export async function dataSummary(prisma: PrismaClient, personId: string): Promise<DataSummary | null> {
  const person = await prisma.person.findUnique({
    where: { id: personId, erasedAt: null },
    include: {
      organisation: { select: { name: true } },
      identities: { select: { standing: true, tenant: { select: { platform: true } } }, orderBy: { createdAt: 'asc' } },
      roleGrants: {
        where: { revokedAt: null },
        select: { role: true, grantedAt: true, grantor: { select: { displayName: true } } },
        orderBy: { grantedAt: 'asc' },
      },
    },
  });
  if (!person) return null;
  return {
    displayName: person.displayName,
    email: person.email,
    department: person.department,
    region: person.region,
    organisation: person.organisation?.name ?? null,
    language: person.language,
    preferredPlatform: person.preferredPlatform,
    since: person.createdAt,
    accounts: person.identities.map(({ standing, tenant }) => ({ platform: tenant.platform, standing })),
    roles: person.roleGrants.map(({ role, grantedAt, grantor }) => ({
      role,
      at: grantedAt,
      by: grantor?.displayName ?? null,
    })),
    counts: await countsOf(prisma, personId),
    filed: await prisma.entrepreneurCase.findMany({
      where: { filedById: personId },
      select: { number: true, state: true, ownerRung: true, visited: true },
      orderBy: { number: 'desc' },
      take: MOST_CASES,
    }),
  };
}

async function countsOf(prisma: PrismaClient, personId: string): Promise<SummaryCounts> {
  const rows = await prisma.$queryRaw`
    SELECT (SELECT count(*) FROM chat_identity identity
            JOIN inbox ON inbox.sender = identity.external_user_id
            JOIN conversation place ON place.id = inbox.conversation_id AND place.tenant_id = identity.tenant_id
            WHERE identity.person_id = ${personId}::uuid)::int AS messages,
           (SELECT count(*) FROM answer WHERE person_id = ${personId}::uuid)::int AS questions,
           (SELECT count(*) FROM feedback WHERE person_id = ${personId}::uuid)::int AS verdicts,
           (SELECT count(*) FROM document WHERE owner_id = ${personId}::uuid)::int AS documents,
           (SELECT count(*) FROM entrepreneur_case
            WHERE filed_by = ${personId}::uuid AND cardinality(visited) > 0)::int AS cases,
           (SELECT count(*) FROM entrepreneur_case WHERE filed_by = ${personId}::uuid AND state = 'draft')::int AS drafts,
           (SELECT count(*) FROM entrepreneur_case
            WHERE filed_by = ${personId}::uuid AND state = 'withdrawn'
              AND coalesce(cardinality(visited), 0) = 0)::int AS "endedDrafts",
           (SELECT count(DISTINCT conversation.id) FROM answer JOIN conversation ON conversation.id = answer.conversation_id
            WHERE answer.person_id = ${personId}::uuid AND conversation.memory IS NOT NULL)::int AS memories`;
  const [counts] = countsSchema.parse(rows);
  if (!counts) throw new Error('A count returned no row.');
  return counts;
}

export async function preferPlatform(tx: Transaction, personId: string, platform: PlatformName): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { preferredPlatform: platform } });
}

export async function chooseLanguage(tx: Transaction, personId: string, language: Language): Promise<void> {
  await tx.person.update({ where: { id: personId }, data: { language, languageChosen: true } });
}
