import { z } from 'zod';
import { PROCEDURES, STAGES, THEMES } from './labels.ts';

/** What somebody said of an assignment after they described it, in words, by a button or in a form: it goes before its text. */
export const givenSchema = z.object({
  /** Id of a product group. */
  group: z.string().optional(),
  /** Over the whole term with options, without VAT. */
  euro: z.number().positive().optional(),
  yearly: z.number().positive().optional(),
  months: z.number().positive().optional(),
  procedure: z.enum(PROCEDURES).optional(),
  stage: z.enum(STAGES).optional(),
  /** Below or above the threshold, of who does not know the value itself; `unknown`: they do not know that either. */
  size: z.enum(['below', 'above', 'unknown']).optional(),
  goals: z.array(z.enum(THEMES)).optional(),
  /** A procedure that is not for this value is meant all the same: there is a reason for it. */
  isException: z.boolean().optional(),
});
export type Given = z.infer<typeof givenSchema>;
