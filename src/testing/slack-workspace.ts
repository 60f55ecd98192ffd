import { createEmulator } from 'emulate';
import { z } from 'zod';
import { SIGNING_SECRET } from './slack-requests.ts';

/** The bot, as the tests look over its shoulder: the emulator takes 5,000 calls an hour of a token, and a test that waits asks much. */
const WATCHERS = Array.from({ length: 40 }, (_, index) => `xoxb-watcher-${index}`);

/** The bot as the emulated workspace knows it. */
export const BOT = { token: 'xoxb-tests', user: 'U0IMPACT', bot: 'B0IMPACT', app: 'A0IMPACT' };
const CHANNEL = 'impact';
/** The emulator makes its people at the start: this many different ones can take part. */
const PEOPLE = 30;

/** A Slack workspace in the emulator, seen by those who work in it: past everything the bot does or has. */
export interface SlackWorkspace {
  readonly url: string;
  readonly tenant: string;
  /** The channel everyone is in. */
  readonly channel: string;
  /** The person's name in Slack. */
  userName(person: string): string;
  userId(person: string): string;
  /** The direct message of a person with the bot. */
  directChannel(person: string): Promise<string>;
  /** Posts as a person; returns the `ts`. */
  post(person: string, message: Record<string, unknown>): Promise<string>;
  /** Calls a Web API method as the bot. */
  web(method: string, body: Record<string, unknown>): Promise<unknown>;
  close(): Promise<void>;
}

/** Starts the emulator with one workspace in it. */
export async function createSlackWorkspace(): Promise<SlackWorkspace> {
  const people = Array.from({ length: PEOPLE }, (_, index) => `noor-${index + 1}`);
  const emulator = await createEmulator({ service: 'slack', port: 0, seed: { slack: seed(people) } });
  const web = createWeb(emulator.url);
  const { team_id: tenant } = z.object({ team_id: z.string() }).parse(await web('auth.test', {}));
  const { members } = z
    .object({ members: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(await web('users.list', {}));
  const { channels } = z
    .object({ channels: z.array(z.object({ id: z.string(), name: z.string() })) })
    .parse(await web('conversations.list', {}));
  const channelId = present(channels.find((channel) => channel.name === CHANNEL)?.id, 'the channel');
  const seats = new Map<string, string>();
  function seatOf(person: string): string {
    const seat = seats.get(person) ?? present(people[seats.size], `a free seat for ${person}`);
    seats.set(person, seat);
    return seat;
  }
  const userId = (person: string) =>
    present(members.find((member) => member.name === seatOf(person))?.id, `the user id of ${person}`);

  const direct = new Map<string, Promise<string>>();
  async function openDirect(person: string): Promise<string> {
    const opened = await web('conversations.open', { users: userId(person) });
    return z.object({ channel: z.object({ id: z.string() }) }).parse(opened).channel.id;
  }
  /** It is always the same one. */
  function directChannel(person: string): Promise<string> {
    const channel = direct.get(person) ?? openDirect(person);
    direct.set(person, channel);
    return channel;
  }

  async function post(person: string, body: Record<string, unknown>): Promise<string> {
    const posted = await web('chat.postMessage', body, `xoxp-${seatOf(person)}`);
    return z.object({ ts: z.string() }).parse(posted).ts;
  }

  return {
    url: emulator.url,
    tenant,
    channel: channelId,
    userName: seatOf,
    userId,
    directChannel,
    post,
    web,
    close: () => emulator.close(),
  };
}

function seed(people: string[]): Record<string, unknown> {
  const bot = { user_id: BOT.user, bot_id: BOT.bot, app_id: BOT.app };
  return {
    users: people.map((name) => ({ name })),
    channels: [{ name: CHANNEL }],
    oauth_apps: [
      {
        client_id: 'tests',
        client_secret: 'tests',
        name: 'Impactmakelaar',
        redirect_uris: [],
        app_id: BOT.app,
        bot_id: BOT.bot,
        bot_user_id: BOT.user,
        bot_name: 'impactmakelaar',
      },
    ],
    tokens: [
      ...[BOT.token, ...WATCHERS].map((token) => ({ token, ...bot })),
      ...people.map((user) => ({ token: `xoxp-${user}`, user, app_id: BOT.app })),
    ],
    signing_secret: SIGNING_SECRET,
  };
}

/** The emulator's Web API, for the tests' own use: past the proxy, so that nothing of it is recorded or fails. */
function createWeb(url: string) {
  let calls = 0;
  return async (method: string, body: Record<string, unknown>, as?: string): Promise<unknown> => {
    const token = as ?? WATCHERS[calls++ % WATCHERS.length];
    const response = await fetch(`${url}/api/${method}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const answer: unknown = await response.json();
    const { success, data } = z.object({ ok: z.boolean() }).safeParse(answer);
    if (!success || !data.ok) throw new Error(`The emulator refuses ${method}: ${JSON.stringify(answer)}`);
    return answer;
  };
}

/** @throws if there is no such thing */
export function present<Value>(value: Value | undefined, what: string): Value {
  if (value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
