import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { recordAudit } from '../people/audit.ts';
import { ringAtCommit } from '../store/bell.ts';
import { heldRestoration, hold } from '../store/restoration.ts';
import { heldCounts, inWords, releaseHeld } from './held.ts';
import { printLine, withDatabase } from './with-database.ts';

/** `impact deliveries release`: after a restore. */
export function releaseCommand(): Command {
  return new Command('release')
    .description('After a restore: let messages, e-mails and jobs go that are held since')
    .option('--drop', 'give up what waits instead of sending it: only jobs and what is new go on')
    .option('--json', 'print what was released as JSON')
    .action(async ({ drop = false, json }: { drop?: boolean; json?: boolean }) => {
      const released = await withDatabase((prisma) =>
        prisma.$transaction(async (tx) => {
          const held = await heldRestoration(tx);
          if (held === null) return null;
          const counts = await releaseHeld(tx, { drop });
          await recordAudit(tx, {
            actorId: null,
            organisationId: null,
            action: drop ? 'deliveries.dropped' : 'deliveries.released',
            objectKind: 'backup',
            objectId: held.madeAt.toISOString(),
            details: { messages: counts.messages, mails: counts.mails },
          });
          await ringAtCommit(tx, ['outbox', 'mail_outbox', 'inbox']);
          return counts;
        }),
      );
      if (json) return printLine(JSON.stringify(released && { ...released, dropped: drop }));
      if (released === null) return printLine('Nothing is held: no backup was put back since the last release.');
      printLine(
        drop
          ? `Given up: ${released.messages} messages and ${released.mails} e-mails; see \`impact deliveries list\`. Jobs go on.`
          : `Released: ${inWords(released)}. A running bot sends them at once.`,
      );
    });
}

/** `impact deliveries hold`: after a restore with other tools. */
export function holdCommand(): Command {
  return new Command('hold')
    .description('After a restore with other tools than `impact restore`, before a bot starts: hold all that waits')
    .requiredOption('--made-at <moment>', 'when that backup was made, as 2027-03-15T03:00:00Z', momentIn)
    .option('--json', 'print what is held as JSON')
    .action(async ({ madeAt, json }: { madeAt: Date; json?: boolean }) => {
      const counts = await withDatabase((prisma) =>
        prisma.$transaction(async (tx) => {
          await hold(tx, madeAt);
          const of = { objectKind: 'backup', objectId: madeAt.toISOString() };
          await recordAudit(tx, { actorId: null, organisationId: null, action: 'database.restored', ...of });
          return heldCounts(tx);
        }),
      );
      printLine(json ? JSON.stringify(counts) : `Held until \`impact deliveries release\`: ${inWords(counts)}.`);
    });
}

function momentIn(text: string): Date {
  const moment = new Date(text);
  if (!Number.isNaN(moment.getTime())) return moment;
  throw new AppError({ code: 'cli.moment', message: `"${text}" is no moment: write it as 2027-03-15T03:00:00Z.` });
}
