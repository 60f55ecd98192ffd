import type { FileFacts, ReadDocument } from './document.ts';
import type { ReadingProblem } from './errors.ts';

/** What reading one document may cost. */
export interface ReadingLimits {
  /** The largest file, in bytes. */
  fileBytes: number;
  timeoutMs: number;
  /** Memory of the whole process that reads, in bytes. */
  memoryBytes: number;
  /** Memory for the objects that a reader makes, in bytes: of which it is told to be sparing. */
  heapBytes: number;
}

export interface ReadRequest {
  bytes: Uint8Array;
  facts: FileFacts;
}

/** With how large the process has become by it, in bytes. */
export type ReadResponse = { memoryBytes: number } & (
  | { document: ReadDocument }
  | { problem: ReadingProblem; detail: string }
);

/** The pipe between the bot and the process that reads: it closes when either is gone. */
export const LIFELINE = 3;

/** What the process that reads says over it before it ends for its size. */
export const TOO_HEAVY = 'too heavy';
