import type { CallResponse } from './call.ts';
import type { PlatformName } from './conversation-reference.ts';
import type { Command, Inbound, Press } from './inbound.ts';
import type { ReplyDraft } from './reply.ts';

/** What became of an event. */
export type Acceptance =
  /** Stored; it will be acted upon. */
  | { kind: 'accepted' }
  /** Stored before under the same key. */
  | { kind: 'duplicate' }
  /** No organisation here belongs to this team or tenant; nothing was stored. */
  | { kind: 'unknown-tenant' };

/** The ways into the bot, as a platform sees them. */
export interface Doors {
  /**
   * The door for events: stores the event in one transaction, after which it may be acknowledged; acting upon it
   * starts at once and does not hold up the caller.
   *
   * @throws AppError `store.unavailable` (retryable) when it could not be stored: do not acknowledge then
   */
  accept(inbound: Inbound): Promise<Acceptance>;

  /**
   * The door for calls: acts in one transaction and returns what must be in the response. The same key again acts no
   * second time and returns the same answer; a form that was refused may be sent in again. Who lacks the role, presses
   * a button of an older version, or comes while it is too busy gets a sentence that says so (`undone`), and may press again.
   *
   * @throws AppError `call.unknown-tenant`, `store.unavailable`; `store.busy` before it is known who presses
   */
  call(press: Press): Promise<CallResponse>;

  /**
   * A command that is answered by a window and not by a message is a press: where the platform can open one, it goes
   * through the door for calls. Null: it is an ordinary command, for {@link accept}.
   */
  pressFor(command: Command): Press | null;

  /**
   * Says something to somebody alone, for what could not be shown in the answer to what they did. It is queued like every
   * message: what does not arrive is listed.
   *
   * @returns false when no organisation here belongs to this team or tenant: nothing was queued
   * @throws AppError of the store
   */
  sayAlone(to: { platform: PlatformName; tenant: string; user: string }, reply: ReplyDraft): Promise<boolean>;
}
