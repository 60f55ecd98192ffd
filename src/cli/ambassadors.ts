import { Command } from 'commander';
import { z } from 'zod';
import { openLearningContent } from '../app/learning-content.ts';
import { NUDGE_SOURCES } from '../app/nudge-sources.ts';
import { localTimeAt } from '../calendar/local-time.ts';
import { AppError } from '../errors.ts';
import { listAmbassadors } from '../features/ambassadors/figures.ts';
import { planFor } from '../features/ambassadors/planning.ts';
import {
  keepSchoolHoliday,
  listSchoolHolidays,
  removeSchoolHoliday,
  SCHOOL_REGIONS,
} from '../features/ambassadors/school-holidays.ts';
import { figuresByOrganisation } from '../features/network/figures.ts';
import { recordAudit } from '../people/audit.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';
import { cardCommand } from './ambassador-cards.ts';
import { printLine, withDatabase } from './with-database.ts';

const json = ['--json', 'print it as JSON'] as const;

export function ambassadorsCommand(): Command {
  return new Command('ambassadors')
    .description('Ambassadors: who they are, what is planned for a day, how they do, and what they learn from')
    .addCommand(
      new Command('list')
        .description('Everybody who is one or was, with what they chose, and who cannot be reached and why')
        .option(...json)
        .action(list),
    )
    .addCommand(
      new Command('plan')
        .description('What a day would bring, as things stand now; keeps and sends nothing')
        .option('--date <day>', 'for example 2027-03-15; left out: today')
        .option(...json)
        .action(plan),
    )
    .addCommand(
      new Command('figures')
        .description(
          'How many there are by organisation, and how many did what of late; nothing of fewer than five is shown',
        )
        .option(...json)
        .action(figures),
    )
    .addCommand(cardCommand())
    .addCommand(
      new Command('school-holiday')
        .description('The school holidays of the regions: who chose so gets nothing then')
        .addCommand(
          new Command('keep')
            .description('Keep one; the same first day once more puts it right')
            .argument('<region>', 'noord, midden or zuid')
            .argument('<from>', 'first day, for example 2027-02-20')
            .argument('<until>', 'last day')
            .argument('<name>')
            .option(...json)
            .action(keepHoliday),
          { isDefault: true },
        )
        .addCommand(
          new Command('list')
            .description('Those that last today or are still to come')
            .option(...json)
            .action(listHolidays),
        )
        .addCommand(
          new Command('remove')
            .description('Take one away')
            .argument('<region>', 'noord, midden or zuid')
            .argument('<from>', 'its first day')
            .option(...json)
            .action(removeHoliday),
        ),
    );
}

/** @throws AppError `cli.day` */
function dayNamed(text: string): string {
  if (z.iso.date().safeParse(text).success) return text;
  throw new AppError({ code: 'cli.day', message: `"${text}" is no day: write it as 2027-03-15.` });
}

async function list(options: { json?: boolean }): Promise<void> {
  const found = await withDatabase(listAmbassadors);
  if (options.json) return printLine(JSON.stringify(found));
  if (found.length === 0) return printLine('Nobody is an ambassador yet.');
  for (const { name, organisation, state, pace, unreachable } of found) {
    printLine(
      [state.padEnd(9), pace.padEnd(12), organisation ?? '-', name ?? '-', unreachable ?? ''].join('  ').trimEnd(),
    );
  }
}

async function plan(options: { date?: string; json?: boolean }): Promise<void> {
  const given = options.date === undefined ? null : dayNamed(options.date);
  const told = await withDatabase((prisma) =>
    prisma.$transaction(
      async (tx) => {
        const day = given ?? localTimeAt(await clockNow(tx)).date;
        return { day, ...(await planFor(tx, { content: openLearningContent, sources: NUDGE_SOURCES }, day)) };
      },
      { timeout: 60_000 },
    ),
  );
  if (options.json) return printLine(JSON.stringify(told));
  const without = Object.entries(told.whyNot)
    .map(([why, count]) => `${why} ${count}`)
    .join(', ');
  printLine(`${told.day}: ${told.nudges.length} nudges for ${told.people} ambassadors`);
  if (without !== '') printLine(`none: ${without}`);
  for (const { personId, kind, item, why, minute } of told.nudges) {
    const at = `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
    printLine(`  ${at}  ${personId}  ${kind} ${item} (${why})`);
  }
}

async function figures(options: { json?: boolean }): Promise<void> {
  const told = await withDatabase(figuresByOrganisation);
  if (options.json) return printLine(JSON.stringify(told));
  if (told.length === 0) return printLine('Nobody is an ambassador yet.');
  for (const { name, total, split, moves } of told) {
    const counts = { ...split, ...moves };
    const words = Object.entries(counts).map(([what, count]) => `${count ?? 'not shown'} ${what}`);
    printLine(`${name}: ${total === null ? 'fewer than five' : [`${total} ambassadors`, ...words].join(', ')}`);
  }
}

async function keepHoliday(
  region: string,
  from: string,
  until: string,
  name: string,
  options: { json?: boolean },
): Promise<void> {
  const holiday = { region: regionNamed(region), from: dayNamed(from), until: dayNamed(until), name };
  if (holiday.until < holiday.from) {
    throw new AppError({ code: 'cli.day', message: 'The last day comes before the first.' });
  }
  await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      await keepSchoolHoliday(tx, holiday);
      await noteHoliday(tx, 'school-holiday.kept', holiday);
    }),
  );
  printLine(options.json ? JSON.stringify(holiday) : `Kept: ${name}, ${region}, ${from} to ${until}.`);
}

async function listHolidays(options: { json?: boolean }): Promise<void> {
  const kept = await withDatabase(async (prisma) =>
    listSchoolHolidays(prisma, localTimeAt(await clockNow(prisma)).date),
  );
  if (options.json) return printLine(JSON.stringify(kept));
  if (kept.length === 0) return printLine('No school holidays are kept.');
  for (const { region, from, until, name } of kept) printLine(`${region.padEnd(6)}  ${from} to ${until}  ${name}`);
}

async function removeHoliday(region: string, from: string, options: { json?: boolean }): Promise<void> {
  const first = { region: regionNamed(region), from: dayNamed(from) };
  const gone = await withDatabase((prisma) =>
    prisma.$transaction(async (tx) => {
      const removed = await removeSchoolHoliday(tx, first);
      if (removed !== null) await noteHoliday(tx, 'school-holiday.removed', removed);
      return removed;
    }),
  );
  if (gone === null) {
    throw new AppError({ code: 'cli.not-found', message: `No school holiday of ${region} begins on ${from}.` });
  }
  if (options.json) return printLine(JSON.stringify(gone));
  printLine(`Removed: ${gone.name}, ${region}, ${gone.from} to ${gone.until}.`);
}

/** In the log as what brokers do with them in chat is: it holds for every organisation. */
async function noteHoliday(
  tx: Transaction,
  action: 'school-holiday.kept' | 'school-holiday.removed',
  { region, from }: { region: string; from: string },
): Promise<void> {
  await recordAudit(tx, {
    ...{ actorId: null, organisationId: null, action, objectKind: 'school_holiday', objectId: `${region} ${from}` },
    details: { region, from },
  });
}

/** @throws AppError `cli.region` */
function regionNamed(text: string): string {
  if (SCHOOL_REGIONS.some((one) => one === text)) return text;
  throw new AppError({ code: 'cli.region', message: `"${text}" is no region: ${SCHOOL_REGIONS.join(', ')}.` });
}
