import { parentPort, workerData } from 'node:worker_threads';
import type { ReadRequest, ReadResponse } from './document-reader.ts';
import { readingProblemOf } from './errors.ts';
import { readHere } from './readers.ts';

// The thread in which one document is read. Whatever a library does to it, it ends alone.

const { bytes, facts }: ReadRequest = workerData;
const answer: ReadResponse = await readHere(bytes, facts).then(
  (document) => ({ document }),
  // What a library throws about a file says that the file is not as it should be. Its message may hold text of the
  // file, and goes no further.
  (error: unknown) => ({
    problem: readingProblemOf(error) ?? 'broken',
    detail: error instanceof Error ? error.name : 'unknown',
  }),
);
parentPort?.postMessage(answer);
