import type { PrismaClient } from '../../store/generated/client.ts';

/** Forgets hooks that were written so many days ago and that nobody was to get. @returns how many */
export function forgetHooks(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM own_hook WHERE used_since IS NULL AND created_at < clock_now() - make_interval(days => ${days})`;
}
