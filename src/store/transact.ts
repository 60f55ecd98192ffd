import { setTimeout as wait } from 'node:timers/promises';
import { AppError } from '../errors.ts';
import { asStoreError } from './errors.ts';
import type { PrismaClient } from './generated/client.ts';
import { statementLimit } from './statement-limit.ts';
import type { Transaction } from './transaction.ts';

/** An attempt that has less time than this is not begun. */
const SHORTEST_ATTEMPT_MS = 100;
/** Two that were in each other's way begin again at different moments. */
const LONGEST_PAUSE_MS = 60;

/**
 * Does work in one transaction, and again from the beginning while it only failed because others were at it (a
 * deadlock, a lock that did not come free), until the time is over. `work` must bear being run again: what a failed
 * attempt wrote is undone.
 *
 * @param withinMs for all attempts together; no statement waits longer than what is left of it when its attempt begins
 * @throws AppError `store.busy` (retryable) when the time is over: nothing was done; `store.unavailable`; whatever
 *   `work` throws
 */
export async function transact<Result>(
  prisma: PrismaClient,
  work: (tx: Transaction) => Promise<Result>,
  { withinMs }: { withinMs: number },
): Promise<Result> {
  const end = performance.now() + withinMs;
  for (;;) {
    const leftMs = Math.max(Math.round(end - performance.now()), 1);
    try {
      // The limit goes along with the beginning: every turn and every event is a transaction, and a round trip has its price.
      return await statementLimit.run(leftMs, () => prisma.$transaction(work, { timeout: leftMs, maxWait: leftMs }));
    } catch (error) {
      const failure = asStoreError(error);
      const isBusy = failure instanceof AppError && failure.code === 'store.busy';
      if (!isBusy || end - performance.now() < SHORTEST_ATTEMPT_MS + LONGEST_PAUSE_MS) throw failure;
    }
    await wait(Math.random() * LONGEST_PAUSE_MS);
  }
}

/** From here on in this transaction no statement takes longer: what waits for a lock of somebody else ends by itself. */
export async function limitStatements(tx: Transaction, limitMs: number): Promise<void> {
  await tx.$executeRaw`SELECT set_config('statement_timeout', ${String(Math.max(Math.round(limitMs), 1))}, true)`;
}
