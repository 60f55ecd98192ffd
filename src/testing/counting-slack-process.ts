import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { z } from 'zod';

/** How a Slack that only counts behaves. */
export interface CountingSlackOptions {
  tenant: string;
  botUserId: string;
  /** Posts that the workspace takes; left out: 300. */
  perMinute?: number;
  /** The share of the posts that it answers with 429 and with 500, taking nothing, and that it takes without any answer. */
  faults?: { tooMuch: number; failure: number; silence: number };
  /** How long it thinks about what it takes. */
  answersAfterMs?: number;
}

const countedSchema = z.object({
  /** By the channel and the thread: how often something was posted there, and when first, in milliseconds since 1970. */
  posts: z.record(z.string(), z.object({ times: z.number(), at: z.number() })),
  tooMuch: z.number(),
  failed: z.number(),
  /** The channels in which something was taken without an answer. */
  silent: z.array(z.string()),
});
export type Counted = z.infer<typeof countedSchema>;

/** A Slack that only counts, in a process of its own. */
export interface CountingSlack {
  url: string;
  counted(): Promise<Counted>;
  stop(): void;
}

export async function startCountingSlack(options: CountingSlackOptions): Promise<CountingSlack> {
  const script = new URL('./counting-slack.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, JSON.stringify(options)], { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    if (!line.startsWith('http')) continue;
    return {
      url: line,
      counted: async () => countedSchema.parse(await (await fetch(`${line}/counted`)).json()),
      stop: () => void child.kill(),
    };
  }
  throw new Error('The counting Slack did not start.');
}
