import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import { IS_HELD, OUTBOX_UP_TO } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';
import { isStillToArrive } from './still-to-arrive.ts';

/** It was in a backup that was put back, or nobody waits for it: then it waits until the operator releases it. */
export function isHeldByRestore(alias: 'candidate' | 'earlier' | 'outbox'): Prisma.Sql {
  const row = Prisma.raw(alias);
  return Prisma.sql`(${row}.id <= ${OUTBOX_UP_TO} OR (${row}.purpose <> 'answer' AND ${IS_HELD}))`;
}

/** How many messages wait because a backup was put back. */
export async function heldMessages(db: PrismaClient | Transaction): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM outbox WHERE ${isStillToArrive('outbox')} AND ${isHeldByRestore('outbox')}`;
  return row?.count ?? 0;
}

/** Gives them up; `impact deliveries list` shows each, and each can be sent again. */
export async function dropHeldMessages(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', gave_up_at = clock_now(), claim = NULL, claimed_until = NULL,
                      error_code = 'restore.dropped',
                      error_reason = 'It was in a backup that was put back, and the operator did not have it sent.'
    WHERE ${isStillToArrive('outbox')} AND ${isHeldByRestore('outbox')}`;
}
