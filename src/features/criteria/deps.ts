import type { Language } from '../../chat/language.ts';
import type { FileIntake } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';

/** Has a file fetched and read beside the conversation. */
export type QueueForReading = (
  tx: Transaction,
  file: {
    file: Parameters<FileIntake['run']>[1][number];
    conversationId: string;
    personId: string;
    language: Language;
    purpose: string;
  },
) => Promise<void>;

/** What the chat of criteria works with. */
export interface CriteriaDeps {
  prisma: PrismaClient;
  /** Opens the library when it is first needed. */
  adviser(): Promise<Adviser>;
  /** Has a file fetched and read beside the conversation; see `document.ts`. */
  queueForReading: QueueForReading;
  /** Where people reach the bot in a browser; null: nowhere, and nothing can be downloaded. */
  publicUrl: string | null;
}
