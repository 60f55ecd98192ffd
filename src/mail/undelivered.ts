import { z } from 'zod';
import { AppError } from '../errors.ts';
import { ringAtCommit } from '../store/bell.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';

type Db = PrismaClient | Transaction;

/** An e-mail that did not arrive as far as is known, or has waited too long. Never holds what it says. */
export interface UndeliveredMail {
  id: bigint;
  /**
   * `uncertain`: cut off while it was sent, it may have arrived. `not-heard`: the server took it, and whose business it
   * is failed on hearing that.
   */
  state: 'given-up' | 'uncertain' | 'waiting' | 'not-heard';
  /** The address; null: gone after its term. */
  to: string | null;
  errorCode: string;
  /** Why, in a sentence. */
  why: string;
  queuedAt: Date;
  about: string;
  /** Its words are gone after their term: then it cannot be sent again. */
  canResend: boolean;
}

const rowsSchema = z.array(
  z.object({
    id: z.bigint(),
    state: z.enum(['queued', 'sending', 'failed', 'uncertain', 'sent']),
    to: z.string().nullable(),
    error_code: z.string().nullable(),
    created_at: z.date(),
    about: z.string(),
    has_words: z.boolean(),
  }),
);

const SHOWN_AT_MOST = 500;
/** An e-mail that waits longer is not just waiting for its turn. */
const LATE_MINUTES = 5;
const LATE = 'mail.late';
const NOT_HEARD = 'mail.not-heard';

const WHY: Readonly<Record<string, string>> = {
  [NOT_HEARD]:
    'It was sent, but what follows from that failed: the log says why, and what it is about may show a wrong state.',
  [LATE]: 'It waits longer than it should: is a bot with a mail server running?',
  'restore.dropped': 'It was in a backup that was put back, and the operator did not have it sent.',
  'mail.refused': 'The mail server refused it.',
  'mail.unavailable': 'The mail server could not be reached.',
  'mail.uncertain': 'The connection to the mail server was cut off: it may have arrived.',
};

const SHOWN_AS = {
  queued: 'waiting',
  sending: 'waiting',
  failed: 'given-up',
  uncertain: 'uncertain',
  sent: 'not-heard',
} as const;

/**
 * The newest first.
 *
 * @param id only this one
 */
export async function undeliveredMail(db: Db, id: bigint | null = null): Promise<UndeliveredMail[]> {
  const rows = await db.$queryRaw`
    SELECT id, state::text, "to", error_code, created_at, about, text IS NOT NULL AS has_words
    FROM mail_outbox
    WHERE (state IN ('failed', 'uncertain') OR fate_failed_at IS NOT NULL
           OR (state IN ('queued', 'sending') AND created_at < clock_now() - make_interval(mins => ${LATE_MINUTES})))
      AND error_code IS DISTINCT FROM 'privacy.erased' AND (${id}::bigint IS NULL OR id = ${id}::bigint)
    ORDER BY id DESC LIMIT ${SHOWN_AT_MOST}`;
  return rowsSchema.parse(rows).map((row) => {
    const errorCode = row.error_code ?? (row.state === 'sent' ? NOT_HEARD : LATE);
    return {
      id: row.id,
      state: SHOWN_AS[row.state],
      to: row.to,
      errorCode,
      why: WHY[errorCode] ?? 'It is not known why.',
      queuedAt: row.created_at,
      about: row.about,
      canResend: row.has_words && (row.state === 'failed' || row.state === 'uncertain'),
    };
  });
}

/** @throws AppError `delivery.not-listed` */
export async function oneUndeliveredMail(db: Db, id: bigint): Promise<UndeliveredMail> {
  const [found] = await undeliveredMail(db, id);
  if (found) return found;
  throw refused('not-listed', `No e-mail ${id} failed. See \`impact deliveries list\`.`);
}

/** What an e-mail says; null when its words are gone. */
export async function wordsOfMail(db: Db, id: bigint): Promise<string | null> {
  const mail = await db.mailEntry.findUnique({ where: { id }, select: { subject: true, text: true } });
  return mail?.text == null ? null : `${mail.subject}\n\n${mail.text}`;
}

/**
 * Has an e-mail sent again, with the same Message-ID; a running bot takes it up at once.
 *
 * @param again also one that may have arrived
 * @param isStillFor whether the matter did not go on without it: then who was to read it is no longer who should
 * @throws AppError `delivery.not-listed`, `delivery.still-tried`, `delivery.words-gone`, `delivery.overtaken`,
 *   `delivery.uncertain`
 */
export async function resendMail(
  tx: Transaction,
  id: bigint,
  { again, isStillFor }: { again: boolean; isStillFor(mail: { about: string; to: string | null }): Promise<boolean> },
): Promise<void> {
  await tx.$executeRaw`SELECT 1 FROM mail_outbox WHERE id = ${id} FOR UPDATE`;
  const mail = await oneUndeliveredMail(tx, id);
  if (mail.state === 'waiting') throw refused('still-tried', `E-mail ${id} still waits: it is sent as soon as it can.`);
  if (mail.state === 'not-heard') throw refused('not-listed', `E-mail ${id} was sent: it needs no sending again.`);
  if (!mail.canResend) throw refused('words-gone', `The words of e-mail ${id} are gone after their term.`);
  if (mail.state === 'uncertain' && !again) {
    throw refused('uncertain', `E-mail ${id} may have arrived. Send it all the same with --again.`);
  }
  if (!(await isStillFor(mail))) {
    throw refused(
      'overtaken',
      `What e-mail ${id} is about went on without it, and is no longer for who was to read it.`,
    );
  }
  await tx.$executeRaw`
    UPDATE mail_outbox SET state = 'queued', error_code = NULL, claim = NULL, claimed_until = NULL,
                           fate_tries = 0, fate_due_at = NULL, fate_failed_at = NULL
    WHERE id = ${id}`;
  await ringAtCommit(tx, ['mail_outbox']);
}

function refused(reason: string, message: string): AppError {
  return new AppError({ code: `delivery.${reason}`, message });
}
