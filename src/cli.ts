import { Command } from 'commander';
import { COMMANDS } from './cli/commands.ts';
import { helpWithUnknown } from './cli/unknown-command.ts';
import { AppError } from './errors.ts';

const asked = COMMANDS[process.argv[2] ?? ''];
const program = new Command('impact').description('Commands for whoever runs the Impactmakelaar.');
for (const load of asked ? [asked] : Object.values(COMMANDS)) program.addCommand(await load());
helpWithUnknown(program);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
