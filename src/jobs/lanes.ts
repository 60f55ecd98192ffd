import pLimit from 'p-limit';
import type { Bell, WorkTable } from '../store/bell.ts';

/** Work that must be done one thing at a time per key and side by side for different keys. */
export interface Lanes {
  /** Something may be waiting under this key: look at once, or after a while. */
  wake(key: string, afterMs?: number): void;
  /** Something may be waiting under any key: now, or after a while. */
  look(afterMs?: number): void;
  /** How many keys wait for a place in this process. */
  backlog(): number;
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

/** Whether a piece of work was done; `last`: and nothing more waits under this key, so that nobody needs to look. */
export type Worked = boolean | 'last';

export interface LanesOptions {
  /** Does the next piece of work of a key; see {@link Worked}. */
  work(key: string): Promise<Worked>;
  /** Keys with work that nobody is doing. */
  waiting(limit: number): Promise<string[]>;
  /** How many keys are served at once. */
  concurrency: number;
  /** Tells of the work of other processes, and others of what this one has no place for. */
  calls?: { bell: Bell; table: WorkTable } | undefined;
  /** The net under all that wakes a lane; ten seconds when left out. */
  sweepEveryMs?: number;
  /** The lane stops at an error; the sweep will try again. */
  onError(error: unknown): void;
}

/** So many keys are woken after one look. */
const LOOK_AT_MOST = 100;
const SWEEP_EVERY_MS = 10_000;
/** The timer and the database do not agree to the millisecond. */
const A_LITTLE_MS = 20;

interface Lane {
  /** Somebody woke the lane while it was at work: look once more before it ends. */
  again: boolean;
  done: Promise<void>;
}

export function createLanes(options: LanesOptions): Lanes {
  const { calls, sweepEveryMs = SWEEP_EVERY_MS } = options;
  const limit = pLimit(options.concurrency);
  const lanes = new Map<string, Lane>();
  let draining = false;
  let done = 0;
  let timer: NodeJS.Timeout | undefined;
  let sweeping: Promise<void> = Promise.resolve();
  let started = false;
  /** Somebody asked for a look while one was going on. */
  let lookAgain = false;
  let looking = false;
  /** The last look found as much as it may. */
  let more = false;
  const later = new Set<NodeJS.Timeout>();

  async function run(key: string, lane: Lane): Promise<void> {
    try {
      do {
        lane.again = false;
        await workOff(key);
      } while (lane.again && !draining);
    } catch (error) {
      options.onError(error);
    } finally {
      lanes.delete(key);
      // There was more than one look showed, and there are places free.
      if (more && limit.pendingCount === 0) look();
    }
  }

  async function workOff(key: string): Promise<void> {
    let worked: Worked = true;
    while (!draining && worked === true) {
      worked = await options.work(key);
      if (worked) done += 1;
    }
  }

  function wake(key: string, afterMs = 0): void {
    // Another process may have a place free.
    if (draining || limit.pendingCount > 0) calls?.bell.ring(calls.table);
    if (draining) return;
    if (afterMs > 0) {
      after(afterMs, () => wake(key));
      return;
    }
    const running = lanes.get(key);
    if (running) {
      running.again = true;
      return;
    }
    const lane: Lane = { again: false, done: Promise.resolve() };
    lanes.set(key, lane);
    lane.done = limit(() => run(key, lane));
  }

  function after(ms: number, act: () => void): void {
    const timeout = setTimeout(() => {
      later.delete(timeout);
      act();
    }, ms + A_LITTLE_MS);
    later.add(timeout);
  }

  /** Looks now, and from then on again and again; calls that come during a look are one more look. */
  async function sweep(): Promise<void> {
    clearTimeout(timer);
    looking = true;
    try {
      do {
        lookAgain = false;
        const keys = await options.waiting(LOOK_AT_MOST);
        more = keys.length >= LOOK_AT_MOST;
        for (const key of keys) wake(key);
      } while (lookAgain && !draining);
    } catch (error) {
      options.onError(error);
    } finally {
      looking = false;
    }
    if (!draining) timer = setTimeout(() => look(), sweepEveryMs);
  }

  function look(afterMs = 0): void {
    if (draining || !started) return;
    if (afterMs > 0) after(afterMs, () => look());
    else if (looking) lookAgain = true;
    else sweeping = sweep();
  }

  calls?.bell.on(calls.table, () => look());

  return {
    wake,
    look,
    backlog: () => limit.pendingCount,
    start() {
      started = true;
      look();
    },
    async settled() {
      const before = done;
      for (;;) {
        const doneSoFar = done;
        const busy = lanes.size > 0;
        for (const key of await options.waiting(LOOK_AT_MOST)) wake(key);
        await Promise.all([...lanes.values()].map((lane) => lane.done));
        // What waits and cannot be done yet waits for something else.
        if (done === doneSoFar && !busy) return done > before;
      }
    },
    async drain() {
      draining = true;
      for (const timeout of later) clearTimeout(timeout);
      await sweeping;
      clearTimeout(timer);
      await Promise.all([...lanes.values()].map((lane) => lane.done));
    },
  };
}
