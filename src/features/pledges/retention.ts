import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets the words of pledges that ended, or of which nobody asks any more, so many days ago; that they were stays.
 *
 * @returns how many pledges
 */
export function forgetPledges(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE pledge SET text = NULL, origin = NULL, shared_with = NULL
    WHERE text IS NOT NULL AND next_ask_at IS NULL
      AND coalesce(ended_at, asked_at, created_at) < clock_now() - make_interval(days => ${days})`;
}
