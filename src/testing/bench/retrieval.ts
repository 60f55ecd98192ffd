import { tmpdir } from 'node:os';
import { memoryUsage } from 'node:process';
import { quote } from '../../features/answers/quoting.ts';
import { type NewPassage, storeDocument } from '../../knowledge/documents.ts';
import { openStoredRetriever } from '../../knowledge/stored-retriever.ts';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { createPassageMaker, type PassageMaker } from './made-up-passages.ts';
import { percentiles } from './percentiles.ts';

const SIZES = [1_000, 10_000, 100_000];
const PASSAGES_A_DOCUMENT = 50;
const QUESTIONS = 400;
/** The first questions warm up what every later one finds warm. */
const WARM_UP = 40;
const MEGABYTE = 1024 * 1024;

/**
 * How long a question takes without a model, from its words to the sentences that are quoted, over 1,000, 10,000 and
 * 100,000 passages; what the process weighs then; how fast documents are stored and how soon a new one is found.
 */
export async function retrievalBench(): Promise<void> {
  const server = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: server.url, dataDir: tmpdir() });
  const { prisma } = database;
  try {
    await migrate(server.url);
    const maker = await createPassageMaker();
    const { id: sourceId } = await prisma.source.create({ data: { key: 'bench', title: 'Bron', publisher: 'Bench' } });
    print(['passages', 'p50 ms', 'p95 ms', 'p99 ms', 'stored/s', 'open s', 'process MB', 'new found ms']);
    let stored = 0;
    for (const size of SIZES) {
      const storedPerSecond = await fill(prisma, maker, sourceId, { from: stored, to: size });
      stored = size;
      print([size, ...(await measure(prisma, maker, sourceId, size)), storedPerSecond].map(String), COLUMNS);
    }
  } finally {
    await database.close();
    await server.remove();
  }
}

/** In which order {@link measure} gives what the heading names. */
const COLUMNS = [0, 1, 2, 3, 7, 4, 5, 6];

function print(cells: readonly string[], order?: readonly number[]): void {
  const ordered = order ? order.map((at) => cells[at] ?? '') : cells;
  process.stdout.write(`${ordered.map((cell) => cell.padStart(13)).join('')}\n`);
}

/** @returns passages stored a second */
async function fill(
  prisma: PrismaClient,
  maker: PassageMaker,
  sourceId: string,
  { from, to }: { from: number; to: number },
): Promise<number> {
  let spentMs = 0;
  for (let at = from; at < to; at += PASSAGES_A_DOCUMENT) {
    const passages = maker.passages(PASSAGES_A_DOCUMENT).map((passage) => ({ ...passage, page: 1, sourceId }));
    const startedAt = performance.now();
    await store(prisma, `document/bench-${at}`, passages);
    spentMs += performance.now() - startedAt;
  }
  return Math.round(((to - from) / spentMs) * 1_000);
}

async function store(prisma: PrismaClient, slug: string, passages: readonly NewPassage[]): Promise<void> {
  const facts = { kind: 'document', scope: 'network', organisationId: null, ownerId: null, origin: slug } as const;
  await prisma.$transaction((tx) =>
    storeDocument(tx, slug, facts, {
      contentHash: slug,
      title: `Verslag ${slug}`,
      language: 'nl',
      themes: [],
      aliases: [],
      date: null,
      validFrom: null,
      validUntil: null,
      passages,
    }),
  );
}

async function measure(prisma: PrismaClient, maker: PassageMaker, sourceId: string, size: number): Promise<number[]> {
  const opening = performance.now();
  const retriever = await openStoredRetriever(prisma, createLogger({ level: 'silent' }));
  const openSeconds = (performance.now() - opening) / 1_000;
  const reader = { organisationId: null, direct: true };
  const times: number[] = [];
  for (const text of maker.questions(QUESTIONS)) {
    const startedAt = performance.now();
    const found = await retriever.search({ text, language: 'nl', reader, limit: 30 });
    quote(text, 'nl', found);
    times.push(performance.now() - startedAt);
  }
  // What is left over from opening is not what the process needs.
  globalThis.gc?.();
  const weighsMb = memoryUsage.rss() / MEGABYTE;
  const { p50, p95, p99 } = percentiles(times.slice(WARM_UP));
  const word = `nieuwewoorden${size}`;
  const fresh = { headings: [], text: `Dit gaat over ${word}.`, page: 1, sourceId };
  await store(prisma, `document/fresh-${size}`, [fresh]);
  const storedAt = performance.now();
  await retriever.refresh();
  const { hits } = await retriever.search({ text: word, language: 'nl', reader, limit: 1 });
  if (hits.length !== 1) throw new Error('The new document was not found.');
  const foundMs = performance.now() - storedAt;
  return [p50, p95, p99, openSeconds, weighsMb, foundMs].map((value) => Number(value.toFixed(1)));
}
