import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/** Whose business it is failed on hearing what became of something. */
export interface NotHeard {
  error: unknown;
  /** When they are told again, in milliseconds; null: not any more, and somebody else is to hear of it. */
  againInMs: number | null;
}

/** How long to wait before it is told a second, third, … time; then it is given up. */
const AGAIN_AFTER_MS = [1_000, 5_000, 15_000, 60_000] as const;

/** What became of something, as a row of its table tells it. */
interface Told {
  id: bigint;
  /** Whose business it is; null: nobody's. */
  about: string | null;
  /** How often it was told again before. */
  fate_tries: number;
}

/** Writes down what became of things, and tells whose business it is: both, or the telling later. */
export interface Hearing<Row extends Told> {
  /**
   * Both in one transaction, so that a crash loses nothing. When whose business it is fails on it, what is written down
   * stands all the same, because it is true, and is told again later.
   *
   * @param writeDown @returns the row as it is now; none: another process has it, and says what became of it
   * @returns null: whoever is to hear it, did
   */
  settle(writeDown: (tx: Transaction) => Promise<Row[]>): Promise<NotHeard | null>;
  /**
   * Tells again what was not heard.
   *
   * @param findDue locks one row with `fate_due_at` in the past
   * @returns false: nothing, now; null: it was heard
   */
  tellAgain(findDue: (tx: Transaction) => Promise<Row | undefined>): Promise<NotHeard | null | false>;
}

/** @param table one with the columns `fate_tries`, `fate_due_at` and `fate_failed_at` */
export function createHearing<Row extends Told>(
  prisma: PrismaClient,
  table: 'outbox' | 'mail_outbox',
  tell: (tx: Transaction, row: Row) => Promise<void>,
): Hearing<Row> {
  const rows = Prisma.raw(table);

  /** Not heard, once more: written down with when it is told again. */
  async function note(tx: Transaction, { id, fate_tries: tries }: Row, error: unknown): Promise<NotHeard> {
    const againInMs = AGAIN_AFTER_MS[tries] ?? null;
    await tx.$executeRaw`
      UPDATE ${rows} SET fate_tries = fate_tries + 1,
                         fate_due_at = clock_now() + make_interval(secs => ${againInMs}::float8 / 1000),
                         fate_failed_at = CASE WHEN ${againInMs}::float8 IS NULL THEN clock_now() END
      WHERE id = ${id} AND fate_tries = ${tries}`;
    return { error, againInMs };
  }

  return {
    async settle(writeDown) {
      try {
        await prisma.$transaction(async (tx) => {
          for (const row of await writeDown(tx)) await tell(tx, row);
        });
        return null;
      } catch (error) {
        return prisma.$transaction(async (tx) => {
          const [row] = await writeDown(tx);
          return row && row.about !== null ? note(tx, row, error) : null;
        });
      }
    },

    async tellAgain(findDue) {
      let due: Row | undefined;
      try {
        return await prisma.$transaction(async (tx) => {
          due = await findDue(tx);
          if (!due) return false;
          await tell(tx, due);
          await tx.$executeRaw`UPDATE ${rows} SET fate_due_at = NULL WHERE id = ${due.id}`;
          return null;
        });
      } catch (error) {
        const row = due;
        if (!row) throw error;
        return prisma.$transaction((tx) => note(tx, row, error));
      }
    },
  };
}
