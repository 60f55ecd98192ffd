import { z } from 'zod';
import { type NotHeard, notHeard } from '../jobs/hearing.ts';
import { claimsOf, type Held } from '../store/claims.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

/**
 * What became of an e-mail: the server took it (one that comes back later cannot be seen), refused it, or nobody knows.
 */
export interface MailFate {
  about: string;
  to: string | null;
  state: 'sent' | 'failed' | 'uncertain';
}

/** The lease is longer than an e-mail may take: one in `sending` beyond it met a crash. */
export const MAIL_CLAIMS = claimsOf({ name: 'mail_outbox', held: 'sending', leaseSeconds: 90 });

/** Writes down what became of e-mails, and tells whose business it is. */
export interface MailSettling {
  /**
   * Both in one transaction. When whose business it is fails on it, what became of the e-mail is written down all the
   * same, and told again later: it is true, and must not keep other e-mails from being sent.
   *
   * @returns null: whoever is to hear it, did
   */
  settle(mail: Held, state: MailFate['state'], errorCode: string | null): Promise<NotHeard | null>;
  /** Tells again what was not heard. @returns false: nothing, now; null: it was heard */
  tellAgain(): Promise<NotHeard | null | false>;
}

const rowsSchema = z.array(
  z.object({
    id: z.bigint(),
    about: z.string(),
    to: z.string().nullable(),
    state: z.enum(['sent', 'failed', 'uncertain']),
    fate_tries: z.number(),
  }),
);
type Row = z.infer<typeof rowsSchema>[number];

/** @param onFate hears what became of each, in the transaction in which that is written down */
export function createMailSettling(
  prisma: PrismaClient,
  onFate: (tx: Transaction, mail: MailFate) => Promise<void>,
): MailSettling {
  const tell = (tx: Transaction, { about, to, state }: Row) => onFate(tx, { about, to, state });

  return {
    async settle(mail, state, errorCode) {
      try {
        await prisma.$transaction(async (tx) => {
          for (const row of await writeDown(tx, mail, state, errorCode)) await tell(tx, row);
        });
        return null;
      } catch (error) {
        return prisma.$transaction(async (tx) => {
          const [row] = await writeDown(tx, mail, state, errorCode);
          return row ? noteNotHeard(tx, row, error) : null;
        });
      }
    },

    async tellAgain() {
      let due: Row | undefined;
      try {
        return await prisma.$transaction(async (tx) => {
          const rows = await tx.$queryRaw`
            SELECT id, about, "to", state::text, fate_tries FROM mail_outbox
            WHERE fate_due_at <= clock_now() ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
          due = rowsSchema.parse(rows)[0];
          if (!due) return false;
          await tell(tx, due);
          await tx.$executeRaw`UPDATE mail_outbox SET fate_due_at = NULL WHERE id = ${due.id}`;
          return null;
        });
      } catch (error) {
        const row = due;
        if (!row) throw error;
        return prisma.$transaction((tx) => noteNotHeard(tx, row, error));
      }
    },
  };
}

/** @returns the e-mail as it is now; none: another process has it, and says what became of it */
async function writeDown(
  tx: Transaction,
  mail: Held,
  state: MailFate['state'],
  errorCode: string | null,
): Promise<Row[]> {
  const rows = await MAIL_CLAIMS.end(
    tx,
    mail,
    Prisma.sql`
      state = ${state}::"MailState", error_code = ${errorCode},
      sent_at = CASE WHEN ${state} = 'sent' THEN clock_now() END`,
    Prisma.sql`id, about, "to", state::text, fate_tries`,
  );
  return rowsSchema.parse(rows);
}

/** Not heard, once more: written down with when it is told again. */
async function noteNotHeard(tx: Transaction, { id, fate_tries: tries }: Row, error: unknown): Promise<NotHeard> {
  const failed = notHeard(tries, error);
  const { againInMs } = failed;
  await tx.$executeRaw`
    UPDATE mail_outbox SET fate_tries = fate_tries + 1,
                           fate_due_at = clock_now() + make_interval(secs => ${againInMs}::float8 / 1000),
                           fate_failed_at = CASE WHEN ${againInMs}::float8 IS NULL THEN clock_now() END
    WHERE id = ${id} AND fate_tries = ${tries}`;
  return failed;
}
