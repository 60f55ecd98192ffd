import { z } from 'zod';
import { openingHoursSchema } from '../calendar/opening-hours.ts';
import { LEVELS } from './register.ts';

/** Of a municipality, as CBS gives it. */
export const municipalityCode = z.string().regex(/^GM\d{4}$/, 'expected a CBS code like GM0193');

/** What is known of a counter: what routing looks at, and what a person wants to know of it. */
export const counterEntrySchema = z.object({
  id: z.string().regex(/^[a-z][a-z0-9-]{1,59}$/, 'expected small letters, digits and hyphens'),
  name: z.string().min(1).max(120),
  kind: z.enum(['municipality', 'counter', 'province', 'organisation', 'programme', 'fund', 'scheme', 'role']),
  level: z.enum(LEVELS),
  firstLine: z.boolean(),
  municipalities: z.union([z.literal('all'), z.array(municipalityCode).min(1)]),
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
