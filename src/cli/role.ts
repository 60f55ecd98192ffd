import { Argument, Command } from 'commander';
import { brokersFor } from '../case-life/overseers.ts';
import { casesLedBy } from '../case-life/repository.ts';
import { AppError } from '../errors.ts';
import { countOpenGaps } from '../features/gaps/repository.ts';
import { findMembers, type Member, member, roleHolders } from '../people/directory.ts';
import { roleNamed } from '../people/people-csv.ts';
import { GRANTED_ROLES, type GrantedRole, grantRole, revokeRole } from '../people/roles.ts';
import type { Transaction } from '../store/transaction.ts';
import { PERSON_ARGUMENT, personNamed } from './arguments.ts';
import { printLine, withDatabase } from './with-database.ts';

export function roleCommand(): Command {
  return new Command('role')
    .description(`Who may do what: ${GRANTED_ROLES.join(', ')}`)
    .addCommand(changeCommand('grant', 'Give somebody a role'))
    .addCommand(changeCommand('revoke', 'Take a role from somebody'))
    .addCommand(
      new Command('list')
        .description('Everybody with a role')
        .option('--json', 'print them as JSON')
        .action(async ({ json }: { json?: boolean }) => {
          const holders = await withDatabase((prisma) => roleHolders(prisma, null));
          if (json) return printLine(JSON.stringify(holders));
          for (const holder of holders) printLine(`${described(holder)}: ${holder.roles.join(', ')}`);
        }),
    );
}

function changeCommand(change: 'grant' | 'revoke', description: string): Command {
  return new Command(change)
    .description(description)
    .addArgument(new Argument('<role>', GRANTED_ROLES.join(', ')))
    .argument('<person>', PERSON_ARGUMENT, personNamed)
    .option('--json', 'print what came of it as JSON')
    .action(async (roleName: string, text: string, { json }: { json?: boolean }) => {
      const role = knownRole(roleName);
      const told = await withDatabase((prisma) =>
        prisma.$transaction(async (tx) => {
          const found = onlyOne(await findMembers(tx, null, text), text);
          const act = change === 'grant' ? grantRole : revokeRole;
          const changed = await act(tx, { by: null, personId: found.id, role });
          // As they are now, with the roles they have after it.
          const person = (await member(tx, found.id)) ?? found;
          const leaves = changed && change === 'revoke' && role === 'broker' ? await leftBy(tx, person) : null;
          return { change, role, changed, person, ...(leaves ? { leaves } : {}) };
        }),
      );
      printLine(json ? JSON.stringify(told) : outcome(told));
    });
}

/** What a broker who is one no more leaves, and who is left to take it. */
interface Left {
  /** Open cases that they lead. */
  cases: number;
  /** Questions of their organisation that wait for a broker. */
  questions: number;
  /** By name, who takes cases of their organisation now: the first gets them. */
  brokers: string[];
}

/** @returns null when they leave nothing, or still take cases as a broker of the network */
async function leftBy(tx: Transaction, { id, organisationId }: Member): Promise<Left | null> {
  const brokers = organisationId === null ? [] : await brokersFor(tx, organisationId);
  if (brokers.some(({ personId }) => personId === id)) return null;
  const cases = (await casesLedBy(tx, id)).length;
  const questions = organisationId === null ? 0 : await countOpenGaps(tx, organisationId);
  if (cases + questions === 0) return null;
  const people = await tx.person.findMany({
    where: { id: { in: brokers.map(({ personId }) => personId) } },
    select: { displayName: true },
    orderBy: { id: 'asc' },
  });
  return { cases, questions, brokers: people.map(({ displayName }) => displayName ?? '(no name)') };
}

export function knownRole(name: string): GrantedRole {
  const role = roleNamed(name);
  if (role) return role;
  throw new AppError({ code: 'cli.role', message: `No such role: ${name}. Expected ${GRANTED_ROLES.join(', ')}.` });
}

/** One person, or an error that says whom it may have been. */
export function onlyOne(found: readonly Member[], text: string): Member {
  const [first, ...others] = found;
  if (first && others.length === 0) return first;
  const message = first
    ? `Several people match "${text}". Say which one:\n${found.map((one) => `  - ${described(one)} ${one.id}`).join('\n')}`
    : `Nobody here matches "${text}". People are known once they have written to the bot, or by impact people import.`;
  throw new AppError({ code: first ? 'cli.several-people' : 'cli.nobody', message });
}

export function described({ displayName, email, organisation }: Member): string {
  return `${displayName ?? '(no name)'}${email ? ` <${email}>` : ''} (${organisation ?? 'no organisation'})`;
}

interface Told {
  change: 'grant' | 'revoke';
  changed: boolean;
  role: GrantedRole;
  person: Member;
  leaves?: Left;
}

function outcome({ change, changed, role, person, leaves }: Told): string {
  const who = described(person);
  if (change === 'grant') return changed ? `${who} is ${role} now.` : `${who} was ${role} already.`;
  if (!changed) return `${who} was no ${role}.`;
  return [`${who} is no ${role} any more.`, ...(leaves ? whatIsLeft(leaves, person) : [])].join(' ');
}

function whatIsLeft({ cases, questions, brokers }: Left, { organisation }: Member): string[] {
  const isAlone = brokers.length === 0;
  const next = isAlone
    ? 'to the colleague who filed it, since no broker is left'
    : `to another broker within a minute (${brokers.join(', ')})`;
  const wait = isAlone ? 'until somebody gets the role' : 'for the other brokers';
  const [goes, waits] = [cases === 1 ? 'case goes' : 'cases go', questions === 1 ? 'question' : 'questions'];
  return [
    ...(cases === 0 ? [] : [`${cases} open ${goes} ${next}.`]),
    ...(questions === 0
      ? []
      : [
          `${questions} open ${waits} of ${organisation ?? 'the organisation'} ${questions === 1 ? 'waits' : 'wait'} ${wait}.`,
        ]),
  ];
}
