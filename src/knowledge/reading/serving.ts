import { existsSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import { readingProblemOf } from './errors.ts';
import type { ReadRequest, ReadResponse } from './protocol.ts';
import type { readHere } from './readers.ts';

/** Where Linux keeps how gladly a process is ended when memory runs out for all. */
const FIRST_TO_GO = '/proc/self/oom_score_adj';

/**
 * Answers the requests of the process that started this one, until that one is gone.
 *
 * @param read what reads a document
 */
export function serveReadings(read: typeof readHere): void {
  // A signal for the whole group is for the bot: it finishes what is in hand, and ends this process itself.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => undefined);
  if (existsSync(FIRST_TO_GO)) writeFileSync(FIRST_TO_GO, '1000');
  new Worker(new URL('./reading-guard.ts', import.meta.url), { workerData: { memoryBytes: Number(process.argv[2]) } });
  process.on('message', async ({ bytes, facts }: ReadRequest) => {
    const outcome = await read(bytes, facts).then(
      (document) => ({ document }),
      // What a library throws about a file says that the file is not as it should be. Its message may hold text of the
      // file, and goes no further.
      (error: unknown) => ({
        problem: readingProblemOf(error) ?? 'broken',
        detail: error instanceof Error ? error.name : 'unknown',
      }),
    );
    const answer: ReadResponse = { ...outcome, memoryBytes: process.memoryUsage.rss() };
    process.send?.(answer);
  });
}
