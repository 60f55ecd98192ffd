import { Command } from 'commander';
import { auditLines } from '../people/audit.ts';
import { printLine, withDatabase } from './with-database.ts';

export function auditCommand(): Command {
  return new Command('audit').description('Who did what').addCommand(
    new Command('list')
      .description('The newest entries of the log')
      .option('--limit <n>', 'how many', '50')
      .option('--json', 'print them as JSON lines')
      .action(async ({ limit, json }: { limit: string; json?: boolean }) => {
        const lines = await withDatabase((prisma) =>
          auditLines(prisma, { organisationId: null }, Math.max(1, Number(limit) || 50)),
        );
        for (const line of lines) {
          if (json) printLine(JSON.stringify(line));
          else {
            const { at, actor, action, objectKind, objectId, details } = line;
            printLine(
              `${at.toISOString()}  ${(actor ?? '-').padEnd(24)} ${action.padEnd(20)} ${objectKind} ${objectId} ${JSON.stringify(details)}`,
            );
          }
        }
      }),
  );
}
