import { Command } from 'commander';
import { askCommand } from './cli/ask.ts';
import { demoCommand } from './cli/demo.ts';
import { doctorCommand } from './cli/doctor.ts';
import { documentsCommand } from './cli/documents.ts';
import { evalCommand } from './cli/eval.ts';
import { ingestCommand } from './cli/ingest.ts';
import { manifestCommand } from './cli/manifest.ts';
import { tenantCommand } from './cli/tenant.ts';
import { AppError } from './errors.ts';

const program = new Command('impact')
  .description('Commands for whoever runs the Impactmakelaar.')
  .addCommand(askCommand())
  .addCommand(ingestCommand())
  .addCommand(documentsCommand())
  .addCommand(doctorCommand())
  .addCommand(tenantCommand())
  .addCommand(demoCommand())
  .addCommand(evalCommand())
  .addCommand(manifestCommand());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
