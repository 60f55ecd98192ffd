import type { PrismaClient } from '../store/generated/client.ts';

/** Takes the text out of events that were handled so many days ago; returns how many. */
export function forgetEvents(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE inbox SET payload = NULL
    WHERE payload IS NOT NULL AND state IN ('done', 'failed') AND received_at < clock_now() - make_interval(days => ${days})`;
}

/** Clears the memory of conversations in which nothing was said for so many days; returns how many. */
export function forgetMemories(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE conversation SET memory = NULL, memory_updated_at = NULL
    WHERE memory_updated_at < clock_now() - make_interval(days => ${days})`;
}

/** Forgets presses of so many days ago, with what was answered: none of them arrives again by then. Returns how many. */
export function forgetCalls(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM call WHERE called_at < clock_now() - make_interval(days => ${days})`;
}

/** Forgets what was spoken of so many days ago; returns how much. */
export function forgetSpokenOf(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`DELETE FROM spoken_of WHERE said_at < clock_now() - make_interval(days => ${days})`;
}
