import { LANGUAGES, type Language } from '../chat/language.ts';
import { errorCode } from '../errors.ts';
import { remembered } from '../language/remembered.ts';
import { nameOf } from '../language/vector-file.ts';
import { mayRead, type Readable } from '../people/access.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { traced } from '../telemetry/tracing.ts';
import { createGrowingIndex, type GrowingIndex } from './growing-index.ts';
import { createBacklog, type PassageReader, type WaitingPassage } from './meaning/backlog.ts';
import type { QuestionVectors } from './meaning/known-questions.ts';
import type { Meaning } from './meaning/meaning.ts';
import { packed } from './meaning/passage-vectors.ts';
import { createVectorStore } from './meaning/stored-vectors.ts';
import { createPacker } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';
import type { Retriever } from './retriever.ts';
import { documentStates, knowledgeRevision, passagesOf, readablePassage } from './stored-passages.ts';
import { readSynonyms } from './synonyms.ts';

/** How soon another process's change to the documents shows in this one's answers. */
const LOOK_EVERY_MS = 3_000;
/** As much of a question as is read for its meaning, in characters: time goes with length. */
const MEANING_WITHIN = 240;
/** So many known questions are remembered by the names of their vectors. */
const KNOWN_QUESTIONS = 10_000;
/** So many documents are read from the database at once. */
const DOCUMENTS_AT_ONCE = 40;

/** What reads texts for their meaning. */
export interface ReadingForMeaning {
  questions: Pick<Meaning, 'name' | 'ofQuestion'>;
  /** Opens what reads passages that came without a vector; it is closed when all are read. */
  openForPassages(): Promise<PassageReader>;
  /** Vectors of passages that came with the program, by the name of their text. */
  shipped: ReadonlyMap<string, Float32Array>;
  /** The same of the questions that these are known to answer. */
  knownQuestions: QuestionVectors;
}

/** A retriever over what is in the database, with its index in memory. */
export interface StoredRetriever extends Retriever {
  /** Ready when all passages that came have been read for their meaning. */
  readForMeaning(): Promise<void>;
  /** Takes in what changed in the documents since the last look. */
  refresh(): Promise<void>;
  /** Looks for changes from time to time until stopped. */
  start(): void;
  /** Ready when nothing is done any more. */
  stop(): Promise<void>;
}

/**
 * Reads all current passages and indexes them, one index a language.
 *
 * @param meaning left out: passages are found by their words only
 */
export async function openStoredRetriever(
  prisma: PrismaClient,
  logger: Logger,
  meaning?: ReadingForMeaning,
): Promise<StoredRetriever> {
  const synonyms = await readSynonyms();
  const vectors = meaning && createVectorStore(prisma, meaning.questions.name, meaning.shipped);
  // Some hundreds of them are held against every question.
  const named = remembered(KNOWN_QUESTIONS, nameOf);
  let revision = await knowledgeRevision(prisma);
  /** What has been indexed: the stamp of each document. */
  const indexed = new Map<string, string>();
  /** Passages whose meaning is not known: read beside everything else. */
  const unread: WaitingPassage[] = [];
  const indexes = await open();
  const backlog =
    meaning &&
    vectors &&
    createBacklog({
      open: meaning.openForPassages,
      wordsOf: vectors.wordsOf,
      async onRead(passage, vector) {
        await vectors.keep(passage.id, vector);
        indexes[passage.language].learn(passage, packed(vector));
      },
      logger,
    });
  readUnread();
  let looking: Promise<void> = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<Record<Language, GrowingIndex>> {
    const states = await documentStates(prisma);
    const packers = { nl: createPacker(), en: createPacker() };
    const known: Record<Language, (Int8Array | undefined)[]> = { nl: [], en: [] };
    for (const read of batches(states)) {
      const passages = await read();
      const own = await knownVectors(passages);
      for (const passage of passages) {
        packers[passage.language].add(passage);
        known[passage.language].push(own.get(passage.id));
      }
    }
    for (const { documentId, stamp } of states) indexed.set(documentId, stamp);
    const of = (language: Language) =>
      createGrowingIndex(packers[language].finish(), language, synonyms[language], known[language]);
    return { nl: of('nl'), en: of('en') };
  }

  async function knownVectors(passages: readonly KnownPassage[]): Promise<ReadonlyMap<string, Int8Array>> {
    if (!vectors) return new Map();
    const known = await vectors.of(passages);
    for (const { id, documentId, language } of passages) if (!known.has(id)) unread.push({ id, documentId, language });
    return known;
  }

  function readUnread(): void {
    backlog?.add(unread.splice(0));
  }

  /** What a question means; undefined where that is not to be had: then its words find what they find. */
  async function meaningOf(text: string): Promise<Float32Array | undefined> {
    return meaning?.questions.ofQuestion(text.slice(0, MEANING_WITHIN)).catch((error: unknown) => {
      // Left out for a moment, under load, it is no trouble.
      const level = errorCode(error) === 'encoder.busy' ? 'debug' : 'warn';
      logger[level]({ error }, 'a question was searched by its words only');
      return undefined;
    });
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
        const own = passages.filter((passage) => passage.language === language);
        await indexes[language].add(own, await knownVectors(own));
      }
    }
    for (const id of old) indexed.delete(id);
    for (const id of fresh) indexed.set(id, states.get(id) ?? '');
    readUnread();
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
    search({ text, language, reader, limit, focus }) {
      const attributes = { 'db.operation.name': 'search', 'db.collection.name': 'passage' };
      return traced('search passage', { role: 'internal', attributes }, async (span) => {
        const mayReadIt = (access: Readable) => mayRead(reader, access);
        const vector = await meaningOf(text);
        const found = indexes[language].search(text, {
          limit,
          mayRead: mayReadIt,
          vector,
          knownVector: (question) => meaning?.knownQuestions.get(named(question, language)),
          ...(focus ? { focus } : {}),
        });
        span.note({ 'db.response.returned_rows': found.hits.length });
        return found;
      });
    },
    passage: (id, reader) => readablePassage(prisma, id, reader),
    refresh,
    start() {
      timer = setInterval(() => {
        refresh().catch((error: unknown) => logger.warn({ error }, 'knowledge not refreshed'));
      }, LOOK_EVERY_MS);
    },
    async stop() {
      clearInterval(timer);
      await backlog?.stop();
    },
    readForMeaning: async () => backlog?.done(),
  };
}
