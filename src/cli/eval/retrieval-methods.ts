import { tmpdir } from 'node:os';
import { Client } from 'pg';
import type { Language } from '../../chat/language.ts';
import { storeDocument } from '../../knowledge/documents.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { openStoredRetriever } from '../../knowledge/stored-retriever.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { Embedder } from '../../llm/embedder.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { bm25, fused, type Scorer, type TermsOf } from './bm25.ts';

/** A way to find passages, opened on a collection. */
export interface OpenMethod {
  /** Passages, best first. */
  search(query: string): Promise<KnownPassage[]>;
  close(): Promise<void>;
}

export interface Method {
  name: string;
  open(passages: readonly KnownPassage[], language: Language): Promise<OpenMethod>;
}

const PASSAGES_SEARCHED = 100;
/** What a text is about it says first. */
const LEAD_WORDS = 30;
const LEAD_WEIGHT = 0.5;
const LETTERS = 4;

/** Every way that was considered; the last one is the product's own. */
export function methods(embedder: Embedder | null): Method[] {
  return [
    { name: 'PostgreSQL full text, ts_rank_cd', open: openFullText },
    { name: 'PostgreSQL trigrams, word_similarity', open: openTrigrams },
    { name: 'BM25, stems', open: scored((language) => stems(language, 0)) },
    { name: 'BM25, stems, lead counts more', open: scored((language) => stems(language, LEAD_WEIGHT)) },
    { name: 'BM25, groups of four letters', open: scored((language) => letterGroups(language, 0)) },
    { name: 'fusion: stems + groups of letters', open: fusion },
    ...(embedder ? embeddingMethods(embedder) : []),
    { name: 'the product', open: openProduct },
  ];
}

/** What other ways are held against: BM25 on stems, and that fused with groups of letters. */
export function yardsticks(): [Method, Method] {
  return [
    { name: 'BM25, stems', open: scored((language) => stems(language, 0)) },
    { name: 'fusion: stems + groups of letters', open: fusion },
  ];
}

/** As the product does it, the way through the database included: a fresh one, with nothing else in it. */
async function openProduct(passages: readonly KnownPassage[], language: Language): Promise<OpenMethod> {
  const postgres = await startTemporaryPostgres();
  const { prisma, close: closeDatabase } = await openDatabase({ databaseUrl: postgres.url, dataDir: tmpdir() });
  const close = async () => {
    await closeDatabase();
    await postgres.remove();
  };
  try {
    await migrate(postgres.url);
    const given = await storeCollection(prisma, passages);
    const retriever = await openStoredRetriever(prisma, createLogger({ level: 'silent' }));
    return {
      async search(text) {
        const { hits } = await retriever.search({ text, language, reader: EVERYONE, limit: PASSAGES_SEARCHED });
        return hits.flatMap(({ passage }) => given.get(`${passage.documentId} ${passage.position}`) ?? []);
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

const EVERYONE = { organisationId: null, direct: false };

/** @returns the passages as they were given, by document and place */
async function storeCollection(
  prisma: PrismaClient,
  passages: readonly KnownPassage[],
): Promise<Map<string, KnownPassage>> {
  const source = await prisma.source.create({ data: { key: 'evaluation', title: '', publisher: '' } });
  const given = new Map<string, KnownPassage>();
  for (const [documentId, ofDocument] of Map.groupBy(passages, (passage) => passage.documentId)) {
    const [first] = ofDocument;
    if (!first) continue;
    const { title, aliases, language } = first;
    const stored = await prisma.$transaction((tx) =>
      storeDocument(
        tx,
        `evaluation/${documentId}`,
        { kind: 'document', scope: 'network', organisationId: null, ownerId: null, origin: null },
        {
          contentHash: documentId,
          title,
          language,
          themes: [],
          aliases: [...aliases],
          date: null,
          validFrom: null,
          validUntil: null,
          passages: ofDocument.map(({ headings, askedAs, text }) => ({
            headings,
            ...(askedAs ? { askedAs } : {}),
            text,
            page: null,
            sourceId: source.id,
          })),
        },
      ),
    );
    for (const [position, passage] of ofDocument.entries()) given.set(`${stored.documentId} ${position}`, passage);
  }
  return given;
}

function scored(termsFor: (language: Language) => TermsOf): Method['open'] {
  return async (passages, language) => byScores(passages, bm25(passages, termsFor(language)));
}

async function fusion(passages: readonly KnownPassage[], language: Language): Promise<OpenMethod> {
  const parts = [bm25(passages, stems(language, LEAD_WEIGHT)), bm25(passages, letterGroups(language, LEAD_WEIGHT))];
  return byScores(passages, fused(parts));
}

function byScores(passages: readonly KnownPassage[], scorer: Scorer): OpenMethod {
  const search = async (query: string) =>
    [...scorer(query)]
      .sort(([, a], [, b]) => b - a)
      .slice(0, PASSAGES_SEARCHED)
      .flatMap(([at]) => passages[at] ?? []);
  return { search, close: async () => undefined };
}

function stems(language: Language, leadWeight: number): TermsOf {
  return weighed(leadWeight, (word) => (isStopWord(word, language) ? [] : [stem(word, language)]));
}

function letterGroups(language: Language, leadWeight: number): TermsOf {
  return weighed(leadWeight, (word) => {
    if (isStopWord(word, language)) return [];
    const marked = ` ${word} `;
    const places = Math.max(1, marked.length - LETTERS + 1);
    return Array.from({ length: places }, (_, at) => marked.slice(at, at + LETTERS));
  });
}

function weighed(leadWeight: number, termsOf: (word: string) => string[]): TermsOf {
  return ({ title, text }) =>
    wordsOf(`${title} ${text}`).flatMap((word, at) =>
      termsOf(word).map((term) => [term, at < LEAD_WORDS ? 1 + leadWeight : 1] as const),
    );
}

/** A passage is right or not, so nearness of embeddings orders what the words found; alone it orders everything. */
function embeddingMethods(embedder: Embedder): Method[] {
  return [
    { name: `embeddings (${embedder.name})`, open: (passages) => openEmbeddings(embedder, passages) },
    {
      name: 'fusion: the product + embeddings',
      async open(passages, language) {
        const [product, near] = [await openProduct(passages, language), await nearness(embedder, passages)];
        const places = new Map(passages.map((passage, at) => [passage, at]));
        return {
          async search(query) {
            const found = await product.search(query);
            const scores = await near(query);
            const score = (passage: KnownPassage, rank: number) =>
              1 / (rank + 1) ** 0.5 + (scores[places.get(passage) ?? 0] ?? 0);
            return found
              .map((passage, rank) => ({ passage, score: score(passage, rank) }))
              .sort((a, b) => b.score - a.score)
              .map(({ passage }) => passage);
          },
          close: product.close,
        };
      },
    },
  ];
}

async function openEmbeddings(embedder: Embedder, passages: readonly KnownPassage[]): Promise<OpenMethod> {
  const near = await nearness(embedder, passages);
  return {
    async search(query) {
      const scores = await near(query);
      return passages
        .map((passage, at) => ({ passage, score: scores[at] ?? 0 }))
        .sort((a, b) => b.score - a.score)
        .slice(0, PASSAGES_SEARCHED)
        .map(({ passage }) => passage);
    },
    close: async () => undefined,
  };
}

/** How near each passage is to a query: the cosine of their embeddings. */
async function nearness(
  embedder: Embedder,
  passages: readonly KnownPassage[],
): Promise<(query: string) => Promise<number[]>> {
  const vectors = await embedder.embed(passages.map(({ title, text }) => `${title}\n${text}`));
  return async (query) => {
    const [wanted = []] = await embedder.embed([query]);
    return vectors.map((vector) => vector.reduce((sum, value, at) => sum + value * (wanted[at] ?? 0), 0));
  };
}

const CONFIGURATIONS: Record<Language, string> = { nl: 'dutch', en: 'english' };

function openFullText(passages: readonly KnownPassage[], language: Language): Promise<OpenMethod> {
  const configuration = CONFIGURATIONS[language];
  return openDatabaseMethod(passages, {
    prepare: [
      `ALTER TABLE passage ADD COLUMN words tsvector GENERATED ALWAYS AS (
         setweight(to_tsvector('${configuration}', title), 'A') || to_tsvector('${configuration}', body)) STORED`,
      'CREATE INDEX ON passage USING gin (words)',
    ],
    // Any of the words: with all of them, a question in a whole sentence finds nothing.
    search: `SELECT n FROM passage, CAST(replace(plainto_tsquery('${configuration}', $1)::text, '&', '|') AS tsquery) query
             WHERE words @@ query ORDER BY ts_rank_cd(words, query, 1) DESC LIMIT ${PASSAGES_SEARCHED}`,
  });
}

function openTrigrams(passages: readonly KnownPassage[]): Promise<OpenMethod> {
  return openDatabaseMethod(passages, {
    prepare: ['CREATE EXTENSION pg_trgm'],
    search: `SELECT n FROM passage ORDER BY word_similarity($1, title || ' ' || body) DESC LIMIT ${PASSAGES_SEARCHED}`,
  });
}

async function openDatabaseMethod(
  passages: readonly KnownPassage[],
  { prepare, search }: { prepare: readonly string[]; search: string },
): Promise<OpenMethod> {
  const postgres = await startTemporaryPostgres();
  const client = new Client({ connectionString: postgres.url });
  await client.connect();
  const close = async () => {
    await client.end();
    await postgres.remove();
  };
  try {
    await client.query('CREATE TABLE passage (n integer PRIMARY KEY, title text, body text)');
    await client.query('INSERT INTO passage SELECT * FROM unnest($1::int[], $2::text[], $3::text[])', [
      passages.map((_, at) => at),
      passages.map(({ title, headings }) => [title, ...headings].join(' ')),
      passages.map(({ text }) => text),
    ]);
    for (const statement of prepare) await client.query(statement);
  } catch (error) {
    await close();
    throw error;
  }
  return {
    async search(query) {
      const { rows } = await client.query<{ n: number }>(search, [query]);
      return rows.flatMap(({ n }) => passages[n] ?? []);
    },
    close,
  };
}
