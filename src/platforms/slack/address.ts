import { z } from 'zod';
import { type ConversationReference, directId } from '../../chat/conversation-reference.ts';
import { AppError } from '../../errors.ts';

/** Where Slack shows a message, and how to get it there. */
export type Place =
  /** A channel, group or direct message. */
  | {
      kind: 'post';
      /** A conversation id, or a user id for the direct message with that person. */
      channel: string;
      /** `ts` of the first message of the thread to answer in. */
      thread?: string | undefined;
      /** `ts` of what the person said. */
      message?: string | undefined;
      /** Set in the thread of Slack's assistant panel that was opened just now. */
      assistant?: string | undefined;
    }
  /** The private answer to a command. */
  | {
      kind: 'response';
      responseUrl: string;
      channel: string;
      user: string;
      /** Set when a sentence stands there that the answer takes the place of. */
      placeholder?: string | undefined;
    }
  /** The bot's own page. */
  | { kind: 'home'; user: string };

const postSchema = z.object({
  channel: z.string().min(1),
  thread: z.string().min(1).optional(),
  message: z.string().min(1).optional(),
  assistant: z.string().optional(),
});
const responseSchema = z.object({
  responseUrl: z.url({ protocol: /^https?$/ }),
  channel: z.string(),
  user: z.string().min(1),
  placeholder: z.string().optional(),
});
const homeSchema = z.object({ user: z.string().min(1) });

/**
 * Reads the address of a conversation that came from here.
 *
 * @throws AppError `delivery.rejected` if it did not
 */
export function placeOf(conversation: ConversationReference): Place {
  const { address } = conversation;
  try {
    if (conversation.platform !== 'slack') throw new Error('a conversation of another platform');
    if (conversation.kind === 'command') return { kind: 'response', ...responseSchema.parse(address) };
    if (conversation.kind === 'home') return { kind: 'home', ...homeSchema.parse(address) };
    return { kind: 'post', ...postSchema.parse(address) };
  } catch (cause) {
    throw new AppError({ code: 'delivery.rejected', message: 'This is not an address in Slack.', cause });
  }
}

/** A thread in a channel or in a group of people. */
export function threadConversation(
  tenant: string,
  at: {
    kind: 'channel' | 'group';
    channel: string;
    thread: string;
    message?: string | undefined;
    /** Shared with another organisation; undefined where Slack does not tell. */
    shared: boolean | undefined;
  },
): ConversationReference {
  return {
    platform: 'slack',
    tenant,
    id: `${at.channel}:${at.thread}`,
    kind: at.kind,
    ...(at.shared === undefined ? {} : { shared: at.shared }),
    thread: at.thread,
    address: withoutEmpty({ channel: at.channel, thread: at.thread, message: at.message }),
  };
}

/** The channel in which something was said; what is sent there begins a thread. @returns null: that was no channel */
export function channelOf(said: ConversationReference): ConversationReference | null {
  const { channel } = said.address;
  if ((said.kind !== 'channel' && said.kind !== 'group') || channel === undefined) return null;
  return channelConversation(said.tenant, channel);
}

/** A channel itself, beside its threads. */
export function channelConversation(tenant: string, channel: string): ConversationReference {
  return { platform: 'slack', tenant, id: `channel:${channel}`, kind: 'channel', address: { channel } };
}

/** A direct message with the bot; with `thread`, one thread of it. */
export function personalConversation(
  tenant: string,
  at: { channel: string; thread?: string | undefined; message?: string | undefined; assistant?: string | undefined },
): ConversationReference {
  return {
    platform: 'slack',
    tenant,
    id: at.thread === undefined ? at.channel : `${at.channel}:${at.thread}`,
    kind: 'personal',
    ...(at.thread === undefined ? {} : { thread: at.thread }),
    address: withoutEmpty(at),
  };
}

/** The conversation alone with somebody, also before they ever wrote: a user id in place of a channel is the direct message with them. */
export function directConversation(tenant: string, user: string): ConversationReference {
  return { ...personalConversation(tenant, { channel: user }), id: directId(user) };
}

/** The answer that only the person who gave a command sees. */
export function commandConversation(
  tenant: string,
  at: { id: string; responseUrl: string; channel: string; user: string; placeholder?: string },
): ConversationReference {
  const { id, ...address } = at;
  return { platform: 'slack', tenant, id: `command:${id}`, kind: 'command', address: withoutEmpty(address) };
}

/** The same where no sentence stands that an answer could take the place of. */
export function withoutPlaceholder(conversation: ConversationReference): ConversationReference {
  const { placeholder: _, ...address } = conversation.address;
  return { ...conversation, address };
}

/** The person's own page of the bot. */
export function homeConversation(tenant: string, user: string): ConversationReference {
  return { platform: 'slack', tenant, id: `home:${user}`, kind: 'home', address: { user } };
}

function withoutEmpty(fields: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
