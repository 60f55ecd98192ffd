import { z } from 'zod';
import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Readable, Reader } from '../people/access.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { DOCUMENT_KINDS } from './documents.ts';
import { knownQuestions } from './meaning/known-questions.ts';
import type { KnownPassage } from './passage.ts';
import { withWebAddress } from './web-address.ts';

/** A document that answers, and when anything that an answer shows of it changed last. */
export interface DocumentState {
  documentId: string;
  /** Changes with the version, the readers, and what is told about it. */
  stamp: string;
  access: Readable;
}

/** Who may read is in it by itself: it must not hang on a writer that thinks of `updated_at`. */
const STAMP = Prisma.sql`current_version_id::text || updated_at::text || scope::text || coalesce(organisation_id::text, '')`;

/** Changes whenever any document that answers comes, changes or goes: cheap enough to ask every few seconds. */
export async function knowledgeRevision(prisma: PrismaClient): Promise<string> {
  const rows = await prisma.$queryRaw<{ revision: string }[]>`
    SELECT count(*)::text || ':' || coalesce(sum(hashtextextended(id::text || ${STAMP}, 0)), 0)::text AS revision
    FROM document WHERE current_version_id IS NOT NULL`;
  return rows[0]?.revision ?? '';
}

/** Every document that answers, oldest first. */
export async function documentStates(prisma: PrismaClient): Promise<DocumentState[]> {
  const rows = await prisma.$queryRaw<(Omit<DocumentState, 'access'> & Readable)[]>`
    SELECT id AS "documentId", ${STAMP} AS stamp, scope::text, organisation_id AS "organisationId"
    FROM document WHERE current_version_id IS NOT NULL ORDER BY created_at, slug`;
  return rows.map(({ documentId, stamp, scope, organisationId }) => ({
    documentId,
    stamp,
    access: { scope, organisationId },
  }));
}

const SOURCE = { title: z.string(), publisher: z.string(), url: z.string().nullable(), date: z.string().nullable() };

const documentRowSchema = z.array(
  z.object({
    id: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    scope: z.enum(['network', 'organisation', 'direct_only']),
    organisationId: z.string().nullable(),
    title: z.string(),
    aliases: z.array(z.string()),
    exampleOrganisation: z.string().nullable(),
    exampleYear: z.number().nullable(),
    exampleContactRole: z.string().nullable(),
    language: z.string(),
    validFrom: z.string().nullable(),
    validUntil: z.string().nullable(),
    notHeld: z.array(z.string()),
    passages: z.array(
      z.tuple([
        z.string(),
        z.array(z.string()),
        z.array(z.string()),
        z.string(),
        z.number(),
        z.number().nullable(),
        z.number(),
      ]),
    ),
    sources: z.array(z.object(SOURCE)),
  }),
);

/**
 * The passages of documents as they are now, with what is needed to find, quote and guard them. What the passages of a
 * document have in common is one object for all of them: a large collection must fit in memory.
 */
export async function passagesOf(prisma: PrismaClient, documentIds: readonly string[]): Promise<KnownPassage[]> {
  const rows = await prisma.$queryRaw`
    SELECT document.id, document.kind::text, document.scope::text, document.organisation_id AS "organisationId",
           version.title, array_remove(coalesce(version.aliases, '{}') || version.example_organisation, NULL) AS aliases,
           version.example_organisation AS "exampleOrganisation", version.example_year AS "exampleYear",
           version.example_contact_role AS "exampleContactRole", version.language,
           version.valid_from AS "validFrom", version.valid_until AS "validUntil", coalesce(version.not_held, '{}') AS "notHeld",
           said.passages, said.sources
    FROM document
    JOIN document_version version ON version.id = document.current_version_id
    CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(jsonb_build_array(passage.id, coalesce(passage.headings, '{}'),
                                                  coalesce(passage.asked_as, '{}'), passage.text, passage.position,
                                                  passage.page, source.at) ORDER BY passage.position), '[]') AS passages,
             (SELECT coalesce(jsonb_agg(jsonb_build_object('title', title, 'publisher', publisher, 'url', url, 'date', date) ORDER BY id), '[]')
              FROM source WHERE id IN (SELECT source_id FROM passage WHERE version_id = version.id)) AS sources
      FROM passage
      JOIN (SELECT id, row_number() OVER (ORDER BY id)::int - 1 AS at FROM source
            WHERE id IN (SELECT source_id FROM passage WHERE version_id = version.id)) source ON source.id = passage.source_id
      WHERE passage.version_id = version.id) said
    WHERE document.id = ANY(${documentIds}::uuid[])
    ORDER BY document.created_at, document.slug`;
  return documentRowSchema.parse(rows).flatMap(knownPassages);
}

function knownPassages(row: z.infer<typeof documentRowSchema>[number]): KnownPassage[] {
  const { id: documentId, kind, scope, organisationId, title, aliases, validFrom, validUntil, notHeld } = row;
  const sources = row.sources.map(withWebAddress);
  const language = asLanguage(row.language);
  const access = { scope, organisationId };
  const example =
    kind === 'example'
      ? { organisation: row.exampleOrganisation, year: row.exampleYear, contactRole: row.exampleContactRole }
      : null;
  return row.passages.flatMap(([id, headings, askedAs, text, position, page, sourceAt]) => {
    const source = sources[sourceAt];
    const common = { documentId, kind, example, title, aliases, language, validFrom, validUntil, notHeld, access };
    return source ? [{ id, headings, askedAs, text, position, page, source, ...common }] : [];
  });
}

/** The questions that articles of organisations answer now, which came without a release of the program: what brokers answered. */
export async function questionsOfOrganisations(prisma: PrismaClient): Promise<string[]> {
  const rows = await prisma.$queryRaw<Pick<KnownPassage, 'headings' | 'askedAs'>[]>`
    SELECT coalesce(passage.headings, '{}') AS headings, coalesce(passage.asked_as, '{}') AS "askedAs"
    FROM document JOIN passage ON passage.version_id = document.current_version_id
    WHERE document.kind = 'article' AND document.organisation_id IS NOT NULL`;
  return [...new Set(rows.flatMap(knownQuestions))];
}

/**
 * A passage of any version, also one that no longer answers: an old answer may still point to it.
 *
 * @returns null when there is none, or when this reader may not read it
 */
export async function readablePassage(prisma: Transaction, id: string, reader: Reader): Promise<KnownPassage | null> {
  const own = reader.organisationId;
  const passage = await prisma.passage.findFirst({
    where: {
      id,
      version: {
        document: {
          OR: [
            { scope: 'network' },
            ...(own === null ? [] : [{ scope: 'organisation' as const, organisationId: own }]),
            ...(own === null || !reader.direct ? [] : [{ scope: 'direct_only' as const, organisationId: own }]),
          ],
        },
      },
    },
    select: {
      id: true,
      headings: true,
      askedAs: true,
      text: true,
      position: true,
      page: true,
      source: { select: { title: true, publisher: true, url: true, date: true } },
      version: {
        include: { document: { select: { id: true, kind: true, scope: true, organisationId: true } } },
      },
    },
  });
  if (!passage) return null;
  const { version, ...rest } = passage;
  return {
    ...rest,
    source: withWebAddress(rest.source),
    documentId: version.document.id,
    kind: version.document.kind,
    title: version.title,
    aliases: version.aliases,
    language: asLanguage(version.language),
    validFrom: version.validFrom,
    validUntil: version.validUntil,
    access: { scope: version.document.scope, organisationId: version.document.organisationId },
  };
}

function asLanguage(stored: string): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'nl';
}
