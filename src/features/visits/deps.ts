import type { CallResponse } from '../../chat/call.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { Turn } from '../../chat/skill.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { RetentionDefaults } from '../../people/retention-terms.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** What the chat of site visits works with. */
export interface VisitDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  outreach: Outreach;
  /** How many people one broker invites alone. */
  approvalAbove: number;
  retention: RetentionDefaults;
  /** Who comes and has an address gets it for their calendar by e-mail. */
  mailsCalendars: boolean;
  /** Where people reach the bot in a browser; null: nowhere. */
  publicUrl: string | null;
  /** Something became of a visit: its cards are to show that, soon. */
  changed(visitId: string): void;
  /** The form in which a broker writes to the guests of a visit, as an answer to a press. */
  writeToGuests(turn: Turn, about: { begun: string; guestsOf: string }, tx: Transaction): Promise<CallResponse>;
  /** What somebody gets besides who found a visit useful; left out: nothing. */
  helped?(tx: Transaction, turn: Turn): Promise<readonly OutgoingMessage[]>;
}
