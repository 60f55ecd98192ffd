import { z } from 'zod';
import { createHearing, type NotHeard } from '../jobs/hearing.ts';
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
  /** See {@link Hearing.settle}: what is not heard does not keep other e-mails from being sent. */
  settle(mail: Held, state: MailFate['state'], errorCode: string | null): Promise<NotHeard | null>;
  /** See {@link Hearing.tellAgain}. */
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

  const hearing = createHearing(prisma, 'mail_outbox', tell);

  return {
    settle: (mail, state, errorCode) => hearing.settle((tx) => writeDown(tx, mail, state, errorCode)),
    tellAgain: () =>
      hearing.tellAgain(async (tx) => {
        const rows = await tx.$queryRaw`
          SELECT id, about, "to", state::text, fate_tries FROM mail_outbox
          WHERE fate_due_at <= clock_now() ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED`;
        return rowsSchema.parse(rows)[0];
      }),
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
