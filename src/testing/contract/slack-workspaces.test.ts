import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inviteTenant } from '../../people/installations.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { eventEnvelope, sendSigned } from '../slack-requests.ts';

const TEAM = 'TNOORD';

let driver: SlackDriver;
let running: RunningBot;
/** With which token what was asked of Slack. */
const asked: { method: string; token: string }[] = [];

beforeAll(async () => {
  driver = await createSlackDriver();
  // No workspace of its own: every one is invited.
  running = await startRunningBot([driver], {
    SLACK_BOT_TOKEN: '',
    SLACK_CLIENT_ID: '12.34',
    SLACK_CLIENT_SECRET: 'het-geheim',
    PUBLIC_URL: 'https://bot.example.nl',
    ENCRYPTION_KEY: randomBytes(32).toString('base64'),
  });
  for (const method of ['users.info', 'chat.postMessage']) {
    driver.watchTokens(method, (token) => void asked.push({ method, token }));
  }
  driver.answer('oauth.v2.access', () => ({ ok: true, access_token: 'xoxb-noord', team: { id: TEAM } }));
  driver.answer('users.info', ({ user }) => ({ ok: true, user: { id: user, team_id: TEAM } }));
  driver.answer('chat.postMessage', ({ channel }) => ({ ok: true, channel, ts: '11.1' }));
});
afterAll(async () => {
  await running.stop();
  await driver.close();
});

let said = 0;
const mention = () => {
  said += 1;
  const event = {
    type: 'app_mention',
    channel: 'C1',
    user: 'U1',
    ts: `${said}.1`,
    text: '<@U0NOORD> Wat is social return?',
  };
  const authorizations = [{ team_id: TEAM, user_id: 'U0NOORD', is_bot: true }];
  return sendSigned(running.bot.url, '/slack/events', { ...eventEnvelope(TEAM, event), authorizations });
};
const events = () => running.database.prisma.inboxEntry.count();

async function connect(): Promise<number> {
  const organisation = { slug: 'noord', name: 'Gemeente Noord' };
  const secret = await inviteTenant(running.database.prisma, { platform: 'slack', organisation });
  const followed = await fetch(`${running.bot.url}/slack/install?invite=${secret}`, {
    method: 'POST',
    redirect: 'manual',
  });
  const state = new URL(followed.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const [cookie = ''] = (followed.headers.get('set-cookie') ?? '').split(';');
  const back = new URLSearchParams({ code: 'code', state });
  return (await fetch(`${running.bot.url}/slack/oauth_redirect?${back}`, { headers: { cookie } })).status;
}

describe('a workspace that is invited', () => {
  it('is refused before, answered while it is connected, refused after, and answered again', async () => {
    await mention();
    expect(await events()).toBe(0);

    expect(await connect()).toBe(200);
    await mention();
    await eventually('the answer in the workspace', async () =>
      asked.some(({ method }) => method === 'chat.postMessage') ? true : undefined,
    );
    expect(new Set(asked.map(({ token }) => token))).toEqual(new Set(['xoxb-noord']));
    expect(asked.map(({ method }) => method)).toContain('users.info');
    expect(await events()).toBe(1);

    await sendSigned(running.bot.url, '/slack/events', eventEnvelope(TEAM, { type: 'app_uninstalled' }));
    expect((await mention()).status).toBe(200);
    expect(await events()).toBe(1);
    expect(JSON.stringify(running.logged)).not.toContain('xoxb-noord');

    expect(await connect()).toBe(200);
    await mention();
    expect(await events()).toBe(2);
  });
});
