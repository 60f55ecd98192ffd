import { Command } from 'commander';
import { plainText } from '../chat/reply.ts';
import { AppError } from '../errors.ts';
import { casesAsCsv } from '../features/case-export/csv.ts';
import { asInterneTaak } from '../features/case-export/interne-taak.ts';
import { type ExportedCase, readCasesForExport } from '../features/case-export/repository.ts';
import { explanationOf } from '../features/cases/chat/explaining.ts';
import { readCaseByNumber } from '../features/cases/chat/repository.ts';
import { openCaseRouter } from '../routing/router.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { printLine, withDatabase } from './with-database.ts';

/** Where Open Klant would serve what is exported, when nobody says otherwise: an address that leads nowhere. */
const NO_API = 'https://open-klant.invalid/klantinteracties/api/v1';

export function casesCommand(): Command {
  const organisation = ['--organisation <slug>', 'of which organisation; needed when there are several'] as const;
  return new Command('cases')
    .description('The cases of entrepreneurs')
    .addCommand(
      new Command('list')
        .description('Every case that was filed: state, counter, deadline, and what is overdue')
        .option(...organisation)
        .option('--json', 'print them as JSON')
        .action(list),
    )
    .addCommand(
      new Command('show')
        .description('One case that explains itself: why this counter, and everything that happened')
        .argument('<number>')
        .option('--json', 'print it as JSON')
        .action(show),
    )
    .addCommand(
      new Command('export')
        .description('Cases for a spreadsheet, or as interne taken of Open Klant; never with contact details')
        .option(...organisation)
        .option('--csv', 'for a spreadsheet (the usual)')
        .option('--json', 'as interne taken')
        .option('--api <url>', 'address of the Klantinteracties API, for the references in --json', NO_API)
        .action(exportCases),
    );
}

async function list(options: { organisation?: string; json?: boolean }): Promise<void> {
  const cases = (await casesOf(options.organisation)).map(withOverdue);
  if (options.json) return printLine(JSON.stringify(cases));
  for (const one of cases) {
    const due = one.firstResponseDueAt ?? one.resolutionDueAt;
    const text = [
      String(one.number).padStart(6),
      one.state.padEnd(24),
      (one.counter ?? '-').padEnd(32),
      due === null
        ? ''
        : `${one.overdue === null ? 'due' : `OVERDUE (${OVERDUE[one.overdue]}) since`} ${due.toISOString()}`,
    ];
    printLine(text.join('  ').trimEnd());
  }
}

const OVERDUE = { 'first-response': 'no answer yet', resolution: 'not finished yet' } as const;

/** With what is too late, by the clock of the database; null: nothing is, or nobody has to do anything. */
function withOverdue({ now, ...one }: ExportedCase & { now: Date }): ExportedCase & {
  overdue: keyof typeof OVERDUE | null;
} {
  const { firstResponseDueAt, resolutionDueAt } = one;
  if (firstResponseDueAt !== null && firstResponseDueAt <= now) return { ...one, overdue: 'first-response' };
  return { ...one, overdue: resolutionDueAt !== null && resolutionDueAt <= now ? 'resolution' : null };
}

async function show(number: string, { json }: { json?: boolean }): Promise<void> {
  const { reader } = await openCaseRouter();
  const names = {
    municipality: (code: string) => reader.gazetteer.municipality(code).name,
    topic: (id: string) => reader.topicBook.topics.find((topic) => topic.id === id)?.nl ?? id,
  };
  await withDatabase(async (prisma) => {
    const view = /^\d{1,9}$/.test(number) ? await readCaseByNumber(prisma, Number(number)) : null;
    if (!view) throw new AppError({ code: 'case.not-found', message: `There is no case ${number}.` });
    const body = await explanationOf(prisma, view, names, 'nl');
    // Whoever operates the bot need not see who the entrepreneur is.
    const { contact: _, ...shown } = view;
    printLine(json ? JSON.stringify({ ...shown, explanation: plainText({ body }) }) : plainText({ body }));
  });
}

async function exportCases(options: {
  organisation?: string;
  csv?: boolean;
  json?: boolean;
  api: string;
}): Promise<void> {
  if (options.csv && options.json) {
    throw new AppError({ code: 'cli.cases-format', message: 'Choose --csv or --json, not both.' });
  }
  const cases = await casesOf(options.organisation);
  if (!options.json) {
    process.stdout.write(casesAsCsv(cases, { language: 'nl' }));
    return;
  }
  const { reader } = await openCaseRouter();
  const topic = (id: string) => reader.topicBook.topics.find((one) => one.id === id)?.nl ?? id;
  printLine(JSON.stringify(cases.map((one) => asInterneTaak(one, { apiUrl: options.api, topic }))));
}

/** @returns each with what time it is there */
function casesOf(slug: string | undefined): Promise<(ExportedCase & { now: Date })[]> {
  return withDatabase(async (prisma) => {
    const organisationId = await organisationNamed(prisma, slug);
    if (organisationId === null) return [];
    const now = await clockNow(prisma);
    return (await readCasesForExport(prisma, { organisationId })).map((one) => ({ ...one, now }));
  });
}

/** @returns null: there is no organisation at all */
async function organisationNamed(prisma: PrismaClient, slug: string | undefined): Promise<string | null> {
  const found = await prisma.organisation.findMany({
    where: slug === undefined ? {} : { slug },
    select: { id: true, slug: true },
    orderBy: { slug: 'asc' },
  });
  const [only, ...others] = found;
  if (slug === undefined && others.length === 0) return only?.id ?? null;
  if (only && others.length === 0) return only.id;
  const known = found.map((one) => one.slug).join(', ');
  const message =
    slug === undefined ? `Say which organisation: --organisation ${known}.` : `There is no organisation ${slug}.`;
  throw new AppError({ code: 'cli.organisation', message });
}
