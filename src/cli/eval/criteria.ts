import { join } from 'node:path';
import { styleText } from 'node:util';
import { z } from 'zod';
import { openCriteria } from '../../app/criteria.ts';
import { FOLDERS } from '../../app/folders.ts';
import { CHECKS } from '../../criteria/checks/check-book.ts';
import { allowedKinds } from '../../criteria/choosing.ts';
import { REGIMES, THEMES } from '../../criteria/labels.ts';
import { advise, type CriteriaResult } from '../criteria.ts';
import { readJsonLines, SPLITS, type Split } from './questions.ts';

const FOLDER = join(FOLDERS.project, 'src', 'testing', 'evaluation');
const FILE = join(FOLDER, 'criteria.jsonl');
/** In words of every kind, that nothing was mended for: how well it does on what it has not seen. */
export const TYPED_FILE = join(FOLDER, 'criteria-typed.jsonl');

const assignmentSchema = z.strictObject({
  id: z.string(),
  split: z.enum(SPLITS),
  text: z.string(),
  expect: z.strictObject({
    status: z.enum(['suggested', 'clarify', 'none']),
    group: z.string().nullable(),
    /** What the goals in the text call for. */
    themes: z.array(z.enum(THEMES)),
    regime: z.enum(REGIMES),
    /** What is wrong in it; nothing else is. */
    traps: z.array(z.enum(CHECKS)),
    value: z.int().optional(),
  }),
});
type EvaluationAssignment = z.infer<typeof assignmentSchema>;

interface JudgedAssignment {
  expected: EvaluationAssignment;
  given: CriteriaResult;
}

/** The assignments of the evaluation. */
export async function readAssignments(file = FILE): Promise<EvaluationAssignment[]> {
  return readJsonLines(file, assignmentSchema);
}

/** Asks criteria for the assignments of some splits, as `impact criteria` does. */
export async function evaluateCriteria(splits: readonly Split[], file = FILE): Promise<JudgedAssignment[]> {
  const adviser = await openCriteria();
  const assignments = await readAssignments(file);
  return assignments
    .filter(({ split }) => splits.includes(split))
    .map((expected) => ({ expected, given: advise(adviser, expected.text) }));
}

/** Shares are 0–1. */
export interface CriteriaFigures {
  assignments: number;
  statusRight: number;
  groupRight: number;
  /** Of the themes that the goals call for: those with a criterion. */
  themesFound: number;
  regimeRight: number;
  valueRight: number;
  /** Criteria of a kind that is not allowed there, and answers of fewer than three or more than seven. */
  kindsWrong: number;
  countsWrong: number;
  trapsWarned: number;
  /** Of the texts: with a stop or a warning that nothing in it deserves; the same of the texts without a trap. */
  falseAlarms: number;
  falseAlarmsOfClean: number;
}

export function criteriaFiguresOf(judged: readonly JudgedAssignment[]): CriteriaFigures {
  const real = judged.filter(({ expected }) => expected.expect.status !== 'none');
  const valued = real.filter(({ expected }) => expected.expect.value !== undefined);
  const clean = judged.filter(({ expected }) => expected.expect.traps.length === 0);
  const themes = real.flatMap(({ expected, given }) =>
    expected.expect.themes.map((theme) => given.criteria.some((one) => one.theme === theme)),
  );
  const traps = real.flatMap(({ expected, given }) =>
    expected.expect.traps.map((code) => given.warnings.some((one) => one.code === code)),
  );
  return {
    assignments: judged.length,
    statusRight: share(judged, ({ expected, given }) => given.status === expected.expect.status),
    groupRight: share(real, ({ expected, given }) => given.productGroup === expected.expect.group),
    themesFound: share(themes, (found) => found),
    regimeRight: share(real, ({ expected, given }) => given.regime === expected.expect.regime),
    valueRight: share(valued, ({ expected, given }) => given.value?.amount === expected.expect.value),
    kindsWrong: real.flatMap(kindsNotAllowed).length,
    countsWrong: real.filter(({ given }) => given.criteria.length < 3 || given.criteria.length > 7).length,
    trapsWarned: share(traps, (warned) => warned),
    falseAlarms: share(judged, (one) => falseAlarmsIn(one).length > 0),
    falseAlarmsOfClean: share(clean, (one) => falseAlarmsIn(one).length > 0),
  };
}

function kindsNotAllowed({ given }: JudgedAssignment): string[] {
  const lowestPrice = given.warnings.some(({ code }) => code === 'lowest-price-unmotivated');
  const allowed = allowedKinds({ stage: given.stage, procedure: given.procedure, lowestPrice });
  return given.criteria.filter(({ kind }) => !allowed.includes(kind)).map(({ id }) => id);
}

function falseAlarmsIn({ expected, given }: JudgedAssignment): string[] {
  return given.warnings
    .filter(({ code, severity }) => severity !== 'hint' && !expected.expect.traps.includes(code))
    .map(({ code }) => code);
}

/** The figures as lines for a terminal. */
export function criteriaTable(judged: readonly JudgedAssignment[]): string {
  return Object.entries(criteriaFiguresOf(judged))
    .map(
      ([name, value]) => `${name.padEnd(20)}${Number.isInteger(value) && !isShare(name) ? value : percentage(value)}`,
    )
    .join('\n');
}

function isShare(name: string): boolean {
  return !['assignments', 'kindsWrong', 'countsWrong'].includes(name);
}

function percentage(value: number): string {
  return `${(value * 100).toFixed(1)}%`;
}

/** What went wrong, of the tuning half only; the other half stays unseen. */
export function criteriaFailures(judged: readonly JudgedAssignment[]): string {
  return judged
    .filter(({ expected }) => expected.split === 'tuning')
    .flatMap((one) => {
      const problems = problemsOf(one);
      return problems.length === 0
        ? []
        : [`${styleText('bold', one.expected.id)} ${one.expected.text}`, ...problems.map((problem) => `  ${problem}`)];
    })
    .join('\n');
}

function problemsOf(one: JudgedAssignment): string[] {
  const { expected, given } = one;
  const { status, group, regime, themes, traps, value } = expected.expect;
  const missing = themes.filter((theme) => !given.criteria.some((criterion) => criterion.theme === theme));
  const unseen = traps.filter((code) => !given.warnings.some((warning) => warning.code === code));
  const problems: (string | false)[] = [
    given.status !== status && `status ${given.status}, expected ${status}`,
    status !== 'none' && given.productGroup !== group && `group ${given.productGroup}, expected ${group}`,
    status !== 'none' && given.regime !== regime && `regime ${given.regime}, expected ${regime}`,
    value !== undefined && given.value?.amount !== value && `value ${given.value?.amount}, expected ${value}`,
    missing.length > 0 && `no criterion for ${missing.join(', ')}`,
    unseen.length > 0 && `not warned of ${unseen.join(', ')}`,
    falseAlarmsIn(one).length > 0 && `false alarm ${falseAlarmsIn(one).join(', ')}`,
  ];
  return problems.filter((problem) => problem !== false);
}

function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): number {
  return items.length === 0 ? 1 : items.filter(counts).length / items.length;
}
