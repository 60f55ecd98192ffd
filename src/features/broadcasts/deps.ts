import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { QueueForReading } from '../../chat/queue-for-reading.ts';
import type { MessageReader } from '../../chat/reading.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Turn } from '../../chat/skill.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { RetentionDefaults } from '../../people/retention-terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** A site visit whose guests can be written to. */
export interface NamedVisit {
  id: string;
  number: number;
  /** "Werkbezoek 3: De Cirkel", in the language in which it was asked for. */
  title: string;
}

/** The site visits to come that somebody organises: to their guests they may write. */
export interface VisitsHere {
  /** Those that words name. */
  named(tx: Transaction, turn: Turn, text: string): Promise<NamedVisit[]>;
  /** Null: there is no such visit of theirs. */
  one(tx: Transaction, turn: Turn, id: string): Promise<NamedVisit | null>;
  /** What who is no broker is offered instead of a message to a group: its guests; null: they organise no visit. */
  offered(tx: Transaction, turn: Turn, text: string): Promise<ReplyDraft | null>;
}

/** What the chat of broadcasts works with. */
export interface BroadcastDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  /** Reads each of several wishes by itself; left out: they are read as one. */
  reader?: MessageReader | undefined;
  outreach: Outreach;
  /** How many people one broker reaches alone; for more a second one has to agree. */
  approvalAbove: number;
  retention: RetentionDefaults;
  queueForReading: QueueForReading;
  /** Where chat platforms fetch pictures; null: nowhere. */
  publicUrl: string | null;
  visits: VisitsHere;
  /** The channel itself in which something was said; null: it was none. */
  channelOf(said: ConversationReference): ConversationReference | null;
}
