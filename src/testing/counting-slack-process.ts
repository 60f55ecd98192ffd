import { z } from 'zod';
import { type CountingProcess, startCounting } from './counting-process.ts';

/** How a Slack that only counts behaves. */
export interface CountingSlackOptions {
  tenant: string;
  botUserId: string;
  /** Posts that the workspace takes; left out: 300. */
  perMinute?: number;
  /** Changes of what was posted that it takes; left out: 50. */
  changesPerMinute?: number;
  /** The share of the posts that it answers with 429 and with 500, taking nothing, and that it takes without any answer. */
  faults?: { tooMuch: number; failure: number; silence: number };
  /** How long it thinks about what it takes. */
  answersAfterMs?: number;
}

const countedSchema = z.object({
  /** By the channel and the thread: how often something was posted there, and when first, in milliseconds since 1970. */
  posts: z.record(z.string(), z.object({ times: z.number(), at: z.number() })),
  /** By channel: how often something was changed there. */
  changes: z.record(z.string(), z.number()),
  tooMuch: z.number(),
  failed: z.number(),
  /** The channels in which something was taken without an answer. */
  silent: z.array(z.string()),
});
export type Counted = z.infer<typeof countedSchema>;

/** A Slack that only counts, in a process of its own. */
export type CountingSlack = CountingProcess<Counted>;

export function startCountingSlack(options: CountingSlackOptions): Promise<CountingSlack> {
  return startCounting('./counting-slack.ts', options, countedSchema);
}
