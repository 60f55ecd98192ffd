import type { Address, ConversationReference, PlatformName } from './conversation-reference.ts';
import type { SharedFile } from './inbound.ts';
import type { Reply } from './reply.ts';

/** What a platform tells of a person. */
export interface Profile {
  /** Slack user id or Entra object id. */
  externalId: string;
  displayName: string | null;
  /** Null where the platform does not vouch for one. */
  email: string | null;
  department: string | null;
  /** `guest`: let into a single channel or a few. `external`: belongs to another team or tenant. */
  standing: 'member' | 'guest' | 'external';
  /** May no longer sign in. */
  deactivated: boolean;
}

export interface SendOptions {
  possiblyDouble: boolean;
  replaces?: string | undefined;
  words?: string | undefined;
}

/** What the rest of the program asks of a platform. */
export interface Platform {
  readonly name: PlatformName;

  /**
   * Sends one reply and returns the platform's id of the message.
   *
   * No retry inside: it throws an AppError, and `retryable`, `retryAfterMs` and the code say what delivery does.
   * With `replaces` the reply takes the place of that earlier message; `delivery.not-replaceable` when it cannot.
   * Other codes: `delivery.layout-refused` (its words alone may arrive), `delivery.token-refused` and
   * `delivery.missing-scope` (nothing can be sent in this tenant until somebody mends that), `delivery.blocked` (the
   * person or channel does not take messages), `delivery.not-installed` (the bot is not, or no longer, there),
   * `delivery.rate-limited`, `delivery.unavailable` (nothing arrived), `delivery.uncertain` (cut off after the request
   * was sent: it may have arrived), `delivery.rejected` (never right). The message of the error says what is wrong, with
   * the platform's own name for it.
   *
   * @param options.possiblyDouble an earlier attempt may have arrived: the message must say so
   * @param options.replaces the id under which an earlier message was sent
   * @param options.words in place of the layout: exactly these, as plain text, without buttons
   */
  send(to: ConversationReference, reply: Reply, options: SendOptions): Promise<{ messageId: string }>;

  /**
   * The place alone with somebody who perhaps never wrote to the bot, under the id that {@link directId} gives; asks
   * the platform nothing, sending does.
   *
   * @param known a conversation of the same tenant, the person's own if there is one
   * @returns null when the platform cannot open one with what is known
   */
  openDirect(tenant: string, externalUserId: string, known: ConversationReference | null): ConversationReference | null;

  /**
   * Opens a place that {@link isUnopened}: one request, and again gives the same place. Sending does it too, as a second
   * request. Left out: the platform has no such places.
   *
   * @returns where it is found from now on
   * @throws AppError as {@link send} does, but never `delivery.uncertain`
   */
  open?(to: ConversationReference): Promise<Address>;

  /**
   * The channel itself in which somebody said something: what is sent there begins a thread. Left out: the platform has none.
   *
   * @returns null: it was not said in a channel
   */
  channelOf?(said: ConversationReference): ConversationReference | null;

  /**
   * Shows that the bot is at work, as far as the place allows it; fades or is replaced by the answer.
   *
   * @returns a function that takes the sign away again, where it does not go by itself
   */
  showWorking(to: ConversationReference, language: Reply['language']): Promise<() => Promise<void>>;

  /** Whether a place has no such sign, so that only words can tell. Left out: every place has one. */
  showsNoWork?(to: ConversationReference): boolean;

  /**
   * Who somebody is, asked at first contact.
   *
   * @returns null when the platform knows no such person
   * @throws AppError `people.unavailable` (retryable) when it does not tell now; `people.refused` when it does not until
   *   somebody mends that, with the scope that the app lacks as `detail` where it is one
   */
  profile(where: ConversationReference, externalId: string): Promise<Profile | null>;

  /**
   * Of whom {@link people} tells: of everyone of the tenant, so that who is not in it has left; or of those in the
   * places it is given, where that says nothing about who is not in it.
   */
  readonly peopleListed: 'everyone' | 'in-places';

  /**
   * The people of a tenant, a page at a time. It waits when it is told to; somebody may be in it more than once.
   *
   * @param places one of each team the bot is in; only for platforms that list people by place
   * @throws AppError `people.unavailable`, `people.refused` when the list breaks off, as in {@link profile}
   */
  people(tenant: string, places: readonly ConversationReference[]): AsyncIterable<readonly Profile[]>;

  /**
   * Fetches a file that was shared with the bot, where the platform has files. Only from the platform's own servers,
   * whatever the reference says.
   *
   * @throws AppError `fetching.file-refused`, `fetching.file-gone`, `fetching.file-too-slow`, `fetching.file-unavailable` (retryable),
   *   `reading.too-large`
   */
  download?(
    reference: SharedFile['reference'],
    options: { maxBytes: number },
  ): Promise<{ bytes: Uint8Array; mediaType: string | undefined }>;
}
