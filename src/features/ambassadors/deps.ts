import type { LearningContent } from '../../learning-content/library.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What ambassadors' chat works with. */
export interface AmbassadorDeps {
  prisma: PrismaClient;
  /** Cards, hooks, and what themes and departments are called; read once. */
  content(): Promise<LearningContent>;
  /** The meaning of a text as a vector; null: there is nothing that knows it, and words have to do. */
  meaningOf(text: string): Promise<Float32Array | null>;
}
