import { Command } from 'commander';
import { readConfig } from '../app/config.ts';
import { retentionDefaults, runRetention } from '../app/retention.ts';
import { daysIn } from '../calendar/length-in-days.ts';
import { AppError } from '../errors.ts';
import {
  isAllowedTerm,
  isRetentionKind,
  RETENTION_BOUNDS,
  RETENTION_KINDS,
  type RetentionKind,
  retentionReport,
  retentionTerms,
  setRetentionTerm,
} from '../people/retention-terms.ts';
import { printLine, withDatabase } from './with-database.ts';

const REPORT_LINES = 50;

export function retentionCommand(): Command {
  return new Command('retention')
    .description('How long each kind of data is kept')
    .addCommand(listCommand())
    .addCommand(setCommand())
    .addCommand(runCommand())
    .addCommand(reportCommand());
}

function listCommand(): Command {
  return new Command('list')
    .description('The terms in force')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const terms = await withDatabase((prisma) => retentionTerms(prisma, defaults()));
      if (json) return printLine(JSON.stringify(terms));
      for (const { kind, days, setAt } of terms) {
        printLine(`${kind.padEnd(15)} ${String(days).padStart(5)} days   ${setAt ? 'changed' : 'as configured'}`);
      }
    });
}

function setCommand(): Command {
  return new Command('set')
    .description('Change a term, for all organisations')
    .argument('<kind>', RETENTION_KINDS.join(', '))
    .argument('<term...>', 'as 30, 6w, 3 maanden or 1 jaar')
    .option('--json', 'print the term as JSON')
    .action(async (kind: string, term: string[], { json }: { json?: boolean }) => {
      const change = checked(kind, daysIn(term.join(' ')));
      await withDatabase((prisma) =>
        prisma.$transaction((tx) => setRetentionTerm(tx, defaults(), { ...change, by: null })),
      );
      if (json) return printLine(JSON.stringify(change));
      printLine(`${change.kind} is kept for ${change.days} days from now on.`);
    });
}

function checked(kind: string, days: number | null): { kind: RetentionKind; days: number } {
  if (!isRetentionKind(kind)) {
    throw new AppError({ code: 'cli.retention-kind', message: `Expected one of ${RETENTION_KINDS.join(', ')}.` });
  }
  if (days !== null && isAllowedTerm(kind, days)) return { kind, days };
  const { least, most } = RETENTION_BOUNDS[kind];
  throw new AppError({
    code: 'cli.retention-days',
    message: `Expected a whole number of days from ${least} to ${most} for ${kind}, as 30, 6w, 3 maanden or 1 jaar.`,
  });
}

function runCommand(): Command {
  return new Command('run')
    .description('Forget now what has been kept long enough, as happens every night')
    .option('--json', 'print the counts as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const forgotten = await withDatabase((prisma) => runRetention(prisma, defaults()));
      if (json) return printLine(JSON.stringify(forgotten));
      for (const [kind, count] of Object.entries(forgotten)) printLine(`${kind.padEnd(15)} ${count} forgotten`);
    });
}

function reportCommand(): Command {
  return new Command('report')
    .description('What the last runs forgot')
    .option('--json', 'print them as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      const runs = await withDatabase((prisma) => retentionReport(prisma, REPORT_LINES));
      if (json) return printLine(JSON.stringify(runs));
      if (runs.length === 0) printLine('Retention has not run yet.');
      for (const { at, kind, days, forgotten } of runs) {
        printLine(`${at.toISOString()}  ${kind.padEnd(15)} ${String(days).padStart(5)} days  ${forgotten} forgotten`);
      }
    });
}

function defaults() {
  return retentionDefaults(readConfig().retention);
}
