import type { Command } from 'commander';
import { AppError } from '../errors.ts';
import { nearest } from '../language/nearest.ts';

/**
 * Lets a command and everything below it answer a subcommand that it does not have with those that it has, and the one
 * that is spelled most like it.
 */
export function helpWithUnknown(command: Command): void {
  for (const below of command.commands) helpWithUnknown(below);
  if (command.commands.length === 0) return;
  command.on('command:*', ([word = '']: string[]) => {
    throw unknownCommand(command, word);
  });
}

/** A mistake in options or arguments, as one line of JSON where the command was asked for JSON. */
export function mistakesAsJson(command: Command): void {
  for (const below of command.commands) mistakesAsJson(below);
  command.configureOutput({
    outputError: (text, write) => write(errorLine({ code: 'cli.arguments', message: text.trim() })),
  });
}

/** What went wrong, for a program; standard output holds results only. */
export function errorLine({ code, message }: Pick<AppError, 'code' | 'message'>): string {
  return `${JSON.stringify({ error: { code, message } })}\n`;
}

function unknownCommand(command: Command, word: string): AppError {
  const names = command.commands.map((below) => below.name());
  const meant = nearest(word, names);
  const width = Math.max(...names.map((name) => name.length));
  const list = command.commands.map((below) => `  ${below.name().padEnd(width)}  ${below.description()}`);
  const message = [
    `${pathOf(command)} has no command "${word}".${meant === null ? '' : ` Did you mean: ${pathOf(command)} ${meant}?`}`,
    'It has:',
    ...list,
  ].join('\n');
  return new AppError({ code: 'cli.unknown-command', message });
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}
