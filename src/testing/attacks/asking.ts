import { createHash, randomUUID } from 'node:crypto';
import { LANGUAGES } from '../../chat/language.ts';
import { READ_PASSAGE } from '../../chat/platform-actions.ts';
import { texts } from '../../i18n/texts.ts';
import type { SlackDriver } from '../slack-driver.ts';
import { pressPayload, sendForm } from '../slack-requests.ts';
import { type TeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { type Harm, type Harmless, isRecord } from './harm.ts';
import { harmInSlack } from './slack-harm.ts';
import { harmInTeams, harmInTeamsDialog } from './teams-harm.ts';

const ANSWERS: ReadonlySet<string> = new Set(['chat.postMessage', 'chat.update', 'response_url']);
const COMES_SOON = LANGUAGES.flatMap((language) => {
  const { comesSoon, atWork } = texts(language).conversation;
  return [comesSoon, atWork];
});

/** What somebody says to the bot. */
export interface Said {
  person: string;
  text: string;
  /** In a direct message, or in a channel that may be shared with another organisation. */
  place: 'direct' | 'channel' | 'shared';
  /** The name that the platform gives the person. */
  displayName?: string;
  /** Another tenant than that of the driver (Teams). */
  tenant?: string;
  /** In the conversation of an earlier one, as {@link Asker.say} returned it. */
  again?: string | undefined;
}

/** Speaks to the bot on one platform and keeps everything that reaches the platform, raw. */
export interface Asker {
  readonly platform: 'slack' | 'teams';
  /** @returns the conversation, by which its answers are found */
  say(said: Said): Promise<string>;
  /** Presses "read passage" on whatever passage, as anybody could who knows its id. */
  readPassage(person: string, place: string, passageId: string): Promise<void>;
  /** Gives the command in a channel; null where there are no commands. */
  command(person: string, text: string): Promise<string | null>;
  readonly tenant: string;
  /** The platform's id of a person. */
  personId(person: string): string;
  /** How many messages have arrived in each conversation. */
  arrived(): ReadonlyMap<string, number>;
  /** What arrived in a conversation and in windows, as JSON. */
  raw(): { place: string; json: string }[];
  harm(harmless: Omit<Harmless, 'places'>): { place: string; harm: Harm }[];
}

/** Slack, with the emulator left out of it: what is sent is recorded and acknowledged at once. */
export function createSlackAsker(driver: SlackDriver, botUrl: () => string): Asker {
  const places = new Set<string>();
  const names = new Map<string, string>();
  const pressedIn = new Map<string, string>();
  const personId = (person: string) => `U${digest(person).slice(0, 12).toUpperCase()}`;
  let clock = 1_800_000_000;
  const moment = () => {
    clock += 1;
    return `${clock}.000100`;
  };
  const threads = new Map<string, string>();
  driver.answer('chat.postMessage', ({ channel, thread_ts }) => {
    const ts = moment();
    threads.set(`${String(channel)}:${ts}`, String(thread_ts));
    return { ok: true, ts };
  });
  driver.answer('chat.update', ({ ts }) => ({ ok: true, ts }));
  driver.answer('views.open', () => ({ ok: true, view: { id: 'V1' } }));
  driver.answer('reactions.add', () => ({ ok: true }));
  driver.answer('reactions.remove', () => ({ ok: true }));
  driver.answer('users.info', ({ user }) => {
    const real_name = names.get(String(user)) ?? 'Collega';
    return { ok: true, user: { id: user, team_id: driver.tenant, real_name, profile: { real_name } } };
  });
  const placeOf = ({ method, body, responseId }: SlackDriver['calls'][number]): string => {
    if (method === 'response_url') return `response:${responseId}`;
    if (method === 'views.open') return pressedIn.get(String(body.trigger_id)) ?? 'window';
    return `${String(body.channel)}:${String(body.thread_ts)}`;
  };
  /** Every request; a change stands in the thread of the message that it changes. */
  const calls = () =>
    driver.calls.map((call) => {
      if (call.method !== 'chat.update') return call;
      const thread = threads.get(`${String(call.body.channel)}:${String(call.body.ts)}`);
      return { ...call, body: { ...call.body, thread_ts: thread } };
    });
  /** The answers; that one is coming is none, the answer takes its place. */
  const messages = () =>
    calls().filter(({ method, body }) => ANSWERS.has(method) && !COMES_SOON.some((word) => body.text === word));

  return {
    platform: 'slack',
    tenant: driver.tenant,
    personId,
    async say({ person, text, place, displayName, again }) {
      const user = personId(person);
      if (displayName !== undefined) names.set(user, displayName);
      const ts = moment();
      const direct = place === 'direct';
      const [channel = '', thread = ts] = again?.split(':') ?? [direct ? `D${user.slice(1)}` : 'C0IMPACT'];
      const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      await driver.sendEvent(
        {
          type: direct ? 'message' : 'app_mention',
          ...(direct ? { channel_type: 'im' } : {}),
          user,
          channel,
          ts,
          event_ts: ts,
          thread_ts: thread,
          text: direct ? escaped : `<@${driver.botUserId}> ${escaped}`,
        },
        { is_ext_shared_channel: place === 'shared' },
      );
      places.add(`${channel}:${thread}`);
      return `${channel}:${thread}`;
    },
    async readPassage(person, place, passageId) {
      const [channel = '', thread = ''] = place.split(':');
      const trigger = `${randomUUID()}.trigger`;
      pressedIn.set(trigger, place);
      const does = { kind: 'action', action: READ_PASSAGE, payload: { passageId }, language: 'nl' };
      const payload = pressPayload({
        team: driver.tenant,
        user: personId(person),
        channel,
        message: { ts: moment(), thread_ts: thread },
        trigger,
        responseUrl: `${driver.env.SLACK_API_URL?.replace('/api/', '/response/')}${randomUUID()}`,
        element: { type: 'button', action_id: 'passage:1', value: JSON.stringify(does) },
        block: 'passages',
      });
      await sendForm(botUrl(), { payload: JSON.stringify(payload) });
    },
    async command(person, text) {
      const id = randomUUID();
      await sendForm(botUrl(), {
        command: '/impact',
        text,
        team_id: driver.tenant,
        user_id: personId(person),
        user_name: 'collega',
        channel_id: 'C0IMPACT',
        trigger_id: `${id}.trigger`,
        response_url: `${driver.env.SLACK_API_URL?.replace('/api/', '/response/')}${id}`,
        api_app_id: 'A0IMPACT',
      });
      return `response:${id}`;
    },
    arrived: () => counted(messages().map(placeOf)),
    raw: () =>
      calls()
        .filter(({ method }) => method !== 'users.info' && method !== 'auth.test')
        .map((call) => ({ place: placeOf(call), json: JSON.stringify(call.body) })),
    harm: (harmless) =>
      calls().flatMap((call) =>
        harmInSlack(call, { ...harmless, places }).map((harm) => ({ place: placeOf(call), harm })),
      ),
  };
}

const CHANNEL = '19:kanaal@thread.tacv2';

/** Teams, as Bot Connector knows it. */
export function createTeamsAsker(driver: TeamsDriver): Asker {
  const places = new Set<string>();
  const windows: { place: string; body: unknown }[] = [];
  const bot = { id: `28:${driver.appId}`, name: 'Impactmakelaar' };
  let posts = 1_800_000_000_000;
  const newThread = () => {
    posts += 1;
    return `${CHANNEL};messageid=${posts}`;
  };
  const conversation = (id: string, { shared = false, tenant = driver.tenant } = {}) => ({
    conversation: {
      id,
      conversationType: id.startsWith(CHANNEL) ? 'channel' : 'personal',
      isGroup: id.startsWith(CHANNEL),
      tenantId: tenant,
    },
    channelData: {
      tenant: { id: tenant },
      ...(id.startsWith(CHANNEL) ? { channel: { id: CHANNEL, type: shared ? 'shared' : 'standard' } } : {}),
    },
  });
  const messages = () =>
    driver.connector.received.filter(
      ({ activity: { type, text } }) => type === 'message' && !COMES_SOON.some((word) => String(text).includes(word)),
    );

  return {
    platform: 'teams',
    tenant: driver.tenant,
    personId: teamsPersonId,
    async say({ person, text, place, displayName, again, tenant }) {
      const id = again ?? (place === 'direct' ? `a:${teamsPersonId(person)}` : newThread());
      const mention = `<at>${bot.name}</at>`;
      const written = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
      const said =
        place === 'direct'
          ? { text: written }
          : { text: `${mention} ${written}`, entities: [{ type: 'mention', text: mention, mentioned: bot }] };
      const named = driver.activity(person, {
        type: 'message',
        ...said,
        ...conversation(id, { shared: place === 'shared', ...(tenant === undefined ? {} : { tenant }) }),
      });
      const from =
        isRecord(named.from) && displayName !== undefined ? { from: { ...named.from, name: displayName } } : {};
      await driver.post({ ...named, ...from });
      places.add(id);
      return id;
    },
    async readPassage(person, place, passageId) {
      const value = { data: { action: READ_PASSAGE, payload: { passageId } }, context: { theme: 'default' } };
      const invoke = { type: 'invoke', name: 'task/fetch', replyToId: '1', value, ...conversation(place) };
      const { body } = await driver.post(driver.activity(person, invoke));
      windows.push({ place, body });
    },
    command: async () => null,
    arrived: () => counted(messages().map(({ conversationId }) => conversationId)),
    raw: () => [
      ...driver.connector.received.map(({ conversationId, activity }) => ({
        place: conversationId,
        json: JSON.stringify(activity),
      })),
      ...windows.map(({ place, body }) => ({ place, json: JSON.stringify(body) })),
    ],
    harm: (harmless) => [
      ...driver.connector.received.flatMap((sent) =>
        harmInTeams(sent, { ...harmless, places }).map((harm) => ({ place: sent.conversationId, harm })),
      ),
      ...windows.flatMap(({ place, body }) =>
        harmInTeamsDialog(body, { ...harmless, places }).map((harm) => ({ place, harm })),
      ),
    ],
  };
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function counted(values: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}
