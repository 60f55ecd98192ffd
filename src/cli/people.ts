import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { Command, Option } from 'commander';
import { PERSONAL_DATA } from '../app/personal-data.ts';
import { AppError } from '../errors.ts';
import { allMembers } from '../people/directory.ts';
import { type ImportPlan, importPeople, type PlannedPerson } from '../people/import.ts';
import { decideLink, openProposals } from '../people/link-decisions.ts';
import { readPeopleCsv } from '../people/people-csv.ts';
import { GRANTED_ROLES } from '../people/roles.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { erasePersonCommand, erasuresCommand, exportPersonCommand } from './people-privacy.ts';
import { refreshCommand } from './people-refresh.ts';
import { described, knownRole } from './role.ts';
import { printLine, withDatabase } from './with-database.ts';

/** Twenty thousand people take a few seconds; a slow disk may take longer. */
const IMPORT_TIMEOUT_MS = 120_000;

export function peopleCommand(): Command {
  return new Command('people')
    .description('The people the bot knows')
    .addCommand(listCommand())
    .addCommand(importCommand())
    .addCommand(refreshCommand())
    .addCommand(linksCommand())
    .addCommand(linkCommand())
    .addCommand(exportPersonCommand())
    .addCommand(erasePersonCommand())
    .addCommand(erasuresCommand());
}

interface ListOptions {
  organisation?: string;
  role?: string;
  json?: boolean;
}

function listCommand(): Command {
  return new Command('list')
    .description('Everybody who is known, with organisation and roles')
    .option('--organisation <name>', 'only of this one: its name, or its slug')
    .option('--role <role>', `only who has it: ${GRANTED_ROLES.join(', ')} (Dutch names work too)`)
    .option('--json', 'print them as JSON')
    .action(async ({ organisation, role, json }: ListOptions) => {
      const wanted = role === undefined ? null : knownRole(role);
      const people = await withDatabase(async (prisma) => {
        const within = organisation === undefined ? null : await organisationNamed(prisma, organisation);
        return allMembers(prisma, { within, role: wanted });
      });
      if (json) return printLine(JSON.stringify(people));
      if (people.length === 0) printLine('Nobody.');
      for (const one of people) printLine([described(one), ...one.roles, ...(one.left ? ['(left)'] : [])].join('  '));
    });
}

/** @throws AppError `cli.organisation` that names those there are */
async function organisationNamed(prisma: PrismaClient, name: string): Promise<string> {
  const all = await prisma.organisation.findMany({
    select: { id: true, slug: true, name: true },
    orderBy: { slug: 'asc' },
  });
  const said = name.trim().toLowerCase();
  const found = all.find((one) => one.slug === said || one.name.toLowerCase() === said);
  if (found) return found.id;
  throw new AppError({
    code: 'cli.organisation',
    message: `There is no organisation "${name}". There ${all.length === 1 ? 'is' : 'are'}: ${all.map(({ slug }) => slug).join(', ') || 'none yet'}.`,
  });
}

interface ImportOptions {
  organisation?: string;
  dryRun?: boolean;
  json?: boolean;
}

function importCommand(): Command {
  return new Command('import')
    .description('Bring in people from a CSV file: name, e-mail, department, region, roles (Dutch names work too)')
    .argument('<file>', 'UTF-8, UTF-16 or Windows-1252; commas, semicolons or tabs')
    .option('--organisation <name>', 'for rows that name none')
    .option('--dry-run', 'only say what would change')
    .option('--json', 'print what changed as JSON')
    .action(async (file: string, { organisation, dryRun = false, json }: ImportOptions) => {
      const rows = readPeopleCsv(await read(file));
      const plan = await withDatabase((prisma) =>
        prisma.$transaction((tx) => importPeople(tx, rows, { organisation: organisation ?? null, dryRun }), {
          timeout: IMPORT_TIMEOUT_MS,
        }),
      );
      printLine(json ? JSON.stringify({ dryRun, ...plan }) : report(plan, dryRun));
    });
}

async function read(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (cause) {
    throw new AppError({
      code: 'cli.no-file',
      message: `${file} cannot be read. Check the name and the rights.`,
      cause,
    });
  }
}

function report({ people }: ImportPlan, dryRun: boolean): string {
  const count = (kind: PlannedPerson['kind']) => people.filter((person) => person.kind === kind).length;
  const lines = dryRun ? people.filter(({ kind }) => kind !== 'same').map(asLine) : [];
  const summary = `${count('new')} new, ${count('changed')} changed, ${count('same')} as they were.`;
  return [...lines, styleText('bold', dryRun ? `Nothing was changed. It would be: ${summary}` : summary)].join('\n');
}

function asLine({ line, email, kind, fields, roles }: PlannedPerson): string {
  const what = [...fields, ...roles.map((role) => `+${role}`)].join(', ');
  return `line ${String(line).padEnd(6)} ${kind.padEnd(8)} ${email}${what === '' ? '' : `  (${what})`}`;
}

function linksCommand(): Command {
  return new Command('links')
    .description('Identities that may be one person, and wait for a decision')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const proposals = await withDatabase((prisma) => openProposals(prisma, null));
      if (json) return printLine(JSON.stringify(proposals));
      if (proposals.length === 0) printLine('Nothing waits for a decision.');
      for (const { id, reason, identity, person } of proposals) {
        printLine(
          `${id}  ${identity.platform}: ${identity.displayName ?? '?'} <${identity.email ?? ''}>  =?  ` +
            `${person.displayName ?? '?'} <${person.email ?? ''}>  (${reason})`,
        );
      }
    });
}

function linkCommand(): Command {
  const decision = new Option('--decision <decision>', 'one person, or two').choices(['same', 'different']);
  return new Command('link')
    .description('Decide whether an identity is a known person')
    .argument('<id>', 'as `impact people links` shows it')
    .addOption(decision.makeOptionMandatory())
    .option('--json', 'print what was decided as JSON')
    .action(async (id: string, options: { decision: 'same' | 'different'; json?: boolean }) => {
      const decided = options.decision === 'same' ? 'linked' : 'kept_apart';
      await withDatabase((prisma) => prisma.$transaction((tx) => decideLink(tx, PERSONAL_DATA, null, id, decided)));
      if (options.json) return printLine(JSON.stringify({ id, decision: options.decision }));
      printLine(options.decision === 'same' ? 'Linked: one person.' : 'Kept apart: two people.');
    });
}
