import { z } from 'zod';
import { municipalityCode } from '../counters/entry.ts';

const strings = z.array(z.string().min(1)).min(1);

export const ruleConditionsSchema = z.strictObject({
  municipalities: z.array(municipalityCode).min(1).optional(),
  regions: strings.optional(),
  topics: strings.optional(),
  signals: strings.optional(),
  stages: strings.optional(),
  complexity: strings.optional(),
  organisations: strings.optional(),
});

export const becauseSchema = z.strictObject({ nl: z.string().min(1).max(400), en: z.string().min(1).max(400) });

/** A rule as people write it down: its version and place in the order are kept for them. */
export const ruleContentSchema = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'expected small letters, digits and hyphens'),
  when: ruleConditionsSchema,
  to: strings.max(10),
  because: becauseSchema,
  /** What the rule rests on. */
  source: z.string().min(1).max(400),
});

export type RuleContent = z.infer<typeof ruleContentSchema>;

/** As it comes with the program. */
export const seedRuleSchema = ruleContentSchema.extend({ version: z.int().min(1) });
