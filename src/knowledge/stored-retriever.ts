import { LANGUAGES, type Language } from '../chat/language.ts';
import { mayRead, type Readable } from '../people/access.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { createGrowingIndex, type GrowingIndex } from './growing-index.ts';
import { createPacker } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';
import type { Retriever } from './retriever.ts';
import { documentStates, knowledgeRevision, passagesOf, readablePassage } from './stored-passages.ts';
import { readSynonyms } from './synonyms.ts';

/** How soon another process's change to the documents shows in this one's answers. */
const LOOK_EVERY_MS = 3_000;
/** So many documents are read from the database at once. */
const DOCUMENTS_AT_ONCE = 40;

/** A retriever over what is in the database, with its index in memory. */
export interface StoredRetriever extends Retriever {
  /** Takes in what changed in the documents since the last look. */
  refresh(): Promise<void>;
  /** Looks for changes from time to time until stopped. */
  start(): void;
  stop(): void;
}

/** Reads all current passages and indexes them, one index a language. */
export async function openStoredRetriever(prisma: PrismaClient, logger: Logger): Promise<StoredRetriever> {
  const synonyms = await readSynonyms();
  let revision = await knowledgeRevision(prisma);
  /** What has been indexed: the stamp of each document. */
  const indexed = new Map<string, string>();
  const indexes = await open();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<Record<Language, GrowingIndex>> {
    const states = await documentStates(prisma);
    const packers = { nl: createPacker(), en: createPacker() };
    for (const passages of batches(states)) {
      for (const passage of await passages()) packers[passage.language].add(passage);
    }
    for (const { documentId, stamp } of states) indexed.set(documentId, stamp);
    const of = (language: Language) => createGrowingIndex(packers[language].finish(), language, synonyms[language]);
    return { nl: of('nl'), en: of('en') };
  }

  /** A few documents after the other: all at once would need several times the memory of what is kept. */
  function batches(states: readonly { documentId: string }[]): (() => Promise<KnownPassage[]>)[] {
    const ids = states.map(({ documentId }) => documentId);
    return Array.from({ length: Math.ceil(ids.length / DOCUMENTS_AT_ONCE) }, (_, at) => () => {
      return passagesOf(prisma, ids.slice(at * DOCUMENTS_AT_ONCE, (at + 1) * DOCUMENTS_AT_ONCE));
    });
  }

  async function look(): Promise<void> {
    const now = await knowledgeRevision(prisma);
    if (now === revision) return;
    const states = new Map((await documentStates(prisma)).map(({ documentId, stamp }) => [documentId, stamp]));
    const old = [...indexed].filter(([id, stamp]) => states.get(id) !== stamp).map(([id]) => id);
    const fresh = [...states].filter(([id, stamp]) => indexed.get(id) !== stamp).map(([id]) => id);
    // The fresh ones too: a look that broke off half-way may have taken some of them in.
    const gone = new Set([...old, ...fresh]);
    for (const language of LANGUAGES) indexes[language].remove(gone);
    let count = 0;
    for (const read of batches(fresh.map((documentId) => ({ documentId })))) {
      const passages = await read();
      count += passages.length;
      for (const language of LANGUAGES) {
        await indexes[language].add(passages.filter((passage) => passage.language === language));
      }
    }
    for (const id of old) indexed.delete(id);
    for (const id of fresh) indexed.set(id, states.get(id) ?? '');
    revision = now;
    logger.info({ gone: old.length, fresh: fresh.length, passages: count }, 'knowledge refreshed');
  }

  /** One look after the other: two at once would take the same change in twice. */
  function refresh(): Promise<void> {
    const next = looking.then(look, look);
    looking = next.catch(() => undefined);
    return next;
  }

  return {
    async search({ text, language, reader, limit, focus }) {
      const mayReadIt = (access: Readable) => mayRead(reader, access);
      return indexes[language].search(text, { limit, mayRead: mayReadIt, ...(focus ? { focus } : {}) });
    },
    passage: (id, reader) => readablePassage(prisma, id, reader),
    refresh,
    start() {
      timer = setInterval(() => {
        refresh().catch((error: unknown) => logger.warn({ error }, 'knowledge not refreshed'));
      }, LOOK_EVERY_MS);
    },
    stop: () => clearInterval(timer),
  };
}
