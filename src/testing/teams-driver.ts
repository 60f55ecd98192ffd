import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { ChatDriver, Place } from './chat-driver.ts';
import { type Shown, wordsIn } from './shown.ts';
import { startTeamsConnector, type TeamsConnector } from './teams-connector.ts';
import { readTask } from './teams-forms.ts';
import { type CardButton, messageButtons, type RecordedActivity, readMessage } from './teams-messages.ts';
import type { TokenFault } from './teams-tokens.ts';

/** Teams for tests, with what only tests of Teams itself need. */
export interface TeamsDriver extends ChatDriver {
  readonly appId: string;
  readonly connector: TeamsConnector;
  /** An activity of a person, as Teams sends it; `fields` replaces parts of it. */
  activity(person: string, fields: Record<string, unknown>, place?: Place): Record<string, unknown>;
  /**
   * Posts an activity to the bot.
   *
   * @param options.fault what is wrong with the token
   */
  post(
    activity: unknown,
    options?: { fault?: TokenFault; authorization?: string },
  ): Promise<{ status: number; body: unknown }>;
}

/** Whether these are people in Teams. */
export function isTeams(driver: ChatDriver): driver is TeamsDriver {
  return driver.platform === 'teams';
}

export const TEAMS_TENANT = '7f5a3c1e-9b0d-4e52-8a76-0c2f6f1d9b11';
const CHANNEL = '19:kanaal@thread.tacv2';
const TEAM = '19:algemeen@thread.tacv2';
const BOT_NAME = 'Impactmakelaar';
const DEADLINE_MS = 60_000;

/** The Entra object id of a person in {@link createTeamsDriver}: the same for the same name. */
export function teamsPersonId(person: string): string {
  const hash = createHash('sha256').update(person).digest('hex');
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-4${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}

/**
 * Starts Bot Connector, a login server and an issuer of tokens on this machine.
 *
 * @param options.serviceUrl where messages are taken instead of there
 */
export async function createTeamsDriver(options: { serviceUrl?: string } = {}): Promise<TeamsDriver> {
  const appId = randomUUID();
  const appPassword = randomUUID();
  const connector = await startTeamsConnector({ appId, appPassword, ...options });
  connector.members.belongTo(TEAMS_TENANT);
  const bot = { id: `28:${appId}`, name: BOT_NAME };
  let botUrl = '';

  const post: TeamsDriver['post'] = async (activity, options = {}) => {
    const token = options.authorization === undefined ? await connector.tokens.sign(options.fault) : null;
    const authorization = options.authorization ?? (token === null ? null : `Bearer ${token}`);
    const response = await fetch(`${botUrl}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(authorization === null ? {} : { authorization }) },
      body: typeof activity === 'string' ? activity : JSON.stringify(activity),
    });
    const text = await response.text();
    return { status: response.status, body: text === '' ? null : JSON.parse(text) };
  };

  const activityIn = (person: string, conversationId: string, fields: Record<string, unknown>) => ({
    ...baseActivity(person, connector.serviceUrl),
    recipient: bot,
    conversation: conversationFields(conversationId),
    channelData: {
      tenant: { id: TEAMS_TENANT },
      ...(conversationId.startsWith(CHANNEL) ? { team: { id: TEAM }, channel: { id: CHANNEL, type: 'standard' } } : {}),
    },
    ...fields,
  });

  function buttonsOf(thread: string, messageId: string): CardButton[] {
    const message = messagesIn(connector.received, thread).find((candidate) => candidate.id === messageId);
    return message ? messageButtons(message.activity) : [];
  }

  /** A button opens a dialog, or says something in the person's name. */
  async function pressButton(person: string, thread: string, messageId: string, button: CardButton) {
    const { conversationId } = threadOf(thread);
    const { msteams, ...data } = pressedSchema.parse(button.data);
    if (msteams.type === 'messageBack') {
      const said = { type: 'message', text: msteams.text, value: msteams.value };
      const { status } = await post(activityIn(person, conversationId, said));
      return { status, shown: async (): Promise<Shown> => ({ kind: 'nothing' }) };
    }
    const invoke = async (name: string, pressed: Record<string, unknown>) => {
      const value = { data: pressed, context: { theme: 'default' } };
      const fields = { type: 'invoke', name, replyToId: messageId, value };
      const { status, body } = await post(activityIn(person, conversationId, fields));
      if (status !== 200) throw new Error(`${name} was answered with ${status}.`);
      return { status, body };
    };
    const { status, body } = await invoke('task/fetch', data);
    const submit = async (sent: Record<string, unknown>) => (await invoke('task/submit', sent)).body;
    return { status, shown: async () => readTask(body, submit) };
  }

  return {
    platform: 'teams',
    tenant: TEAMS_TENANT,
    env: {
      TEAMS_APP_ID: appId,
      TEAMS_APP_PASSWORD: appPassword,
      TEAMS_TENANT_ID: TEAMS_TENANT,
      TEAMS_LOGIN_URL: connector.url,
      TEAMS_TOKEN_ISSUER: connector.issuer,
      TEAMS_OPENID_METADATA_URL: `${connector.url}/openid`,
    },
    appId,
    connector,
    connect(url) {
      botUrl = url;
    },
    post,
    activity: (person, fields, place = 'direct') => activityIn(person, conversationFor(person, place), fields),

    async say(person, text, place = 'direct') {
      const conversationId = conversationFor(person, place);
      const thread = `${conversationId}#${connector.received.length}`;
      const mention = `<at>${BOT_NAME}</at>`;
      const said =
        place === 'direct'
          ? { text }
          : { text: `${mention} ${text}`, entities: [{ type: 'mention', text: mention, mentioned: bot }] };
      const root = /;messageid=(.+)$/.exec(conversationId)?.[1];
      const own = root === undefined ? {} : { id: root };
      const { status } = await post(activityIn(person, conversationId, { type: 'message', ...own, ...said }));
      return { status, thread };
    },

    async share(person, { name, url }, words = '') {
      const conversationId = conversationFor(person, 'direct');
      const thread = `${conversationId}#${connector.received.length}`;
      const attachments = [
        { contentType: 'text/html', content: '<div></div>' },
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          contentUrl: 'https://voorbeeld.sharepoint.com/personal/bestand',
          name,
          content: { downloadUrl: url, uniqueId: 'U1', fileType: name.split('.').at(-1) },
        },
      ];
      const { status } = await post(activityIn(person, conversationId, { type: 'message', text: words, attachments }));
      return { status, thread };
    },

    async forward(person, { from, text }, words, place = 'direct') {
      const conversationId = conversationFor(person, place);
      const thread = `${conversationId}#${connector.received.length}`;
      const content = JSON.stringify({
        originalMessageId: '1',
        originalMessageContent: `<p>${text}</p>`,
        originalMessageSender: { user: { id: randomUUID(), displayName: from } },
      });
      const attachments = [{ contentType: 'forwardedMessageReference', content }];
      const mention = `<at>${BOT_NAME}</at>`;
      const addressed = { text: `${mention} ${words}`, entities: [{ type: 'mention', text: mention, mentioned: bot }] };
      const root = /;messageid=(.+)$/.exec(conversationId)?.[1];
      const said = place === 'direct' ? { text: words } : { ...addressed, ...(root ? { id: root } : {}) };
      const { status } = await post(activityIn(person, conversationId, { type: 'message', ...said, attachments }));
      return { status, thread };
    },

    async reply(person, thread, text) {
      const { conversationId } = threadOf(thread);
      const { status } = await post(activityIn(person, conversationId, { type: 'message', text }));
      return { status };
    },

    async answers(thread, count) {
      await connector.waitFor((received) => messagesIn(received, thread).length >= count, DEADLINE_MS);
      return messagesIn(connector.received, thread).map(readMessage);
    },

    async direct(person) {
      return `${conversationFor(person, 'direct')}#${connector.received.length}`;
    },

    async press(person, thread, messageId, label) {
      const button = buttonsOf(thread, messageId).find(({ title, data }) => title === label && data !== null);
      if (!button) throw new Error(`Message ${messageId} has no button ${label}.`);
      return pressButton(person, thread, messageId, button);
    },

    async openPassage(person, thread, messageId, n) {
      const button = buttonsOf(thread, messageId).find(
        ({ title, source }) => source && Number(/\d+/.exec(title)?.[0]) === n,
      );
      if (!button) throw new Error(`Message ${messageId} has no button to read source ${n}.`);
      return wordsIn(await (await pressButton(person, thread, messageId, button)).shown()).words;
    },

    async giveFeedback(person, thread, messageId, useful) {
      const { conversationId } = threadOf(thread);
      const before = connector.received.length;
      const actionValue = { reaction: useful ? 'like' : 'dislike', feedback: JSON.stringify({ feedbackText: '' }) };
      const invoke = { type: 'invoke', name: 'message/submitAction', replyToId: messageId };
      const value = { actionName: 'feedback', actionValue };
      const { status } = await post(activityIn(person, conversationId, { ...invoke, value }));
      if (status !== 200) throw new Error(`Feedback was answered with ${status}.`);
      const shown = messagesIn(connector.received.slice(before), `${conversationId}#0`).map(readMessage);
      return shown.length === 0 ? null : shown.map(({ text }) => text).join('\n\n');
    },

    close: () => connector.close(),
  };
}

function baseActivity(person: string, serviceUrl: string): Record<string, unknown> {
  return {
    id: String(Date.now()) + Math.floor(Math.random() * 1_000_000),
    timestamp: new Date().toISOString(),
    serviceUrl,
    channelId: 'msteams',
    from: { id: `29:${teamsPersonId(person)}`, name: person, aadObjectId: teamsPersonId(person) },
    locale: 'nl-NL',
    textFormat: 'plain',
    entities: [{ type: 'clientInfo', locale: 'nl-NL', country: 'NL', platform: 'Web' }],
    channelData: { tenant: { id: TEAMS_TENANT } },
  };
}

/** A post in a channel has its time as its id. */
let lastPost = 0;
function postId(): number {
  lastPost = Math.max(Date.now(), lastPost + 1);
  return lastPost;
}

/** A person has one chat with the bot; in a channel everything said anew is a thread of its own. */
function conversationFor(person: string, place: Place): string {
  return place === 'direct' ? `a:${teamsPersonId(person)}` : `${CHANNEL};messageid=${postId()}`;
}

function conversationFields(id: string): Record<string, unknown> {
  const channel = id.startsWith(CHANNEL);
  return { id, conversationType: channel ? 'channel' : 'personal', isGroup: channel, tenantId: TEAMS_TENANT };
}

/** A thread is a conversation and how much had arrived at the connector before it began. */
function threadOf(thread: string): { conversationId: string; from: number } {
  const hash = thread.lastIndexOf('#');
  return { conversationId: thread.slice(0, hash), from: Number(thread.slice(hash + 1)) };
}

function messagesIn(received: readonly RecordedActivity[], thread: string): RecordedActivity[] {
  const { conversationId, from } = threadOf(thread);
  return received
    .slice(from)
    .filter((recorded) => recorded.conversationId === conversationId && recorded.activity.type === 'message');
}

/** What a button sends: `msteams` is the client's. */
const pressedSchema = z.looseObject({
  msteams: z.discriminatedUnion('type', [
    z.object({ type: z.literal('task/fetch') }),
    z.object({ type: z.literal('messageBack'), text: z.string(), value: z.unknown() }),
  ]),
});
