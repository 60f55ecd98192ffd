import { readFile, stat } from 'node:fs/promises';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { AppError } from '../../errors.ts';
import { addressOf, directConversation, TERMINAL } from './address.ts';
import { type Cast, createPeople } from './people.ts';
import { renderReply } from './render.ts';
import type { Screen } from './screen.ts';

/** The way out to the terminal. */
export function createOutbound({ cast, screen }: { cast: Cast; screen: Screen }): Platform {
  return {
    name: TERMINAL,
    ...createPeople(cast),

    openDirect: directConversation,

    async send(to, reply, { possiblyDouble, replaces }) {
      const reader = readerOf(to, cast);
      return { messageId: screen.show(to, reader, renderReply(reply, { possiblyDouble }), replaces) };
    },

    // Answers come at once.
    showWorking: () => Promise.resolve(() => Promise.resolve()),

    async download({ path = '' }, { maxBytes }) {
      const size = await stat(path).then(
        (found) => found.size,
        () => null,
      );
      if (size === null) throw new AppError({ code: 'fetching.file-gone', message: 'The file is not there.' });
      if (size > maxBytes) throw new AppError({ code: 'reading.too-large', message: 'The file is too large.' });
      return { bytes: await readFile(path), mediaType: undefined };
    },
  };
}

/**
 * Who sees what is shown there: the person alone with the bot, or the channel.
 *
 * @throws AppError `delivery.blocked` when the person does not take messages
 */
export function readerOf(where: ConversationReference, cast: Cast): string {
  const address = addressOf(where);
  if ('channel' in address) return address.channel;
  if (cast.reachability(address.user) === 'here') return address.user;
  throw new AppError({ code: 'delivery.blocked', message: 'This person does not take messages of the bot.' });
}
