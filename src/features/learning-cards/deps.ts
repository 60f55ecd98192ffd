import type { LearningContent } from '../../learning-content/library.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What writing learning cards works with. */
export interface OwnCardDeps {
  prisma: PrismaClient;
  /** What themes are called; read once. */
  content(): Promise<LearningContent>;
}
