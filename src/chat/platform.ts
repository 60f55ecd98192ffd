import type { ConversationReference, PlatformName } from './conversation-reference.ts';
import type { SharedFile } from './inbound.ts';
import type { Reply } from './reply.ts';

/** What delivery asks of a platform. */
export interface Platform {
  readonly name: PlatformName;

  /**
   * Sends one reply and returns the platform's id of the message.
   *
   * No retry inside: it throws an AppError, and `retryable`, `retryAfterMs` and the code say what delivery does.
   * Codes: `delivery.blocked` (the person or channel does not take messages), `delivery.not-installed` (the bot is
   * not, or no longer, there), `delivery.rate-limited`, `delivery.unavailable` (nothing arrived),
   * `delivery.uncertain` (cut off after the request was sent: it may have arrived), `delivery.rejected` (never right).
   *
   * @param options.possiblyDouble an earlier attempt may have arrived: the message must say so
   */
  send(to: ConversationReference, reply: Reply, options: { possiblyDouble: boolean }): Promise<{ messageId: string }>;

  /**
   * Shows that the bot is at work, as far as the place allows it; fades or is replaced by the answer.
   *
   * @returns a function that takes the sign away again, where it does not go by itself
   */
  showWorking(to: ConversationReference, language: Reply['language']): Promise<() => Promise<void>>;

  /**
   * Fetches a file that was shared with the bot, where the platform has files. Only from the platform's own servers,
   * whatever the reference says.
   *
   * @throws AppError `fetching.file-refused`, `fetching.file-gone`, `fetching.too-slow`, `fetching.unavailable` (retryable),
   *   `reading.too-large`
   */
  download?(
    reference: SharedFile['reference'],
    options: { maxBytes: number },
  ): Promise<{ bytes: Uint8Array; mediaType: string | undefined }>;
}
