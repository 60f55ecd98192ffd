import type { OutgoingMessage } from '../chat/outgoing.ts';
import { createLanes, type Lanes } from '../jobs/lanes.ts';
import type { Bell, WorkTable } from '../store/bell.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Messenger } from './messenger.ts';

/** What one step of the work on a thing came to. */
export interface Step {
  /** There is more to do at once. */
  isGoingOn: boolean;
  /** When its cards are to be looked at again; 0: when something becomes of it. */
  againMs: number;
  messages: readonly OutgoingMessage[];
}

export const NOTHING: Step = { isGoingOn: false, againMs: 0, messages: [] };

/** Work on things whose cards show how they stand. */
export interface LiveCards extends Lanes {
  /** Something became of one: its cards are to show that, soon. */
  changed(id: string): void;
}

export interface LiveCardsOptions {
  messenger: Messenger;
  bell: Bell;
  logger: Logger;
  /** Where the things stand: who writes there rings for them. */
  table: WorkTable;
  /** A card is changed at most so often. */
  everyMs: number;
  /** Ids of what is to be looked at: what there is to do for, and what is not yet as the cards say. */
  waiting(): Promise<string[]>;
  /** @param everyMs as above; 0 when all is to be shown at once */
  step(tx: Transaction, id: string, everyMs: number): Promise<Step>;
  /** For the log: "a broadcast stopped for a moment". */
  onError: string;
}

const STEP_WITHIN_MS = 60_000;

/** Does such work a step at a time, one thing after another. What is to be done stands in the database: each process goes on with it. */
export function createLiveCards(options: LiveCardsOptions): LiveCards {
  const { messenger, bell, logger, table, everyMs, waiting, step, onError } = options;
  /** Whose cards are going to be looked at already. */
  const soon = new Set<string>();
  /** All is to be done now, and shown at once. */
  let isHasty = false;

  async function work(id: string): Promise<boolean> {
    soon.delete(id);
    const { isGoingOn, againMs } = await messenger.within((tx) => step(tx, id, isHasty ? 0 : everyMs), {
      withinMs: STEP_WITHIN_MS,
    });
    if (againMs > 0) changed(id, againMs);
    return isGoingOn;
  }

  const lanes = createLanes({
    work,
    waiting,
    concurrency: 1,
    calls: { bell, table },
    onError: (error) => logger.error({ error }, onError),
  });

  function changed(id: string, afterMs = everyMs): void {
    if (soon.has(id)) return;
    soon.add(id);
    lanes.wake(id, afterMs);
  }

  return {
    ...lanes,
    changed: (id) => changed(id),
    async settled() {
      isHasty = true;
      for (const id of soon) lanes.wake(id);
      try {
        return await lanes.settled();
      } finally {
        isHasty = false;
      }
    },
  };
}
