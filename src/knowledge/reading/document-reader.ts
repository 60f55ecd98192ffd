import { metrics, stopwatch } from '../../telemetry/metrics.ts';
import type { FileFacts, ReadDocument } from './document.ts';
import { readingError, readingProblemOf } from './errors.ts';
import type { ReadingLimits, ReadRequest } from './protocol.ts';
import { type ReadingChild, startReadingChild } from './reading-child.ts';

const MEGABYTE = 1024 * 1024;

/** Of memory it is 700 MB, with what may come in between two looks at it. */
export const READING_LIMITS: ReadingLimits = {
  fileBytes: 25 * MEGABYTE,
  timeoutMs: 30_000,
  memoryBytes: 640 * MEGABYTE,
  heapBytes: 450 * MEGABYTE,
};

/** Reads documents of every kind the bot knows. */
export interface DocumentReader {
  readonly limits: ReadingLimits;
  /**
   * Reads a document in a process of its own, one at a time: a file that hangs, crashes or swells a library takes
   * nothing else with it.
   *
   * @throws AppError `reading.…`, each with a sentence for the person who sent the file
   */
  readDocument(bytes: Uint8Array, facts: FileFacts): Promise<ReadDocument>;
}

const PROGRAM = new URL('./reading-process.ts', import.meta.url);
/** The documents of a series share a process; one that comes later gets one in which nothing was read before. */
const KEEP_MS = 5_000;

/** @param options.program another one to read with, for tests of what happens when one goes wrong */
export function createDocumentReader(
  limits: Partial<ReadingLimits> = {},
  options: { program?: URL } = {},
): DocumentReader {
  const all = { ...READING_LIMITS, ...limits };
  let last: Promise<unknown> = Promise.resolve();
  let child: ReadingChild | null = null;
  let ending: NodeJS.Timeout | undefined;

  async function readInProcess(request: ReadRequest): Promise<ReadDocument> {
    clearTimeout(ending);
    child = fitOrNew(child, () => startReadingChild(options.program ?? PROGRAM, all));
    const reading = child;
    const elapsed = stopwatch();
    let outcome = 'read';
    try {
      return await reading.read(request);
    } catch (error) {
      outcome = readingProblemOf(error) ?? 'failed';
      throw error;
    } finally {
      metrics.documents.observe({ outcome }, elapsed());
      ending = setTimeout(reading.end, KEEP_MS).unref();
    }
  }

  return {
    limits: all,
    async readDocument(bytes, facts) {
      if (bytes.length > all.fileBytes) throw readingError('too-large');
      if (bytes.length === 0) throw readingError('empty');
      const turn = last.then(() => readInProcess({ bytes, facts }));
      last = turn.catch(() => undefined);
      return turn;
    },
  };
}

function fitOrNew(child: ReadingChild | null, start: () => ReadingChild): ReadingChild {
  if (child?.isFit()) return child;
  child?.end();
  return start();
}
