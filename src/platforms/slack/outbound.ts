import type { types, webApi } from '@slack/bolt';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Language } from '../../chat/language.ts';
import type { Platform, SendOptions } from '../../chat/platform.ts';
import type { AttachedFile, Reply } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { download } from '../download.ts';
import { channelOf, directConversation, type Place, placeOf } from './address.ts';
import type { Clients } from './clients.ts';
import { changeError, deliveryError, networkError, platformErrorOf, responseUrlError } from './errors.ts';
import { shareFile, uploadFile } from './files.ts';
import { createPeople } from './people.ts';
import { type RenderedMessage, renderHome, renderReply, suggestedPrompts, unrenderableButtons } from './render.ts';
import { renderHomeInWords, renderWords } from './render-words.ts';
import { addressOfFile } from './shared-files.ts';

export interface Outbound {
  platform: Platform;
  /** Opens a window within the three seconds that `triggerId` holds. */
  openWindow(team: string, triggerId: string, view: types.ModalView): Promise<void>;
  /** Shows something to the person a `response_url` was given for, and leaves everything else as it is. */
  whisper(responseUrl: string, message: RenderedMessage, thread: string | undefined): Promise<void>;
  /** The token of this team is not valid any more. */
  forget(team: string): void;
}

/** The sign of work on what a person said, where there is no assistant panel. */
const WORKING_REACTION = 'hourglass_flowing_sand';
/** How many `response_url`s are remembered as used; older ones have expired long since. */
const REMEMBERED_RESPONSES = 1000;

/** Keeps a text from having any effect, in Slack's own words. */
const INERT = { parse: 'none', link_names: false, mrkdwn: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

interface AnswerOptions {
  /** The conversation, for the buttons. */
  place: string;
  possiblyDouble: boolean;
  /** Takes the place of the answer that stands there. */
  replaces: boolean;
  /** In place of the layout. */
  words: string | undefined;
}

/**
 * The id of a message: its `ts`, with the channel before it where that is not the one it was sent to, as when a user id
 * stands for the direct message with them. A message can only be changed by the id of its channel.
 */
function messageIdOf(sentTo: string, channel: string | undefined, ts: string | undefined): string {
  return channel === undefined || channel === sentTo ? (ts ?? '') : `${channel}:${ts ?? ''}`;
}

function messageAt(sentTo: string, messageId: string): { channel: string; ts: string } {
  const [channel, ts] = messageId.split(':');
  return channel !== undefined && ts !== undefined ? { channel, ts } : { channel: sentTo, ts: messageId };
}

/** All writing to Slack. Nothing here tries twice; every failure is an AppError of delivery. */
export function createOutbound(deps: {
  clients: Clients;
  logger: Logger;
  requestTimeoutMs: number;
  /** Where the Web API is: files come from the same servers. */
  apiUrl: string;
}): Outbound {
  const { clients, logger, apiUrl } = deps;
  const answered = rememberSome(REMEMBERED_RESPONSES);

  async function post(
    client: webApi.WebClient,
    to: Extract<Place, { kind: 'post' }>,
    reply: Reply,
    { possiblyDouble, words }: SendOptions,
  ): Promise<string> {
    await showPrompts(client, to, reply);
    const fileId = words === undefined && reply.file ? await bring(client, reply.file) : null;
    const shown = fileId === null ? reply : { ...reply, file: undefined };
    const message = words === undefined ? renderReply(shown, { possiblyDouble }) : renderWords(words);
    const thread = to.thread === undefined ? {} : { thread_ts: to.thread };
    const { channel, ts } = await client.chat.postMessage({
      channel: to.channel,
      ...thread,
      ...message,
      ...INERT,
      ...NO_PREVIEWS,
    });
    const messageId = messageIdOf(to.channel, channel, ts);
    if (fileId !== null) await showFile(client, to, reply, { fileId, channel, messageId });
    return messageId;
  }

  /** @returns null when Slack takes no file of the app now: then it is a link */
  async function bring(client: webApi.WebClient, file: AttachedFile): Promise<string | null> {
    const isAllowed = (url: URL) => isFileHost(url, apiUrl);
    try {
      return await uploadFile({ client, file, isAllowed, timeoutMs: deps.requestTimeoutMs });
    } catch (error) {
      logger.warn({ slack: platformErrorOf(error), code: deliveryError(error).code }, 'slack.file-not-taken');
      return null;
    }
  }

  /** The message stands already: where its file cannot be shown beside it, it gets the link after all. */
  async function showFile(
    client: webApi.WebClient,
    to: Extract<Place, { kind: 'post' }>,
    reply: Reply,
    { fileId, channel, messageId }: { fileId: string; channel: string | undefined; messageId: string },
  ): Promise<void> {
    const name = reply.file?.name ?? '';
    try {
      await shareFile(client, { id: fileId, name, channel: channel ?? to.channel, thread: to.thread });
    } catch (error) {
      logger.warn({ slack: platformErrorOf(error), code: deliveryError(error).code }, 'slack.file-not-shown');
      await change(client, to, reply, messageId);
    }
  }

  /** @throws AppError `delivery.not-replaceable` when Slack does not take the change */
  async function change(
    client: webApi.WebClient,
    to: Extract<Place, { kind: 'post' }>,
    reply: Reply,
    replaces: string,
  ): Promise<string> {
    const { channel, ts } = messageAt(to.channel, replaces);
    const message = renderReply(reply, { possiblyDouble: false });
    const inert = { parse: INERT.parse, link_names: INERT.link_names };
    await client.chat.update({ channel, ts, ...message, ...inert }).catch((error: unknown) => {
      throw changeError(error);
    });
    return replaces;
  }

  /** The things to say are suggestions of the assistant panel too; the buttons of the message stay. */
  async function showPrompts(
    client: webApi.WebClient,
    to: Extract<Place, { kind: 'post' }>,
    reply: Reply,
  ): Promise<void> {
    const prompts = suggestedPrompts(reply);
    if (to.assistant === undefined || to.thread === undefined || prompts.length === 0) return;
    try {
      await client.assistant.threads.setSuggestedPrompts({ channel_id: to.channel, thread_ts: to.thread, prompts });
    } catch (error) {
      logger.debug({ slack: platformErrorOf(error) }, 'slack.prompts-not-shown');
    }
  }

  /** @throws AppError of delivery */
  async function respond(responseUrl: string, body: { text: string } & Record<string, unknown>): Promise<void> {
    const response = await fetch(responseUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ response_type: 'ephemeral', ...body, ...INERT, ...NO_PREVIEWS }),
      signal: AbortSignal.timeout(deps.requestTimeoutMs),
    }).catch((error: unknown) => {
      throw networkError(error);
    });
    await response.body?.cancel();
    if (!response.ok) throw responseUrlError(response.status, response.headers.get('retry-after'));
  }

  async function answerCommand(to: Extract<Place, { kind: 'response' }>, reply: Reply, options: AnswerOptions) {
    // The first answer takes the place of "I am looking it up"; a second one must not take the place of the first.
    const first = to.placeholder !== undefined && !answered.has(to.responseUrl);
    const { place, possiblyDouble, replaces, words } = options;
    const message = words === undefined ? renderReply(reply, { place, possiblyDouble }) : renderWords(words);
    await respond(to.responseUrl, { ...message, replace_original: first || replaces });
    answered.add(to.responseUrl);
  }

  async function send(to: ConversationReference, reply: Reply, options: SendOptions) {
    const { possiblyDouble, replaces, words } = options;
    const place = placeOf(to);
    const omitted = unrenderableButtons(reply).map((button) =>
      button.kind === 'action' ? button.action : button.kind,
    );
    if (omitted.length > 0) logger.warn({ omitted }, 'slack.buttons-too-long');
    try {
      if (place.kind === 'post') {
        const messageId = await clients.use(to.tenant, (client) =>
          replaces === undefined ? post(client, place, reply, options) : change(client, place, reply, replaces),
        );
        return { messageId };
      }
      if (place.kind === 'response') {
        await answerCommand(place, reply, { place: to.id, possiblyDouble, replaces: replaces !== undefined, words });
        return { messageId: to.id };
      }
      // A page that is published twice is still one page.
      const view = words === undefined ? renderHome(reply, { possiblyDouble: false }) : renderHomeInWords(words);
      const published = await clients.use(to.tenant, (client) => client.views.publish({ user_id: place.user, view }));
      return { messageId: published.view?.id ?? to.id };
    } catch (error) {
      throw deliveryError(error);
    }
  }

  return {
    platform: {
      name: 'slack',
      send,
      openDirect: directConversation,
      channelOf,
      showWorking: createWorkingSign(clients, logger),
      ...createPeople(clients),
      download: ({ url, file = '', team = '' }, { maxBytes }) =>
        clients.use(team, async (client) => {
          const address = url ?? (await addressOfFile(client, file));
          return downloadFile(address, { maxBytes, apiUrl, botToken: client.token ?? '' });
        }),
    },
    forget: (team) => clients.forget(team),
    async openWindow(team, triggerId, view) {
      try {
        await clients.use(team, (client) => client.views.open({ trigger_id: triggerId, view }));
      } catch (error) {
        throw deliveryError(error);
      }
    },
    async whisper(responseUrl, message, thread) {
      const thread_ts = thread === undefined ? {} : { thread_ts: thread };
      await respond(responseUrl, { ...message, ...thread_ts, replace_original: false });
    },
  };
}

/** @throws AppError, see Platform.download */
function downloadFile(url: string, options: { maxBytes: number; botToken: string; apiUrl: string }) {
  const { maxBytes, botToken, apiUrl } = options;
  return download(url, {
    maxBytes,
    isAllowed: (address) => isFileHost(address, apiUrl),
    headers: { authorization: `Bearer ${botToken}` },
    // Without the scope files:read Slack answers with its page to sign in.
    refuses: (response) =>
      response.headers.get('content-type')?.startsWith('text/html') === true &&
      !/\.x?html?$/i.test(new URL(url).pathname),
  });
}

/** The bot's token goes to Slack's own servers only; with another server in Slack's place, to that one. */
export function isFileHost({ protocol, hostname }: URL, apiUrl: string): boolean {
  const api = new URL(apiUrl);
  if (api.hostname === 'slack.com') return protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname);
  return protocol === api.protocol && hostname === api.hostname;
}

type SignCall = (client: webApi.WebClient) => Promise<unknown>;

/** A sign that can be taken away again; never more than a decoration, so its failure is only logged. */
function createWorkingSign(clients: Clients, logger: Logger): Platform['showWorking'] {
  const attempt = async (what: string, call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
    } catch (error) {
      logger.debug({ slack: platformErrorOf(error), code: deliveryError(error).code }, what);
    }
  };
  return async (to: ConversationReference, language: Language) => {
    const sign = signAt(to, texts(language).platform.working);
    if (sign === null) return async () => undefined;
    await attempt('slack.working-not-shown', () => clients.use(to.tenant, sign.show));
    let taken: Promise<void> | undefined;
    return () => {
      taken ??= attempt('slack.working-not-taken-away', () => clients.use(to.tenant, sign.take));
      return taken;
    };
  };
}

/** The assistant panel has a status line; elsewhere the person's own message gets a reaction. */
function signAt(to: ConversationReference, status: string): Record<'show' | 'take', SignCall> | null {
  if (to.kind === 'command' || to.kind === 'home') return null;
  const { channel, thread, message } = to.address;
  if (channel === undefined) return null;
  if (to.kind === 'personal' && thread !== undefined) {
    const set = (text: string): SignCall => {
      return (client) => client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: text });
    };
    return { show: set(status), take: set('') };
  }
  if (message === undefined) return null;
  const reaction = { channel, timestamp: message, name: WORKING_REACTION };
  return { show: (client) => client.reactions.add(reaction), take: (client) => client.reactions.remove(reaction) };
}

/** A set that forgets its oldest members. */
function rememberSome(size: number): { has(value: string): boolean; add(value: string): void } {
  const values = new Set<string>();
  return {
    has: (value) => values.has(value),
    add(value) {
      values.add(value);
      const [oldest] = values;
      if (values.size > size && oldest !== undefined) values.delete(oldest);
    },
  };
}
