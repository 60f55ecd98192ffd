import type { PrismaClient } from '../../store/generated/client.ts';

/**
 * Forgets nudges of so many days ago, and of who stopped so long ago what they chose and learned.
 *
 * @returns how many of both
 */
export async function forgetAmbassadors(prisma: PrismaClient, days: number): Promise<number> {
  const nudges = await prisma.$executeRaw`
    DELETE FROM nudge WHERE planned_for < (clock_now() - make_interval(days => ${days}))::date`;
  const stopped = await prisma.$executeRaw`
    WITH gone AS (
      DELETE FROM ambassador WHERE stopped_at < clock_now() - make_interval(days => ${days}) RETURNING person_id),
    learned AS (DELETE FROM card_memory WHERE person_id IN (SELECT person_id FROM gone))
    DELETE FROM ambassador_asked WHERE person_id IN (SELECT person_id FROM gone)
      OR asked_at < clock_now() - make_interval(days => ${days})`;
  return nudges + stopped;
}
