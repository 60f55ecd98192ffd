import { readFile } from 'node:fs/promises';
import { Command } from 'commander';
import { z } from 'zod';
import { openLearningContent } from '../app/learning-content.ts';
import { NUDGE_SOURCES } from '../app/nudge-sources.ts';
import { localTimeAt } from '../calendar/local-time.ts';
import { AppError } from '../errors.ts';
import { addCards } from '../features/ambassadors/cards.ts';
import { figuresOf, listAmbassadors } from '../features/ambassadors/figures.ts';
import { planFor } from '../features/ambassadors/planning.ts';
import { keepSchoolHoliday } from '../features/ambassadors/school-holidays.ts';
import { parseCards } from '../learning-content/library.ts';
import { clockNow } from '../store/clock.ts';
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
          'How many there are by organisation, what was sent and what they did with it; groups below five are left out',
        )
        .option(...json)
        .action(figures),
    )
    .addCommand(
      new Command('card').description('The cards they learn from').addCommand(
        new Command('add')
          .description('Add cards: YAML as in prisma/seed/learning-cards')
          .argument('<file>')
          .option(...json)
          .action(addCard),
      ),
    )
    .addCommand(
      new Command('school-holiday')
        .description('Keep the school holiday of a region: who chose so gets nothing then')
        .argument('<region>', 'noord, midden or zuid')
        .argument('<from>', 'first day, for example 2027-02-20')
        .argument('<until>', 'last day')
        .argument('<name>')
        .option(...json)
        .action(schoolHoliday),
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
  const told = await withDatabase(figuresOf);
  if (options.json) return printLine(JSON.stringify(told));
  if (told.length === 0) return printLine('No organisation has five ambassadors or more.');
  for (const { organisation, ambassadors, quiet, sent, answered, did } of told) {
    printLine(
      `${organisation}: ${ambassadors} ambassadors, ${quiet} quiet; half a year: ${sent} sent, ${answered} answered, ${did} done`,
    );
  }
}

async function addCard(path: string, options: { json?: boolean }): Promise<void> {
  const { cards: known, vocabulary } = await openLearningContent();
  const content = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.file', message: `${path} cannot be read.`, cause });
  });
  const cards = parseCards(path, content, vocabulary);
  const taken = cards.find(({ id }) => known.some((one) => one.id === id));
  if (taken) {
    throw new AppError({
      code: 'cli.card-taken',
      message: `${path}: there is a card ${taken.id} already. Give it another id.`,
    });
  }
  await withDatabase((prisma) => prisma.$transaction((tx) => addCards(tx, cards, null)));
  if (options.json) return printLine(JSON.stringify({ added: cards.map(({ id }) => id) }));
  printLine(`Added: ${cards.map(({ id }) => id).join(', ')}.`);
}

const REGIONS = ['noord', 'midden', 'zuid'];

async function schoolHoliday(
  region: string,
  from: string,
  until: string,
  name: string,
  options: { json?: boolean },
): Promise<void> {
  if (!REGIONS.includes(region)) {
    throw new AppError({ code: 'cli.region', message: `"${region}" is no region: ${REGIONS.join(', ')}.` });
  }
  const holiday = { region, from: dayNamed(from), until: dayNamed(until), name };
  if (holiday.until < holiday.from) {
    throw new AppError({ code: 'cli.day', message: 'The last day comes before the first.' });
  }
  await withDatabase((prisma) => keepSchoolHoliday(prisma, holiday));
  printLine(options.json ? JSON.stringify(holiday) : `Kept: ${name}, ${region}, ${from} to ${until}.`);
}
