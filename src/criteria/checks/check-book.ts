import { join } from 'node:path';
import { z } from 'zod';
import { expression } from '../../language/expression.ts';
import type { Assignment } from '../assignment.ts';
import { CRITERIA_FOLDER } from '../folder.ts';
import { CONTRACTS, PROCEDURES, REGIMES } from '../labels.ts';
import { readYaml } from '../library.ts';

export const CHECKS = [
  'local-preference',
  'nationality',
  'regional-experience',
  'known-supplier',
  'discriminates-people',
  'brand-without-equivalent',
  'product-name',
  'label-without-equivalent',
  'selection-as-award',
  'weights-after-opening',
  'weights-not-100',
  'weight-disproportionate',
  'social-return-below-threshold',
  'split-to-avoid-threshold',
  'turnover-requirement',
  'staff-size',
  'references-disproportionate',
  'unlimited-liability',
  'price-decides',
  'lowest-price-unmotivated',
  'no-link-to-subject',
  'no-verification',
  'not-objective',
  'reserved-direct-award',
  'outdated-threshold',
  'unknown-threshold',
  'reserved-contract-possible',
  'conflicting-criteria',
  'procedure-too-light',
  'required-and-awarded',
  'ends-before-beginning',
  'reserved-and-open',
] as const;
export type CheckCode = (typeof CHECKS)[number];

/** `stop`: breaks the law as far as the library knows; `warn`: needs a reason; `hint`: an opportunity. */
const SEVERITIES = ['stop', 'warn', 'hint'] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where a check holds; what is left out does not matter. */
const scopeSchema = z.strictObject({
  /** Whether each lot is looked at by itself, when there are any. */
  of: z.enum(['lot', 'whole']).default('whole'),
  regimes: z.array(z.enum(REGIMES)).optional(),
  /** Kinds of contract of which the law does not ask it. */
  exempt: z.array(z.enum(CONTRACTS)).default([]),
  not: z.array(z.enum(PROCEDURES)).default([]),
  /** The procedure is what is wrong, so that it does not tell by itself that the value is below the threshold. */
  bySize: z.boolean().default(false),
  /** How severe it is elsewhere. */
  outside: z.enum(SEVERITIES).default('hint'),
});

const PLACE = '{place}';

const checkSchema = (places: readonly string[]) => {
  const pattern = z
    .string()
    .transform((source) => source.replaceAll(PLACE, places.join('|')))
    .pipe(expression);
  const patterns = z.array(pattern).default([]);
  return z.strictObject({
    severity: z.enum(SEVERITIES),
    /** Articles it rests on, see `articles.yaml`. */
    law: z.array(z.string()),
    scope: scopeSchema,
    /** One of these must stand in a sentence, and all of `all`; none of `unless`. */
    any: patterns,
    all: patterns,
    unless: patterns,
    /** The patterns are for sentences as they are written, since a capital tells a name. */
    cased: z.boolean().default(false),
    /** `unless` is looked for in the next sentence too. */
    near: z.boolean().default(false),
    /** What excuses it wherever it stands in the text. */
    document: patterns,
    /** What says nothing of what a sentence is about. */
    aside: patterns,
    /** Two things that cannot both be asked. */
    pairs: z.array(z.tuple([pattern, pattern])).default([]),
  });
};
export type Check = z.infer<ReturnType<typeof checkSchema>>;
export type CheckBook = Readonly<Record<CheckCode, Check>>;

/**
 * @param places names of municipalities, plain
 * @throws AppError `criteria.bad-library`
 */
export async function readCheckBook(places: readonly string[]): Promise<CheckBook> {
  return readYaml(join(CRITERIA_FOLDER, 'checks.yaml'), z.record(z.enum(CHECKS), checkSchema(places)));
}

/** How severe a finding is for this assignment, and whether that is so because it is outside the scope of the check. */
export function severityFor(
  { severity, scope }: Check,
  { regime: read, contract, procedure, value }: Pick<Assignment, 'regime' | 'contract' | 'procedure' | 'value'>,
): { severity: Severity; isOutside: boolean } {
  const regime = scope.bySize && value.euro === null && read === 'below' ? 'unknown' : read;
  const isInside =
    scope.regimes?.includes(regime) !== false &&
    !scope.exempt.includes(contract) &&
    (procedure === null || !scope.not.includes(procedure));
  return isInside ? { severity, isOutside: false } : { severity: scope.outside, isOutside: severity !== scope.outside };
}
