import type { Command } from 'commander';

/** Every command under its name, in the order of the help. A command is loaded when it is asked for: most need little of the rest. */
export const COMMANDS: Record<string, () => Promise<Command>> = {
  talk: async () => (await import('./talk.ts')).talkCommand(),
  ask: async () => (await import('./ask.ts')).askCommand(),
  route: async () => (await import('./route.ts')).routeCommand(),
  criteria: async () => (await import('./criteria.ts')).criteriaCommand(),
  ingest: async () => (await import('./ingest.ts')).ingestCommand(),
  documents: async () => (await import('./documents.ts')).documentsCommand(),
  understand: async () => (await import('./understand.ts')).understandCommand(),
  rules: async () => (await import('./rules.ts')).rulesCommand(),
  counters: async () => (await import('./counters.ts')).countersCommand(),
  doctor: async () => (await import('./doctor.ts')).doctorCommand(),
  tenant: async () => (await import('./tenant.ts')).tenantCommand(),
  people: async () => (await import('./people.ts')).peopleCommand(),
  role: async () => (await import('./role.ts')).roleCommand(),
  cases: async () => (await import('./cases.ts')).casesCommand(),
  ambassadors: async () => (await import('./ambassadors.ts')).ambassadorsCommand(),
  broadcasts: async () => (await import('./broadcasts.ts')).broadcastsCommand(),
  visits: async () => (await import('./visits.ts')).visitsCommand(),
  sessions: async () => (await import('./sessions.ts')).sessionsCommand(),
  deliveries: async () => (await import('./deliveries.ts')).deliveriesCommand(),
  audit: async () => (await import('./audit.ts')).auditCommand(),
  retention: async () => (await import('./retention.ts')).retentionCommand(),
  demo: async () => (await import('./demo.ts')).demoCommand(),
  eval: async () => (await import('./eval.ts')).evalCommand(),
  manifest: async () => (await import('./manifest.ts')).manifestCommand(),
};
