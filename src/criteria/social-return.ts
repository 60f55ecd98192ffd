import { join } from 'node:path';
import { z } from 'zod';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { expression } from '../language/expression.ts';
import { CRITERIA_FOLDER } from './folder.ts';
import { readYaml } from './library.ts';

const ruleSchema = z.strictObject({
  name: z.string(),
  when: expression.optional(),
  region: z.string().optional(),
  municipality: z.string().optional(),
  /** From this value, in euro without VAT. */
  threshold: z.int().positive(),
  /** Null: not read, so not known. */
  percentage: z.string().nullable(),
  source: z.string(),
  url: z.url(),
  date: z.string().nullable(),
});

/** What a buyer asks of social return, as far as was read. */
export type SocialReturnRule = z.infer<typeof ruleSchema>;

/** @throws AppError `criteria.bad-library` */
export async function readSocialReturnRules(): Promise<SocialReturnRule[]> {
  return readYaml(join(CRITERIA_FOLDER, 'social-return.yaml'), z.array(ruleSchema));
}

/** As much of a text as is looked through for who buys, in characters. */
const BUYER_WITHIN = 4_000;

/**
 * The rule of the buyer that a text names.
 *
 * @param said the text as it was written; @param plainText the same, plain
 * @returns null: no buyer is named, or none of whom a rule is known
 */
export function socialReturnRuleFor(
  rules: readonly SocialReturnRule[],
  gazetteer: Gazetteer,
  said: string,
  plainText: string,
): SocialReturnRule | null {
  const begin = said.slice(0, BUYER_WITHIN);
  const codes = new Set(
    recognisePlaces(gazetteer, begin).flatMap(({ municipalities }) =>
      municipalities.length === 1 ? municipalities : [],
    ),
  );
  const regions = new Set([...codes].flatMap((code) => gazetteer.regionsOf(code)));
  const isOf = ({ when, region, municipality }: SocialReturnRule) =>
    when?.test(plainText.slice(0, BUYER_WITHIN)) === true ||
    (municipality !== undefined && codes.has(municipality)) ||
    (region !== undefined && regions.has(region));
  return rules.find(isOf) ?? null;
}
