import { randomUUID } from 'node:crypto';
import {
  type Activity,
  ActivityTypes,
  Channels,
  type ConversationParameters,
  type ConversationReference as SdkReference,
  type TurnContext,
} from 'botbuilder';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Platform } from '../../chat/platform.ts';
import { AppError, errorCode } from '../../errors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { download } from '../download.ts';
import {
  type Address,
  addressOf,
  addressRecord,
  channelOf,
  directConversation,
  isFileHost,
  isServiceUrl,
} from './address.ts';
import { allowsLoopback, type Connection, type TeamsConfig } from './authentication.ts';
import { changeError, deliveryError, notReplaceable, openingError } from './errors.ts';
import { createPeople, EVERYONE_IS_A_MEMBER } from './people.ts';
import { renderReply, renderWords } from './render.ts';
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

/** Stands before the id of a message of which Teams told none. */
const UNIDENTIFIED = 'unidentified:';
const AUDIENCE = 'https://api.botframework.com';

/** The way out to Teams: everything the bot says after the turn in which it was asked. */
export function createOutbound(
  config: TeamsConfig,
  deps: { adapter: Connection['adapter']; logger: Logger; client: Client },
): Outbound {
  const { adapter, logger, client } = deps;
  const lastAnswers = new Map<string, string>();
  const opened = new Map<string, string>();
  const botAppId = config.kind === 'credentials' ? config.appId : '';

  /** @throws AppError `delivery.rejected` when nothing may be sent there */
  function trustedAddress(to: ConversationReference): Address {
    const address = addressOf(to);
    if (!isServiceUrl(address.serviceUrl, { loopback: allowsLoopback(config) })) {
      throw new AppError({ code: 'delivery.rejected', message: 'The service address is not one of Teams.' });
    }
    return address;
  }

  /** Does something within a conversation that the bot is in. */
  async function within<Value>(to: ConversationReference, act: (context: TurnContext) => Promise<Value>) {
    const address = trustedAddress(to);
    const results: Value[] = [];
    const conversationId = address.unopened === undefined ? address.conversationId : await openOnce(to, address);
    await adapter.continueConversationAsync(
      botAppId,
      sdkReference(to, { ...address, conversationId }),
      async (context) => {
        // The SDK makes up an id for the turn it makes up; a message must not be a reply to that.
        delete context.activity.id;
        results.push(await act(context));
      },
    );
    const [result] = results;
    if (result === undefined) throw new AppError({ code: 'delivery.unavailable', message: 'The SDK ran no turn.' });
    return result;
  }

  /** Opens the conversation alone with a person, if this process did not do so before. Returns Teams' id of it. */
  async function openOnce(to: ConversationReference, address: Address): Promise<string> {
    const known = opened.get(to.id);
    if (known !== undefined) return known;
    const conversationId = await open(to, address);
    opened.set(to.id, conversationId);
    return conversationId;
  }

  /** Again gives the same one. */
  async function open(to: ConversationReference, address: Address): Promise<string> {
    let conversationId = '';
    const parameters = {
      isGroup: false,
      bot: { id: address.botId, name: address.botName ?? '' },
      members: [{ id: address.userId, name: '' }],
      tenantId: to.tenant,
      channelData: { tenant: { id: to.tenant } },
    };
    if (!isForOnePerson(parameters)) throw new Error('A direct conversation is with one person.');
    const keep = async ({ activity }: TurnContext) => {
      conversationId = activity.conversation.id;
    };
    await adapter.createConversationAsync(botAppId, Channels.Msteams, address.serviceUrl, AUDIENCE, parameters, keep);
    return conversationId;
  }

  /** Changes an earlier message. */
  async function change(to: ConversationReference, activity: Partial<Activity>, id: string): Promise<void> {
    try {
      await within(to, async (context) => {
        await context.updateActivity({ ...activity, id });
        return id;
      });
    } catch (error) {
      throw changeError(error);
    }
  }

  /** Sends one activity to a conversation; the id is empty where the other side gives none. */
  function post(to: ConversationReference, activity: Partial<Activity>): Promise<string> {
    return within(to, async (context) => (await context.sendActivity(activity))?.id ?? '');
  }

  const platform: Platform = {
    name: 'teams',
    ...(config.kind === 'open' ? EVERYONE_IS_A_MEMBER : createPeople(within)),

    channelOf,
    openDirect: directConversation,

    async open(to) {
      try {
        const address = trustedAddress(to);
        return addressRecord({ ...address, conversationId: await open(to, address), unopened: undefined });
      } catch (error) {
        throw openingError(error);
      }
    },

    async send(to, reply, { possiblyDouble, replaces, words }) {
      try {
        const activity = words === undefined ? renderReply(reply, { possiblyDouble, client }) : renderWords(words);
        if (replaces !== undefined) {
          if (replaces.startsWith(UNIDENTIFIED)) throw notReplaceable(undefined);
          await change(to, activity, replaces);
          return { messageId: replaces };
        }
        const id = await post(to, activity);
        if (client === 'playground' && reply.feedbackFor !== undefined) lastAnswers.set(to.id, id);
        return { messageId: id || `${UNIDENTIFIED}${randomUUID()}` };
      } catch (error) {
        throw deliveryError(error);
      }
    },

    // A channel shows no sign that somebody types.
    showsNoWork: ({ kind }) => kind !== 'personal' && kind !== 'group',

    async showWorking(to) {
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

/** The SDK's type demands a first message, which Teams takes only when it is a post in a channel. */
function isForOnePerson(parameters: Omit<ConversationParameters, 'activity'>): parameters is ConversationParameters {
  return parameters.members?.length === 1;
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
