/** After so long without one answer of the database the process no longer calls itself alive. */
const DATABASE_AWAY_MS = 60_000;
const PROBES = 12;

/** Whether waiting longer makes sense; see {@link watchDatabase}. */
export interface Liveness {
  isAlive(): boolean;
  stop(): void;
}

/**
 * Asks the database now and then whether it is there. A short absence is for the bot to bear (it acknowledges nothing
 * meanwhile); after `awayMs` without one answer, be it refused or never given, somebody else must act.
 *
 * @param answers asks once; never throws
 */
export function watchDatabase(answers: () => Promise<boolean>, awayMs = DATABASE_AWAY_MS): Liveness {
  let answeredAt = performance.now();
  let asking = false;

  async function ask(): Promise<void> {
    if (asking) return;
    asking = true;
    if (await answers()) answeredAt = performance.now();
    asking = false;
  }

  const timer = setInterval(() => void ask(), awayMs / PROBES);
  timer.unref();
  return {
    isAlive: () => performance.now() - answeredAt < awayMs,
    stop: () => clearInterval(timer),
  };
}
