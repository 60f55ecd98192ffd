import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Readable } from '../people/access.ts';
import type { Transaction } from '../store/transaction.ts';
import { DOCUMENT_KINDS } from './documents.ts';

/** A document as it stands in a list. */
export interface ListedDocument {
  id: string;
  slug: string;
  kind: (typeof DOCUMENT_KINDS)[number];
  title: string;
  scope: Readable['scope'];
  organisation: string | null;
  date: string | null;
  validUntil: string | null;
  passages: number;
  versions: number;
  withdrawn: boolean;
}

const listedSchema = z.array(
  z.object({
    id: z.string(),
    slug: z.string(),
    kind: z.enum(DOCUMENT_KINDS),
    title: z.string().nullable(),
    scope: z.enum(['network', 'organisation', 'direct_only']),
    organisation: z.string().nullable(),
    date: z.string().nullable(),
    validUntil: z.string().nullable(),
    passages: z.number(),
    versions: z.number(),
    withdrawn: z.boolean(),
  }),
);

/** Documents by title; without `articles` only what people brought. */
export async function listDocuments(tx: Transaction, options: { articles: boolean }): Promise<ListedDocument[]> {
  const rows = await tx.$queryRaw`
    SELECT document.id, document.slug, document.kind::text, version.title, document.scope::text,
           organisation.name AS organisation, version.date, version.valid_until AS "validUntil",
           (SELECT count(*)::int FROM passage WHERE version_id = version.id) AS passages,
           (SELECT count(*)::int FROM document_version WHERE document_id = document.id) AS versions,
           document.current_version_id IS NULL AS withdrawn
    FROM document
    LEFT JOIN LATERAL (
      SELECT * FROM document_version WHERE document_id = document.id
      ORDER BY id = document.current_version_id DESC NULLS LAST, created_at DESC LIMIT 1) version ON true
    LEFT JOIN organisation ON organisation.id = document.organisation_id
    WHERE ${options.articles} OR document.kind <> 'article'
    ORDER BY version.title, document.slug`;
  return listedSchema.parse(rows).map((row) => ({ ...row, title: row.title ?? row.slug }));
}

/**
 * The document no longer answers; its versions stay for the answers that quoted them.
 *
 * @throws AppError `documents.unknown`
 */
export async function withdrawDocument(tx: Transaction, slug: string): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE document SET current_version_id = NULL, updated_at = clock_now() WHERE slug = ${slug}`;
  if (count === 0) throw unknownDocument(slug);
}

/**
 * Says until when a document holds; null: until further notice. A withdrawn one answers again with its last version.
 *
 * @throws AppError `documents.unknown`
 */
export async function renewDocument(tx: Transaction, slug: string, validUntil: string | null): Promise<void> {
  const count = await tx.$executeRaw`
    UPDATE document SET updated_at = clock_now(), renewal_asked_at = NULL, current_version_id = coalesce(current_version_id,
      (SELECT id FROM document_version WHERE document_id = document.id ORDER BY created_at DESC LIMIT 1))
    WHERE slug = ${slug}`;
  if (count === 0) throw unknownDocument(slug);
  await tx.$executeRaw`
    UPDATE document_version SET valid_until = ${validUntil}
    FROM document WHERE document.slug = ${slug} AND document_version.id = document.current_version_id`;
}

/** Who may read a document from now on; nobody but its owner's organisation can be given it. */
export async function rescopeDocument(tx: Transaction, id: string, scope: Readable['scope']): Promise<void> {
  await tx.$executeRaw`UPDATE document SET scope = ${scope}::"Scope", updated_at = clock_now() WHERE id = ${id}::uuid`;
}

function unknownDocument(slug: string): AppError {
  return new AppError({
    code: 'documents.unknown',
    message: `There is no document ${slug}. See: impact documents list`,
  });
}
