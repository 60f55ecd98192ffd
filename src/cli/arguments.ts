import { Command } from 'commander';
import { AppError } from '../errors.ts';
import { normalisedEmail } from '../people/email.ts';

/**
 * Reads a whole number of an option or argument, for commander.
 *
 * @param name how the mistake names it, `--limit` for example
 * @throws AppError `cli.number`, with the range
 */
export function numberIn(name: string, least: number, most: number): (text: string) => number {
  return (text) => {
    const number = /^\d+$/.test(text.trim()) ? Number(text) : Number.NaN;
    if (number >= least && number <= most) return number;
    throw new AppError({
      code: 'cli.number',
      message: `${name}: expected a whole number from ${least} to ${most}, not "${text}".`,
    });
  };
}

/** How a person is named in an argument. */
export const PERSON_ARGUMENT = 'e-mail address, name, slack:U012345, teams:<object id>, or id';
const SLACK_USER = /^slack:[UW][A-Z0-9]{2,}$/;
const TEAMS_USER = /^teams:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Refuses what names nobody, whoever there is.
 *
 * @throws AppError `cli.person` that says how it is written
 */
export function personNamed(text: string): string {
  const said = text.trim();
  const problem = problemWith(said);
  if (problem === null) return said;
  throw new AppError({ code: 'cli.person', message: `"${text}" names nobody: ${problem}` });
}

function problemWith(said: string): string | null {
  if (said === '') return `expected ${PERSON_ARGUMENT}.`;
  if (said.startsWith('slack:') && !SLACK_USER.test(said)) return 'a Slack user is written as slack:U012345.';
  if (said.startsWith('teams:') && !TEAMS_USER.test(said)) {
    return 'a Teams user is written as teams: and the object id, like teams:01234567-89ab-cdef-0123-456789abcdef.';
  }
  if (said.slice(1).includes('@') && normalisedEmail(said) === null) {
    return 'an e-mail address is written as anna@example.nl.';
  }
  return null;
}

const JSON_OPTION = ['--json', 'print it as JSON'] as const;
/** So many a list shows. */
export const MOST_LISTED = 200;

/** Of a group of commands about things with numbers: the list of them, and one of them. */
export function listCommand(list: (options: { json?: boolean }) => Promise<void>): Command {
  return new Command('list')
    .description(`The newest first, at most ${MOST_LISTED}`)
    .option(...JSON_OPTION)
    .action(list);
}

/** @param description what is shown of it */
export function showCommand(
  description: string,
  show: (number: string, options: { json?: boolean }) => Promise<void>,
): Command {
  return new Command('show')
    .description(description)
    .argument('<number>')
    .option(...JSON_OPTION)
    .action(show);
}
