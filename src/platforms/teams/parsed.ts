import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Inbound, Press, Unsupported } from '../../chat/inbound.ts';

/** What an activity of Teams is, and which door it goes to. */
export type Parsed =
  /** Something happened: store, then acknowledge. */
  | { kind: 'event'; inbound: Inbound }
  /** A button or form that is answered in its own response. */
  | { kind: 'call'; press: Press }
  /** The same, from a client without dialogs: it arrives as a message, and the answer can only be a message too. */
  | { kind: 'call-by-message'; press: Press }
  /** The bot was removed from there. */
  | { kind: 'removed'; place: ConversationReference }
  /** A button that means nothing to this version; who pressed it hears that. */
  | { kind: 'old-button' }
  | Unsupported;

/** @param reason for the log: names of Teams' own kinds, never content */
export function unsupported(reason: string): Unsupported {
  return { kind: 'unsupported', reason };
}
