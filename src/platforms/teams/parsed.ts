import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Inbound, Press, Unsupported } from '../../chat/inbound.ts';

/** What an activity of Teams is, and which door it goes to. */
export type Parsed =
  /** Something happened: store, then acknowledge. */
  | { kind: 'event'; inbound: Inbound }
  /** A button or form, answered as it came: an invoke in its dialog, a message (of a client without dialogs) by one. */
  | { kind: 'call'; press: Press }
  /** A button that means nothing to this version; who pressed it hears that. */
  | { kind: 'old-button' }
  /** A thumb below an answer; Teams itself thanks for it. */
  | { kind: 'feedback'; press: Press }
  /** The bot was removed from there; `by` as the sender of a message. */
  | { kind: 'removed'; place: ConversationReference; by: string }
  | Unsupported;

/** @param reason for the log: names of Teams' own kinds, never content */
export function unsupported(reason: string): Unsupported {
  return { kind: 'unsupported', reason };
}
