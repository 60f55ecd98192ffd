import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { ringAtCommit } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { MailMessage } from './mailer.ts';

/** Longer than an e-mail may take: one in `sending` beyond it met a crash. */
const LEASE_SECONDS = 90;

export interface NewMail {
  /** What it is about, for whoever asks what became of it: `case:<id>`. */
  about: string;
  to: string;
  subject: string;
  text: string;
  html: string;
}

/** What became of an e-mail. */
export interface MailStatus {
  id: bigint;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
  errorCode: string | null;
}

/**
 * What became of an e-mail: the server took it (one that comes back later cannot be seen), refused it, or nobody knows.
 */
export interface MailFate {
  about: string;
  to: string | null;
  state: 'sent' | 'failed' | 'uncertain';
}

export interface ClaimedMail {
  id: bigint;
  /** The fence: only who shows it may say what became of the e-mail. */
  claim: string;
  message: MailMessage;
}

/**
 * Every outgoing e-mail, before it is a request. One attempt each: unlike a chat message an e-mail cannot be called
 * double, and a counter that gets two will work on it twice. What failed or is uncertain is shown to a person.
 */
export interface MailOutbox {
  /** Queues an e-mail in the transaction that makes it necessary. */
  enqueue(tx: Transaction, mail: NewMail): Promise<bigint>;
  /** Claims the oldest that nobody has tried. */
  claim(): Promise<ClaimedMail | null>;
  settle(mail: ClaimedMail, state: 'sent' | 'failed' | 'uncertain', errorCode: string | null): Promise<void>;
  /** Whether there is anything to {@link claim} or {@link giveUpCutOff}. */
  hasWork(): Promise<boolean>;
  /** Those a crash cut off while they were being sent become uncertain. Returns how many. */
  giveUpCutOff(): Promise<number>;
  about(subject: string): Promise<MailStatus[]>;
  /** Takes addresses and words out of e-mails of so many days ago that wait for nothing. Returns how many. */
  forget(days: number): Promise<number>;
}

const rowSchema = z.array(
  z.object({
    id: z.bigint(),
    claim: z.uuid(),
    message_id: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
  }),
);

/** @param onFate hears what became of each, in the transaction in which that is written down; for who delivers */
export function createMailOutbox(
  prisma: PrismaClient,
  onFate: (tx: Transaction, mail: MailFate) => Promise<void> = async () => undefined,
): MailOutbox {
  return {
    async enqueue(tx, mail) {
      const { id } = await tx.mailEntry.create({
        data: { ...mail, messageId: randomUUID() },
        select: { id: true },
      });
      await ringAtCommit(tx, ['mail_outbox']);
      return id;
    },

    async claim() {
      const rows = await prisma.$queryRaw`
        UPDATE mail_outbox SET state = 'sending', claim = gen_random_uuid(),
                               claimed_until = now() + make_interval(secs => ${LEASE_SECONDS})
        WHERE id = (SELECT id FROM mail_outbox WHERE state = 'queued' ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING id, claim, message_id, "to", subject, text, html`;
      const row = rowSchema.parse(rows)[0];
      if (!row) return null;
      const { id, claim, message_id: messageId, ...content } = row;
      return { id, claim, message: { id: messageId, ...content } };
    },

    async settle(mail, state, errorCode) {
      await prisma.$transaction(async (tx) => {
        const settled = await tx.$queryRaw<{ about: string; to: string | null }[]>`
          UPDATE mail_outbox SET state = ${state}::"MailState", claim = NULL, claimed_until = NULL,
                                 error_code = ${errorCode}, sent_at = CASE WHEN ${state} = 'sent' THEN clock_now() END
          WHERE id = ${mail.id} AND claim = ${mail.claim}::uuid RETURNING about, "to"`;
        for (const { about, to } of settled) await onFate(tx, { about, to, state });
      });
    },

    async hasWork() {
      const rows = await prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM mail_outbox WHERE state = 'queued' OR (state = 'sending' AND claimed_until < now()) LIMIT 1`;
      return rows.length > 0;
    },

    giveUpCutOff: () =>
      prisma.$transaction(async (tx) => {
        const cutOff = await tx.$queryRaw<{ about: string; to: string | null }[]>`
          UPDATE mail_outbox SET state = 'uncertain', claim = NULL, claimed_until = NULL, error_code = 'mail.uncertain'
          WHERE state = 'sending' AND claimed_until < now() RETURNING about, "to"`;
        for (const { about, to } of cutOff) await onFate(tx, { about, to, state: 'uncertain' });
        return cutOff.length;
      }),

    about: (subject) =>
      prisma.mailEntry.findMany({
        where: { about: subject },
        orderBy: { id: 'asc' },
        select: { id: true, state: true, errorCode: true },
      }),

    forget: (days) => prisma.$executeRaw`
      UPDATE mail_outbox SET "to" = NULL, subject = NULL, text = NULL, html = NULL
      WHERE "to" IS NOT NULL AND state NOT IN ('queued', 'sending')
        AND created_at < clock_now() - make_interval(days => ${days})`,
  };
}
