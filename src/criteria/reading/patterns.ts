import { join } from 'node:path';
import { z } from 'zod';
import { expression } from '../../language/expression.ts';
import { CRITERIA_FOLDER } from '../folder.ts';
import { CONTRACTS, PROCEDURES, STAGES, THEMES } from '../labels.ts';
import { readYaml } from '../library.ts';

/** What stands around something: just before it, or just behind it. */
const around = z.strictObject({ before: expression.optional(), after: expression.optional() });
export type Around = z.infer<typeof around>;

const choice = <Id extends string>(ids: readonly Id[]) =>
  z.array(z.strictObject({ id: z.enum(ids), when: expression, unless: expression.optional() }));

/** What an amount is for when it is not the value of the assignment. */
export const OTHER_AMOUNTS = [
  'turnover',
  'threshold',
  'penalty',
  'insurance',
  'reference',
  'social',
  'each',
  'not',
] as const;

const readingSchema = z.strictObject({
  amounts: z.record(z.enum(OTHER_AMOUNTS), around),
  pieces: z.strictObject({ said: expression, each: expression }),
  value: expression,
  total: expression,
  perYear: around,
  perMonth: around,
  perLot: around,
  vatIncluded: expression,
  vatExcluded: expression,
  otherCurrency: expression,
  weighed: expression,
  moneySaid: expression,
  mayFollow: expression,
  lots: expression,
  /** What is for social return: `before` or `behind`, a percentage. */
  share: z.strictObject({ when: expression, unless: expression }),
  notTerm: around,
  option: expression,
  noOption: expression,
  prolonged: expression,
  prolongations: expression,
  halved: expression,
  doubled: expression,
  procedure: choice(PROCEDURES),
  stage: choice(STAGES),
  contract: choice(CONTRACTS),
  state: expression,
  lowestPrice: expression,
  buying: expression,
  cpv: expression,
});

const themesSchema = z.record(z.enum(THEMES), z.strictObject({ nl: z.string(), en: z.string(), when: expression }));

/** How an assignment is read, see `prisma/seed/criteria/reading.yaml`. */
export type ReadingPatterns = z.infer<typeof readingSchema>;
export type ThemePatterns = z.infer<typeof themesSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readReadingPatterns(): Promise<ReadingPatterns> {
  return readYaml(join(CRITERIA_FOLDER, 'reading.yaml'), readingSchema);
}

/** @throws AppError `criteria.bad-library` */
export async function readThemePatterns(): Promise<ThemePatterns> {
  return readYaml(join(CRITERIA_FOLDER, 'themes.yaml'), themesSchema);
}

/** Whether what stands around a place fits. */
export function fitsAround({ before, after }: Around, text: string, start: number, end: number): boolean {
  if (before?.test(text.slice(Math.max(0, start - WINDOW), start))) return true;
  return after?.test(text.slice(end, end + WINDOW)) ?? false;
}

const WINDOW = 90;
