import { z } from 'zod';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import { LEVELS } from './rule-book.ts';

const code = z.string().regex(/^GM\d{4}$/, 'expected a CBS code like GM0193');
const strings = z.array(z.string().min(1)).min(1);

/** What is known of a counter: what routing looks at, and what a person wants to know of it. */
export const counterEntrySchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'expected small letters, digits and hyphens'),
  name: z.string().min(1).max(120),
  kind: z.enum(['municipality', 'counter', 'province', 'organisation', 'programme', 'fund', 'scheme', 'role']),
  level: z.enum(LEVELS),
  firstLine: z.boolean(),
  municipalities: z.union([z.literal('all'), z.array(code).min(1)]),
  topics: z.array(z.string()),
  verified: z.boolean(),
  status: z.enum(['active', 'mentioned', 'unknown', 'not_found', 'ended']),
  /** What the status rests on, in Dutch. */
  statusNote: z.string().nullish().default(null),
  /** The last day it is there. */
  validUntil: z.iso.date('expected a date like 2027-12-31').nullable(),
  website: z.string().min(1).max(200).nullable(),
  email: z.email('expected an e-mail address').nullable(),
  phone: z.string().min(3).max(40).nullable(),
  /** Publications that name it. */
  sources: z.array(z.string()).default([]),
  /** Null: office hours. */
  hours: openingHoursSchema.nullable().default(null),
});

export type CounterEntry = z.infer<typeof counterEntrySchema>;

export const ruleConditionsSchema = z.strictObject({
  municipalities: z.array(code).min(1).optional(),
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
