import type { Reply } from '../chat/reply.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * What became of a message about something: it arrived, it never will, it waits for a tenant that takes nothing, or nobody
 * knows and it is not sent again.
 */
export interface Fate {
  /** As {@link OutgoingMessage.about}: `case:<id>`. */
  about: string;
  /** Whom it was for; null: a place. */
  personId: string | null;
  /** Where it went; null: there is no place in which this person can be written to. */
  conversationId: string | null;
  outcome: 'delivered' | 'undeliverable' | 'held' | 'uncertain';
  /** Why it cannot be delivered, not yet, or is uncertain, as an error code; null: it was delivered. */
  errorCode: string | null;
  /** What it says; null: it was delivered, or this version cannot read it. */
  reply: Reply | null;
}

/**
 * Hears what became of a message, in the transaction in which that is written down: what it does and what the outbox
 * says happen both or neither, so that a crash loses nothing. When it throws, what became of the message stands all the
 * same, and it is told again a few times, see `settling.ts`.
 */
export type OnFate = (tx: Transaction, fate: Fate) => Promise<void>;

/** Tells each feature of its own messages. @param features by the topic in front of the colon of what they are about */
export function fateByTopic(features: Readonly<Record<string, OnFate>>): OnFate {
  return async (tx, fate) => {
    const topic = fate.about.slice(0, fate.about.indexOf(':'));
    await features[topic]?.(tx, fate);
  };
}
