import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What the chat of sessions works with. */
export interface SessionDeps {
  prisma: PrismaClient;
  gazetteer: Gazetteer;
  /** Where people reach the bot in a browser; null: nowhere. */
  publicUrl: string | null;
}
