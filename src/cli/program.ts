import { Command, CommanderError } from 'commander';
import { AppError } from '../errors.ts';
import { asStoreError } from '../store/errors.ts';
import { COMMANDS } from './commands.ts';
import { errorLine, helpWithUnknown, mistakesAsJson } from './unknown-command.ts';

/**
 * Does what an operator asked for. How it went is in `process.exitCode`: nothing ends the process but that it has nothing left to do.
 *
 * @param args what stands behind `impact`
 */
export async function runImpact(args: readonly string[]): Promise<void> {
  const asked = COMMANDS[args[0] ?? ''];
  const program = new Command('impact').description('Commands for whoever runs the Impactmakelaar.');
  for (const load of asked ? [asked] : Object.values(COMMANDS)) program.addCommand(await load());
  helpWithUnknown(program);
  endByThrowing(program);
  // A program that asked for JSON gets it of what went wrong too.
  const isForProgram = args.includes('--json');
  if (isForProgram) mistakesAsJson(program);

  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (thrown) {
    process.exitCode = settled(thrown, isForProgram);
  }
}

/** Help that was asked for, and mistakes in arguments, end the process at once unless they are thrown. */
function endByThrowing(command: Command): void {
  command.exitOverride();
  for (const below of command.commands) endByThrowing(below);
}

/** @returns the code with which the process ends */
function settled(thrown: unknown, isForProgram: boolean): number {
  // It has said so itself.
  if (thrown instanceof CommanderError) return thrown.exitCode;
  const error = asStoreError(thrown);
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(isForProgram ? errorLine(error) : `${error.message}\n`);
  return 1;
}
