import type { ConversationReference, PlatformName } from './conversation-reference.ts';
import type { Profile } from './platform.ts';

/** One journey from our invitation to the platform's page of consent and back, in one browser. */
export interface Journey {
  /** Goes along to the platform and comes back from it. */
  state: string;
  /** Stays in the browser; what comes back in another browser is refused. */
  browser: string;
}

/** What a platform asks and tells of the teams and tenants in which the bot is installed. */
export interface Installations {
  /**
   * What was stored when the bot was installed in this team.
   *
   * @returns null when nothing is stored, or the team is not connected any more
   * @throws AppError `vault.…` when it is stored and cannot be read
   */
  credentials(platform: PlatformName, tenant: string): Promise<string | null>;

  /** Whether an invitation can be followed; nothing changes by asking. */
  stands(platform: PlatformName, invitation: string): Promise<boolean>;

  /** Begins a journey; null when the invitation is unknown, used or expired. */
  follow(platform: PlatformName, invitation: string): Promise<Journey | null>;

  /**
   * Ends a journey: the state is used up, whatever comes of it.
   *
   * @returns the id of the invitation; null when the state is unknown, used, expired, or of another browser
   */
  arrive(platform: PlatformName, journey: Journey): Promise<string | null>;

  /**
   * Connects a team to the organisation that was invited, all of it or nothing.
   *
   * @returns `taken`: it belongs to another organisation; `used`: the invitation was used in the meantime
   */
  connect(
    platform: PlatformName,
    installed: { invitation: string; tenant: string; credentials: string },
  ): Promise<'connected' | 'taken' | 'used'>;

  /**
   * The bot was removed from a team or tenant: its credentials are wiped and its events refused from now on.
   *
   * @param at when it happened; null: now. What happened before the team was last connected changes nothing.
   */
  disconnect(platform: PlatformName, tenant: string, why: { reason: string; at: Date | null }): Promise<void>;

  /** The platform tells of somebody by itself, such as that they left. Of who was never here, nothing is kept. */
  tellOf(platform: PlatformName, tenant: string, profile: Profile): Promise<void>;

  /**
   * The bot was removed from one place: nothing is sent there any more, until somebody says something there. From a
   * channel that is one address with its threads, it was removed from all of those.
   *
   * @param by who removed it: a place alone with them that the bot opened itself, under an id of its own, is left too
   */
  leave(place: ConversationReference, by?: string): Promise<void>;

  /** The bot was let in again where it was removed from, before anybody says something there. */
  comeBack(place: ConversationReference): Promise<void>;
}
