import { Command } from 'commander';
import { askCommand } from './cli/ask.ts';
import { auditCommand } from './cli/audit.ts';
import { casesCommand } from './cli/cases.ts';
import { countersCommand } from './cli/counters.ts';
import { demoCommand } from './cli/demo.ts';
import { doctorCommand } from './cli/doctor.ts';
import { documentsCommand } from './cli/documents.ts';
import { evalCommand } from './cli/eval.ts';
import { ingestCommand } from './cli/ingest.ts';
import { manifestCommand } from './cli/manifest.ts';
import { peopleCommand } from './cli/people.ts';
import { retentionCommand } from './cli/retention.ts';
import { roleCommand } from './cli/role.ts';
import { routeCommand } from './cli/route.ts';
import { rulesCommand } from './cli/rules.ts';
import { tenantCommand } from './cli/tenant.ts';
import { AppError } from './errors.ts';

const program = new Command('impact')
  .description('Commands for whoever runs the Impactmakelaar.')
  .addCommand(askCommand())
  .addCommand(routeCommand())
  .addCommand(ingestCommand())
  .addCommand(documentsCommand())
  .addCommand(rulesCommand())
  .addCommand(countersCommand())
  .addCommand(doctorCommand())
  .addCommand(tenantCommand())
  .addCommand(peopleCommand())
  .addCommand(roleCommand())
  .addCommand(casesCommand())
  .addCommand(auditCommand())
  .addCommand(retentionCommand())
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
