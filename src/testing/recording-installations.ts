import type { ConversationReference, PlatformName } from '../chat/conversation-reference.ts';
import type { Installations } from '../chat/installations.ts';
import type { Profile } from '../chat/platform.ts';

/** Installations that remember what they were told, and hold the tokens the test gives them. */
export class RecordingInstallations implements Installations {
  /** By team. */
  readonly tokens = new Map<string, string>();
  readonly disconnected: { platform: PlatformName; tenant: string; reason: string; at: Date | null }[] = [];
  readonly told: Profile[] = [];
  readonly left: ConversationReference[] = [];

  async credentials(_platform: PlatformName, tenant: string): Promise<string | null> {
    return this.tokens.get(tenant) ?? null;
  }

  async stands(): Promise<boolean> {
    return false;
  }

  async follow(): Promise<null> {
    return null;
  }

  async arrive(): Promise<null> {
    return null;
  }

  async connect(): Promise<'used'> {
    return 'used';
  }

  async disconnect(platform: PlatformName, tenant: string, why: { reason: string; at: Date | null }): Promise<void> {
    this.disconnected.push({ platform, tenant, ...why });
  }

  async tellOf(_platform: PlatformName, _tenant: string, profile: Profile): Promise<void> {
    this.told.push(profile);
  }

  async leave(place: ConversationReference): Promise<void> {
    this.left.push(place);
  }

  async comeBack(place: ConversationReference): Promise<void> {
    this.left.splice(0, this.left.length, ...this.left.filter(({ id }) => id !== place.id));
  }
}
