import type { ReplyDraft } from './reply.ts';

/** Why a message is sent; what that decides stands in `delivery/purposes.ts`. */
export const PURPOSES = ['answer', 'notice', 'reminder', 'invitation', 'broadcast', 'nudge'] as const;
export type Purpose = (typeof PURPOSES)[number];

/** Whom a message is for that is not simply the answer to what was said. */
export type Addressee =
  /** A place the bot knows, a thread in a channel for example. */
  | { conversationId: string }
  /** Alone with this person, on the platform they prefer. `fail`: nothing of the transaction happens then. */
  | { personId: string; ifUnreachable: 'fail' | 'skip' }
  /** Wherever the card of this name was sent ({@link Reply.card}): the message takes its place. */
  | { card: string }
  /** The same for every card whose name begins with this and a colon, each in its own place. */
  | { cardsAbout: string };

/** A message to somewhere, queued in the transaction that makes it necessary. */
export interface OutgoingMessage {
  to: Addressee;
  /**
   * Whose business it is what becomes of it, for example `case:<id>`: the feature of that topic hears whether it was
   * delivered or cannot be. Left out: nobody's. Of a card that takes the place of another nothing is told.
   */
  about?: string | undefined;
  /** Left out: a notice. An invitation here is to one, who did not ask for it; what goes to many: see `delivery/fan-out.ts`. */
  purpose?: 'notice' | 'reminder' | 'invitation' | undefined;
  /** Not sent before; left out: as soon as can be. */
  notBefore?: Date | undefined;
  replies: readonly ReplyDraft[];
}
