import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger } from '../../telemetry/logger.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { storeBrokerArticle } from '../broker-article.ts';
import { storeDocument } from '../documents.ts';
import { openStoredRetriever, type ReadingForMeaning, type StoredRetriever } from '../stored-retriever.ts';

/** Knows of each text whether it is about meeting or about money, and counts the passages that it read. */
function twoMeanings() {
  const counts = { read: 0, questions: 0, opened: 0, closed: 0 };
  const vectorOf = (text: string) =>
    Float32Array.from(/leernetwerk|afkijken/.test(text) ? [1, 0] : /lening|geld/.test(text) ? [0, 1] : [0.7, 0.7]);
  const meaning: ReadingForMeaning = {
    questions: { name: 'two', ofQuestion: async (text) => vectorOf(text) },
    async openForPassages() {
      counts.opened += 1;
      return {
        async ofPassage(text) {
          counts.read += 1;
          return vectorOf(text);
        },
        async ofQuestion(text) {
          counts.questions += 1;
          return vectorOf(text);
        },
        async close() {
          counts.closed += 1;
        },
      };
    },
    shipped: new Map(),
    knownQuestions: new Map(),
  };
  return { meaning, counts };
}

describe('passages of documents that came without vectors', () => {
  const READER = { organisationId: null, direct: true };
  const QUESTION = 'waar zie je ochtenden om bij elkaar af te kijken, dat afkijken';
  let database: TestDatabase;
  const open: StoredRetriever[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    await database.prisma.source.create({ data: { key: 'test', title: 'Bron', publisher: 'Test' } });
    await add('netwerk', 'Het leernetwerk kwam vijf keer per jaar bijeen.');
    await add('lening', 'Een lening vraag je aan bij de bank.');
  });
  afterAll(async () => {
    for (const retriever of open) await retriever.stop();
    await database.drop();
  });

  async function add(slug: string, text: string, organisationId: string | null = null) {
    const { id: sourceId } = await database.prisma.source.findFirstOrThrow();
    const scope = organisationId === null ? 'network' : 'organisation';
    const facts = { kind: 'document', scope, organisationId, ownerId: null, origin: null } as const;
    const version = { contentHash: slug, title: slug, language: 'nl', themes: [], aliases: [], date: null } as const;
    await database.prisma.$transaction((tx) =>
      storeDocument(tx, slug, facts, {
        ...version,
        validFrom: null,
        validUntil: null,
        passages: [{ headings: [], text, page: null, sourceId }],
      }),
    );
  }

  async function opened(meaning: ReadingForMeaning) {
    const retriever = await openStoredRetriever(database.prisma, createLogger({ level: 'silent' }), meaning);
    open.push(retriever);
    return retriever;
  }

  async function found(retriever: StoredRetriever, text = QUESTION) {
    const { hits } = await retriever.search({ text, language: 'nl', reader: READER, limit: 5 });
    return hits.map(({ passage }) => passage.title);
  }

  it('are read beside the conversation, once, and then found by what they mean', async () => {
    const first = twoMeanings();
    const retriever = await opened(first.meaning);
    await retriever.readForMeaning();
    expect((await found(retriever))[0]).toBe('netwerk');
    expect(first.counts).toEqual({ read: 2, questions: 0, opened: 1, closed: 1 });

    const second = twoMeanings();
    const again = await opened(second.meaning);
    await again.readForMeaning();
    expect((await found(again))[0]).toBe('netwerk');
    expect(second.counts.read).toBe(0);
  });

  it('are read when they come while the program runs, and read anew by another model', async () => {
    const { meaning, counts } = twoMeanings();
    const retriever = await opened({ ...meaning, questions: { ...meaning.questions, name: 'another' } });
    await retriever.readForMeaning();
    expect(counts.read).toBe(2);
    await add('geldzaken', 'Over geld.');
    await retriever.refresh();
    await retriever.readForMeaning();
    expect(counts.read).toBe(3);
    expect((await found(retriever, 'wat kost dat aan geld')).slice(0, 2)).toContain('geldzaken');
  });

  it('are never found by their meaning by who may not read them', async () => {
    const { id } = await database.prisma.organisation.create({ data: { slug: 'noord', name: 'Noord' } });
    await add('geheim', 'Het leernetwerk van noord.', id);
    const retriever = await opened(twoMeanings().meaning);
    await retriever.readForMeaning();
    expect(await found(retriever)).not.toContain('geheim');
  });

  it('of what a broker answered are near what is asked in other words, by the question that it answers, at once and after a start', async () => {
    const { id: organisationId } = await database.prisma.organisation.create({ data: { slug: 'zuid', name: 'Zuid' } });
    const { id: personId } = await database.prisma.person.create({ data: { displayName: 'Bea' } });
    const first = twoMeanings();
    const retriever = await opened(first.meaning);
    await retriever.readForMeaning();
    await database.prisma.$transaction((tx) =>
      storeBrokerArticle(tx, {
        ...{ key: 'een', question: 'Waar kan ik afkijken?', answer: 'In de kantine.', language: 'nl' },
        ...{ organisationId, organisation: 'Zuid', personId, date: '2026-11-30' },
      }),
    );
    const nearness = async (of: StoredRetriever) => {
      const reader = { organisationId, direct: true };
      const { hits } = await of.search({ text: 'het leernetwerk', language: 'nl', reader, limit: 5 });
      return hits.find(({ passage }) => passage.text === 'In de kantine.')?.nearnessToKnown;
    };
    await retriever.refresh();
    await retriever.readForMeaning();
    expect(await nearness(retriever)).toBeCloseTo(1);
    expect(first.counts.questions).toBe(1);
    await retriever.refresh();
    expect(first.counts.questions).toBe(1);
    const again = await opened(twoMeanings().meaning);
    await again.readForMeaning();
    expect(await nearness(again)).toBeCloseTo(1);
  });

  it('are found by their words when nothing reads their meaning', async () => {
    const broken: ReadingForMeaning = {
      questions: { name: 'broken', ofQuestion: () => Promise.reject(new Error('no')) },
      openForPassages: () => Promise.reject(new Error('no')),
      shipped: new Map(),
      knownQuestions: new Map(),
    };
    const retriever = await opened(broken);
    await retriever.readForMeaning();
    expect(await found(retriever, 'lening')).toContain('lening');
  });
});
