import { z } from 'zod';
import { type CountingProcess, startCounting } from './counting-process.ts';

/** How a Bot Connector that only counts behaves. */
export interface CountingTeamsOptions {
  /** Requests that it takes in any second; left out: 50. */
  perSecond?: number;
  /** Of whom it tells; left out: T1. */
  tenant?: string;
  /** How long it thinks about what it takes. */
  answersAfterMs?: number;
}

const countedSchema = z.object({
  /** By conversation: how often something was posted there, and when first, in milliseconds since 1970. */
  posts: z.record(z.string(), z.object({ times: z.number(), at: z.number() })),
  /** When each request was taken, in milliseconds since it began. */
  taken: z.array(z.number()),
  tooMuch: z.number(),
  /** Chats that it was asked to open, the same again too. */
  opened: z.number(),
});
export type CountedInTeams = z.infer<typeof countedSchema>;

export type CountingTeams = CountingProcess<CountedInTeams>;

export function startCountingTeams(options: CountingTeamsOptions = {}): Promise<CountingTeams> {
  return startCounting('./counting-teams.ts', options, countedSchema);
}
