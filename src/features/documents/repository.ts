import { z } from 'zod';
import { platformNameSchema } from '../../chat/conversation-reference.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { claimsOf } from '../../store/claims.ts';
import { Prisma, type PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** How to get at what somebody sent. */
export const ingestionReferenceSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('file'),
    platform: platformNameSchema,
    mediaType: z.string().optional(),
    file: z.record(z.string(), z.string()),
    /** What it is read for; left out: to become knowledge. */
    purpose: z.string().optional(),
  }),
  z.object({ kind: z.literal('page'), url: z.string() }),
]);
export type IngestionReference = z.infer<typeof ingestionReferenceSchema>;

/** A document that somebody sent, held by this process for a while. */
export interface ClaimedIngestion {
  id: string;
  /** The fence: only who shows it may say what became of it. */
  claim: string;
  conversationId: string;
  personId: string;
  organisationId: string;
  language: Language;
  name: string;
  /** Null: written by a version of the program that this one cannot read. */
  reference: IngestionReference | null;
  /** Counts this one. */
  attempt: number;
}

/** Reading is seconds of work; a process that says nothing for so long is gone. */
const CLAIMS = claimsOf({ name: 'ingestion', held: 'working', leaseSeconds: 30 });
const TO_BE_READ = Prisma.sql`
  (candidate.available_at <= clock_now() AND (candidate.state = 'queued' OR ${CLAIMS.cutOff('candidate')}))`;

export interface NewIngestion {
  conversationId: string;
  personId: string;
  language: Language;
  name: string;
  reference: IngestionReference;
}

export async function queueIngestions(tx: Transaction, ingestions: readonly NewIngestion[]): Promise<void> {
  await tx.ingestion.createMany({ data: [...ingestions] });
  await ringAtCommit(tx, ['ingestion']);
}

const claimedSchema = z.array(
  z.object({
    id: z.string(),
    claim: z.string(),
    conversation_id: z.string(),
    person_id: z.string(),
    organisation_id: z.string(),
    language: z.enum(LANGUAGES).catch('nl'),
    name: z.string().nullable(),
    reference: z.unknown(),
    attempts: z.number(),
  }),
);

/** Claims the oldest document of a conversation that nobody reads. */
export async function claimIngestion(prisma: PrismaClient, conversationId: string): Promise<ClaimedIngestion | null> {
  const rows = await CLAIMS.claim(prisma, {
    where: Prisma.sql`candidate.conversation_id = ${conversationId}::uuid AND ${TO_BE_READ}`,
    orderBy: Prisma.sql`candidate.created_at, candidate.id`,
    set: Prisma.sql`attempts = attempts + 1`,
    read: Prisma.sql`
      SELECT claimed.id, claimed.claim, claimed.conversation_id, claimed.person_id, person.organisation_id,
             claimed.language, claimed.name, claimed.reference, claimed.attempts
      FROM claimed JOIN person ON person.id = claimed.person_id`,
  });
  const [row] = claimedSchema.parse(rows);
  if (!row) return null;
  return {
    id: row.id,
    claim: row.claim,
    conversationId: row.conversation_id,
    personId: row.person_id,
    organisationId: row.organisation_id,
    language: row.language,
    name: row.name ?? '',
    reference: ingestionReferenceSchema.safeParse(row.reference).data ?? null,
    attempt: row.attempts,
  };
}

/** Says again and again that this process is alive, until what it returns is called. */
export function keepIngestion(prisma: PrismaClient, ingestion: ClaimedIngestion, onError: (error: unknown) => void) {
  return CLAIMS.keepAlive(prisma, ingestion, onError);
}

/**
 * Marks it as read or given up, in the transaction that stores what is said of it; how to fetch it is forgotten.
 *
 * @returns false when another process has taken it over: the transaction must be undone
 */
export async function finishIngestion(
  tx: Transaction,
  ingestion: ClaimedIngestion,
  result: { documentId: string | null } | { errorCode: string },
): Promise<boolean> {
  const documentId = 'documentId' in result ? result.documentId : null;
  const errorCode = 'errorCode' in result ? result.errorCode : null;
  const closed = await CLAIMS.end(
    tx,
    ingestion,
    Prisma.sql`
      state = ${errorCode === null ? 'done' : 'failed'}::"IngestionState", done_at = clock_now(), reference = NULL,
      document_id = ${documentId}::uuid, error_code = ${errorCode}`,
  );
  return closed.length === 1;
}

/** Gives it back for a later attempt. */
export function releaseIngestion(
  prisma: PrismaClient,
  ingestion: ClaimedIngestion,
  later: { errorCode: string; afterMs: number },
): Promise<void> {
  return CLAIMS.release(prisma, ingestion, { ...later, state: 'queued' });
}

/** Conversations with a document that nobody reads. */
export async function waitingIngestions(prisma: PrismaClient, limit: number): Promise<string[]> {
  const rows = await prisma.$queryRaw<{ conversation_id: string }[]>`
    SELECT DISTINCT conversation_id FROM ingestion candidate WHERE ${TO_BE_READ}
    LIMIT ${limit}`;
  return rows.map((row) => row.conversation_id);
}

/** The names of what was sent so many days ago are forgotten. Returns how many. */
export function forgetIngestions(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE ingestion SET name = NULL, reference = NULL
    WHERE name IS NOT NULL AND state IN ('done', 'failed') AND created_at < clock_now() - make_interval(days => ${days})`;
}

export interface OwnDocument {
  id: string;
  slug: string;
  scope: 'network' | 'organisation' | 'direct_only';
  title: string;
  /** A year, month or day; null: until further notice. */
  validUntil: string | null;
}

/** A document, if it is of this organisation and still answers; locked, so that who comes second sees what the first did. */
export async function ownDocument(
  tx: Transaction,
  id: string,
  organisationId: string | null,
): Promise<OwnDocument | null> {
  if (organisationId === null) return null;
  await tx.$executeRaw`SELECT FROM document WHERE id = ${id}::uuid FOR UPDATE`;
  const document = await tx.document.findFirst({
    where: { id, organisationId, kind: { not: 'article' }, currentVersionId: { not: null } },
    select: { id: true, slug: true, scope: true, currentVersion: { select: { title: true, validUntil: true } } },
  });
  if (!document?.currentVersion) return null;
  const { id: documentId, slug, scope, currentVersion } = document;
  return { id: documentId, slug, scope, title: currentVersion.title, validUntil: currentVersion.validUntil };
}

const outdatedSchema = z.array(
  z.object({
    id: z.string(),
    title: z.string(),
    validUntil: z.string(),
    ownerId: z.string().nullable(),
    organisationId: z.string(),
  }),
);
export type OutdatedDocument = z.infer<typeof outdatedSchema>[number];

/** Documents whose time has passed and about which nobody has been asked, where there is somebody to ask; locked. */
export async function outdatedDocuments(tx: Transaction, limit: number): Promise<OutdatedDocument[]> {
  const rows = await tx.$queryRaw`
    SELECT document.id, version.title, version.valid_until AS "validUntil", document.owner_id AS "ownerId",
           document.organisation_id AS "organisationId"
    FROM document
    JOIN document_version version ON version.id = document.current_version_id
    CROSS JOIN to_char(clock_now() AT TIME ZONE 'Europe/Amsterdam', 'YYYY-MM-DD') AS today
    WHERE document.kind <> 'article' AND document.renewal_asked_at IS NULL
      AND version.valid_until < today AND today NOT LIKE version.valid_until || '%'
      AND EXISTS (SELECT FROM role_grant JOIN person ON person.id = role_grant.person_id
                  WHERE person.organisation_id = document.organisation_id AND person.erased_at IS NULL
                    AND role_grant.role IN ('broker', 'administrator') AND role_grant.revoked_at IS NULL)
    ORDER BY version.valid_until LIMIT ${limit}
    FOR UPDATE OF document SKIP LOCKED`;
  return outdatedSchema.parse(rows);
}

export async function markAsked(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE document SET renewal_asked_at = clock_now() WHERE id = ${id}::uuid`;
}
