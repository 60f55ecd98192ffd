import type { Transaction } from '../store/transaction.ts';
import type { SharedFile } from './inbound.ts';
import type { Language } from './language.ts';

/** Has a file that somebody sent fetched and read beside the conversation, for something else than to become knowledge. */
export type QueueForReading = (
  tx: Transaction,
  file: {
    file: SharedFile;
    conversationId: string;
    personId: string;
    language: Language;
    /** Who reads it, and behind a colon what it is for there. */
    purpose: string;
  },
) => Promise<void>;
