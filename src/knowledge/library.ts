import { createHash } from 'node:crypto';
import { AppError } from '../errors.ts';
import type { Readable } from '../people/access.ts';
import { slugOf } from '../people/tenants.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { type DocumentKind, type ExampleFacts, type StoringOutcome, storeDocument } from './documents.ts';
import { type CutPassage, passagesOfBlocks } from './passages-of-blocks.ts';
import type { ReadDocument, Skipped } from './reading/document.ts';
import type { DocumentReader } from './reading/document-reader.ts';

/** A file as it came in. */
export interface IncomingFile {
  bytes: Uint8Array;
  /** Name of the file, or the address of the page: with the owner it says which document this is a version of. */
  name: string;
  mediaType?: string | undefined;
  /** Where a reader can open it; null for a file of somebody's own. */
  url: string | null;
}

/** What whoever brings a document tells about it; the rest is read from it. */
export interface AboutDocument extends Readable {
  kind: Exclude<DocumentKind, 'article'>;
  ownerId: string | null;
  /** A document that is there already stays readable to whom it is now. */
  keepScope?: boolean | undefined;
  title?: string | undefined;
  publisher?: string | undefined;
  date?: string | undefined;
  validUntil?: string | undefined;
  themes?: readonly string[] | undefined;
  example?: ExampleFacts | undefined;
}

/** What became of a document that was brought. */
export interface IngestReport {
  documentId: string;
  slug: string;
  outcome: StoringOutcome;
  title: string;
  language: string;
  date: string | null;
  passages: number;
  /** The highest page or slide; null where the format has none. */
  pages: number | null;
  skipped: Skipped[];
  /** Titles of copies of the version before, which were withdrawn with it. */
  copies: string[];
}

export type IngestStage = 'reading' | 'storing';

/** Brings documents into the knowledge. */
export interface Library {
  /**
   * Reads a file and stores it in one transaction: a crash leaves the document as it was before.
   *
   * The same file of the same owner again changes nothing; another file under the same name is a new version.
   *
   * @throws AppError `reading.…`
   */
  add(file: IncomingFile, about: AboutDocument, onStage?: (stage: IngestStage) => void): Promise<IngestReport>;
}

/** Raise it when reading changes for the better: then the same file is read anew. */
const READING_VERSION = 2;
/** Storing ten thousand passages takes seconds. */
const STORING_TIMEOUT_MS = 120_000;
const LONGEST_NAME = 500;

export function createLibrary(deps: { prisma: PrismaClient; reader: DocumentReader }): Library {
  return {
    async add(given, about, onStage) {
      const file = { ...given, name: given.name.normalize('NFC') };
      onStage?.('reading');
      const document = await deps.reader.readDocument(file.bytes, file);
      const passages = passagesOfBlocks(document.blocks, document.language);
      onStage?.('storing');
      const slug = slugOfDocument(file.name, about);
      const storing = async (tx: Transaction) => {
        const older = await foldTogether(tx, slug, slugOfDocument(file.name.normalize('NFD'), about));
        const stored = await store(tx, { file, about, document, passages, slug });
        return { ...stored, copies: [...older, ...stored.copies] };
      };
      const stored = await deps.prisma.$transaction(storing, {
        timeout: STORING_TIMEOUT_MS,
        maxWait: STORING_TIMEOUT_MS,
      });
      return {
        ...stored,
        slug,
        title: about.title ?? document.title,
        language: document.language,
        date: about.date ?? document.date,
        passages: passages.length,
        pages: highestPage(passages),
        skipped: document.skipped,
      };
    },
  };
}

interface ToStore {
  file: IncomingFile;
  about: AboutDocument;
  document: ReadDocument;
  passages: readonly CutPassage[];
  slug: string;
}

async function store(tx: Transaction, { file, about, document, passages, slug }: ToStore) {
  const title = about.title ?? document.title;
  const date = about.date ?? document.date;
  const contentHash = createHash('sha256').update(`reading ${READING_VERSION}\n`).update(file.bytes).digest('hex');
  const publisher = about.publisher ?? (await publisherOf(tx, file, about));
  const key = `${slug}/${contentHash.slice(0, 16)}`;
  const source = { title, publisher, url: file.url, date };
  const { id: sourceId } = await tx.source.upsert({
    where: { key },
    create: { key, ...source },
    update: source,
    select: { id: true },
  });
  const { kind, organisationId, ownerId } = about;
  const there = about.keepScope ? await tx.document.findUnique({ where: { slug }, select: { scope: true } }) : null;
  const scope = there?.scope ?? about.scope;
  const facts = { kind, scope, organisationId, ownerId, origin: file.name.slice(0, LONGEST_NAME) };
  return storeDocument(tx, slug, facts, {
    contentHash,
    title,
    language: document.language,
    themes: about.themes ?? [],
    aliases: [],
    date,
    validFrom: null,
    validUntil: about.validUntil ?? null,
    example: about.example,
    passages: passages.map((passage) => ({ ...passage, sourceId })),
  });
}

/**
 * A document that was stored when a name with loose accents was another name comes under its own; where both are there, that one answers no more.
 *
 * @returns the title of what was withdrawn
 */
async function foldTogether(tx: Transaction, slug: string, before: string): Promise<string[]> {
  if (slug === before) return [];
  const renamed = await tx.$executeRaw`
    UPDATE document SET slug = ${slug}
    WHERE slug = ${before} AND NOT EXISTS (SELECT FROM document WHERE slug = ${slug})`;
  if (renamed > 0) return [];
  const rows = await tx.$queryRaw<{ title: string }[]>`
    UPDATE document old SET current_version_id = NULL, updated_at = clock_now()
    FROM document_version said WHERE old.slug = ${before} AND said.id = old.current_version_id
    RETURNING said.title`;
  return rows.map(({ title }) => title);
}

/** The site a page is of, else whose document it is. */
async function publisherOf(tx: Transaction, { url }: IncomingFile, { organisationId }: AboutDocument): Promise<string> {
  if (url !== null) return new URL(url).hostname.replace(/^www\./, '');
  if (organisationId === null) return '';
  const organisation = await tx.organisation.findUnique({ where: { id: organisationId }, select: { name: true } });
  if (!organisation) throw new AppError({ code: 'knowledge.organisation', message: 'This organisation is not known.' });
  return organisation.name;
}

/** Unique for an owner and a name: the readable part may be the same for two names, the hash is not. */
function slugOfDocument(name: string, { ownerId, organisationId }: AboutDocument): string {
  const owner = ownerId ?? organisationId ?? 'network';
  const hash = createHash('sha256').update(`${owner}\n${name.toLowerCase()}`).digest('hex').slice(0, 8);
  return `document/${slugOf(lastPart(name)).slice(0, 60) || 'naamloos'}-${hash}`;
}

function lastPart(name: string): string {
  return (
    name
      .replace(/[?#].*$/, '')
      .split(/[/\\]/)
      .filter(Boolean)
      .at(-1) ?? name
  );
}

function highestPage(passages: readonly CutPassage[]): number | null {
  return passages.reduce<number | null>((most, { page }) => (page === null ? most : Math.max(most ?? 0, page)), null);
}
