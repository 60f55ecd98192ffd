import { z } from 'zod';

/** The name of a chat platform: data. Which platforms there are is known only where they are made. */
export const platformNameSchema = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
export type PlatformName = z.infer<typeof platformNameSchema>;

/**
 * Where an answer goes. `id` and `address` belong to the platform that made them; nobody else looks inside.
 *
 * - `personal`: one person and the bot. `group`: a few people. `channel`: a thread in a channel.
 * - `command`: the private answer to a slash command. `home`: the person's own page of the bot.
 */
export const conversationReferenceSchema = z.object({
  platform: platformNameSchema,
  /** The platform's id of the team or tenant. */
  tenant: z.string().min(1),
  /** Stable within the tenant: turns with the same id are handled one at a time, in order. */
  id: z.string().min(1),
  kind: z.enum(['personal', 'group', 'channel', 'command', 'home']),
  /** The platform's id of the message that began the thread; left out where nothing is a thread. */
  thread: z.string().optional(),
  /** People of another organisation read along: only what the whole network may know is shown here. Left out: not told. */
  shared: z.boolean().optional(),
  /** The group of people whose place it is, where the platform has those (a team in Teams). */
  team: z.string().min(1).optional(),
  /** What the platform needs to reach the place; may change between two messages of one conversation. */
  address: z.record(z.string(), z.string()),
});

/** The fields of an address, on any platform, that say who the bot speaks to there: emptied when they want to be gone. */
export const PERSON_IN_ADDRESS: ReadonlySet<string> = new Set(['user', 'userId', 'userObjectId', 'responseUrl']);

export type ConversationReference = z.infer<typeof conversationReferenceSchema>;
export type Address = ConversationReference['address'];

/** The field of an address that says that the platform has to open the place before anything can be sent there. */
export const UNOPENED = 'unopened';

export function isUnopened({ address }: ConversationReference): boolean {
  return address[UNOPENED] !== undefined;
}

/**
 * The id of a conversation alone with somebody that the bot opened unasked, the same on every platform: nothing was said
 * in it by which one could find out whose it is.
 */
export function directId(externalUserId: string): string {
  return `direct:${externalUserId}`;
}
