import type { QueueForReading } from '../../chat/queue-for-reading.ts';
import type { Had, Turn } from '../../chat/skill.ts';
import type { Adviser } from '../../criteria/advice.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Logger } from '../../telemetry/logger.ts';

/** What the chat of criteria works with. */
export interface CriteriaDeps {
  prisma: PrismaClient;
  /** Opens the library when it is first needed. */
  adviser(): Promise<Adviser>;
  /** Has a file fetched and read beside the conversation; see `document.ts`. */
  queueForReading: QueueForReading;
  /** Where people reach the bot in a browser; null: nowhere, and nothing can be downloaded. */
  publicUrl: string | null;
  logger: Logger;
  /** What the sources hold of a question that is of no dossier. */
  sources(turn: Turn, question: string): Promise<Had>;
}
