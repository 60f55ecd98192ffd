import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

type Db = PrismaClient | Transaction;

// After a backup was put back much of what waits in it has been sent since, and what clocks find is late. Nothing goes
// out then but answers to what people say from then on, until the operator releases the rest.

/** In SQL: a backup was put back, and what waits is held. */
export const IS_HELD = Prisma.sql`EXISTS (SELECT 1 FROM restoration WHERE released_at IS NULL)`;

/** In SQL: the last message that was in the backup; 0: nothing is held. */
export const OUTBOX_UP_TO = Prisma.sql`
  (SELECT coalesce(max(outbox_up_to), 0) FROM restoration WHERE released_at IS NULL)`;

/** The code of events that came in before the backup and were not acted on in it. */
export const HELD_EVENT = 'restore.held';

/** A backup that was put back and is not released. */
export interface Held {
  /** When the backup was made, and when it was put back. */
  madeAt: Date;
  restoredAt: Date;
}

/** The last one that is not released; null: nothing is held. */
export function heldRestoration(db: Db): Promise<Held | null> {
  return db.restoration.findFirst({
    where: { releasedAt: null },
    orderBy: { id: 'desc' },
    select: { madeAt: true, restoredAt: true },
  });
}

/** Whether who was erased since a backup that was put back still has to be erased again. */
export async function mustEraseAgain(db: Db): Promise<boolean> {
  return (await db.restoration.count({ where: { erasedAgainAt: null } })) > 0;
}

export async function erasedAgain(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE restoration SET erased_again_at = clock_now() WHERE erased_again_at IS NULL`;
}

/** From the end of this transaction on nothing is held any more. */
export async function release(tx: Transaction): Promise<void> {
  await tx.$executeRaw`UPDATE restoration SET released_at = clock_now() WHERE released_at IS NULL`;
}

/** Holds all that waits now, in a database that was put back with other tools than ours. */
export async function hold(tx: Transaction, madeAt: Date): Promise<void> {
  for (const statement of holding(madeAt, Prisma.sql`clock_now()`)) await tx.$executeRaw(statement);
}

/**
 * Holds all that waits: much of it was sent or answered since. Events are set aside, so that nobody who writes now waits
 * for them.
 *
 * @param erasedAgainAt in SQL: when who was erased since was erased again; `NULL`: that is still to be done
 */
export function holding(madeAt: Date, erasedAgainAt: Prisma.Sql): Prisma.Sql[] {
  return [
    Prisma.sql`
      INSERT INTO restoration (made_at, outbox_up_to, mail_up_to, erased_again_at)
      SELECT ${madeAt}::timestamptz, (SELECT coalesce(max(id), 0) FROM outbox),
             (SELECT coalesce(max(id), 0) FROM mail_outbox), ${erasedAgainAt}`,
    Prisma.sql`
      UPDATE inbox SET state = 'failed', error_code = ${HELD_EVENT}, claim = NULL, claimed_until = NULL
      WHERE state IN ('received', 'working')`,
  ];
}
