import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import { IS_HELD } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';

const WAITS = Prisma.sql`(state IN ('queued', 'sending') AND ${IS_HELD})`;

/** How many e-mails wait because a backup was put back. */
export async function heldMail(db: PrismaClient | Transaction): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM mail_outbox WHERE ${WAITS}`;
  return row?.count ?? 0;
}

/** Gives them up; `impact deliveries list` shows each, and each can be sent again. */
export async function dropHeldMail(tx: Transaction): Promise<void> {
  await tx.$executeRaw`
    UPDATE mail_outbox SET state = 'failed', error_code = 'restore.dropped', claim = NULL, claimed_until = NULL
    WHERE ${WAITS}`;
}
