import pLimit from 'p-limit';

/** Work that must be done one thing at a time per key and side by side for different keys. */
export interface Lanes {
  /** Something may be waiting under this key: look at once. */
  wake(key: string): void;
  /** Starts the sweep that takes up what nobody was woken for: the rest of a crash, a retry whose time has come. */
  start(): void;
  /**
   * Takes up all that waits now, and what that makes wait, and comes back when nobody is at work.
   *
   * @returns whether anything was done
   */
  settled(): Promise<boolean>;
  /** Begins nothing new and waits for what is in hand. */
  drain(): Promise<void>;
}

export interface LanesOptions {
  /** Does the next piece of work of a key; false when there is none. */
  work(key: string): Promise<boolean>;
  /** Keys with work that nobody is doing. */
  waiting(limit: number): Promise<string[]>;
  /** How many keys are served at once. */
  concurrency: number;
  sweepEveryMs: number;
  /** The lane stops at an error; the sweep will try again. */
  onError(error: unknown): void;
}

interface Lane {
  /** Somebody woke the lane while it was at work: look once more before it ends. */
  again: boolean;
  done: Promise<void>;
}

export function createLanes(options: LanesOptions): Lanes {
  const limit = pLimit(options.concurrency);
  const lanes = new Map<string, Lane>();
  let draining = false;
  let done = 0;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();

  async function run(key: string, lane: Lane): Promise<void> {
    try {
      do {
        lane.again = false;
        while (!draining && (await options.work(key))) done += 1;
      } while (lane.again && !draining);
    } catch (error) {
      options.onError(error);
    } finally {
      lanes.delete(key);
    }
  }

  function wake(key: string): void {
    if (draining) return;
    const running = lanes.get(key);
    if (running) {
      running.again = true;
      return;
    }
    const lane: Lane = { again: false, done: Promise.resolve() };
    lanes.set(key, lane);
    lane.done = limit(() => run(key, lane));
  }

  async function sweep(): Promise<void> {
    try {
      for (const key of await options.waiting(100)) wake(key);
    } catch (error) {
      options.onError(error);
    }
    if (!draining) schedule();
  }

  function schedule(): void {
    timer = setTimeout(() => {
      sweeping = sweep();
    }, options.sweepEveryMs);
  }

  return {
    wake,
    start() {
      sweeping = sweep();
    },
    async settled() {
      const before = done;
      for (;;) {
        const doneSoFar = done;
        const busy = lanes.size > 0;
        for (const key of await options.waiting(100)) wake(key);
        await Promise.all([...lanes.values()].map((lane) => lane.done));
        // What waits and cannot be done yet waits for something else.
        if (done === doneSoFar && !busy) return done > before;
      }
    },
    async drain() {
      draining = true;
      clearTimeout(timer);
      await sweeping;
      await Promise.all([...lanes.values()].map((lane) => lane.done));
    },
  };
}
