import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { openCriteria } from '../app/criteria.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import { dossierFile } from '../features/criteria/export/file.ts';
import { FORMATS, type Format } from '../features/criteria/export/formats.ts';
import { dossierFigures, FEWEST_SHOWN } from '../features/criteria/figures.ts';
import { type Dossier, listDossiers, numberedDossier } from '../features/criteria/repository.ts';
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
    .action(async (_options: object, command: Command) => {
      const all = await withDatabase((prisma) => dossierFigures(prisma, null));
      if (command.optsWithGlobals<{ json?: boolean }>().json) return printLine(JSON.stringify(all));
      if (all.length === 0) return printLine('In no dossier was anything decided yet.');
      for (const { organisation, year, dossiers, withCriteria } of all) {
        const few = `fewer than ${FEWEST_SHOWN}`;
        printLine(`${year}  ${organisation}  dossiers ${dossiers ?? few}, with criteria ${withCriteria ?? few}`);
      }
    });
}

interface ExportOptions {
  format: Format;
  language: Language;
  out?: string;
  json?: boolean;
}

export function exportCommand(): Command {
  return new Command('export')
    .description('One dossier as a file, with its sources and the decisions made')
    .argument('<number>')
    .addOption(new Option('--format <format>', 'kind of file').choices(FORMATS).default('docx'))
    .addOption(new Option('--language <language>').choices(LANGUAGES).default('nl'))
    .option('--out <file>', 'where to write it; left out: a name of its own in this folder')
    .option('--json', 'print where it was written as JSON')
    .action(async (given: string, { format, language, out, json }: ExportOptions) => {
      const adviser = await openCriteria();
      const file = await withDatabase(async (prisma) => {
        const dossier = /^\d{1,9}$/.test(given) ? await numberedDossier(prisma, Number(given)) : null;
        if (!dossier) throw new AppError({ code: 'cli.no-dossier', message: `There is no dossier ${given}.` });
        return dossierFile(prisma, adviser, dossier, { format, language, now: await clockNow(prisma) });
      });
      const path = out ?? file.name;
      await writeFile(path, file.bytes);
      if (json) process.stdout.write(`${JSON.stringify({ file: path })}\n`);
      else process.stdout.write(`${path}\n`);
    });
}
