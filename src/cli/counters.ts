import { Command, Option } from 'commander';
import { createCases } from '../case-life/cases.ts';
import { addCounter, addMember, changeCounter, removeMember } from '../counters/changes.ts';
import type { CounterEntry } from '../counters/entry.ts';
import { membersOf, type RegisteredMember } from '../counters/members.ts';
import { readCounter, type StoredCounter, versionsOfCounter } from '../counters/repository.ts';
import { AppError } from '../errors.ts';
import { redrawnCounter } from '../features/rules/redrawing.ts';
import { findMembers } from '../people/directory.ts';
import { normalisedEmail } from '../people/email.ts';
import type { Transaction } from '../store/transaction.ts';
import { PERSON_ARGUMENT, personNamed } from './arguments.ts';
import { readObject } from './keeping.ts';
import { onlyOne } from './role.ts';
import { printLine } from './with-database.ts';
import { type RuleKeeping, withRules } from './with-rules.ts';

interface CounterFlags {
  email?: string;
  phone?: string;
  website?: string;
  status?: string;
  validUntil?: string;
  verified?: string;
  hours?: string;
}

interface ChangeFlags {
  reason: string;
  version?: string;
  json?: boolean;
}

export function countersCommand(): Command {
  return new Command('counters')
    .description('The register of counters: what is known of them, and who is there. Every change is a version')
    .addCommand(
      new Command('list')
        .description('All counters and programmes')
        .option('--json', 'print them as JSON')
        .action(({ json }: { json?: boolean }) =>
          withRules(async ({ book }) => {
            const { counters } = book.current();
            if (json) return printLine(JSON.stringify(counters));
            for (const counter of counters) printLine(lineOf(counter));
          }),
        ),
    )
    .addCommand(
      new Command('show')
        .description('One counter, who is there, and how it became so')
        .argument('<id>')
        .option('--json', 'print it as JSON')
        .action(show),
    )
    .addCommand(
      changing('add', 'Add a counter to the register')
        .argument('<file>', 'the counter in YAML or JSON, as in prisma/seed/counters/counters.json')
        .action((file: string, flags: ChangeFlags) =>
          act(flags, async (tx) => {
            const written = await readObject(file);
            return { id: String(written.id), ...(await addCounter(tx, written, { by: null, reason: flags.reason })) };
          }),
        ),
    )
    .addCommand(
      changing('change', 'Change what is known of a counter; an empty flag (--email "") means: not known')
        .argument('<id>')
        .argument('[file]', 'the fields to change, in YAML or JSON')
        .option('--version <number>', 'the version you looked at: refused when somebody changed it since')
        .option('--email <address>', 'where its cases go when nobody of it is in the chat')
        .option('--phone <number>')
        .option('--website <address>')
        .addOption(new Option('--status <status>').choices(['active', 'mentioned', 'unknown', 'not_found', 'ended']))
        .option('--valid-until <date>', 'the last day it is there, as 2027-12-31')
        .addOption(new Option('--verified <answer>', 'a publication or a call confirms it').choices(['yes', 'no']))
        .option('--hours <file>', 'opening hours in YAML or JSON')
        .action(change),
    )
    .addCommand(
      new Command('member')
        .description('Who is at a counter')
        .addCommand(
          changing('add', 'Make somebody of the chat, or an e-mail address, a member of a counter')
            .argument('<counter>')
            .argument('<person>', PERSON_ARGUMENT, personNamed)
            .option('--name <name>', 'of somebody who is not in the chat')
            .addOption(
              new Option('--rung <rung>', 'who is asked first')
                .choices(['contact', 'substitute', 'coordinator'])
                .default('contact'),
            )
            .action(comes),
        )
        .addCommand(
          changing('remove', 'End a membership')
            .argument('<counter>')
            .argument('<person>', 'e-mail address, name or id, as counters show prints them')
            .action(leaves),
        ),
    );
}

function changing(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .requiredOption('--reason <text>', 'why; it stands with the version')
    .option('--json', 'print what came of it as JSON');
}

async function show(id: string, { json }: { json?: boolean }): Promise<void> {
  await withRules(async ({ prisma }) => {
    const versions = await versionsOfCounter(prisma, id);
    const [newest] = versions;
    if (!newest) throw new AppError({ code: 'counters.not-found', message: `There is no counter ${id}.` });
    const members = await membersOf(prisma, id);
    if (json) return printLine(JSON.stringify({ ...newest, members, versions }));
    const lines = [...entryLines(newest), ...members.map(memberLine), ...versions.map(versionLine)];
    for (const line of lines) printLine(line);
  });
}

function entryLines(stored: StoredCounter): string[] {
  return Object.entries(readCounter(stored) ?? {}).map(
    ([field, value]) => `${field}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
}

function memberLine({ rung, name, email, id }: RegisteredMember): string {
  return `${rung}: ${name ?? email ?? ''} (${id})`;
}

function versionLine({ version, source, author, reason, createdAt }: StoredCounter): string {
  return `v${version} ${createdAt.toISOString()} by ${author ?? source}${reason === null ? '' : `: ${reason}`}`;
}

async function change(id: string, file: string | undefined, flags: CounterFlags & ChangeFlags): Promise<void> {
  const { version } = flags;
  if (version !== undefined && !/^\d+$/.test(version)) {
    throw new AppError({ code: 'cli.version', message: `No version: ${version}. Expected a number.` });
  }
  const basedOn = version === undefined ? null : Number(version);
  const changed = { ...(file ? await readObject(file) : {}), ...(await fieldsFrom(flags)) };
  if (Object.keys(changed).length === 0) {
    throw new AppError({ code: 'cli.nothing', message: 'Say what to change, for example --email loket@example.nl.' });
  }
  await act(flags, async (tx) => {
    const done = await changeCounter(tx, id, changed, { by: null, reason: flags.reason, basedOn });
    return { id, ...done };
  });
  if (flags.hours !== undefined) await withRules(({ prisma }) => createCases(prisma).refresh(id));
}

async function fieldsFrom(flags: CounterFlags): Promise<Record<string, unknown>> {
  const { email, phone, website, status, validUntil, verified, hours } = flags;
  const orNull = (value: string | undefined) => (value === '' ? null : value);
  const fields = {
    email: orNull(email),
    phone: orNull(phone),
    website: orNull(website),
    status,
    validUntil: orNull(validUntil),
    verified: verified === undefined ? undefined : verified === 'yes',
    hours: hours === undefined ? undefined : hours === '' ? null : await readObject(hours),
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

async function comes(
  counterId: string,
  person: string,
  flags: ChangeFlags & { name?: string; rung: 'contact' | 'substitute' | 'coordinator' },
): Promise<void> {
  await act(flags, async (tx, { prisma }) => {
    const found = await findMembers(prisma, null, person);
    const email = normalisedEmail(person);
    const isOutsider = found.length === 0 && email !== null;
    const personId = isOutsider ? null : onlyOne(found, person).id;
    const { rung, name = null } = flags;
    const added = { counterId, personId, name: isOutsider ? name : null, email: isOutsider ? email : null, rung };
    return { id: counterId, ...(await addMember(tx, added, { by: null, reason: flags.reason })) };
  });
  await withRules(({ prisma }) => createCases(prisma).refresh(counterId));
}

async function leaves(counterId: string, person: string, flags: ChangeFlags): Promise<void> {
  await act(flags, async (tx) => {
    const matching = (await membersOf(tx, counterId)).filter(({ id, name, email }) =>
      [id, name, email].includes(person),
    );
    const [one, ...others] = matching;
    if (!one || others.length > 0) {
      const message = one
        ? `Several of ${counterId} are called ${person}. Give the id.`
        : `Nobody of ${counterId} is called ${person}. See: impact counters show ${counterId}.`;
      throw new AppError({ code: 'counters.no-member', message });
    }
    await removeMember(tx, { counterId, memberId: one.id }, { by: null, reason: flags.reason });
    return { id: counterId, memberId: one.id };
  });
  await withRules(({ prisma }) => createCases(prisma).refresh(counterId));
}

/** One change in one transaction. */
async function act(
  { json }: { json?: boolean },
  work: (tx: Transaction, keeping: RuleKeeping) => Promise<{ id: string; version?: number; memberId?: string }>,
): Promise<void> {
  const done = await withRules((keeping) =>
    keeping.prisma.$transaction(async (tx) => {
      const changed = await work(tx, keeping);
      await keeping.queue(tx, await redrawnCounter(tx, keeping.router.reader, changed.id));
      return changed;
    }),
  );
  if (json) return printLine(JSON.stringify(done));
  printLine(done.version === undefined ? `Done: ${done.id}.` : `${done.id} is at version ${done.version} now.`);
}

function lineOf({ id, name, kind, status, verified, email, phone, website }: CounterEntry): string {
  const contact = [email, phone, website].filter((one) => one !== null).join(', ') || 'no contact';
  return `${id}: ${name} (${kind}, ${status}, ${verified ? 'verified' : 'not verified'}; ${contact})`;
}
