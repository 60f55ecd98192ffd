import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '../../store/database.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { migrate } from '../../store/migrations.ts';
import { createPassageMaker, type PassageMaker } from './made-up-passages.ts';
import { percentiles } from './percentiles.ts';
import { type Measured, measuredSchema, storeMadeUp } from './retrieval-measured.ts';

const SIZES = [1_000, 10_000, 100_000];
const PASSAGES_A_DOCUMENT = 50;
const QUESTIONS = 400;
/** The first questions warm up what every later one finds warm. */
const WARM_UP = 40;
const PROGRAM = join(import.meta.dirname, 'retrieval-process.ts');

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
      const { times, openMs, weighsMb, foundMs } = await measure(server.url, maker.questions(QUESTIONS), sourceId);
      const { p50, p95, p99 } = percentiles(times.slice(WARM_UP));
      const figures = [p50, p95, p99, storedPerSecond, openMs / 1_000, weighsMb, foundMs];
      print([String(size), ...figures.map((figure) => String(Number(figure.toFixed(1))))]);
    }
  } finally {
    await database.close();
    await server.remove();
  }
}

/** How long opening the largest takes, the first time and with the index that was kept then, and what the process weighs. */
export async function openingBench(): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'impact-opening-'));
  const server = await startTemporaryPostgres();
  const database = await openDatabase({ databaseUrl: server.url, dataDir: tmpdir() });
  try {
    await migrate(server.url);
    const maker = await createPassageMaker();
    const { id } = await database.prisma.source.create({ data: { key: 'bench', title: 'Bron', publisher: 'Bench' } });
    const size = SIZES.at(-1) ?? 0;
    await fill(database.prisma, maker, id, { from: 0, to: size });
    for (const which of ['opening', 'opening again']) {
      const { openMs, openProcessorMs, weighsMb } = await measure(server.url, maker.questions(QUESTIONS), id, folder);
      const processor = (openProcessorMs / 1_000).toFixed(1);
      process.stdout.write(
        `${which} ${size} passages: ${processor} s of the processor, ${(openMs / 1_000).toFixed(1)} s by the clock, ${Math.round(weighsMb)} MB\n`,
      );
    }
  } finally {
    await database.close();
    await server.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

function print(cells: readonly string[]): void {
  process.stdout.write(`${cells.map((cell) => cell.padStart(13)).join('')}\n`);
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
    await storeMadeUp(prisma, `document/bench-${at}`, passages);
    spentMs += performance.now() - startedAt;
  }
  return Math.round(((to - from) / spentMs) * 1_000);
}

/** In a process of its own, which has done nothing but what a bot does: its weight is then that of the knowledge. */
async function measure(
  databaseUrl: string,
  questions: readonly string[],
  sourceId: string,
  ...folder: string[]
): Promise<Measured> {
  const child = spawn(process.execPath, [PROGRAM, databaseUrl, sourceId, ...folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(JSON.stringify(questions));
  let output = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  await once(child, 'close');
  return measuredSchema.parse(JSON.parse(output));
}
