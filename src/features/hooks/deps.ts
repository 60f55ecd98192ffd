import type { Outreach } from '../../delivery/outreach.ts';
import type { HookFinder } from '../../learning-content/hook-finder.ts';
import type { LearningContent } from '../../learning-content/library.ts';
import type { PrismaClient } from '../../store/generated/client.ts';

/** What the chat of hooks works with. */
export interface HookDeps {
  /** The hooks, and what themes are called; read once. */
  content(): Promise<LearningContent>;
  finder(): Promise<HookFinder>;
  outreach: Outreach;
  /** Where the policy themes of organisations stand. */
  prisma: PrismaClient;
}
