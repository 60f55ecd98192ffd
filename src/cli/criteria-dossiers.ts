import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { openCriteria } from '../app/criteria.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import { figuresAsCsv } from '../features/criteria/export/figures-csv.ts';
import { dossierFile } from '../features/criteria/export/file.ts';
import { FORMATS, type Format } from '../features/criteria/export/formats.ts';
import {
  barOf,
  dossierFigures,
  FEWEST_SHOWN,
  type Figures,
  setTarget,
  shareOf,
  targetIn,
} from '../features/criteria/figures.ts';
import { type Dossier, listDossiers, numberedDossier } from '../features/criteria/repository.ts';
import { recordAudit } from '../people/audit.ts';
import { clockNow } from '../store/clock.ts';
import { printLine, withDatabase } from './with-database.ts';

const JSON_OPTION = ['--json', 'print it as JSON'] as const;
const MOST_LISTED = 500;

/** What the operator sees of dossiers: how many, and what was decided; not what they say. */
export function dossiersCommand(): Command {
  return new Command('dossiers')
    .description(`The newest dossiers first, at most ${MOST_LISTED}: numbers, not what they say`)
    .option(...JSON_OPTION)
    .action(async (_options: object, command: Command) => {
      const all = await withDatabase(async (prisma) => (await listDossiers(prisma, MOST_LISTED)).map(summaryOf));
      if (command.optsWithGlobals<{ json?: boolean }>().json) return printLine(JSON.stringify(all));
      if (all.length === 0) return printLine('There is no dossier yet.');
      for (const { number, state, organisation, productGroup, chosen, rejected } of all) {
        printLine(
          `${String(number).padStart(5)}  ${state.padEnd(8)}  ${organisation}  ${productGroup}  chosen ${chosen}, rejected ${rejected}`,
        );
      }
    });
}

function summaryOf({ number, state, organisation, productGroup, shared, createdAt, criteria }: Dossier) {
  const count = (wanted: string) => criteria.filter((row) => row.state === wanted).length;
  return {
    number,
    state,
    organisation,
    productGroup,
    shared,
    createdAt,
    suggested: count('suggested'),
    chosen: count('chosen'),
    rejected: count('rejected'),
  };
}

export function figuresCommand(): Command {
  return new Command('figures')
    .description(`The share of dossiers with criteria, by organisation and year; nothing of fewer than ${FEWEST_SHOWN}`)
    .option(...JSON_OPTION)
    .option('--csv', 'print it as CSV')
    .action(async ({ csv }: { csv?: boolean }, command: Command) => {
      const all = await withDatabase((prisma) => dossierFigures(prisma, null));
      if (csv) return void process.stdout.write(figuresAsCsv(all));
      if (command.optsWithGlobals<{ json?: boolean }>().json) return printLine(JSON.stringify(all));
      if (all.length === 0) return printLine('In no dossier was anything decided yet.');
      for (const line of all.flatMap(figureLines)) printLine(line);
    });
}

interface ExportOptions {
  format: Format;
  language: Language;
  out?: string;
}

function figureLines(figures: Figures): string[] {
  const { organisation, year, dossiers, withCriteria, target } = figures;
  const few = `fewer than ${FEWEST_SHOWN}`;
  const share = shareOf(figures);
  const aim = target === null ? '' : `, aim ${target}%`;
  return [
    `${year}  ${organisation}  dossiers ${dossiers ?? few}, with criteria ${withCriteria ?? few}${aim}`,
    ...(share === null ? [] : [`      ${barOf(share, target)} ${share}%`]),
    ...figures.departments.map(
      ({ department, dossiers: of, withCriteria: some }) =>
        `      ${department ?? 'no department'}: dossiers ${of}, with criteria ${some ?? few}`,
    ),
  ];
}

export function targetCommand(): Command {
  return new Command('target')
    .description('Of the dossiers of an organisation so many percent should have criteria')
    .argument('<organisation>', 'its short name, as in `impact tenant list`')
    .argument('<percent>', '1 to 100; "none": no aim')
    .option(...JSON_OPTION)
    .action(async (slug: string, given: string, _options: object, command: Command) => {
      const target = given === 'none' ? null : targetIn(given);
      if (target === undefined || given.trim() === '') {
        throw new AppError({ code: 'cli.criteria-target', message: `"${given}" is no percentage from 1 to 100.` });
      }
      const told = await withDatabase(async (prisma) => {
        const found = await prisma.organisation.findUnique({ where: { slug } });
        if (!found) throw new AppError({ code: 'cli.organisation', message: `There is no organisation "${slug}".` });
        await prisma.$transaction(async (tx) => {
          await setTarget(tx, found.id, target);
          const of = { actorId: null, organisationId: found.id, objectKind: 'organisation', objectId: found.id };
          await recordAudit(tx, { ...of, action: 'criteria.target-set', details: { target: target ?? 0 } });
        });
        return { organisation: found.name, target };
      });
      const aim = target === null ? 'has no aim any more' : `aims at ${target}%`;
      printLine(
        command.optsWithGlobals<{ json?: boolean }>().json ? JSON.stringify(told) : `${told.organisation} ${aim}.`,
      );
    });
}

export function exportCommand(): Command {
  return new Command('export')
    .description('One dossier as a file, with its sources and the decisions made')
    .argument('<number>')
    .addOption(new Option('--format <format>', 'kind of file').choices(FORMATS).default('docx'))
    .addOption(new Option('--language <language>').choices(LANGUAGES).default('nl'))
    .option('--out <file>', 'where to write it; left out: a name of its own in this folder')
    .option('--json', 'print where it was written as JSON')
    .action(async (given: string, { format, language, out }: ExportOptions, command: Command) => {
      const adviser = await openCriteria();
      const file = await withDatabase(async (prisma) => {
        const dossier = /^\d{1,9}$/.test(given) ? await numberedDossier(prisma, Number(given)) : null;
        if (!dossier) throw new AppError({ code: 'cli.no-dossier', message: `There is no dossier ${given}.` });
        return dossierFile(prisma, adviser, dossier, { format, language, now: await clockNow(prisma) });
      });
      const path = out ?? file.name;
      await writeFile(path, file.bytes);
      // The command above it has an option of this name too, and takes it.
      if (command.optsWithGlobals<{ json?: boolean }>().json)
        process.stdout.write(`${JSON.stringify({ file: path })}\n`);
      else process.stdout.write(`${path}\n`);
    });
}
