import { z } from 'zod';

/** What is said after a pledge is about that pledge. */
export const PLEDGE_TOPIC = 'pledge';
export const WRITE = 'pledge.write';
export const DONE = 'pledge.done';
export const LATER = 'pledge.later';
export const DROP = 'pledge.drop';
export const REOPEN = 'pledge.reopen';
export const SHARE = 'pledge.share';

export const pledgeSchema = z.object({ pledgeId: z.uuid() });
/** A new one begun with words, or one that is changed. */
export const writeSchema = z.union([pledgeSchema, z.object({ begun: z.string().max(500) })]);
/** `nobody`: not any more. */
export const shareSchema = pledgeSchema.extend({ with: z.enum(['brokers', 'network', 'ambassadors', 'nobody']) });

/** The card of a pledge, and what is spoken of under it. */
export function pledgeName(pledgeId: string): string {
  return `${PLEDGE_TOPIC}:${pledgeId}`;
}

/** What brokers get of a pledge that is shared. */
export function sharedName(pledgeId: string): string {
  return `pledge-shared:${pledgeId}`;
}
