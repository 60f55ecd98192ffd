import { z } from 'zod';
import { ringAtCommit, WORK_TABLES } from './bell.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

/**
 * The one clock of the product: the time of the database plus a stored offset. Every decision, deadline and "today" goes
 * by it, in SQL as `clock_now()` (the beginning of the transaction). Only leases go by the server's own `now()`: they are
 * about processes, not about people.
 */

type Db = PrismaClient | Transaction;

const rowsSchema = z.tuple([z.object({ now: z.date() })]);

/** This very moment, also within a long transaction. */
export async function clockNow(db: Db): Promise<Date> {
  return rowsSchema.parse(await db.$queryRaw`SELECT clock_timestamp() + clock_offset() AS now`)[0].now;
}

/** Sets the clock, for who plays with time; it runs on from there. All work may be due now, so every process looks at once. */
export async function setClock(db: Db, at: Date): Promise<void> {
  await db.$executeRaw`
    UPDATE clock SET offset_ms = round(extract(epoch FROM ${at}::timestamptz - clock_timestamp()) * 1000)`;
  await ringAtCommit(db, WORK_TABLES);
}

/** Sets the clock to the server's own time, as it is wherever people use the product. */
export async function resetClock(db: Db): Promise<void> {
  await db.$executeRaw`UPDATE clock SET offset_ms = 0 WHERE offset_ms <> 0`;
}
