import { Argument, Command } from 'commander';
import { AppError } from '../errors.ts';
import { findMembers, type Member, member, roleHolders } from '../people/directory.ts';
import { roleNamed } from '../people/people-csv.ts';
import { GRANTED_ROLES, type GrantedRole, grantRole, revokeRole } from '../people/roles.ts';
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
          return { change, role, changed, person: (await member(tx, found.id)) ?? found };
        }),
      );
      printLine(json ? JSON.stringify(told) : outcome(told));
    });
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

function outcome(told: { change: 'grant' | 'revoke'; changed: boolean; role: GrantedRole; person: Member }): string {
  const { change, changed, role, person } = told;
  const who = described(person);
  if (change === 'grant') return changed ? `${who} is ${role} now.` : `${who} was ${role} already.`;
  return changed ? `${who} is no ${role} any more.` : `${who} was no ${role}.`;
}
