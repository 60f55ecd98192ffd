import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { writeCalendar } from '../calendar-files/write.ts';
import { AppError } from '../errors.ts';
import { approvalOver, makerHearsOfOperator, openVisit } from '../features/visits/approving.ts';
import { eventOf } from '../features/visits/calendar-file.ts';
import { notePresent } from '../features/visits/events.ts';
import { countReplies, countRest, type Named, namedWith, remarksOf } from '../features/visits/guests.ts';
import { can, type Lack, notReady } from '../features/visits/life.ts';
import { listVisits, lockVisit, type Visit, visitNumbered } from '../features/visits/repository.ts';
import { openGazetteer } from '../gazetteer/open.ts';
import { asCsv } from '../i18n/csv.ts';
import { recordAudit } from '../people/audit.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { listCommand, MOST_LISTED, showCommand } from './arguments.ts';
import { queueOfCommand } from './queueing.ts';
import { printLine, withDatabase } from './with-database.ts';

export function visitsCommand(): Command {
  const json = ['--json', 'print it as JSON'] as const;
  return new Command('visits')
    .description('Site visits: who is invited, who comes, who waits, who was there')
    .addCommand(listCommand(list))
    .addCommand(showCommand('One of them, with who comes and who waits in which order', show))
    .addCommand(
      new Command('approve')
        .description('Invite people to one that waits for a second broker; goes into the log as agreed by the operator')
        .argument('<number>')
        .requiredOption('--reason <why>', 'why nobody else can agree')
        .option(...json)
        .action(approve),
    )
    .addCommand(
      new Command('export')
        .description('Who replied what, as CSV; or the visit as a calendar file')
        .argument('<number>')
        .option('--ics', 'a calendar file that names nobody')
        .option('--json', 'print a JSON list instead')
        .action(exported),
    )
    .addCommand(
      new Command('attendance')
        .description('Write down who was there: of who came those in the file, and nobody else')
        .argument('<number>')
        .argument('<file>', 'names or e-mail addresses, one a line')
        .option(...json)
        .action(attendance),
    );
}

const REPLIES = ['coming', 'offered', 'waiting', 'maybe', 'declined', 'lapsed'] as const;

function summary({
  id,
  number,
  state,
  organisation,
  host,
  address,
  capacity,
  replyBy,
  slots,
  deputy,
  createdBy,
}: Visit) {
  const times = slots.map(({ startsAt, endsAt, capacity: places, taken }) => ({ startsAt, endsAt, places, taken }));
  return { id, number, state, organisation, host, address, capacity, replyBy, times, by: createdBy, deputy };
}

async function list({ json }: { json?: boolean }): Promise<void> {
  const found = await withDatabase(async (prisma) => {
    const all = await listVisits(prisma, {}, MOST_LISTED);
    return Promise.all(all.map(async (one) => ({ ...summary(one), replies: await countReplies(prisma, one.id) })));
  });
  if (json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('No site visit was prepared yet.');
  for (const { number, state, organisation, host, times, replies } of found) {
    const first = times[0]?.startsAt.toISOString() ?? '-';
    const counted = Object.entries(replies).map(([reply, { people }]) => `${reply} ${people}`);
    printLine(
      [String(number).padStart(5), state.padEnd(9), first, organisation, host ?? '-', counted.join(', ')].join('  '),
    );
  }
}

async function show(given: string, { json }: { json?: boolean }): Promise<void> {
  const shown = await withDatabase(async (prisma) => {
    const visit = await numbered(prisma, given);
    const guests = await namedWith(prisma, visit.id, REPLIES);
    const { useful } = await countRest(prisma, visit.id);
    return {
      ...summary(visit),
      replies: await countReplies(prisma, visit.id),
      guests: guests.map(guestOf),
      useful,
      remarks: await remarksOf(prisma, visit.id),
    };
  });
  if (json) return printLine(JSON.stringify(shown));
  printLine(`${shown.number}  ${shown.state}  ${shown.host ?? '-'} (${shown.organisation}, by ${shown.by ?? '-'})`);
  for (const { startsAt, places, taken } of shown.times) {
    printLine(`${startsAt.toISOString()}  ${taken} of ${places} places taken`);
  }
  for (const { reply, name, organisation, places } of shown.guests) {
    printLine(`  ${reply.padEnd(9)} ${name ?? '-'} (${organisation ?? '-'})${places > 1 ? ', brings somebody' : ''}`);
  }
  if (shown.useful.total > 0) printLine(`Of use to ${shown.useful.yes} of the ${shown.useful.total} who said so.`);
  for (const remark of shown.remarks) printLine(`  “${remark}”`);
}

function guestOf({ name, organisation, department, reply, places, attended }: Named) {
  return { name, organisation, department, reply, places, attended };
}

async function approve(given: string, { reason, json }: { reason: string; json?: boolean }): Promise<void> {
  const now = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const { id } = await numbered(tx, given);
      const visit = await lockVisit(tx, id);
      const at = await clockNow(tx);
      if (!visit || !can('approve', visit, at)) {
        const message = `Site visit ${given} is ${visit?.state ?? 'gone'}: only one that waits for a second broker can be agreed to.`;
        throw new AppError({ code: 'cli.visit-state', message });
      }
      const lack = notReady(visit, { total: 1, now: at });
      if (lack !== null)
        throw new AppError({ code: 'cli.visit-lack', message: `Site visit ${given}: ${LACKS[lack]}.` });
      const { organisationId, number } = visit;
      await tx.siteVisit.update({ where: { id }, data: { approvedAt: at } });
      const object = { objectKind: 'site_visit', objectId: id, details: { number, reason } };
      await recordAudit(tx, { actorId: null, organisationId, action: 'visit.approved', ...object });
      await openVisit(tx, visit, { by: null, via: 'command' });
      await queueOfCommand(prisma)(tx, [
        ...(await approvalOver({ gazetteer: await openGazetteer() }, tx, visit)),
        ...(await makerHearsOfOperator(tx, visit, reason)),
      ]);
      return summary((await lockVisit(tx, id)) ?? visit);
    }),
  );
  printLine(json ? JSON.stringify(now) : `Site visit ${now.number} is ${now.state} now: a running bot invites people.`);
}

const LACKS: Readonly<Record<Lack, string>> = {
  host: 'nobody is named who is visited',
  times: 'it has no time',
  past: 'its time is over',
  capacity: 'it has no number of places',
  address: 'it has no address',
  'reply-by': 'people could sign up only until it is over',
  nobody: 'nobody is in its audience',
};

async function exported(given: string, { ics, json }: { ics?: boolean; json?: boolean }): Promise<void> {
  const text = await withDatabase(async (prisma) => {
    const visit = await numbered(prisma, given);
    if (ics) {
      const events = visit.slots.map((slot) => eventOf(visit, slot, 'nl'));
      if (events.length === 0) {
        throw new AppError({ code: 'cli.visit-times', message: `Site visit ${given} has no time yet.` });
      }
      return writeCalendar({ method: 'PUBLISH', events, writtenAt: await clockNow(prisma) });
    }
    const guests = (await namedWith(prisma, visit.id, REPLIES)).map(guestOf);
    if (json) return `${JSON.stringify(guests)}\n`;
    const rows = guests.map((guest) => Object.values(guest).map((value) => String(value ?? '')));
    return asCsv([['name', 'organisation', 'department', 'reply', 'places', 'attended'], ...rows]);
  });
  process.stdout.write(text);
}

async function attendance(given: string, path: string, { json }: { json?: boolean }): Promise<void> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.visit-file', message: `The file ${path} cannot be read.`, cause });
  });
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const told = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const visit = await numbered(tx, given);
      if (!(await hasBegun(tx, visit))) {
        throw new AppError({ code: 'cli.visit-not-yet', message: `Site visit ${given} has not begun yet.` });
      }
      const coming = await namedWith(tx, visit.id, ['coming']);
      const marks = await marksFor(tx, coming, lines);
      await notePresent(tx, visit.id, marks, { by: null, via: 'command' });
      return { present: marks.filter((one) => one.present).length, absent: marks.filter((one) => !one.present).length };
    }),
  );
  printLine(json ? JSON.stringify(told) : `Site visit ${given}: ${told.present} were there, ${told.absent} were not.`);
}

async function hasBegun(tx: Transaction, { slots }: Visit): Promise<boolean> {
  const now = await clockNow(tx);
  return slots.some(({ startsAt }) => startsAt <= now);
}

/** @throws AppError `cli.visit-unknown` for a line that is nobody who came, or more than one */
async function marksFor(tx: Transaction, coming: readonly Named[], lines: readonly string[]) {
  const ids = coming.map(({ personId }) => personId);
  const people = await tx.person.findMany({
    where: { id: { in: ids } },
    select: { id: true, displayName: true, email: true },
  });
  const present = new Set(
    lines.map((line) => {
      const wanted = line.toLowerCase();
      const found = people.filter(
        ({ displayName, email }) => displayName?.toLowerCase() === wanted || email === wanted,
      );
      const [one, other] = found;
      if (one && !other) return one.id;
      const why = other ? 'is more than one person: give the e-mail address' : 'is nobody who came';
      throw new AppError({ code: 'cli.visit-unknown', message: `"${line}" ${why}. Nothing was written down.` });
    }),
  );
  return coming.map(({ guestId, personId }) => ({ guestId, personId, present: present.has(personId) }));
}

async function numbered(db: PrismaClient | Transaction, given: string): Promise<Visit> {
  const found = /^\d{1,9}$/.test(given) ? await visitNumbered(db, Number(given)) : null;
  if (found) return found;
  throw new AppError({ code: 'cli.visit', message: `There is no site visit ${given}. See: impact visits list.` });
}
