import type { PrismaClient } from '../../store/generated/client.ts';

/** Forgets what was written so many days ago and that nobody was to get. @returns how many */
export async function forgetCards(prisma: PrismaClient, days: number): Promise<number> {
  const drafts = await prisma.$executeRaw`
    DELETE FROM learning_card
    WHERE organisation_id IS NOT NULL AND content IS NULL AND proposed_at < clock_now() - make_interval(days => ${days})`;
  const changes = await prisma.$executeRaw`
    UPDATE learning_card SET proposed = NULL, proposed_at = NULL, asked_at = NULL
    WHERE content IS NOT NULL AND proposed_at < clock_now() - make_interval(days => ${days})`;
  return drafts + changes;
}
