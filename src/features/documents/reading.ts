import type { PlatformName } from '../../chat/conversation-reference.ts';
import type { Language } from '../../chat/language.ts';
import type { Platform } from '../../chat/platform.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import { AppError, errorCode } from '../../errors.ts';
import { createLanes, type Lanes } from '../../jobs/lanes.ts';
import type { Fetcher } from '../../knowledge/fetching/fetcher.ts';
import type { IncomingFile, IngestReport, Library } from '../../knowledge/library.ts';
import type { DocumentReader } from '../../knowledge/reading/document-reader.ts';
import type { Bell } from '../../store/bell.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { problemReply, reportReply, STANDARD_SCOPE } from './cards.ts';
import {
  type ClaimedIngestion,
  claimIngestion,
  finishIngestion,
  keepIngestion,
  releaseIngestion,
  waitingIngestions,
} from './repository.ts';

export interface ReadingDeps {
  prisma: PrismaClient;
  library: Library;
  fetcher: Fetcher;
  platforms: ReadonlyMap<PlatformName, Platform>;
  outbox: Outbox;
  delivery: Delivery;
  /** Takes the new document into the answers of this process. */
  retriever: { refresh(): Promise<void> };
  maxBytes: number;
  /** What else documents are read for, by the name with which they were queued. */
  purposes: Readonly<Record<string, ReadFor>>;
  /** What takes files as they are, in the same way. */
  takers: Readonly<Record<string, TakeFile>>;
  documents: Pick<DocumentReader, 'readDocument'>;
  logger: Logger;
  /** Left out: it hears of no document until it looks by itself. */
  bell?: Bell;
}

/** Does something with what a document says, and what is said of it; in the transaction that ends the reading. */
export type ReadFor = (tx: Transaction, read: DocumentRead) => Promise<ReplyDraft>;

/** A document that was read for whoever sent it, and is kept nowhere. */
export interface DocumentRead {
  name: string;
  text: string;
  personId: string;
  organisationId: string;
  language: Language;
}

/** A file as it was sent. */
export interface FileSent {
  bytes: Uint8Array;
  name: string;
  /** What stood behind the colon of its purpose. */
  about: string;
  personId: string;
  organisationId: string;
  language: Language;
}

/** Does something with a file itself; as {@link ReadFor}. */
export type TakeFile = (tx: Transaction, file: FileSent) => Promise<ReplyDraft>;

/** Waits before the second and third attempt; then the person is told that it failed. */
const RETRY_AFTER_MS = [2_000, 10_000] as const;
/** One document at a time is read anyway; a second conversation may fetch meanwhile. */
const CONCURRENCY = 2;

/**
 * Reads what people sent, beside the conversation: in the order in which it was sent, again after a crash, and never
 * without a word about what became of it.
 */
export function createReading(deps: ReadingDeps): Lanes {
  const { bell } = deps;
  const lanes = createLanes({
    work: (conversationId) => readNext(deps, conversationId, (afterMs) => lanes.wake(conversationId, afterMs)),
    waiting: (limit) => waitingIngestions(deps.prisma, limit),
    concurrency: CONCURRENCY,
    calls: bell && { bell, table: 'ingestion' },
    onError: (error) => deps.logger.error({ error }, 'reading stopped for a moment'),
  });
  return lanes;
}

async function readNext(deps: ReadingDeps, conversationId: string, again: (afterMs: number) => void): Promise<boolean> {
  const ingestion = await claimIngestion(deps.prisma, conversationId);
  if (!ingestion) return false;
  const letGo = keepIngestion(deps.prisma, ingestion, (error) => deps.logger.warn({ error }, 'claim not renewed'));
  try {
    await read(deps, ingestion);
  } catch (error) {
    const afterMs = await settleFailure(deps, ingestion, error);
    if (afterMs !== null) again(afterMs);
  } finally {
    letGo();
  }
  return true;
}

async function read(deps: ReadingDeps, ingestion: ClaimedIngestion): Promise<void> {
  if (ingestion.attempt > RETRY_AFTER_MS.length + 1) {
    throw new AppError({ code: 'reading.broken', message: 'Every attempt ended with the process.' });
  }
  const startedAt = performance.now();
  const file = await fetchFile(deps, ingestion);
  const purpose = ingestion.reference?.kind === 'file' ? ingestion.reference.purpose : undefined;
  const [who = '', about = ''] = purpose?.split(':') ?? [];
  const { personId, organisationId, language } = ingestion;
  const taker = deps.takers[who];
  if (taker) {
    const sent = { bytes: file.bytes, name: file.name, about, personId, organisationId, language };
    return close(deps, ingestion, { documentId: null }, (tx) => taker(tx, sent));
  }
  const readFor = deps.purposes[who];
  if (readFor) return readOnce(deps, ingestion, file, readFor);
  const report = await deps.library.add(file, {
    kind: 'document',
    scope: STANDARD_SCOPE,
    keepScope: true,
    organisationId: ingestion.organisationId,
    ownerId: ingestion.personId,
  });
  await deps.retriever.refresh();
  await close(deps, ingestion, { documentId: report.documentId }, reportReply(report, ingestion.language));
  deps.logger.info(factsOf(ingestion, report, performance.now() - startedAt), 'document read');
}

/** Reads it for something else than to become knowledge. */
async function readOnce(
  deps: ReadingDeps,
  ingestion: ClaimedIngestion,
  { bytes, name, mediaType }: IncomingFile,
  readFor: ReadFor,
): Promise<void> {
  const { blocks } = await deps.documents.readDocument(bytes, { name, mediaType });
  const { personId, organisationId, language } = ingestion;
  const read = { name, text: blocks.map(({ text }) => text).join('\n'), personId, organisationId, language };
  await close(deps, ingestion, { documentId: null }, (tx) => readFor(tx, read));
}

/** Ids and counts only: not what it is called or says. */
function factsOf({ id, attempt }: ClaimedIngestion, report: IngestReport, elapsedMs: number) {
  const { documentId, outcome, passages } = report;
  return { ingestion: id, attempt, documentId, outcome, passages, elapsedMs: Math.round(elapsedMs) };
}

async function fetchFile(deps: ReadingDeps, { reference, name }: ClaimedIngestion): Promise<IncomingFile> {
  if (reference === null) {
    throw new AppError({ code: 'fetching.file-gone', message: 'This version cannot read how to fetch the document.' });
  }
  if (reference.kind === 'page') {
    const { bytes, url, mediaType } = await deps.fetcher.fetch(reference.url);
    return { bytes, name: reference.url, url, mediaType };
  }
  const platform = deps.platforms.get(reference.platform);
  if (!platform?.download) {
    throw new AppError({ code: 'fetching.file-refused', message: `${reference.platform} gives no files.` });
  }
  const { bytes, mediaType } = await platform.download(reference.file, { maxBytes: deps.maxBytes });
  return { bytes, name, url: null, mediaType: reference.mediaType ?? mediaType };
}

/** @returns after how many milliseconds it is read again; null: it is not, or not by this process */
async function settleFailure(deps: ReadingDeps, ingestion: ClaimedIngestion, error: unknown): Promise<number | null> {
  const code = errorCode(error);
  deps.logger.warn({ ingestion: ingestion.id, attempt: ingestion.attempt, code, error }, 'document not read');
  // Another process has it now; whatever is said here would be said twice.
  if (code === 'documents.lease-lost') return null;
  const afterMs = RETRY_AFTER_MS[ingestion.attempt - 1];
  const mayHelp = !(error instanceof AppError) || error.retryable;
  if (mayHelp && afterMs !== undefined) {
    await releaseIngestion(deps.prisma, ingestion, { errorCode: code, afterMs });
    return afterMs;
  }
  await close(deps, ingestion, { errorCode: code }, problemReply(ingestion.name, error, ingestion.language));
  return null;
}

/** What became of a document and what is said of it: both or neither. */
async function close(
  deps: ReadingDeps,
  ingestion: ClaimedIngestion,
  result: { documentId: string | null } | { errorCode: string },
  reply: ReplyDraft | ((tx: Transaction) => Promise<ReplyDraft>),
): Promise<void> {
  const { conversationId } = ingestion;
  await deps.prisma.$transaction(async (tx) => {
    if (!(await finishIngestion(tx, ingestion, result))) {
      throw new AppError({ code: 'documents.lease-lost', message: 'Another process took this document over.' });
    }
    const said = typeof reply === 'function' ? await reply(tx) : reply;
    await deps.outbox.enqueue(tx, { conversationId, inboxId: null, replies: [said], purpose: 'answer' });
  });
  deps.delivery.wake(conversationId);
}
