import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { QueueForReading } from '../../chat/queue-for-reading.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { RetentionDefaults } from '../../people/retention-terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What the chat of broadcasts works with. */
export interface BroadcastDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  outreach: Outreach;
  /** How many people one broker reaches alone; for more a second one has to agree. */
  approvalAbove: number;
  retention: RetentionDefaults;
  queueForReading: QueueForReading;
  /** Where chat platforms fetch pictures; null: nowhere. */
  publicUrl: string | null;
  /** The channel itself in which something was said; null: it was none. */
  channelOf(said: ConversationReference): ConversationReference | null;
}
