import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { retentionDefaults } from '../app/retention.ts';
import { organisationPlaces } from '../audiences/members.ts';
import { audienceInWords } from '../audiences/words.ts';
import { AppError } from '../errors.ts';
import { makerHearsOfOperator } from '../features/broadcasts/approving.ts';
import { broadcastsAsCsv } from '../features/broadcasts/export.ts';
import { cardsOf } from '../features/broadcasts/form.ts';
import { can, type Doing } from '../features/broadcasts/life.ts';
import { countReasons, countStates, recipientsOf } from '../features/broadcasts/recipients.ts';
import {
  type Broadcast,
  createBroadcast,
  listBroadcasts,
  lockBroadcast,
  readBroadcast,
  setState,
} from '../features/broadcasts/repository.ts';
import { pauseBroadcast, recallBroadcast, resumeBroadcast, stopBroadcast } from '../features/broadcasts/steering.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { recordAudit } from '../people/audit.ts';
import { findMembers } from '../people/directory.ts';
import { otherBrokers } from '../people/second-broker.ts';
import { ringAtCommit } from '../store/bell.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { listCommand, MOST_LISTED, PERSON_ARGUMENT, personNamed, showCommand } from './arguments.ts';
import { AUDIENCE_OPTIONS, type AudienceOptions, audienceNamed } from './audience-named.ts';
import { readBroadcastFile } from './broadcast-file.ts';
import { type Broker, brokerAmong } from './broker-named.ts';
import { queueOfCommand } from './queueing.ts';
import { printLine, withDatabase } from './with-database.ts';

export function broadcastsCommand(): Command {
  const json = ['--json', 'print it as JSON'] as const;
  return new Command('broadcasts')
    .description('Messages of brokers to many people: what went out, to whom, and what became of it')
    .addCommand(listCommand(list))
    .addCommand(showCommand('One of them', show))
    .addCommand(
      new Command('send')
        .description('Send one; a running bot brings it out')
        .argument('<file>', 'YAML or JSON with title, nl and/or en, and perhaps link and urgent (why it cannot wait)')
        .option(...AUDIENCE_OPTIONS.audience)
        .option(...AUDIENCE_OPTIONS.addresses)
        .requiredOption('--by <person>', `the broker whose message it is: ${PERSON_ARGUMENT}`, personNamed)
        .option(
          '--approved-by-operator <reason>',
          'send without a second broker, where so many people take one; goes into the log',
        )
        .option('--network', 'also beyond the organisation of that broker, who must be a network broker')
        .option('--dry-run', 'only say who would get it')
        .option(...json)
        .action(send),
    )
    .addCommand(
      new Command('approve')
        .description('Send one that waits for a second broker; goes into the log as agreed by the operator')
        .argument('<number>')
        .requiredOption('--reason <why>', 'why nobody else can agree')
        .option(...json)
        .action(approve),
    )
    .addCommand(steering('pause', 'Send no more of it for now'))
    .addCommand(steering('resume', 'Go on with it'))
    .addCommand(steering('stop', 'Who does not have it yet will not get it'))
    .addCommand(steering('recall', 'Take it back in every chat'))
    .addCommand(
      new Command('export')
        .description('Everybody it was for, as CSV: names only of the organisation whose it is')
        .argument('<number>')
        .option('--json', 'print a JSON list instead')
        .action(exported),
    );
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase(async (prisma) => {
    const all = await listBroadcasts(prisma, null, MOST_LISTED);
    return Promise.all(all.map(async (one) => ({ ...summary(one), recipients: await countStates(prisma, one.id) })));
  });
  if (json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('No broadcast was written yet.');
  for (const { number, state, organisation, title, recipients } of found) {
    printLine(
      [String(number).padStart(5), state.padEnd(17), organisation, title ?? '-', counted(recipients)].join('  '),
    );
  }
}

function summary({ id, number, state, organisation, title, startedAt, endedAt, sendAt }: Broadcast) {
  return { id, number, state, organisation, title, sendAt, startedAt, endedAt };
}

function counted(counts: Record<string, number>): string {
  return Object.entries(counts)
    .map(([state, count]) => `${state} ${count}`)
    .join(', ');
}

async function show(given: string, { json }: { json?: boolean }): Promise<void> {
  const shown = await withDatabase(async (prisma) => {
    const broadcast = await numbered(prisma, given);
    const organisations = await organisationPlaces(prisma, await openGazetteer());
    return {
      ...summary(broadcast),
      nl: broadcast.textNl,
      en: broadcast.textEn,
      link: broadcast.link,
      urgent: broadcast.urgentReason,
      audience: audienceInWords(broadcast.audience, organisations, 'en'),
      by: broadcast.createdBy,
      recipients: await countStates(prisma, broadcast.id),
      reasons: await countReasons(prisma, broadcast.id),
    };
  });
  if (json) return printLine(JSON.stringify(shown));
  printLine(`${shown.number}  ${shown.state}  ${shown.title ?? '-'} (${shown.organisation}, by ${shown.by ?? '-'})`);
  printLine(`to: ${shown.audience}`);
  if (shown.nl !== null) printLine(shown.nl);
  if (shown.en !== null) printLine(shown.en);
  printLine(counted(shown.recipients) || 'Nobody was written to.');
  for (const { state, reason, count } of shown.reasons) printLine(`  ${state}: ${count} (${reason})`);
}

interface SendOptions extends AudienceOptions {
  by: string;
  approvedByOperator?: string;
  dryRun?: boolean;
  json?: boolean;
}

async function send(path: string, options: SendOptions): Promise<void> {
  const contents = await readBroadcastFile(path);
  const { broadcastApprovalAbove } = readConfig();
  const told = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const broker = brokerAmong(await findMembers(tx, null, options.by), options.by);
      mayBeyond(broker, options);
      const { audience, count, words, list } = await audienceNamed(tx, broker, options);
      const result = { to: words, ...count, lines: list?.lines ?? null };
      if (options.dryRun) return { ...result, number: null, state: null };
      if (count.total === 0) {
        throw new AppError({ code: 'cli.broadcast-nobody', message: `Nobody is in it who can be reached (${words}).` });
      }
      const { id: by, organisationId } = broker;
      const id = await createBroadcast(tx, { by, organisationId, contents: { ...contents, audience } });
      return { ...result, ...(await begun(tx, id, { takesSecond: count.total > broadcastApprovalAbove, options })) };
    }),
  );
  if (options.json) return printLine(JSON.stringify(told));
  const platforms = told.platforms.map(({ platform, count }) => `${platform} ${count}`).join(', ');
  printLine(`To: ${told.to}. In reach: ${told.total}${platforms === '' ? '' : ` (${platforms})`}.`);
  for (const { line, address, fate } of told.lines ?? []) {
    if (fate !== 'found') printLine(`  line ${line}: ${address ?? '-'} (${fate})`);
  }
  for (const { why, count } of told.hindered) printLine(`  not: ${count} (${why})`);
  printLine(
    told.number === null
      ? 'Nothing was sent.'
      : `Broadcast ${told.number} ${told.state === 'sending' ? 'goes out' : 'waits until a second broker agrees, who is asked in chat'}; see: impact broadcasts show ${told.number}`,
  );
}

/** It goes out, or waits for a second broker. */
async function begun(
  tx: Transaction,
  id: string,
  { takesSecond, options }: { takesSecond: boolean; options: SendOptions },
): Promise<{ number: number; state: 'sending' | 'awaiting_approval' }> {
  const made = await lockBroadcast(tx, id);
  if (!made) throw new AppError({ code: 'cli.broadcast', message: 'The broadcast is gone.' });
  const state = takesSecond ? await agreedOrAsked(tx, made, options) : 'sending';
  if (state === 'sending') await goesOut(tx, made);
  else await setState(tx, id, state);
  await ringAtCommit(tx, ['broadcast']);
  return { number: made.number, state };
}

function mayBeyond(broker: Broker, { network = false }: SendOptions): void {
  if (!network || broker.roles.includes('network_broker')) return;
  throw new AppError({
    code: 'cli.broadcast-network',
    message: 'Beyond one organisation takes a network broker: see impact role grant.',
  });
}

/** Nobody agrees for somebody else: a second broker does so in chat, or it is written down that the operator did. */
async function agreedOrAsked(
  tx: Transaction,
  broadcast: Broadcast,
  { approvedByOperator: reason }: SendOptions,
): Promise<'sending' | 'awaiting_approval'> {
  if (reason !== undefined) {
    await agreedByOperator(tx, broadcast, reason);
    return 'sending';
  }
  if ((await otherBrokers(tx, broadcast)).length > 0) return 'awaiting_approval';
  throw new AppError({
    code: 'cli.broadcast-approval',
    message: 'For so many people a second broker has to agree, and there is none in chat. See: --approved-by-operator.',
  });
}

async function agreedByOperator(
  tx: Transaction,
  { id, organisationId, number }: Broadcast,
  reason: string,
): Promise<void> {
  const object = { objectKind: 'broadcast', objectId: id, details: { number, reason } };
  await recordAudit(tx, { actorId: null, organisationId, action: 'broadcast.approved', ...object });
  await tx.broadcast.update({ where: { id }, data: { approvedAt: await clockNow(tx) } });
}

async function approve(given: string, { reason, json }: { reason: string; json?: boolean }): Promise<void> {
  const now = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const { id } = await numbered(tx, given);
      const broadcast = await lockBroadcast(tx, id);
      const at = await clockNow(tx);
      if (!broadcast || !can('approve', broadcast)) {
        const message = `Broadcast ${given} is ${broadcast?.state ?? 'gone'}: only one that waits for a second broker can be agreed to.`;
        throw new AppError({ code: 'cli.broadcast-state', message });
      }
      const { sendAt } = broadcast;
      if (sendAt !== null && sendAt <= at) {
        throw new AppError({
          code: 'cli.broadcast-past',
          message: `Broadcast ${given} was to go at ${sendAt.toISOString()}.`,
        });
      }
      await agreedByOperator(tx, broadcast, reason);
      await goesOut(tx, broadcast);
      await queueOfCommand(prisma)(tx, [
        ...(await cardsOf(
          { gazetteer: await openGazetteer(), retention: retentionDefaults(readConfig().retention) },
          tx,
          broadcast,
        )),
        ...(await makerHearsOfOperator(tx, broadcast, reason)),
      ]);
      return summary((await lockBroadcast(tx, id)) ?? broadcast);
    }),
  );
  printLine(json ? JSON.stringify(now) : `Broadcast ${now.number} is ${now.state} now.`);
}

/** At once, or at its moment; a running bot brings it out. */
async function goesOut(tx: Transaction, { id, number, organisationId, sendAt }: Broadcast): Promise<void> {
  if (sendAt === null) await setState(tx, id, 'sending', { startedAt: await clockNow(tx) });
  else await setState(tx, id, 'scheduled');
  const object = { objectKind: 'broadcast', objectId: id, details: { number } };
  await recordAudit(tx, { actorId: null, organisationId, action: 'broadcast.sent', ...object });
  await ringAtCommit(tx, ['broadcast']);
}

const STEERED = {
  pause: { act: pauseBroadcast, audit: 'broadcast.paused' },
  resume: { act: resumeBroadcast, audit: 'broadcast.resumed' },
  stop: { act: stopBroadcast, audit: 'broadcast.stopped' },
  recall: { act: recallBroadcast, audit: 'broadcast.recalled' },
} as const satisfies Partial<Record<Doing, unknown>>;

function steering(doing: keyof typeof STEERED, description: string): Command {
  return new Command(doing)
    .description(description)
    .argument('<number>')
    .option('--json', 'print what is so now as JSON')
    .action(async (given: string, { json }: { json?: boolean }) => {
      const { act, audit } = STEERED[doing];
      const now = await withDatabase((prisma) =>
        prisma.$transaction(async (tx) => {
          const { id } = await numbered(tx, given);
          const broadcast = await lockBroadcast(tx, id);
          if (!broadcast || !can(doing, broadcast)) {
            const message = `Broadcast ${given} is ${broadcast?.state ?? 'gone'}: it cannot be ${PAST[doing]}.`;
            throw new AppError({ code: 'cli.broadcast-state', message });
          }
          await act(tx, broadcast);
          const { organisationId, number } = broadcast;
          const object = { objectKind: 'broadcast', objectId: id, details: { number } };
          await recordAudit(tx, { actorId: null, organisationId, action: audit, ...object });
          return summary((await lockBroadcast(tx, id)) ?? broadcast);
        }),
      );
      printLine(json ? JSON.stringify(now) : `Broadcast ${now.number} is ${now.state} now.`);
    });
}

const PAST = { pause: 'paused', resume: 'resumed', stop: 'stopped', recall: 'recalled' } as const;

async function exported(given: string, { json }: { json?: boolean }): Promise<void> {
  const recipients = await withDatabase(async (prisma) => recipientsOf(prisma, await numbered(prisma, given)));
  if (json) return printLine(JSON.stringify(recipients));
  process.stdout.write(broadcastsAsCsv(recipients, 'nl'));
}

async function numbered(db: PrismaClient | Transaction, given: string): Promise<Broadcast> {
  const all = /^\d{1,9}$/.test(given) ? await listNumbered(db, Number(given)) : null;
  if (all) return all;
  throw new AppError({
    code: 'cli.broadcast',
    message: `There is no broadcast ${given}. See: impact broadcasts list.`,
  });
}

async function listNumbered(db: PrismaClient | Transaction, number: number): Promise<Broadcast | null> {
  const found = await db.broadcast.findUnique({ where: { number }, select: { id: true } });
  return found && readBroadcast(db, found.id);
}
