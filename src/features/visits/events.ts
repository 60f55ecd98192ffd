import type { Transaction } from '../../store/transaction.ts';

/** From where something was done. */
export type Via = 'press' | 'words' | 'clock' | 'command';

/** Who does something to a visit, and from where. */
export interface Doer {
  /** Null: the clock, or the operator. */
  by: string | null;
  via: Via;
}

/** What happened: to somebody's reply, or to the visit itself. */
export interface Happened extends Doer {
  visitId: string;
  /** Left out: to the visit itself. */
  personId?: string;
  what: string;
  before?: string | null;
  after?: string | null;
}

/** Writes down what happened, by whom and from where; in the transaction in which it does. */
export async function noteEvents(tx: Transaction, events: readonly Happened[]): Promise<void> {
  if (events.length === 0) return;
  await tx.visitEvent.createMany({ data: events.map(({ by, ...event }) => ({ ...event, byId: by })) });
}
