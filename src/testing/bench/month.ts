import { tmpdir } from 'node:os';
import { parseArgs } from 'node:util';
import { openKnowledgeBase } from '../../app/knowledge-base.ts';
import { startTemporaryPostgres } from '../../store/embedded/temporary.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { type DayDone, type Month, playMonth } from '../month/month.ts';

const MB = 1024 ** 2;
/** So many of the tables that grew most are told. */
const TABLES_TOLD = 15;

/** A month of the whole bot: `npm run bench -- month --organisations 30 --people 20000 --days 28`. */
export async function monthBench(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      organisations: { type: 'string', default: '3' },
      people: { type: 'string', default: '300' },
      days: { type: 'string', default: '28' },
    },
  });
  const size = { organisations: Number(values.organisations), people: Number(values.people), often: 1 };
  const postgres = await startTemporaryPostgres();
  const startedAt = performance.now();
  try {
    const { database } = await openKnowledgeBase({
      ...{ databaseUrl: postgres.url, dataDir: tmpdir(), poolSize: 4 },
      logger: createLogger({ level: 'silent' }),
    });
    try {
      const month = await playMonth(
        { url: postgres.url, prisma: database.prisma },
        { size, days: Number(values.days) },
        tellDay,
      );
      tell(month, { ...size, seconds: (performance.now() - startedAt) / 1000 });
    } finally {
      await database.close();
    }
  } finally {
    await postgres.remove();
  }
}

function tellDay({ day, elapsedMs, held }: DayDone): void {
  const memory = `${Math.round(held.rss / MB)} MB held, ${Math.round(held.heap / MB)} MB of it in use`;
  process.stdout.write(`${day}  ${(elapsedMs / 1000).toFixed(1).padStart(7)} s  ${memory}\n`);
}

function tell(
  month: Month,
  { organisations, people, seconds }: { organisations: number; people: number; seconds: number },
): void {
  const { tally, checks, growth, days, leftAfterTerms } = month;
  const { unanswered: _, ...did } = tally;
  const lines = [
    `${organisations} organisations, ${people} people, ${days.length} days in ${(seconds / 60).toFixed(1)} minutes`,
    JSON.stringify(did),
    '',
    '| Check | Looked at | Wrong |',
    '|---|---|---|',
    ...checks.map(({ what, looked, wrong }) => `| ${what} | ${looked} | ${wrong.slice(0, 5).join('; ') || 'none'} |`),
    `| words left when every term has passed | | ${leftAfterTerms.join('; ') || 'none'} |`,
    '',
    '| Table | Rows before | After | MB before | After |',
    '|---|---|---|---|---|',
    ...growth
      .toSorted((a, b) => b.bytes - b.bytesBefore - (a.bytes - a.bytesBefore))
      .slice(0, TABLES_TOLD)
      .map(
        ({ table, rows, rowsBefore, bytes, bytesBefore }) =>
          `| ${table} | ${rowsBefore} | ${rows} | ${(bytesBefore / MB).toFixed(1)} | ${(bytes / MB).toFixed(1)} |`,
      ),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
