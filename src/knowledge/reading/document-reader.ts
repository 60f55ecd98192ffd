import { memoryUsage } from 'node:process';
import { Worker } from 'node:worker_threads';
import type { FileFacts, ReadDocument } from './document.ts';
import { type ReadingProblem, readingError } from './errors.ts';

/** What reading one document may cost. */
export interface ReadingLimits {
  /** The largest file, in bytes. */
  fileBytes: number;
  timeoutMs: number;
  /** Memory for the objects that a reader makes, in bytes. */
  heapBytes: number;
  /** How much the whole process may grow while a document is read, in bytes: what unpacks outside of the heap. */
  growthBytes: number;
}

const MEGABYTE = 1024 * 1024;

export const READING_LIMITS: ReadingLimits = {
  fileBytes: 25 * MEGABYTE,
  timeoutMs: 60_000,
  heapBytes: 768 * MEGABYTE,
  growthBytes: 1_536 * MEGABYTE,
};

/** Reads documents of every kind the bot knows. */
export interface DocumentReader {
  readonly limits: ReadingLimits;
  /**
   * Reads a document in a thread of its own, one at a time: a file that hangs, crashes or swells a library takes
   * nothing else with it.
   *
   * @throws AppError `reading.…`, each with a sentence for the person who sent the file
   */
  readDocument(bytes: Uint8Array, facts: FileFacts): Promise<ReadDocument>;
}

export interface ReadRequest {
  bytes: Uint8Array;
  facts: FileFacts;
}

export type ReadResponse = { document: ReadDocument } | { problem: ReadingProblem; detail: string };

const WORKER = new URL('./reading-worker.ts', import.meta.url);
const WATCH_EVERY_MS = 100;

/** @param options.worker another thread's program, for tests of what happens when one goes wrong */
export function createDocumentReader(
  limits: Partial<ReadingLimits> = {},
  options: { worker?: URL } = {},
): DocumentReader {
  const all = { ...READING_LIMITS, ...limits };
  let last: Promise<unknown> = Promise.resolve();
  return {
    limits: all,
    async readDocument(bytes, facts) {
      if (bytes.length > all.fileBytes) throw readingError('too-large');
      if (bytes.length === 0) throw readingError('empty');
      const turn = last.then(() => readInThread(bytes, facts, all, options.worker ?? WORKER));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function readInThread(bytes: Uint8Array, facts: FileFacts, limits: ReadingLimits, program: URL): Promise<ReadDocument> {
  const request: ReadRequest = { bytes, facts };
  const worker = new Worker(program, {
    workerData: request,
    // No secrets of the environment, and nothing of its chatter.
    env: {},
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: limits.heapBytes / MEGABYTE, maxYoungGenerationSizeMb: 64 },
  });
  const { promise, resolve, reject } = Promise.withResolvers<ReadDocument>();
  const before = memoryUsage.rss();
  const timer = setTimeout(() => reject(readingError('too-slow')), limits.timeoutMs);
  const watch = setInterval(() => {
    if (memoryUsage.rss() - before > limits.growthBytes) reject(readingError('too-heavy'));
  }, WATCH_EVERY_MS);
  worker.once('message', (response: ReadResponse) => {
    if ('document' in response) resolve(response.document);
    else reject(readingError(response.problem, response.detail));
  });
  worker.once('error', (error) => reject(readingError(isOutOfMemory(error) ? 'too-heavy' : 'broken', error)));
  worker.once('exit', () => reject(readingError('broken')));
  return promise.finally(() => {
    clearTimeout(timer);
    clearInterval(watch);
    return worker.terminate();
  });
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';
}
