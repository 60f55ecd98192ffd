import { Command } from 'commander';
import { isLastTold } from '../calendar-mail/calendar-mail.ts';
import { oneUndelivered, resend, type Undelivered, undelivered, wordsOf } from '../delivery/undelivered.ts';
import { AppError } from '../errors.ts';
import { isStillFor } from '../features/cases/chat/mail-reader.ts';
import {
  oneUndeliveredMail,
  resendMail,
  type UndeliveredMail,
  undeliveredMail,
  wordsOfMail,
} from '../mail/undelivered.ts';
import { recordAudit } from '../people/audit.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { holdCommand, releaseCommand } from './deliveries-release.ts';
import { printLine, withDatabase } from './with-database.ts';

export function deliveriesCommand(): Command {
  return new Command('deliveries')
    .description('Messages and e-mails that did not arrive, or still wait')
    .addCommand(
      new Command('list')
        .description('To whom, why and since when; the newest first, at most 500')
        .option('--json', 'print them as one JSON list')
        .action(list),
    )
    .addCommand(
      new Command('show')
        .description('One of them, with what it is about')
        .argument('<id>')
        .option('--words', 'also what it says; that you read it is written in the audit log')
        .option('--json', 'print it as JSON')
        .action(show),
    )
    .addCommand(
      new Command('resend')
        .description('Send one that was given up once more; a running bot takes it up within seconds')
        .argument('<id>')
        .option('--again', 'also an e-mail that may have arrived: somebody may get it twice')
        .option('--json', 'print what is so now as JSON')
        .action(sendAgain),
    )
    .addCommand(releaseCommand())
    .addCommand(holdCommand());
}

/** A line of the list. An e-mail has no attempts to count, and no organisation of its own. */
type Listed = Omit<Undelivered, 'state' | 'organisation' | 'attempts'> & {
  state: Undelivered['state'] | UndeliveredMail['state'];
  organisation: string | null;
  attempts: number | null;
};

/** What a number in the list stands for: `12` a message, `mail-12` an e-mail. */
interface Kind {
  one(db: PrismaClient | Transaction): Promise<Listed>;
  words(tx: Transaction): Promise<string | null>;
  resend(tx: Transaction, options: { again: boolean }): Promise<void>;
}

const MAIL = 'mail-';
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase(async (prisma) => [
    ...(await undelivered(prisma)),
    ...(await undeliveredMail(prisma)).map(mailListed),
  ]);
  const newest = found.toSorted((one, other) => other.queuedAt.getTime() - one.queuedAt.getTime());
  if (json) return printLine(JSON.stringify(newest));
  if (newest.length === 0) return printLine('Every message arrived.');
  for (const one of newest)
    printLine(one.state === 'given-up' && !one.canResend ? `${asLine(one)}  (cannot be sent again)` : asLine(one));
}

async function show(given: string, { json, words }: { json?: boolean; words?: boolean }): Promise<void> {
  const kind = kindOf(given);
  const shown = await withDatabase(async (prisma) => {
    const one = await kind.one(prisma);
    const found = { ...one, subject: await subjectInWords(prisma, one.about) };
    return words ? { ...found, words: await readWords(prisma, given, kind) } : found;
  });
  if (json) return printLine(JSON.stringify(shown));
  printLine(asLine(shown));
  const { subject, platform, organisation, attempts } = shown;
  const tries = attempts === null ? '' : `; ${attempts === 1 ? '1 attempt' : `${attempts} attempts`}`;
  printLine(`about: ${subject ?? '-'}; ${[platform, organisation].filter(Boolean).join(', ')}${tries}`);
  if ('words' in shown) printLine(shown.words ?? 'Its words are gone after their term.');
}

/** What a message is about, as people call it; what has no name for people is left as it is. */
async function subjectInWords(prisma: PrismaClient, about: string | null): Promise<string | null> {
  const [topic, id = ''] = about?.split(':') ?? [];
  if (topic === 'case' && UUID.test(id)) {
    const found = await prisma.entrepreneurCase.findUnique({ where: { id }, select: { number: true } });
    return found ? `case ${found.number}` : 'a case that is gone';
  }
  return topic?.startsWith('gap') ? 'a question for a broker' : about;
}

/** What was said to somebody is not the operator's to read without a trace. */
async function readWords(prisma: PrismaClient, given: string, kind: Kind): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    const object = { objectKind: 'message', objectId: given };
    await recordAudit(tx, { actorId: null, organisationId: null, action: 'message.read', ...object });
    return kind.words(tx);
  });
}

async function sendAgain(given: string, { json, again = false }: { json?: boolean; again?: boolean }): Promise<void> {
  const kind = kindOf(given);
  await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      await kind.resend(tx, { again });
      const object = { objectKind: 'message', objectId: given };
      await recordAudit(tx, { actorId: null, organisationId: null, action: 'message.resent', ...object });
    }),
  );
  printLine(
    json
      ? JSON.stringify({ id: given, state: 'queued' })
      : `Message ${given} is in the queue again: a running bot sends it at once; if none runs, it goes out when one starts.`,
  );
}

function mailListed({ id, to, ...mail }: UndeliveredMail): Listed {
  return {
    ...mail,
    id: `${MAIL}${id}`,
    to: to ?? 'an address that is gone',
    platform: 'e-mail',
    organisation: null,
    attempts: null,
    gaveUpAt: mail.state === 'waiting' ? null : mail.queuedAt,
  };
}

const STATES = {
  waiting: 'waits since',
  'given-up': 'given up',
  uncertain: 'given up',
  'not-heard': 'sent',
} as const satisfies Record<Listed['state'], string>;

function asLine({ id, state, to, platform, why, gaveUpAt, queuedAt }: Listed): string {
  const when = `${STATES[state]} ${minute(gaveUpAt ?? queuedAt)}`;
  return [id.padStart(6), when, platform.padEnd(6), to.padEnd(28), why].join('  ');
}

function minute(moment: Date): string {
  return moment.toISOString().slice(0, 16);
}

function kindOf(given: string): Kind {
  const number = given.startsWith(MAIL) ? given.slice(MAIL.length) : given;
  if (!/^\d{1,18}$/.test(number)) {
    throw new AppError({
      code: 'cli.delivery',
      message: 'Give the number of a message, or mail- and the number of an e-mail, as `impact deliveries list` does.',
    });
  }
  const id = BigInt(number);
  if (given === number) {
    return { one: (db) => oneUndelivered(db, id), words: (tx) => wordsOf(tx, id), resend: (tx) => resend(tx, id) };
  }
  return {
    one: async (db) => mailListed(await oneUndeliveredMail(db, id)),
    words: (tx) => wordsOfMail(tx, id),
    resend: (tx, { again }) =>
      resendMail(tx, id, {
        again,
        isStillFor: async (mail) => (await isStillFor(tx, mail)) && (await isLastTold(tx, mail)),
      }),
  };
}
