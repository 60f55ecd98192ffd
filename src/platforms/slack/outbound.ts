import type { types, webApi } from '@slack/bolt';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import type { Language } from '../../chat/language.ts';
import type { Platform } from '../../chat/platform.ts';
import type { Reply } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { download } from '../download.ts';
import { type Place, placeOf } from './address.ts';
import { deliveryError, networkError, platformErrorOf, responseUrlError } from './errors.ts';
import {
  type RenderedMessage,
  renderHome,
  renderNotice,
  renderReply,
  suggestedPrompts,
  unrenderableButtons,
} from './render.ts';

export interface Outbound {
  platform: Platform;
  /** Opens a window within the three seconds that `triggerId` holds. */
  openWindow(triggerId: string, view: types.ModalView): Promise<void>;
  /** Shows one sentence to the person a `response_url` was given for, and leaves everything else as it is. */
  whisper(responseUrl: string, text: string, thread: string | undefined): Promise<void>;
}

/** The sign of work on what a person said, where there is no assistant panel. */
const WORKING_REACTION = 'hourglass_flowing_sand';
/** How many `response_url`s are remembered as used; older ones have expired long since. */
const REMEMBERED_RESPONSES = 1000;

/** Keeps a text from having any effect, in Slack's own words. */
const INERT = { parse: 'none', link_names: false, mrkdwn: false } as const;
const NO_PREVIEWS = { unfurl_links: false, unfurl_media: false } as const;

/** All writing to Slack. Nothing here tries twice; every failure is an AppError of delivery. */
export function createOutbound(deps: {
  client: webApi.WebClient;
  logger: Logger;
  requestTimeoutMs: number;
  files: { botToken: string; apiUrl: string };
}): Outbound {
  const { client, logger } = deps;
  const answered = rememberSome(REMEMBERED_RESPONSES);

  async function post(to: Extract<Place, { kind: 'post' }>, reply: Reply, possiblyDouble: boolean): Promise<string> {
    const promptsShown = await showPrompts(to, reply);
    const message = renderReply(reply, { possiblyDouble, promptsShown });
    const thread = to.thread === undefined ? {} : { thread_ts: to.thread };
    const { ts } = await client.chat.postMessage({
      channel: to.channel,
      ...thread,
      ...message,
      ...INERT,
      ...NO_PREVIEWS,
    });
    return ts ?? '';
  }

  /** @returns how many `say` buttons are suggestions of the assistant panel now, and need not be buttons */
  async function showPrompts(to: Extract<Place, { kind: 'post' }>, reply: Reply): Promise<number> {
    const prompts = suggestedPrompts(reply);
    if (to.assistant === undefined || to.thread === undefined || prompts.length === 0) return 0;
    try {
      await client.assistant.threads.setSuggestedPrompts({ channel_id: to.channel, thread_ts: to.thread, prompts });
      return prompts.length;
    } catch (error) {
      logger.debug({ slack: platformErrorOf(error) }, 'slack.prompts-not-shown');
      return 0;
    }
  }

  /** @throws AppError of delivery */
  async function respond(responseUrl: string, body: RenderedMessage & Record<string, unknown>): Promise<void> {
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

  async function answerCommand(to: Extract<Place, { kind: 'response' }>, reply: Reply, possiblyDouble: boolean) {
    // The first answer takes the place of "I am looking it up"; a second one must not take the place of the first.
    const first = to.placeholder !== undefined && !answered.has(to.responseUrl);
    await respond(to.responseUrl, { ...renderReply(reply, { possiblyDouble }), replace_original: first });
    answered.add(to.responseUrl);
  }

  async function send(to: ConversationReference, reply: Reply, { possiblyDouble }: { possiblyDouble: boolean }) {
    const place = placeOf(to);
    const omitted = unrenderableButtons(reply).map((button) =>
      button.kind === 'action' ? button.action : button.kind,
    );
    if (omitted.length > 0) logger.warn({ omitted }, 'slack.buttons-too-long');
    try {
      if (place.kind === 'post') return { messageId: await post(place, reply, possiblyDouble) };
      if (place.kind === 'response') {
        await answerCommand(place, reply, possiblyDouble);
        return { messageId: to.id };
      }
      // A page that is published twice is still one page.
      const view = renderHome(reply, { possiblyDouble: false });
      const published = await client.views.publish({ user_id: place.user, view });
      return { messageId: published.view?.id ?? to.id };
    } catch (error) {
      throw deliveryError(error);
    }
  }

  return {
    platform: {
      name: 'slack',
      send,
      showWorking: createWorkingSign(client, logger),
      download: ({ url = '' }, { maxBytes }) => downloadFile(url, { maxBytes, ...deps.files }),
    },
    async openWindow(triggerId, view) {
      try {
        await client.views.open({ trigger_id: triggerId, view });
      } catch (error) {
        throw deliveryError(error);
      }
    },
    async whisper(responseUrl, text, thread) {
      const thread_ts = thread === undefined ? {} : { thread_ts: thread };
      await respond(responseUrl, { ...renderNotice(text), ...thread_ts, replace_original: false });
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

/** A sign that can be taken away again; never more than a decoration, so its failure is only logged. */
function createWorkingSign(client: webApi.WebClient, logger: Logger): Platform['showWorking'] {
  const attempt = async (what: string, call: () => Promise<unknown>): Promise<void> => {
    try {
      await call();
    } catch (error) {
      logger.debug({ slack: platformErrorOf(error), code: deliveryError(error).code }, what);
    }
  };
  return async (to: ConversationReference, language: Language) => {
    const sign = signAt(client, to, texts(language).platform.working);
    if (sign === null) return async () => undefined;
    await attempt('slack.working-not-shown', sign.show);
    let taken: Promise<void> | undefined;
    return () => {
      taken ??= attempt('slack.working-not-taken-away', sign.take);
      return taken;
    };
  };
}

/** The assistant panel has a status line; elsewhere the person's own message gets a reaction. */
function signAt(client: webApi.WebClient, to: ConversationReference, status: string) {
  if (to.kind === 'command' || to.kind === 'home') return null;
  const { channel, thread, message } = to.address;
  if (channel === undefined) return null;
  if (to.kind === 'personal' && thread !== undefined) {
    const set = (text: string) =>
      client.assistant.threads.setStatus({ channel_id: channel, thread_ts: thread, status: text });
    return { show: () => set(status), take: () => set('') };
  }
  if (message === undefined) return null;
  const reaction = { channel, timestamp: message, name: WORKING_REACTION };
  return { show: () => client.reactions.add(reaction), take: () => client.reactions.remove(reaction) };
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
