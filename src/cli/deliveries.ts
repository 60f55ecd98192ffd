import { Command } from 'commander';
import { oneUndelivered, resend, type Undelivered, undelivered, wordsOf } from '../delivery/undelivered.ts';
import { AppError } from '../errors.ts';
import { recordAudit } from '../people/audit.ts';
import { printLine, withDatabase } from './with-database.ts';

export function deliveriesCommand(): Command {
  return new Command('deliveries')
    .description('Messages that did not arrive, or still wait')
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
        .option('--json', 'print what is so now as JSON')
        .action(sendAgain),
    );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase((prisma) => undelivered(prisma));
  if (json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('Every message arrived.');
  for (const one of found) printLine(asLine(one));
}

async function show(given: string, { json, words }: { json?: boolean; words?: boolean }): Promise<void> {
  const id = idOf(given);
  const shown = await withDatabase(async (prisma) => {
    const found = await oneUndelivered(prisma, id);
    return words ? { ...found, words: await readWords(prisma, id) } : found;
  });
  if (json) return printLine(JSON.stringify(shown));
  printLine(asLine(shown));
  printLine(`about: ${shown.about ?? '-'}; ${shown.platform}, ${shown.organisation}; ${shown.attempts} attempts`);
  if ('words' in shown) printLine(shown.words ?? 'Its words are gone after their term.');
}

/** What was said to somebody is not the operator's to read without a trace. */
async function readWords(
  prisma: Parameters<Parameters<typeof withDatabase>[0]>[0],
  id: bigint,
): Promise<string | null> {
  return prisma.$transaction(async (tx) => {
    const object = { objectKind: 'message', objectId: String(id) };
    await recordAudit(tx, { actorId: null, organisationId: null, action: 'message.read', ...object });
    return wordsOf(tx, id);
  });
}

async function sendAgain(given: string, { json }: { json?: boolean }): Promise<void> {
  const id = idOf(given);
  await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      await resend(tx, id);
      const object = { objectKind: 'message', objectId: String(id) };
      await recordAudit(tx, { actorId: null, organisationId: null, action: 'message.resent', ...object });
    }),
  );
  printLine(json ? JSON.stringify({ id: given, state: 'queued' }) : `Message ${given} is sent again by a running bot.`);
}

function asLine({ id, state, to, platform, why, gaveUpAt, queuedAt }: Undelivered): string {
  const when = state === 'waiting' ? `waits since ${minute(queuedAt)}` : `given up ${minute(gaveUpAt ?? queuedAt)}`;
  return [id.padStart(6), when, platform.padEnd(6), to.padEnd(28), why].join('  ');
}

function minute(moment: Date): string {
  return moment.toISOString().slice(0, 16);
}

function idOf(given: string): bigint {
  if (/^\d{1,18}$/.test(given)) return BigInt(given);
  throw new AppError({
    code: 'cli.delivery',
    message: 'Give the number of a message, as `impact deliveries list` does.',
  });
}
