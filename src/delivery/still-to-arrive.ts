import { Prisma } from '../store/generated/client.ts';

/** Whether a message waits or is under way: also one of which nobody knows whether it arrived, where twice is as good as once. */
export function isStillToArrive(alias: 'earlier' | 'outbox'): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`(${row}.state IN ('queued', 'sending') OR (${row}.state = 'uncertain' AND ${row}.repeatable))`;
}
