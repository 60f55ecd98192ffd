import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { readHere } from './readers.ts';
import { serveReadings } from './serving.ts';

// Stands in for the process that reads, and does what a file might do to a library. What comes of it is the title.

const kept: unknown[] = [];
let reading = 0;

const BAD: Readonly<Record<string, () => unknown>> = {
  hangs: () => {
    for (;;);
  },
  ends: () => process.exit(3),
  throws: () =>
    setImmediate(() => {
      throw new RangeError('Maximum call stack size exceeded');
    }),
  eats: () => {
    for (;;) kept.push(new Array(10_000).fill(String(kept.length)));
  },
  swells: () => {
    for (;;) kept.push(Buffer.alloc(1_000_000, 'x'));
  },
  grows: () => kept.push(Buffer.alloc(400_000_000, 'x')),
  writes: () => codeOf(() => writeFileSync(join(tmpdir(), 'written'), 'x')),
  looks: () => codeOf(() => readFileSync(join(import.meta.dirname, '../../../.env'))),
  starts: () => codeOf(() => spawnSync(process.execPath, ['--version'])),
  asks: () => Object.keys(process.env).join(),
};

const readBadly: typeof readHere = async (_bytes, { name }) => {
  reading += 1;
  const came = BAD[name]?.();
  await new Promise(setImmediate);
  if (reading > 1) throw new Error('Another document is being read.');
  reading -= 1;
  const title = typeof came === 'string' ? came : String(process.pid);
  return { title, language: 'nl', date: null, blocks: [], skipped: [] };
};

function codeOf(attempt: () => unknown): string {
  try {
    attempt();
    return 'allowed';
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  }
}

serveReadings(readBadly);
