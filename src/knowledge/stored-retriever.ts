import { LANGUAGES, type Language } from '../chat/language.ts';
import { errorCode } from '../errors.ts';
import { remembered } from '../language/remembered.ts';
import { nameOf } from '../language/vector-file.ts';
import { mayRead, type Readable } from '../people/access.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { traced } from '../telemetry/tracing.ts';
import { createGrowingIndex, type GrowingIndex, withVectors } from './growing-index.ts';
import { createBacklog, type PassageReader, type WaitingPassage } from './meaning/backlog.ts';
import { createBrokerQuestions } from './meaning/broker-questions.ts';
import type { QuestionVectors } from './meaning/known-questions.ts';
import type { Meaning } from './meaning/meaning.ts';
import { packed } from './meaning/passage-vectors.ts';
import { createVectorStore } from './meaning/stored-vectors.ts';
import { createPacker } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';
import { buildIndexPart, type IndexPart } from './passage-index.ts';
import type { Retriever } from './retriever.ts';
import { createIndexKeeper, type KeptIndex } from './stored-index/stored-index.ts';
import {
  type DocumentState,
  documentStates,
  knowledgeRevision,
  passagesOf,
  readablePassage,
} from './stored-passages.ts';
import { readSynonyms } from './synonyms.ts';

/** How soon another process's change to the documents shows in this one's answers. */
const LOOK_EVERY_MS = 3_000;
/** As much of a question as is read for its meaning, in characters: time goes with length. */
const MEANING_WITHIN = 240;
/** So many known questions are remembered by the names of their vectors. */
const KNOWN_QUESTIONS = 25_000;
/** So many documents are read from the database at once. */
const DOCUMENTS_AT_ONCE = 40;
/** And of so many passages the vectors. */
const PASSAGES_AT_ONCE = 2_000;
/** An index over fewer passages is made as soon as it is read, and not kept: of our own articles making it takes half of a start. */
const WORTH_KEEPING = 500;
/** When more than this share of the documents changed since an index was kept, it is made anew: each part costs every question a little. */
const MOST_CHANGED = 0.1;

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
 * @param keeping.folder where the index is kept for the next start; left out: nowhere
 * @param keeping.from how many passages make that worth while
 */
export async function openStoredRetriever(
  prisma: PrismaClient,
  logger: Logger,
  meaning?: ReadingForMeaning,
  keeping?: { folder: string; from?: number },
): Promise<StoredRetriever> {
  const synonyms = await readSynonyms();
  const vectors = meaning && createVectorStore(prisma, meaning.questions.name, meaning.shipped);
  const questions = meaning && createBrokerQuestions(prisma, meaning.knownQuestions);
  // Some hundreds of them are held against every question.
  const named = remembered(KNOWN_QUESTIONS, nameOf);
  const keeper = keeping && createIndexKeeper(keeping.folder, meaning?.questions.name ?? null);
  let writing: Promise<void> = Promise.resolve();
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
      onQuestion: (question, vector) => questions?.learn(question, vector),
      logger,
    });
  let looking: Promise<void> = Promise.resolve();
  // What was kept is of another moment.
  if (revision === '') await refresh();
  await readUnread();
  let timer: NodeJS.Timeout | undefined;

  async function open(): Promise<Record<Language, GrowingIndex>> {
    const states = await documentStates(prisma);
    const kept = (await keeper?.read(states)) ?? null;
    const parts = kept && shareChanged(kept, states) <= MOST_CHANGED ? await takeUp(kept) : await make(states);
    const of = (language: Language) => createGrowingIndex(parts[language], language, synonyms[language]);
    return { nl: of('nl'), en: of('en') };
  }

  /** Takes what was kept for what it is: an index of the documents as they were. */
  async function takeUp({ parts, stamps }: KeptIndex): Promise<KeptIndex['parts']> {
    for (const [documentId, stamp] of stamps) indexed.set(documentId, stamp);
    revision = '';
    for (const language of LANGUAGES) await learnSince(parts[language]);
    return parts;
  }

  /** Passages that were read for their meaning since the index was kept, or still are to be. */
  async function learnSince({ passages, vectors: there }: IndexPart): Promise<void> {
    if (!vectors) return;
    const unknown = [...passages.packed.columns.commonOf.keys()].filter((at) => there.at(at) === undefined);
    for (let from = 0; from < unknown.length; from += PASSAGES_AT_ONCE) {
      const some = unknown.slice(from, from + PASSAGES_AT_ONCE);
      const known = await knownVectors(some.flatMap((at) => passages.at(at) ?? []));
      for (const at of some) {
        const vector = known.get(passages.at(at)?.id ?? '');
        if (vector) there.set(at, vector);
      }
    }
  }

  async function make(states: readonly DocumentState[]): Promise<KeptIndex['parts']> {
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
    const part = (language: Language): IndexPart =>
      withVectors(buildIndexPart(packers[language].finish(), language), known[language]);
    const parts = { nl: part('nl'), en: part('en') };
    const size = LANGUAGES.reduce((sum, language) => sum + parts[language].passages.length, 0);
    const isWorthKeeping = size >= (keeping?.from ?? WORTH_KEEPING);
    // What was kept and is not taken up may say what no document says any more.
    const kept = isWorthKeeping ? keeper?.write({ parts, stamps: new Map(indexed) }) : keeper?.forget();
    writing = Promise.resolve(kept).catch((error: unknown) => {
      logger.warn({ error }, 'the index is not kept for the next start');
    });
    return parts;
  }

  async function knownVectors(passages: readonly KnownPassage[]): Promise<ReadonlyMap<string, Int8Array>> {
    if (!vectors) return new Map();
    const known = await vectors.of(passages);
    for (const { id, documentId, language } of passages) if (!known.has(id)) unread.push({ id, documentId, language });
    return known;
  }

  async function readUnread(): Promise<void> {
    backlog?.add(unread.splice(0), await questions?.missing());
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
    await remove(old, fresh);
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
    await readUnread();
    revision = now;
    logger.info({ gone: old.length, fresh: fresh.length, passages: count }, 'knowledge refreshed');
  }

  async function remove(old: readonly string[], fresh: readonly string[]): Promise<void> {
    // What a document said stands nowhere when it says it no longer.
    if (old.length > 0) await keeper?.forget();
    // The fresh ones too: a look that broke off half-way may have taken some of them in.
    const gone = new Set([...old, ...fresh]);
    for (const language of LANGUAGES) indexes[language].remove(gone);
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
          knownVector: (question) => questions?.vectorOf(named(question, language)),
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
      await writing;
    },
    readForMeaning: async () => backlog?.done(),
  };
}

/** How much of what there is came, changed or went since an index was kept. */
function shareChanged({ stamps }: KeptIndex, states: readonly DocumentState[]): number {
  const same = states.filter(({ documentId, stamp }) => stamps.get(documentId) === stamp).length;
  return 1 - same / Math.max(1, states.length, stamps.size);
}
