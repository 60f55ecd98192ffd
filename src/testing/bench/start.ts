import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { startDemo } from '../demo-process.ts';
import { PRELOAD } from './measuring.ts';
import { percentile } from './percentiles.ts';
import { openingBench } from './retrieval.ts';

const PROJECT = join(import.meta.dirname, '..', '..', '..');
const QUESTION = 'Wat is social return?';
const TIMES = 3;

/** What the program wrote when it ended: what it took of the processor, in milliseconds. */
const endedSchema = z.object({ allMs: z.number() });

/**
 * What a start takes of the processor (by the clock too, which tells little on a busy machine): a question at the command line,
 * in a new folder and again; the demo until its page is there; and opening a hundred thousand passages.
 */
export async function startBench(): Promise<void> {
  const dataDir = await mkdtemp(join(tmpdir(), 'impact-start-'));
  // The program's own database may run as another account.
  await chmod(dataDir, 0o711);
  try {
    report('impact ask, in a new folder', [await ask(dataDir)]);
    report('impact ask, again', await inTurn(() => ask(dataDir)));
    report('the demo, in a new folder', [await demo(dataDir)]);
    report('the demo, again', await inTurn(() => demo(dataDir)));
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
  await openingBench();
}

interface Taken {
  processorMs: number | null;
  clockMs: number;
}

async function ask(dataDir: string): Promise<Taken> {
  const written = join(dataDir, 'ended.json');
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(PROJECT, 'src', 'start.js'), 'impact', 'ask', QUESTION], {
    env: {
      ...process.env,
      DATA_DIR: join(dataDir, 'data'),
      MEASURED_END: written,
      NODE_OPTIONS: `--import ${PRELOAD}`,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  await once(child, 'exit');
  const { allMs } = endedSchema.parse(JSON.parse(await readFile(written, 'utf8')));
  return { processorMs: allMs, clockMs: performance.now() - startedAt };
}

async function demo(dataDir: string): Promise<Taken> {
  const started = await startDemo(join(dataDir, 'demo'));
  await started.stop();
  return { processorMs: null, clockMs: started.readyMs };
}

async function inTurn(start: () => Promise<Taken>): Promise<Taken[]> {
  const all: Taken[] = [];
  for (let n = 0; n < TIMES; n += 1) all.push(await start());
  return all;
}

function report(name: string, all: readonly Taken[]): void {
  const middle = (values: readonly number[]) => `${(percentile(values, 0.5) / 1000).toFixed(2)} s`;
  const processor = all.flatMap(({ processorMs }) => processorMs ?? []);
  const taken = processor.length > 0 ? `${middle(processor)} of the processor, ` : '';
  process.stdout.write(`${name}: ${taken}${middle(all.map(({ clockMs }) => clockMs))} by the clock\n`);
}
