import { setTimeout as sleep } from 'node:timers/promises';

/** How often and how long a list is waited for before it counts as broken off. */
const MOST_WAITS = 40;
const LONGEST_WAIT_MS = 2 * 60_000;

/**
 * Asks again when the other side says how long to wait, as often as is reasonable for one list.
 *
 * @param waitOf how long an error says to wait, in milliseconds; null for any other error, which is thrown on
 * @param wait a parameter so that tests own the time
 */
export function createPatience(
  waitOf: (error: unknown) => number | null,
  wait: (ms: number) => Promise<unknown> = sleep,
): <Answer>(ask: () => Promise<Answer>) => Promise<Answer> {
  let waits = 0;
  return async (ask) => {
    for (;;) {
      try {
        return await ask();
      } catch (error) {
        const ms = waitOf(error);
        waits += 1;
        if (ms === null || ms > LONGEST_WAIT_MS || waits > MOST_WAITS) throw error;
        await wait(ms);
      }
    }
  };
}
