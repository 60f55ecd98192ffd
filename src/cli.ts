import { Command } from 'commander';
import { AppError } from './errors.ts';

/** Every command under its name, in the order of the help. A command is loaded when it is asked for: most need little of the rest. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  talk: async () => (await import('./cli/talk.ts')).talkCommand(),
  ask: async () => (await import('./cli/ask.ts')).askCommand(),
  route: async () => (await import('./cli/route.ts')).routeCommand(),
  ingest: async () => (await import('./cli/ingest.ts')).ingestCommand(),
  documents: async () => (await import('./cli/documents.ts')).documentsCommand(),
  rules: async () => (await import('./cli/rules.ts')).rulesCommand(),
  counters: async () => (await import('./cli/counters.ts')).countersCommand(),
  doctor: async () => (await import('./cli/doctor.ts')).doctorCommand(),
  tenant: async () => (await import('./cli/tenant.ts')).tenantCommand(),
  people: async () => (await import('./cli/people.ts')).peopleCommand(),
  role: async () => (await import('./cli/role.ts')).roleCommand(),
  cases: async () => (await import('./cli/cases.ts')).casesCommand(),
  audit: async () => (await import('./cli/audit.ts')).auditCommand(),
  retention: async () => (await import('./cli/retention.ts')).retentionCommand(),
  demo: async () => (await import('./cli/demo.ts')).demoCommand(),
  eval: async () => (await import('./cli/eval.ts')).evalCommand(),
  manifest: async () => (await import('./cli/manifest.ts')).manifestCommand(),
};

const asked = COMMANDS[process.argv[2] ?? ''];
const program = new Command('impact').description('Commands for whoever runs the Impactmakelaar.');
for (const load of asked ? [asked] : Object.values(COMMANDS)) program.addCommand(await load());

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof AppError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
