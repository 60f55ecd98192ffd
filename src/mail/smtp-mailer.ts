import { createTransport } from 'nodemailer';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import type { Attached, Mailer } from './mailer.ts';

export interface SmtpConfig {
  /** `smtps://user:password@host:465` or `smtp://host:587`. */
  url: string;
  /** `Impactmakelaar <noreply@example.nl>`. */
  from: string;
  /** How long the server may be silent. */
  silenceTimeoutMs: number;
  /** How long one e-mail may take in all. */
  totalTimeoutMs: number;
}

/**
 * A mailer that speaks SMTP. `nodemailer` is the library every Node program uses for it: no dependencies, kept for
 * fifteen years, and it composes the message (encodings, both bodies) as well.
 */
export function createSmtpMailer(config: SmtpConfig): Mailer {
  const transport = openTransport(config);
  return {
    async send(message) {
      try {
        const { id, attached, ...content } = message;
        await transport.sendMail({
          ...content,
          ...attachedTo(attached),
          messageId: `<${id}@${domainOf(config.from)}>`,
          from: config.from,
          // Out-of-office messages answer no automatic mail (RFC 3834).
          headers: { 'Auto-Submitted': 'auto-generated' },
          signal: AbortSignal.timeout(config.totalTimeoutMs),
        });
      } catch (error) {
        throw asMailError(error);
      }
    },
  };
}

/**
 * Logs in at the mail server and sends nothing.
 *
 * @throws AppError `mail.unavailable`, `mail.refused`
 */
export async function checkSmtp(config: SmtpConfig): Promise<void> {
  try {
    await openTransport(config).verify();
  } catch (cause) {
    const error = asMailError(cause);
    if (error.code !== 'mail.uncertain') throw error;
    throw unavailable(cause);
  }
}

/** As the library takes it: a calendar goes both beside the words, where mail programs look for it, and as a file. */
function attachedTo({ calendar, files = [] }: Attached = {}) {
  return {
    ...(calendar ? { icalEvent: { method: calendar.method, filename: calendar.name, content: calendar.text } } : {}),
    attachments: files.map(({ name, mediaType, text }) => ({ filename: name, contentType: mediaType, content: text })),
  };
}

function openTransport(config: SmtpConfig) {
  return createTransport({
    url: config.url,
    // Shorter than the silence later on, so that it is this one that ends the wait for a greeting: then nothing was sent.
    connectionTimeout: config.silenceTimeoutMs / 2,
    greetingTimeout: config.silenceTimeoutMs / 2,
    socketTimeout: config.silenceTimeoutMs,
    // Bodies are ours; a file or address in them is never fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

function domainOf(from: string): string {
  return from.match(/@([^\s>]+)/)?.[1] ?? 'localhost';
}

const failureSchema = z.looseObject({
  code: z.string().optional(),
  originalCode: z.string().optional(),
  responseCode: z.number().optional(),
  timeoutType: z.string().optional(),
});

/** Codes of nodemailer (and of the system below it) that can only come before the message is handed over. */
const BEFORE_HANDING_OVER = new Set([
  'EDNS',
  'ETLS',
  'EAUTH',
  'ENOAUTH',
  'EENVELOPE',
  'ECONFIG',
  'EPROXY',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);
const TIMEOUTS_BEFORE = new Set(['CONNECT_TIMEOUT', 'GREETING_TIMEOUT', 'UPGRADE_TIMEOUT']);

/** Sure only where it is sure: whatever else went wrong, the e-mail may have arrived. */
function asMailError(cause: unknown): AppError {
  const failure = failureSchema.safeParse(cause).data ?? {};
  if (failure.responseCode !== undefined) {
    const message = 'The mail server refused the e-mail. Check the address, and MAIL_FROM.';
    return new AppError({ code: 'mail.refused', message, cause });
  }
  const codes = [failure.code, failure.originalCode].flatMap((code) => code ?? []);
  const isBefore =
    codes.some((code) => BEFORE_HANDING_OVER.has(code)) || TIMEOUTS_BEFORE.has(failure.timeoutType ?? '');
  if (isBefore) return unavailable(cause);
  const message = 'The mail server did not say what became of the e-mail. It may have arrived; it is not sent again.';
  return new AppError({ code: 'mail.uncertain', message, cause });
}

function unavailable(cause: unknown): AppError {
  const message = 'The mail server cannot be reached or does not let us in. Check SMTP_URL.';
  return new AppError({ code: 'mail.unavailable', message, cause });
}
