import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChatDriver, Place, PressResult, ReceivedMessage, SharedTestFile } from './chat-driver.ts';
import { eventually } from './eventually.ts';
import { type Shown, wordsIn } from './shown.ts';
import { readView } from './slack-forms.ts';
import { feedbackButtons, labelledButton, passageButton, readMessage } from './slack-message.ts';
import { createSlackProxy, type RecordedCall, type SlackProxy } from './slack-proxy.ts';
import {
  eventEnvelope,
  pressPayload,
  SIGNING_SECRET,
  type SlackResponse,
  sendForm,
  sendSigned,
  submissionPayload,
} from './slack-requests.ts';
import { BOT, createSlackWorkspace, present, type SlackWorkspace } from './slack-workspace.ts';

/** How a message reaches the bot, when not in the ordinary way. */
export interface SayOptions {
  /** Say it in this thread, as {@link ChatDriver.say} returned it. */
  thread?: string;
  /** In which envelopes the post arrives; in a channel a mention, in a direct message a message. */
  envelopes?: ('app_mention' | 'message')[];
  /** In a direct message: outside any thread. */
  flat?: boolean;
  /** In place of the text with the mention, exactly this. */
  rawText?: string;
  /** Fields of the event that are other than usual. */
  event?: Record<string, unknown>;
  /** Fields of the envelope that are other than usual. */
  envelope?: Record<string, unknown>;
}

export function isSlack(driver: ChatDriver): driver is SlackDriver {
  return driver.platform === 'slack';
}

/** {@link ChatDriver} with what only Slack has. */
export interface SlackDriver extends ChatDriver {
  readonly botUserId: string;
  /** Everything the bot asked of Slack, oldest first. */
  readonly calls: readonly RecordedCall[];
  readonly failNext: SlackProxy['failNext'];
  readonly refuseWhen: SlackProxy['refuseWhen'];
  readonly answer: SlackProxy['answer'];
  readonly answerNext: SlackProxy['answerNext'];
  readonly watchTokens: SlackProxy['watchTokens'];
  /** Slack's id of a person. */
  userId(person: string): string;
  say(person: string, text: string, place?: Place, options?: SayOptions): Promise<{ status: number; thread: string }>;
  /** Posts in the channel without the bot hearing of it. */
  post(person: string, text: string): Promise<{ channel: string; ts: string }>;
  /** Sends an event of any kind. */
  sendEvent(event: Record<string, unknown>, envelope?: Record<string, unknown>): Promise<SlackResponse>;
  /** Gives `/impact <text>`; the thread holds what arrives at its response address. */
  command(person: string, text: string): Promise<SlackResponse & PressResult & { thread: string }>;
  /** Opens the bot's own page; the thread holds what is published there. */
  openHome(person: string): Promise<SlackResponse & { thread: string }>;
  /** Opens a new thread in the assistant panel. */
  openAssistant(person: string): Promise<SlackResponse & { thread: string }>;
  /** Presses a button by its label; the thread given back is where an ephemeral answer would arrive. */
  press(
    person: string,
    thread: string,
    messageId: string,
    label: string,
  ): Promise<SlackResponse & PressResult & { whispers: string }>;
  /** Shares a file of another workspace: the event tells its id, and nothing else. */
  shareById(person: string, name: string, id?: string): Promise<{ status: number; thread: string }>;
  /** {@link giveFeedback} with all that is shown of it. */
  judge(person: string, thread: string, messageId: string, useful: boolean): Promise<Shown>;
  /** The first recorded request for which `matches` holds, as soon as there is one. */
  call(matches: (call: RecordedCall) => boolean): Promise<RecordedCall>;
}

const messagesSchema = z.object({
  messages: z.array(
    z.looseObject({
      ts: z.string(),
      text: z.string().default(''),
      user: z.string().optional(),
      thread_ts: z.string().optional(),
      blocks: z.unknown().optional(),
    }),
  ),
});
type StoredMessage = z.infer<typeof messagesSchema>['messages'][number];

/** Starts a Slack of our own: the emulator, with a recording proxy before it. */
export async function createSlackDriver(): Promise<SlackDriver> {
  const workspace = await createSlackWorkspace();
  return new EmulatedSlack(workspace, await createSlackProxy(workspace.url));
}

/** A press that was sent, and by what its answer is known. */
interface Pressed extends SlackResponse {
  trigger: string;
  responseId: string;
  whispers: string;
  shown(): Promise<Shown>;
}

class EmulatedSlack implements SlackDriver {
  readonly platform = 'slack';
  readonly tenant: string;
  readonly botUserId = BOT.user;
  readonly env: Record<string, string>;
  readonly calls: readonly RecordedCall[];
  readonly failNext: SlackProxy['failNext'];
  readonly refuseWhen: SlackProxy['refuseWhen'];
  readonly answer: SlackProxy['answer'];
  readonly answerNext: SlackProxy['answerNext'];
  readonly watchTokens: SlackProxy['watchTokens'];
  readonly #workspace: SlackWorkspace;
  readonly #proxy: SlackProxy;
  /** What was read of a conversation, after how many requests of the bot: only those change what stands there of it. */
  readonly #read = new Map<string, { calls: number; messages: StoredMessage[] }>();
  #botUrl = '';

  constructor(workspace: SlackWorkspace, proxy: SlackProxy) {
    this.#workspace = workspace;
    this.#proxy = proxy;
    this.tenant = workspace.tenant;
    this.calls = proxy.calls;
    this.failNext = proxy.failNext;
    this.refuseWhen = proxy.refuseWhen;
    this.answer = proxy.answer;
    this.answerNext = proxy.answerNext;
    this.watchTokens = proxy.watchTokens;
    this.env = { SLACK_BOT_TOKEN: BOT.token, SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_API_URL: proxy.apiUrl };
  }

  connect(url: string): void {
    this.#botUrl = url;
  }

  async close(): Promise<void> {
    await this.#proxy.close();
    await this.#workspace.close();
  }

  userId(person: string): string {
    return this.#workspace.userId(person);
  }

  async post(person: string, text: string): Promise<{ channel: string; ts: string }> {
    const { channel } = this.#workspace;
    return { channel, ts: await this.#workspace.post(person, { channel, text }) };
  }

  sendEvent(event: Record<string, unknown>, envelope: Record<string, unknown> = {}): Promise<SlackResponse> {
    return sendSigned(this.#botUrl, '/slack/events', { ...eventEnvelope(this.tenant, event), ...envelope });
  }

  async say(person: string, text: string, place: Place = 'direct', options: SayOptions = {}) {
    const ground =
      place === 'direct'
        ? { channel: await this.#workspace.directChannel(person), type: 'im', prefix: '', envelope: 'message' }
        : { channel: this.#workspace.channel, type: 'channel', prefix: `<@${BOT.user}> `, envelope: 'app_mention' };
    const { channel } = ground;
    const words = options.rawText ?? `${ground.prefix}${escaped(text)}`;
    const root = await this.#rootOf(person, channel, place, options);
    const inThread = root === undefined ? {} : { thread_ts: root };
    const ts = await this.#workspace.post(person, { channel, text: words, ...inThread });
    const user = this.userId(person);
    const spoken = { user, text: words, ts, event_ts: ts, channel, team: this.tenant, ...inThread };
    let status = 0;
    for (const type of options.envelopes ?? [ground.envelope]) {
      const kind = type === 'message' ? { channel_type: ground.type } : {};
      ({ status } = await this.sendEvent({ type, ...spoken, ...kind, ...options.event }, options.envelope));
    }
    return { status, thread: options.flat ? `flat:${channel}:${ts}` : `${channel}:${root ?? ts}` };
  }

  share(person: string, { name, url }: SharedTestFile, words = '') {
    const files = [{ id: 'F1', name, mimetype: 'application/octet-stream', size: 1, url_private_download: url }];
    return this.#shareFiles(person, files, words);
  }

  shareById(person: string, name: string, id = 'F2') {
    return this.#shareFiles(person, [{ id, name, file_access: 'check_file_info' }]);
  }

  #shareFiles(person: string, files: readonly object[], text = '') {
    return this.say(person, 'Een bestand.', 'direct', { event: { subtype: 'file_share', text, files } });
  }

  forward(person: string, { from, text }: { from: string; text: string }, words: string, place: Place = 'direct') {
    const fallback = text === '' ? '[no preview available]' : `[November 28th, 2026 10:00 AM] ${from}: ${text}`;
    const shared = { is_msg_unfurl: true, is_share: true, author_id: 'U0OTHER', author_name: from, text, fallback };
    const mention = place === 'direct' ? '' : `<@${BOT.user}> `;
    const event = { text: `${mention}${escaped(words)}`.trim(), attachments: [{ ...shared, text: escaped(text) }] };
    return this.say(person, words || 'Een bericht.', place, { event });
  }

  /** A direct message stands in a thread of the assistant panel, unless the test says otherwise. */
  async #rootOf(person: string, channel: string, place: Place, options: SayOptions): Promise<string | undefined> {
    if (options.thread !== undefined) return options.thread.split(':').at(-1);
    return place === 'direct' && !options.flat
      ? this.#workspace.post(person, { channel, text: 'New chat' })
      : undefined;
  }

  reply(person: string, thread: string, text: string): Promise<{ status: number }> {
    const place = thread.startsWith(`${this.#workspace.channel}:`) ? 'channel' : 'direct';
    return this.say(person, text, place, { thread });
  }

  async answers(thread: string, count: number): Promise<ReceivedMessage[]> {
    const enough = async () => {
      const found = await this.#stored(thread);
      return found.length >= count ? found : undefined;
    };
    const instead = async () => `${(await this.#stored(thread)).length} messages`;
    const messages = await eventually(`${count} messages in ${thread}`, enough, instead);
    return messages.map((message) => readMessage({ id: message.ts, text: message.text, blocks: message.blocks }));
  }

  async openPassage(person: string, thread: string, messageId: string, n: number): Promise<string> {
    const message = await this.#message(thread, messageId);
    const button = present(passageButton(message.blocks, n), `button of source ${n}`);
    return wordsIn(await (await this.#press(person, thread, message, button)).shown()).words;
  }

  async giveFeedback(person: string, thread: string, messageId: string, useful: boolean): Promise<string> {
    return wordsIn(await this.judge(person, thread, messageId, useful)).words;
  }

  async judge(person: string, thread: string, messageId: string, useful: boolean): Promise<Shown> {
    const message = await this.#message(thread, messageId);
    const { type, action_id, ...halves } = present(feedbackButtons(message.blocks), 'pair of feedback buttons');
    const { value } = useful ? halves.positive_button : halves.negative_button;
    return (await this.#press(person, thread, message, { type, action_id, value })).shown();
  }

  async press(person: string, thread: string, messageId: string, label: string): Promise<Pressed> {
    const message = await this.#message(thread, messageId);
    return this.#pressLabelled(person, thread, message, label);
  }

  async direct(person: string): Promise<string> {
    return `flat:${await this.#workspace.directChannel(person)}:${moment()}`;
  }

  async command(person: string, text: string): Promise<SlackResponse & PressResult & { thread: string }> {
    const responseId = randomUUID();
    const made = await this.#workspace.web('views.generateTriggerId', { user_id: this.userId(person) });
    const { trigger_id: trigger } = z.object({ trigger_id: z.string() }).parse(made);
    const response = await sendForm(this.#botUrl, {
      command: '/impact',
      text: escaped(text),
      team_id: this.tenant,
      user_id: this.userId(person),
      user_name: this.#workspace.userName(person),
      channel_id: this.#workspace.channel,
      trigger_id: trigger,
      response_url: this.#proxy.responseUrl(responseId),
      api_app_id: BOT.app,
    });
    const shown = () => this.#shownAfter(person, trigger, responseId);
    return { ...response, thread: `response:${responseId}`, shown };
  }

  async openHome(person: string): Promise<SlackResponse & { thread: string }> {
    const user = this.userId(person);
    const channel = await this.#workspace.directChannel(person);
    const response = await this.sendEvent({ type: 'app_home_opened', tab: 'home', user, channel, event_ts: moment() });
    return { ...response, thread: `home:${user}` };
  }

  async openAssistant(person: string): Promise<SlackResponse & { thread: string }> {
    const channel_id = await this.#workspace.directChannel(person);
    const thread_ts = await this.#workspace.post(person, { channel: channel_id, text: 'New chat' });
    const assistant_thread = { user_id: this.userId(person), channel_id, thread_ts, context: {} };
    const response = await this.sendEvent({ type: 'assistant_thread_started', assistant_thread, event_ts: moment() });
    return { ...response, thread: `${channel_id}:${thread_ts}` };
  }

  call(matches: (call: RecordedCall) => boolean): Promise<RecordedCall> {
    return eventually('a request of the bot', async () => this.calls.find(matches));
  }

  /** The bot's messages in a thread, of whichever kind it is. */
  async #stored(thread: string): Promise<StoredMessage[]> {
    const [kind = '', id = '', since = ''] = thread.split(':');
    if (kind === 'response') return this.calls.filter((call) => call.responseId === id).reduce(applyResponse, []);
    if (kind === 'home') return published(this.calls, id);
    const calls = this.calls.length;
    const known = this.#read.get(thread);
    if (known?.calls === calls) return known.messages;
    const flat = kind === 'flat';
    const { messages: all } = messagesSchema.parse(
      flat
        ? await this.#workspace.web('conversations.history', { channel: id, oldest: since })
        : await this.#workspace.web('conversations.replies', { channel: kind, ts: id }),
    );
    const messages = all
      .filter((message) => message.user === BOT.user && (!flat || message.thread_ts === undefined))
      .sort((left, right) => left.ts.localeCompare(right.ts));
    this.#read.set(thread, { calls, messages });
    return messages;
  }

  async #message(thread: string, messageId: string): Promise<StoredMessage> {
    const messages = await this.#stored(thread);
    const message = messages.find((candidate) => candidate.ts === messageId);
    return present(message, `message ${messageId}`);
  }

  async #press(
    person: string,
    thread: string,
    message: StoredMessage,
    element: { type: string; action_id: string; value?: string | undefined },
  ): Promise<Pressed> {
    const made = await this.#workspace.web('views.generateTriggerId', { user_id: this.userId(person) });
    const { trigger_id: trigger } = z.object({ trigger_id: z.string() }).parse(made);
    const responseId = randomUUID();
    const [first = '', second = ''] = thread.split(':');
    const isPrivate = first === 'response';
    const payload = pressPayload({
      team: this.tenant,
      user: this.userId(person),
      channel: isPrivate ? this.#workspace.channel : first === 'flat' ? second : first,
      message: { ts: message.ts, thread_ts: message.thread_ts },
      trigger,
      responseUrl: this.#proxy.responseUrl(responseId),
      element,
      block: 'pressed',
      ephemeral: isPrivate,
    });
    const response = await sendForm(this.#botUrl, { payload: JSON.stringify(payload) });
    const shown = () => this.#shownAfter(person, trigger, responseId);
    return { ...response, trigger, responseId, whispers: `response:${responseId}`, shown };
  }

  async #pressLabelled(person: string, thread: string, message: StoredMessage, label: string): Promise<Pressed> {
    const button = present(labelledButton(message.blocks, label), `button ${label}`);
    return this.#press(person, thread, message, button);
  }

  /** What the person gets to see of a press: a window or a private message. */
  async #shownAfter(person: string, trigger: string, responseId: string): Promise<Shown> {
    const whispered = (call: RecordedCall) => call.responseId === responseId && call.status === 200;
    const opened = (call: RecordedCall) =>
      call.method === 'views.open' && call.body.trigger_id === trigger && call.answer.ok === true;
    const call = await this.call((candidate) => whispered(candidate) || opened(candidate));
    if (call.method === 'views.open') {
      return readView(call.body.view, (view, values) => {
        const submission = { team: this.tenant, user: this.userId(person), viewId: `V${trigger}`, view, values };
        return sendForm(this.#botUrl, { payload: JSON.stringify(submissionPayload(submission)) });
      });
    }
    const thread = `response:${responseId}`;
    const message = present(applyResponse([], call, 0)[0], 'private message');
    const { text, buttons } = readMessage({ id: message.ts, text: message.text, blocks: message.blocks });
    const press = async (label: string) => (await this.#pressLabelled(person, thread, message, label)).shown();
    return { kind: 'words', words: text, buttons, press };
  }
}

/** What stands in a private conversation after one more post to its response address. */
function applyResponse(shown: StoredMessage[], call: RecordedCall, index: number): StoredMessage[] {
  if (call.status !== 200) return shown;
  const message = messagesSchema.parse({ messages: [{ ...call.body, ts: `response-${index}` }] }).messages;
  return call.body.replace_original === true ? message : [...shown, ...message];
}

function published(calls: readonly RecordedCall[], user: string): StoredMessage[] {
  const made = calls.filter((call) => call.method === 'views.publish' && call.body.user_id === user && call.answer.ok);
  return made.map((call, index) => ({
    ts: `home-${index}`,
    text: '',
    blocks: z.looseObject({ blocks: z.unknown() }).parse(call.body.view).blocks,
  }));
}

/** Slack escapes these three in what people type. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

function moment(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomUUID().slice(0, 6)}`;
}
