import type { PrismaClient } from '../../store/generated/client.ts';

/** Forgets what ambassadors did so many days ago. */
export function forgetMoves(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    DELETE FROM ambassador_move WHERE day < (clock_now() - make_interval(days => ${days}))::date`;
}
