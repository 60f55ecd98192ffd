import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Command, Inbound, Message, Press, Unsupported } from '../../chat/inbound.ts';
import type { Language } from '../../chat/language.ts';
import type { Profile } from '../../chat/platform.ts';

/** Where a person who just did something can be answered at once. */
export interface Reachable {
  /** The team whose token answers. */
  team: string;
  /** Who it is. */
  user: string;
  language: Language;
  /** For a message only this person sees. */
  responseUrl?: string | undefined;
  /** For a window; holds for three seconds. */
  triggerId?: string | undefined;
  /** The thread in which it happened. */
  thread?: string | undefined;
}

/** What a request of Slack is, and which door it goes to. */
export type Parsed =
  /** Something happened: store, then acknowledge. */
  | { kind: 'event'; inbound: Inbound }
  /** A slash command: store, then acknowledge with a sentence; or open a window at once. */
  | { kind: 'command'; inbound: Command; reachable: Reachable }
  /** A button that says something in the person's name; it is answered later, like a message. */
  | { kind: 'say'; inbound: Message; reachable: Reachable }
  /** A button that is answered in its own response. */
  | { kind: 'call'; press: Press; reachable: Reachable }
  /** A button that means nothing to this version; who pressed it hears that. */
  | { kind: 'old-button'; reachable: Reachable }
  /** The app was removed from a team, or its token was revoked there. */
  | { kind: 'removed'; tenant: string; reason: 'app_uninstalled' | 'tokens_revoked'; at: Date | null }
  /** The bot was put out of a channel, or let in again. */
  | { kind: 'left' | 'back'; place: ConversationReference }
  /** What Slack tells of somebody by itself: their name, or that their account was switched off. */
  | { kind: 'person'; tenant: string; profile: Profile }
  /** A form that was sent in; it is answered in the acknowledgement. `fields` are the blocks that can show an error. */
  | { kind: 'submission'; press: Press; language: Language; fields: readonly string[] }
  | Unsupported;

/** The bot as one team of Slack knows it. */
export interface BotIdentity {
  userId: string;
  /** Left out: as every team knows it. */
  team?: string;
}

/** @param reason for the log: names of Slack's own kinds, never content */
export function unsupported(reason: string): Unsupported {
  return { kind: 'unsupported', reason };
}
