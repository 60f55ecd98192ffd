/** How long to wait before the second, third, … attempt; the last one is repeated. */
const RETRY_AFTER_MS = [1_000, 5_000, 15_000, 60_000, 120_000] as const;

/** What was refused at one moment is spread over so large a part of its wait, so that it does not come back at one moment. */
const SPREAD = 0.25;

/**
 * @param attempt the one that failed, from 1
 * @param askedMs how long the platform asks to wait: that may be longer, and is never shorter
 * @param random from 0 to 1
 * @returns how long to wait before the next one, in milliseconds
 */
export function waitBeforeAttempt(attempt: number, askedMs: number | undefined, random = Math.random): number {
  if (askedMs !== undefined) return askedMs * (1 + SPREAD * random());
  const wait = RETRY_AFTER_MS[Math.min(attempt, RETRY_AFTER_MS.length) - 1] ?? RETRY_AFTER_MS[0];
  return wait * (1 + SPREAD * (2 * random() - 1));
}
