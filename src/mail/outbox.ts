import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { NotHeard } from '../jobs/hearing.ts';
import { ringAtCommit } from '../store/bell.ts';
import { Prisma, type PrismaClient } from '../store/generated/client.ts';
import { IS_HELD } from '../store/restoration.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Attached, MailMessage } from './mailer.ts';
import { createMailSettling, MAIL_CLAIMS, type MailFate, type MailSettling } from './settling.ts';

export interface NewMail {
  /** What it is about, for whoever asks what became of it: `case:<id>`. */
  about: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  /** Left out: nothing goes along. */
  attached?: Attached | undefined;
}

/** What became of an e-mail. */
export interface MailStatus {
  id: bigint;
  state: 'queued' | 'sending' | 'sent' | 'failed' | 'uncertain';
  errorCode: string | null;
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
  /** See {@link MailSettling}. */
  settle: MailSettling['settle'];
  /** See {@link MailSettling}. */
  tellAgain: MailSettling['tellAgain'];
  /** Whether there is anything to {@link claim}, {@link giveUpCutOff} or {@link tellAgain}. */
  hasWork(): Promise<boolean>;
  /** Those a crash cut off while they were being sent become uncertain. */
  giveUpCutOff(): Promise<{ count: number; notHeard: readonly (NotHeard | null)[] }>;
  about(subject: string): Promise<MailStatus[]>;
  /** Takes addresses, words and what went along out of e-mails of so many days ago that wait for nothing. Returns how many. */
  forget(days: number): Promise<number>;
}

const fileSchema = z.object({ name: z.string(), mediaType: z.string(), text: z.string() });
const attachedSchema = z.object({
  calendar: z.object({ method: z.enum(['REQUEST', 'CANCEL']), name: z.string(), text: z.string() }).optional(),
  files: z.array(fileSchema).optional(),
});

const rowSchema = z.array(
  z.object({
    id: z.bigint(),
    claim: z.uuid(),
    message_id: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    attached: attachedSchema.nullable(),
  }),
);

/** @param onFate hears what became of each, in the transaction in which that is written down; for who delivers */
export function createMailOutbox(
  prisma: PrismaClient,
  onFate: (tx: Transaction, mail: MailFate) => Promise<void> = async () => undefined,
): MailOutbox {
  const settling = createMailSettling(prisma, onFate);
  return {
    async enqueue(tx, { attached, ...mail }) {
      const along = attached === undefined ? {} : { attached: attachedSchema.parse(attached) };
      const { id } = await tx.mailEntry.create({
        data: { ...mail, ...along, messageId: randomUUID() },
        select: { id: true },
      });
      await ringAtCommit(tx, ['mail_outbox']);
      return id;
    },

    async claim() {
      const rows = await MAIL_CLAIMS.claim(prisma, {
        where: Prisma.sql`candidate.state = 'queued' AND NOT ${IS_HELD}`,
        orderBy: Prisma.sql`candidate.id`,
        read: Prisma.sql`SELECT id, claim, message_id, "to", subject, text, html, attached FROM claimed`,
      });
      const row = rowSchema.parse(rows)[0];
      if (!row) return null;
      const { id, claim, message_id: messageId, attached, ...content } = row;
      return { id, claim, message: { id: messageId, ...content, ...(attached === null ? {} : { attached }) } };
    },

    settle: settling.settle,
    tellAgain: settling.tellAgain,

    async hasWork() {
      const rows = await prisma.$queryRaw<unknown[]>`
        SELECT 1 FROM mail_outbox mail
        WHERE ((state = 'queued' OR ${MAIL_CLAIMS.cutOff('mail')}) AND NOT ${IS_HELD}) OR fate_due_at <= clock_now()
        LIMIT 1`;
      return rows.length > 0;
    },

    async giveUpCutOff() {
      const cutOff = await prisma.$queryRaw<{ id: bigint; claim: string }[]>`
        SELECT id, claim FROM mail_outbox mail WHERE ${MAIL_CLAIMS.cutOff('mail')} AND NOT ${IS_HELD} ORDER BY id`;
      const notHeard: (NotHeard | null)[] = [];
      for (const mail of cutOff) notHeard.push(await settling.settle(mail, 'uncertain', 'mail.uncertain'));
      return { count: cutOff.length, notHeard };
    },

    about: (subject) =>
      prisma.mailEntry.findMany({
        where: { about: subject },
        orderBy: { id: 'asc' },
        select: { id: true, state: true, errorCode: true },
      }),

    forget: (days) => prisma.$executeRaw`
      UPDATE mail_outbox SET "to" = NULL, subject = NULL, text = NULL, html = NULL, attached = NULL
      WHERE "to" IS NOT NULL AND state NOT IN ('queued', 'sending')
        AND created_at < clock_now() - make_interval(days => ${days})`,
  };
}
