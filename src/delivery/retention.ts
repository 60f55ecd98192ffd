import type { PrismaClient } from '../store/generated/client.ts';
import { isStillToArrive } from './still-to-arrive.ts';

/** Takes the text out of messages of so many days ago that are not waiting to be sent, or sent again; returns how many. */
export function forgetMessages(prisma: PrismaClient, days: number): Promise<number> {
  return prisma.$executeRaw`
    UPDATE outbox SET payload = NULL
    WHERE payload IS NOT NULL AND NOT ${isStillToArrive('outbox')}
      AND created_at < clock_now() - make_interval(days => ${days})`;
}
