import type { PrismaClient } from '../store/generated/client.ts';
import { HELD_EVENT, IS_HELD } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';

/** How many events came in before a backup that was put back, and were not acted on in it. */
export async function heldEvents(db: PrismaClient | Transaction): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM inbox WHERE error_code = ${HELD_EVENT} AND ${IS_HELD}`;
  return row?.count ?? 0;
}

/** Has them acted on after all. */
export async function releaseEvents(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE inbox SET state = 'received', error_code = NULL, available_at = clock_now()
    WHERE error_code = ${HELD_EVENT} AND payload IS NOT NULL`;
}

/** Leaves them as they are, for good. */
export async function dropEvents(tx: Transaction): Promise<void> {
  await tx.$executeRaw`UPDATE inbox SET error_code = 'restore.dropped' WHERE error_code = ${HELD_EVENT}`;
}
