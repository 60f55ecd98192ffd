import type { Language } from '../chat/language.ts';
import { LANGUAGES } from '../chat/language.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { KnownPassage } from './passage.ts';

/** A document as it is stored: what it says, not who may read it. */
export interface NewVersion {
  contentHash: string;
  title: string;
  language: Language;
  themes: string[];
  aliases: string[];
  date: string | null;
  validFrom: string | null;
  validUntil: string | null;
  passages: { headings: string[]; askedAs?: string[]; text: string; sourceId: string }[];
}

/**
 * Stores a document of the network. The same content again is a no-op; other content is a new version, and the old
 * one stays for the answers that quoted it.
 *
 * @param slug the document's unique name
 * @returns whether anything changed
 */
export async function storeDocument(tx: Transaction, slug: string, version: NewVersion): Promise<boolean> {
  const document = await tx.document.upsert({
    where: { slug },
    create: { slug, scope: 'network' },
    update: {},
    select: { id: true, currentVersion: { select: { contentHash: true } } },
  });
  if (document.currentVersion?.contentHash === version.contentHash) return false;
  const { contentHash, passages, ...told } = version;
  const known = await tx.documentVersion.findUnique({
    where: { documentId_contentHash: { documentId: document.id, contentHash } },
    select: { id: true },
  });
  const current =
    known ??
    (await tx.documentVersion.create({
      data: {
        documentId: document.id,
        contentHash,
        ...told,
        passages: { createMany: { data: passages.map((passage, position) => ({ ...passage, position })) } },
      },
      select: { id: true },
    }));
  await tx.document.update({ where: { id: document.id }, data: { currentVersionId: current.id } });
  return true;
}

/** Changes whenever any document gets, changes or loses its current version. */
export async function knowledgeRevision(prisma: PrismaClient): Promise<string> {
  const rows = await prisma.$queryRaw<{ revision: string }[]>`
    SELECT coalesce(md5(string_agg(current_version_id::text || scope::text, ',' ORDER BY id)), '') AS revision
    FROM document WHERE current_version_id IS NOT NULL`;
  return rows[0]?.revision ?? '';
}

/** Every passage of every current version, with what is needed to find, quote and guard it. */
export async function currentPassages(prisma: PrismaClient): Promise<KnownPassage[]> {
  const documents = await prisma.document.findMany({
    where: { currentVersionId: { not: null } },
    select: {
      id: true,
      scope: true,
      organisationId: true,
      currentVersion: {
        select: {
          title: true,
          aliases: true,
          language: true,
          validFrom: true,
          validUntil: true,
          passages: { select: passageFields, orderBy: { position: 'asc' } },
        },
      },
    },
    orderBy: { slug: 'asc' },
  });
  return documents.flatMap(({ id, scope, organisationId, currentVersion }) =>
    (currentVersion?.passages ?? []).map((passage) => ({
      ...passage,
      documentId: id,
      title: currentVersion?.title ?? '',
      aliases: currentVersion?.aliases ?? [],
      language: asLanguage(currentVersion?.language),
      validFrom: currentVersion?.validFrom ?? null,
      validUntil: currentVersion?.validUntil ?? null,
      access: { scope, organisationId },
    })),
  );
}

/** A passage of any version, also one that no longer answers: an old answer may still point to it. */
export async function storedPassage(prisma: Transaction, id: string): Promise<KnownPassage | null> {
  const passage = await prisma.passage.findUnique({
    where: { id },
    select: {
      ...passageFields,
      version: { include: { document: { select: { id: true, scope: true, organisationId: true } } } },
    },
  });
  if (!passage) return null;
  const { version, ...rest } = passage;
  return {
    ...rest,
    documentId: version.document.id,
    title: version.title,
    aliases: version.aliases,
    language: asLanguage(version.language),
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    access: { scope: version.document.scope, organisationId: version.document.organisationId },
  };
}

const passageFields = {
  id: true,
  headings: true,
  askedAs: true,
  text: true,
  position: true,
  source: { select: { title: true, publisher: true, url: true, date: true } },
} as const;

function asLanguage(stored: string | undefined): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'nl';
}
