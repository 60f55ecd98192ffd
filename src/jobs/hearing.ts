/** Whose business it is failed on hearing what became of something. */
export interface NotHeard {
  error: unknown;
  /** When they are told again, in milliseconds; null: not any more, and somebody else is to hear of it. */
  againInMs: number | null;
}

/** How long to wait before it is told a second, third, … time; then it is given up. */
const AGAIN_AFTER_MS = [1_000, 5_000, 15_000, 60_000] as const;

/**
 * What is done about it when somebody failed on hearing it.
 *
 * @param tries how often it was told again before
 */
export function notHeard(tries: number, error: unknown): NotHeard {
  return { error, againInMs: AGAIN_AFTER_MS[tries] ?? null };
}
