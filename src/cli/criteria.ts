import { readFile } from 'node:fs/promises';
import { styleText } from 'node:util';
import { Command } from 'commander';
import { openCriteria } from '../app/criteria.ts';
import type { Language } from '../chat/language.ts';
import { answerLanguage } from '../conversation/dispatch.ts';
import { type Advice, type Adviser, findingMessage, whyText } from '../criteria/advice.ts';
import type { Assignment } from '../criteria/assignment.ts';
import type { CheckCode, Severity } from '../criteria/checks/check-book.ts';
import type { Finding } from '../criteria/checks/check-text.ts';
import type { Kind, Level, Regime, Theme } from '../criteria/labels.ts';
import type { Source } from '../criteria/library.ts';
import { AppError } from '../errors.ts';
import { texts } from '../i18n/texts.ts';
import { createDocumentReader } from '../knowledge/reading/document-reader.ts';
import { answerBatch, printLine } from './batch.ts';
import { dossiersCommand, exportCommand, figuresCommand, targetCommand } from './criteria-dossiers.ts';
import { today } from './keeping.ts';

interface CriterionResult {
  id: string;
  version: number;
  date: string;
  title: string;
  theme: Theme;
  kind: Kind;
  level: Level;
  text: string;
  whyKind: string;
  subjectLink: string;
  verification: string;
  weight: { min: number; max: number } | null;
  scoring: string | null;
  proportionality: string;
  legalBasis: string[];
  kpi: string;
  consequence: string;
  whenNotToUse: string;
  why: string;
  source: Source;
}

interface Warning {
  code: CheckCode;
  severity: Severity;
  /** What is wrong and how to mend it. */
  message: string;
  /** The sentences it is about; none: it is about the whole. */
  quotes: readonly string[];
  /** What it rests on. */
  law: readonly string[];
}

/** What `impact criteria --json` prints. */
export interface CriteriaResult {
  status: Advice['status'];
  productGroup: string | null;
  regime: Regime;
  /** Over the whole term, without VAT; null: not known. */
  value: { amount: number; exclVat: boolean; basis: string } | null;
  themes: readonly Theme[];
  stage: Assignment['stage'];
  procedure: Assignment['procedure'];
  contract: Assignment['contract'];
  termMonths: number | null;
  criteria: CriterionResult[];
  warnings: Warning[];
  notes: readonly string[];
  question?: string;
  options?: readonly string[];
  elapsedMs: number;
}

export function criteriaCommand(): Command {
  return new Command('criteria')
    .description('Suggest impact criteria for an assignment, and check it')
    .argument('[text]', 'the assignment, as a colleague would describe it')
    .option('--json', 'print the advice as JSON')
    .option('--batch', 'read JSON lines {id, text} from standard input and print one line of JSON each')
    .action(async (text: string | undefined, options: { json?: boolean; batch?: boolean }) => {
      if (!options.batch && !text?.trim()) {
        throw new AppError({
          code: 'cli.no-assignment',
          message:
            'Type an assignment: impact criteria "Schoonmaak van het provinciehuis, 4 jaar, ongeveer 1,2 miljoen"',
        });
      }
      const adviser = await openCriteria();
      if (options.batch) return answerBatch((line) => advise(adviser, line));
      const result = advise(adviser, text ?? '');
      if (options.json) printLine(result);
      else print(result, answerLanguage(text ?? '', null));
    })
    .addCommand(lintCommand())
    .addCommand(dossiersCommand())
    .addCommand(figuresCommand())
    .addCommand(targetCommand())
    .addCommand(exportCommand());
}

function lintCommand(): Command {
  return new Command('lint')
    .description('Check a text of your own: what the law does not allow, what needs a reason, what could be better')
    .argument('<file>', 'a file with text')
    .option('--json', 'print the findings as JSON')
    .action(async (file: string, options: { json?: boolean }, command: Command) => {
      const text = await textOf(file);
      const { assignment, findings } = (await openCriteria()).check(text);
      const language = answerLanguage(text, null);
      const warnings = findings.map((finding) => warningOf(finding, assignment, language));
      if (options.json || command.optsWithGlobals<{ json?: boolean }>().json) {
        return printLine({ regime: assignment.regime, contract: assignment.contract, warnings });
      }
      const lines = warnings.length === 0 ? [texts(language).criteria.nothingFound] : warningLines(warnings, language);
      process.stdout.write(`${lines.join('\n')}\n`);
    });
}

/** The words of a file of any kind that the bot reads. */
async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((cause: unknown) => {
    throw new AppError({
      code: 'cli.no-file',
      message: `Het bestand ${file} is er niet, of het kan niet gelezen worden. Geef een bestand met tekst, Word of PDF.`,
      cause,
    });
  });
  const { blocks } = await createDocumentReader().readDocument(bytes, { name: file });
  return blocks.map(({ text }) => text).join('\n');
}

/** Advises on one assignment, as data. */
export function advise(adviser: Adviser, text: string): CriteriaResult {
  const startedAt = performance.now();
  const language = answerLanguage(text, null);
  const advice = adviser.advise(text, { language, today: new Date(`${today()}T12:00:00Z`) });
  const { status, assignment, chosen, findings, question, notes } = advice;
  const { value, term } = assignment;
  const catalogue = texts(language);
  return {
    status,
    productGroup: status === 'none' ? null : assignment.group.id,
    regime: status === 'none' ? 'unknown' : assignment.regime,
    value: value.euro === null ? null : { amount: value.euro, exclVat: true, basis: basisOf(advice, language) },
    themes: assignment.goals,
    stage: assignment.stage,
    procedure: assignment.procedure,
    contract: assignment.contract,
    termMonths: term === null ? null : term.months + term.optionMonths,
    criteria: chosen.map(
      ({ criterion: { productGroups: _, fits: __, titleEn, legalBasis, ...criterion }, reasons }) => ({
        ...criterion,
        title: language === 'en' ? titleEn : criterion.title,
        legalBasis: adviser.legalBasisFor(legalBasis, assignment),
        why: whyText(catalogue, reasons, adviser.reader, language),
      }),
    ),
    warnings: findings.map((finding) => warningOf(finding, assignment, language)),
    notes,
    ...(question ? { question: question.text, options: question.options.map(({ label }) => label) } : {}),
    elapsedMs: Math.round((performance.now() - startedAt) * 100) / 100,
  };
}

/** How the value was come to: the notes about it, which come first. */
function basisOf({ assignment, notes }: Advice, language: Language): string {
  const about = notes.slice(0, assignment.value.notes.length);
  return about.length > 0 ? about.join(' ') : texts(language).criteria.basis;
}

function warningOf(finding: Finding, assignment: Assignment, language: Language): Warning {
  const { code, severity, quotes, law } = finding;
  return { code, severity, quotes, law, message: findingMessage(texts(language), finding, assignment) };
}

function warningLines(warnings: readonly Warning[], language: Language): string[] {
  const { severities } = texts(language).criteria;
  return warnings.map(({ severity, message, quotes, law }) => {
    const quoted = quotes.map((quote) => `“${quote}” `).join('');
    const rests = law.length === 0 ? '' : ` (${texts(language).criteria.law(law.join(', '))})`;
    return `${styleText('bold', `${severities[severity]}:`)} ${quoted}${message}${rests}`;
  });
}

function print(result: CriteriaResult, language: Language): void {
  const { criteria: say } = texts(language);
  const dim = (label: string, value: string) => `   ${styleText('dim', `${label}:`)} ${value}`;
  const lines = [
    ...result.notes,
    ...result.criteria.flatMap((one, at) => [
      '',
      styleText('bold', `${at + 1}. ${one.title}`),
      `   ${one.text}`,
      dim(
        say.kind,
        say.kinds[one.kind] + (one.weight ? `, ${say.weight(say.range(one.weight.min, one.weight.max))}` : ''),
      ),
      dim(say.level, say.levels[one.level]),
      dim(say.verification, one.verification),
      dim(say.proportionality, one.proportionality),
      dim(say.why, one.why),
      dim(say.source, `${one.source.title} (${one.source.publisher}); ${say.law(one.legalBasis.join(', '))}`),
    ]),
    '',
    ...warningLines(result.warnings, language),
    ...(result.question ? ['', styleText('bold', result.question)] : []),
    ...(result.options ?? []).map((option) => `  • ${option}`),
  ];
  process.stdout.write(`${lines.join('\n')}\n`);
}
