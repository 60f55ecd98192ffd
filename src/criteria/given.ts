import { z } from 'zod';
import { CONTRACTS, PROCEDURES, STAGES, THEMES } from './labels.ts';

/** What can be asked more than once, and need not be known. */
const ASKED = ['procedure', 'stage'] as const;

/** What somebody said of an assignment after they described it, in words, by a button or in a form: it goes before its text. */
export const givenSchema = z.object({
  /** Id of a product group. */
  group: z.string().optional(),
  /** Over the whole term with options, without VAT. */
  euro: z.number().positive().optional(),
  yearly: z.number().positive().optional(),
  months: z.number().positive().optional(),
  contract: z.enum(CONTRACTS).optional(),
  procedure: z.enum(PROCEDURES).optional(),
  stage: z.enum(STAGES).optional(),
  /** Below or above the threshold, of who does not know the value itself; `unknown`: they do not know that either. */
  size: z.enum(['below', 'above', 'unknown']).optional(),
  /** What was asked and who buys does not know yet: it is not asked again. */
  asked: z.array(z.enum(ASKED)).optional(),
  /** Id of the wording that was taken for the assignment itself. */
  wording: z.string().max(60).optional(),
  goals: z.array(z.enum(THEMES)).optional(),
  /** Percentage of the sum that is for social return. */
  share: z.number().positive().max(100).optional(),
  /** A procedure that is not for this value is meant all the same: there is a reason for it. */
  isException: z.boolean().optional(),
});
export type Given = z.infer<typeof givenSchema>;
