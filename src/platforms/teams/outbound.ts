import { randomUUID } from 'node:crypto';
import { type Activity, ActivityTypes, Channels, type ConversationReference as SdkReference } from 'botbuilder';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { AppError, errorCode } from '../../errors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { download } from '../download.ts';
import { type Address, addressOf, isFileHost, isServiceUrl } from './address.ts';
import { allowsLoopback, type Connection, type TeamsConfig } from './authentication.ts';
import { deliveryError } from './errors.ts';
import { renderReply } from './render.ts';
import type { Client } from './render-card.ts';

/** The way out, and what the way in must know of it. */
export interface Outbound {
  platform: Platform;
  /**
   * The last message in a conversation on which feedback was asked, since the start. The Playground reports feedback
   * without saying on which message; Teams says it, and for Teams nothing is kept here.
   */
  lastAnswer(conversationId: string): string | undefined;
}

/** The way out to Teams: everything the bot says after the turn in which it was asked. */
export function createOutbound(
  config: TeamsConfig,
  deps: { adapter: Connection['adapter']; logger: Logger; client: Client },
): Outbound {
  const { adapter, logger, client } = deps;
  const lastAnswers = new Map<string, string>();
  const botAppId = config.kind === 'credentials' ? config.appId : '';

  /** Sends one activity to a conversation; the id is empty where the other side gives none. */
  async function post(to: ConversationReference, activity: Partial<Activity>): Promise<string> {
    const address = addressOf(to);
    if (!isServiceUrl(address.serviceUrl, { loopback: allowsLoopback(config) })) {
      throw new AppError({ code: 'delivery.rejected', message: 'The service address is not one of Teams.' });
    }
    let id = '';
    await adapter.continueConversationAsync(botAppId, sdkReference(to, address), async (context) => {
      // The SDK makes up an id for the turn it makes up; a message must not be a reply to that.
      delete context.activity.id;
      const response = await context.sendActivity(activity);
      id = response?.id ?? '';
    });
    return id;
  }

  const platform: Platform = {
    name: 'teams',

    async send(to, reply, options) {
      try {
        const [first = {}, ...rest] = messagesOf(renderReply(reply, { ...options, client }), client);
        const id = await post(to, first);
        for (const activity of rest) await post(to, activity);
        if (client === 'playground' && reply.feedbackFor !== undefined) lastAnswers.set(to.id, id);
        return { messageId: id || `unidentified:${randomUUID()}` };
      } catch (error) {
        throw deliveryError(error);
      }
    },

    async showWorking(to) {
      // A channel shows no sign that somebody types.
      if (to.kind === 'personal' || to.kind === 'group') {
        await post(to, { type: ActivityTypes.Typing }).catch((error: unknown) => {
          logger.debug({ code: errorCode(deliveryError(error)) }, 'teams.working-not-shown');
        });
      }
      // It goes away by itself.
      return () => Promise.resolve();
    },

    download: ({ url = '' }, { maxBytes }) =>
      download(url, { maxBytes, isAllowed: (address) => isFileHost(address, allowsLoopback(config)) }),
  };
  return { platform, lastAnswer: (conversationId) => lastAnswers.get(conversationId) };
}

/**
 * The Playground splits a message with text and card in two and then tells the id of neither, without which feedback
 * on it cannot be understood. Teams shows both in one message, which either arrives or not.
 */
function messagesOf(activity: Partial<Activity>, client: Client): Partial<Activity>[] {
  const { attachments, ...text } = activity;
  if (client === 'teams' || attachments === undefined || activity.text === undefined) return [activity];
  return [
    text,
    { type: ActivityTypes.Message, attachments, ...(activity.summary ? { summary: activity.summary } : {}) },
  ];
}

function sdkReference(to: ConversationReference, address: Address): Partial<SdkReference> {
  const { conversationType, botName, userObjectId } = address;
  return {
    channelId: Channels.Msteams,
    serviceUrl: address.serviceUrl,
    bot: { id: address.botId, name: botName ?? '' },
    user: { id: address.userId, name: '', ...(userObjectId ? { aadObjectId: userObjectId } : {}) },
    conversation: {
      id: address.conversationId,
      isGroup: to.kind !== 'personal',
      conversationType: conversationType ?? (to.kind === 'personal' ? 'personal' : 'groupChat'),
      tenantId: to.tenant,
      name: '',
    },
  };
}
