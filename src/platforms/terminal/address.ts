import { z } from 'zod';
import { type ConversationReference, directId } from '../../chat/conversation-reference.ts';
import { AppError } from '../../errors.ts';

/** Where a message is shown: to one person, or to everyone in a channel. */
const addressSchema = z.union([
  z.object({ user: z.string().min(1), conversation: z.string().optional() }),
  z.object({ channel: z.string().min(1) }),
]);

export type Address = z.infer<typeof addressSchema>;

export const TERMINAL = 'terminal';

/** Somebody alone with the bot; each name of a conversation is one of its own. */
export function personalConversation(
  tenant: string,
  at: { user: string; conversation: string; thread?: string | undefined },
): ConversationReference {
  const id = `${at.conversation}:${at.user}`;
  return {
    platform: TERMINAL,
    tenant,
    id: at.thread === undefined ? id : `${id}:${at.thread}`,
    kind: 'personal',
    shared: false,
    ...(at.thread === undefined ? {} : { thread: at.thread }),
    address: { user: at.user, conversation: at.conversation },
  };
}

/** A thread in a channel. */
export function threadConversation(tenant: string, channel: string, thread: string): ConversationReference {
  return {
    platform: TERMINAL,
    tenant,
    id: `${channel}#${thread}`,
    kind: 'channel',
    shared: false,
    thread,
    team: channel,
    address: { channel },
  };
}

/** The answer to a command, which only who gave it sees. */
export function commandConversation(
  tenant: string,
  at: { user: string; conversation: string; key: string },
): ConversationReference {
  const { user, conversation, key } = at;
  return { platform: TERMINAL, tenant, id: `command:${key}`, kind: 'command', address: { user, conversation } };
}

/** The conversation alone with somebody who said nothing in it. */
export function directConversation(tenant: string, user: string): ConversationReference {
  return { platform: TERMINAL, tenant, id: directId(user), kind: 'personal', address: { user } };
}

/**
 * Reads the address of a conversation that came from here.
 *
 * @throws AppError `delivery.rejected` if it did not
 */
export function addressOf(conversation: ConversationReference): Address {
  const parsed = addressSchema.safeParse(conversation.address);
  if (conversation.platform === TERMINAL && parsed.success) return parsed.data;
  throw new AppError({ code: 'delivery.rejected', message: 'This is not an address in the terminal.' });
}
