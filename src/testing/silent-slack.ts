import { directId } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';

/** A Slack that takes everything and asks nothing, for what is about the database alone. */
export const SILENT_SLACK: Platform = {
  name: 'slack',
  send: async () => ({ messageId: '1' }),
  openDirect: (tenant, user) => ({
    platform: 'slack',
    tenant,
    id: directId(user),
    kind: 'personal',
    address: { channel: user },
  }),
  showWorking: async () => async () => undefined,
  profile: async () => null,
  peopleListed: 'everyone',
  async *people() {
    yield [];
  },
};
