import { Command } from 'commander';
import { COMMANDS } from './cli/commands.ts';
import { errorLine, helpWithUnknown, mistakesAsJson } from './cli/unknown-command.ts';
import { AppError } from './errors.ts';
import { asStoreError } from './store/errors.ts';

const asked = COMMANDS[process.argv[2] ?? ''];
const program = new Command('impact').description('Commands for whoever runs the Impactmakelaar.');
for (const load of asked ? [asked] : Object.values(COMMANDS)) program.addCommand(await load());
helpWithUnknown(program);
// A program that asked for JSON gets it of what went wrong too.
const isForProgram = process.argv.includes('--json');
if (isForProgram) mistakesAsJson(program);

try {
  await program.parseAsync();
} catch (thrown) {
  const error = asStoreError(thrown);
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(isForProgram ? errorLine(error) : `${error.message}\n`);
  process.exitCode = 1;
}
