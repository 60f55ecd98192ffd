import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { visibleTexts } from '../chat/visible-text.ts';
import { AppError } from '../errors.ts';
import type { Readable } from '../people/access.ts';
import type { Transaction } from '../store/transaction.ts';

/** What a document is to its readers: an article of ours, somebody's file or page, or a good example. */
export const DOCUMENT_KINDS = ['article', 'document', 'example'] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** Whose document it is and who may read it. */
export interface DocumentFacts extends Readable {
  kind: DocumentKind;
  ownerId: string | null;
  /** Name of the file or address of the page it was read from. */
  origin: string | null;
}

/** Whose good example it is, from which year, and in which role there is somebody to ask. */
export interface ExampleFacts {
  organisation: string | null;
  year: number | null;
  contactRole: string | null;
}

/** What a document says, and what is known about that. */
export interface NewVersion {
  /** SHA-256 in hex: the same content again is the same version. */
  contentHash: string;
  title: string;
  language: Language;
  themes: readonly string[];
  aliases: readonly string[];
  date: string | null;
  validFrom: string | null;
  validUntil: string | null;
  /** Questions near what it tells that it has no answer to; left out: none are known. */
  notHeld?: readonly string[];
  example?: ExampleFacts | undefined;
  passages: readonly NewPassage[];
}

export interface NewPassage {
  headings: readonly string[];
  /** Other ways in which people ask for what it tells; left out: none. */
  askedAs?: readonly string[];
  text: string;
  /** Page or slide, from 1. */
  page: number | null;
  sourceId: string;
}

/** What storing came to: a document that was not there, other content, other facts about the same content, nothing. */
export type StoringOutcome = 'new' | 'changed' | 'updated' | 'unchanged';

export interface Stored {
  documentId: string;
  outcome: StoringOutcome;
  /** Titles of copies of the version before, under other names: they answer no more either. */
  copies: string[];
}

/**
 * Stores a document. The same content again is no new version; other content is, and the old one stays for the answers
 * that quoted it. Characters that nobody sees are left out: they would hide words from the reader. Everything is in the caller's transaction.
 *
 * @param slug the document's unique name
 */
export async function storeDocument(
  tx: Transaction,
  slug: string,
  facts: DocumentFacts,
  given: NewVersion,
): Promise<Stored> {
  const version = visibleTexts(given);
  const document = await lockedDocument(tx, slug, facts);
  const known = await tx.documentVersion.findUnique({
    where: { documentId_contentHash: { documentId: document.id, contentHash: version.contentHash } },
    select: { id: true },
  });
  const versionId = known?.id ?? (await addVersion(tx, document.id, version));
  const told = known ? await updateVersion(tx, versionId, version) : false;
  const moved = document.currentVersionId !== versionId;
  const changed = (await updateFacts(tx, document.id, versionId, facts)) || told;
  if (told && !moved) await touch(tx, document.id);
  const before = document.currentVersionId;
  const copies = moved && before !== null ? await withdrawCopies(tx, { of: before, documentId: document.id }) : [];
  return { documentId: document.id, outcome: outcomeOf({ isNew: document.isNew, moved, changed }), copies };
}

/** A copy for the same readers would go on answering what the new version says otherwise. */
async function withdrawCopies(tx: Transaction, old: { of: string; documentId: string }): Promise<string[]> {
  const rows = await tx.$queryRaw<{ title: string }[]>`
    UPDATE document copy SET current_version_id = NULL, updated_at = clock_now()
    FROM document_version said, document_version old, document renewed
    WHERE old.id = ${old.of}::uuid AND renewed.id = ${old.documentId}::uuid AND copy.id <> renewed.id
      AND said.id = copy.current_version_id AND said.content_hash = old.content_hash
      AND (copy.kind, copy.scope, copy.organisation_id) IS NOT DISTINCT FROM (renewed.kind, renewed.scope, renewed.organisation_id)
    RETURNING said.title`;
  return rows.map(({ title }) => title);
}

function outcomeOf(what: { isNew: boolean; moved: boolean; changed: boolean }): StoringOutcome {
  if (what.isNew) return 'new';
  if (what.moved) return 'changed';
  return what.changed ? 'updated' : 'unchanged';
}

const lockedSchema = z.array(z.object({ id: z.uuid(), current_version_id: z.uuid().nullable() }));

/** The document's row, made when it was not there, and locked: two who store the same do it one after the other. */
async function lockedDocument(tx: Transaction, slug: string, facts: DocumentFacts) {
  const made = await tx.$executeRaw`
    INSERT INTO document (id, slug, kind, scope, origin, organisation_id, owner_id)
    VALUES (gen_random_uuid(), ${slug}, ${facts.kind}::"DocumentKind", ${facts.scope}::"Scope", ${facts.origin},
            ${facts.organisationId}::uuid, ${facts.ownerId}::uuid)
    ON CONFLICT (slug) DO NOTHING`;
  const rows = await tx.$queryRaw`SELECT id, current_version_id FROM document WHERE slug = ${slug} FOR UPDATE`;
  const [row] = lockedSchema.parse(rows);
  if (!row) throw new AppError({ code: 'knowledge.no-document', message: 'A document that was just stored is gone.' });
  return { id: row.id, currentVersionId: row.current_version_id, isNew: made === 1 };
}

async function updateFacts(tx: Transaction, id: string, versionId: string, facts: DocumentFacts): Promise<boolean> {
  const count = await tx.$executeRaw`
    UPDATE document
    SET current_version_id = ${versionId}::uuid, kind = ${facts.kind}::"DocumentKind", scope = ${facts.scope}::"Scope",
        organisation_id = ${facts.organisationId}::uuid, owner_id = ${facts.ownerId}::uuid, origin = ${facts.origin},
        updated_at = clock_now(), renewal_asked_at = NULL
    WHERE id = ${id}::uuid
      AND (current_version_id, kind, scope, organisation_id, owner_id, origin)
          IS DISTINCT FROM (${versionId}::uuid, ${facts.kind}::"DocumentKind", ${facts.scope}::"Scope",
                            ${facts.organisationId}::uuid, ${facts.ownerId}::uuid, ${facts.origin}::text)`;
  return count > 0;
}

async function touch(tx: Transaction, id: string): Promise<void> {
  await tx.$executeRaw`UPDATE document SET updated_at = clock_now(), renewal_asked_at = NULL WHERE id = ${id}::uuid`;
}

async function addVersion(tx: Transaction, documentId: string, version: NewVersion): Promise<string> {
  const { passages, contentHash } = version;
  const { id } = await tx.documentVersion.create({
    data: { documentId, contentHash, ...toldColumns(version) },
    select: { id: true },
  });
  await addPassages(tx, id, passages);
  return id;
}

/** What is told about a version, not what it says. */
function toldColumns(version: NewVersion) {
  const { title, language, themes, aliases, date, validFrom, validUntil, notHeld = [], example } = version;
  return {
    title,
    language,
    themes: [...themes],
    aliases: [...aliases],
    date,
    validFrom,
    validUntil,
    notHeld: [...notHeld],
    exampleOrganisation: example?.organisation ?? null,
    exampleYear: example?.year ?? null,
    exampleContactRole: example?.contactRole ?? null,
  };
}

async function updateVersion(tx: Transaction, id: string, version: NewVersion): Promise<boolean> {
  const told = toldColumns(version);
  const stored = await tx.documentVersion.findUniqueOrThrow({
    where: { id },
    select: {
      title: true,
      language: true,
      themes: true,
      aliases: true,
      date: true,
      validFrom: true,
      validUntil: true,
      notHeld: true,
      exampleOrganisation: true,
      exampleYear: true,
      exampleContactRole: true,
    },
  });
  const same = JSON.stringify(Object.entries(stored).sort()) === JSON.stringify(Object.entries(told).sort());
  if (!same) await tx.documentVersion.update({ where: { id }, data: told });
  return !same;
}

/** One statement carries so many passages: fast, and never too long for the server. */
const PASSAGES_AT_ONCE = 1_000;

async function addPassages(tx: Transaction, versionId: string, passages: readonly NewPassage[]): Promise<void> {
  for (let from = 0; from < passages.length; from += PASSAGES_AT_ONCE) {
    const rows = passages
      .slice(from, from + PASSAGES_AT_ONCE)
      .map((passage, at) => ({ ...passage, position: from + at, id: randomUUID() }));
    await tx.$executeRaw`
      INSERT INTO passage (id, version_id, position, page, headings, asked_as, text, source_id)
      SELECT id, ${versionId}::uuid, position, page,
             ARRAY(SELECT jsonb_array_elements_text(headings)),
             ARRAY(SELECT jsonb_array_elements_text("askedAs")), text, "sourceId"
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
           AS row(id uuid, position int, page int, headings jsonb, "askedAs" jsonb, text text, "sourceId" uuid)`;
  }
}
