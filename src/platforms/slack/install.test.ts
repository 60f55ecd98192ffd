import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createInstallations, inviteTenant } from '../../people/installations.ts';
import { createTenants, slugOf } from '../../people/tenants.ts';
import { createVault } from '../../people/vault.ts';
import { slackErrors } from '../../testing/contract/documented-errors.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import { eventEnvelope, sendSigned } from '../../testing/slack-requests.ts';
import { startTestBot, type TestBot } from './test-bot.ts';

const PUBLIC_URL = 'https://bot.example.nl';
const VAULT = createVault([randomBytes(32)]);

let database: TestDatabase;
let driver: SlackDriver;
let bot: TestBot;
let team = '';
let seed = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  driver = await createSlackDriver();
});
afterAll(async () => {
  await driver.close();
  await database.drop();
});
beforeEach(async () => {
  seed += 1;
  team = `TNEW${seed}`;
  bot = await startTestBot(driver, {
    installations: installations(),
    config: {
      oauth: {
        clientId: '12.34',
        clientSecret: 'het-geheim',
        authorizeUrl: 'https://slack.com/oauth/v2/authorize',
        publicUrl: PUBLIC_URL,
      },
    },
  });
  slackGives({});
});
afterEach(() => bot.close());

const installations = () =>
  createInstallations({
    prisma: database.prisma,
    vault: VAULT,
    tenants: createTenants(database.prisma),
    belongings: [],
  });
const connected = () => createTenants(database.prisma).find('slack', team);
const invite = (name = 'Gemeente Noord') =>
  inviteTenant(database.prisma, { platform: 'slack', organisation: { slug: slugOf(name), name } });

/** What Slack answers to a right code. */
function slackGives(fields: Record<string, unknown>): void {
  driver.answer('oauth.v2.access', ({ code, client_id, client_secret, redirect_uri }) => {
    const right =
      code === 'right-code' &&
      client_id === '12.34' &&
      client_secret === 'het-geheim' &&
      redirect_uri === `${PUBLIC_URL}/slack/oauth_redirect`;
    if (!right) return { ok: false, error: 'invalid_code' };
    return { ok: true, access_token: `xoxb-${team}`, team: { id: team, name: '<b>Noord</b>' }, ...fields };
  });
}

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${bot.url}${path}`, { method, redirect: 'manual', headers });
  return { status: response.status, headers: response.headers, html: await response.text() };
}
const get = (path: string, headers: Record<string, string> = {}) => ask('GET', path, headers);
const press = (path: string) => ask('POST', path);

/** Follows the link and presses the button, as somebody with a browser does. */
async function follow(invitation: string) {
  const { status, headers } = await press(`/slack/install?invite=${invitation}`);
  const cookie = headers.get('set-cookie') ?? '';
  const address = new URL(headers.get('location') ?? 'http://nowhere');
  return { status, cookie, address, state: address.searchParams.get('state') ?? '', sent: cookie.split(';')[0] ?? '' };
}

function comeBack(journey: { sent: string; state: string }, fields: Record<string, string> = { code: 'right-code' }) {
  const query = new URLSearchParams({ state: journey.state, ...fields });
  return get(`/slack/oauth_redirect?${query}`, { cookie: `other=1; ${journey.sent}` });
}

describe('an invitation', () => {
  it('leads to the page of consent, with the scopes of the bot and a state bound to the browser', async () => {
    const { status, cookie, address, state } = await follow(await invite());
    expect(status).toBe(303);
    expect(address.origin + address.pathname).toBe('https://slack.com/oauth/v2/authorize');
    expect(Object.fromEntries(address.searchParams)).toMatchObject({
      client_id: '12.34',
      redirect_uri: `${PUBLIC_URL}/slack/oauth_redirect`,
      scope: expect.stringContaining('users:read.email'),
    });
    expect(cookie).toMatch(/^__Host-[^;]+; Path=\/; Max-Age=600; HttpOnly; Secure; SameSite=Lax$/);
    expect(cookie).not.toContain(state);
  });

  it('shows a button that leads to Slack, and begins nothing before it is pressed', async () => {
    const secret = await invite();
    const journey = await follow(secret);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const { status, headers, html } = await ask(method, `/slack/install?invite=${secret}`);
      expect(status).toBe(200);
      expect(headers.get('set-cookie')).toBeNull();
      // A browser follows the answer to a form only to where the page says that forms lead.
      expect(headers.get('content-security-policy')).toContain("form-action 'self' https://slack.com;");
      expect(html).not.toContain('Noord');
    }
    // Who was under way is not thrown off by a scanner.
    expect((await comeBack(journey)).status).toBe(200);
  });

  it('connects the workspace to the organisation that was invited, and says so', async () => {
    const { status, html, headers } = await comeBack(await follow(await invite()));
    expect(status).toBe(200);
    expect(html).toContain('Gelukt');
    expect(headers.get('set-cookie')).toContain('Max-Age=0');
    expect(await connected()).not.toBeNull();
    expect(await installations().credentials('slack', team)).toBe(`xoxb-${team}`);
  });

  it.each([
    [
      'that was used',
      async () => {
        const secret = await invite();
        await comeBack(await follow(secret));
        return secret;
      },
    ],
    ['that nobody gave', async () => randomBytes(32).toString('base64url')],
    ['that is no invitation', async () => '<script>alert(1)</script>'],
    ['that is missing', async () => ''],
  ])('%s leads nowhere', async (_what, made) => {
    const path = `/slack/install?invite=${encodeURIComponent(await made())}`;
    for (const { status, html, headers } of [await get(path), await press(path)]) {
      expect(status).toBe(410);
      expect(html).toContain('Deze link werkt niet meer');
      expect(html).not.toContain('<script');
      expect(headers.get('set-cookie')).toBeNull();
    }
  });
});

describe('who comes back from Slack', () => {
  const refused = async (answer: Promise<{ status: number }>, status: number) => {
    expect((await answer).status).toBe(status);
    expect(await connected()).toBeNull();
  };

  it('a second time, is told that it was done before', async () => {
    const journey = await follow(await invite());
    const answers = await Promise.all([comeBack(journey), comeBack(journey)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 400]);
    expect((await comeBack(journey)).status).toBe(400);
  });

  it.each([
    ['with another state', (journey: { state: string; sent: string }) => ({ ...journey, state: 'x'.repeat(43) })],
    ['without a state', (journey: { state: string; sent: string }) => ({ ...journey, state: '' })],
    ['in another browser', (journey: { state: string; sent: string }) => ({ ...journey, sent: '' })],
    [
      'with the cookie of another journey',
      (journey: { state: string; sent: string }) => ({
        ...journey,
        sent: `${journey.sent.split('=')[0]}=${'y'.repeat(43)}`,
      }),
    ],
  ])('%s changes nothing', async (_what, changed) => {
    const journey = await follow(await invite());
    await refused(comeBack(changed(journey)), 400);
    // Nor is the journey of the right browser spoilt.
    expect((await comeBack(journey)).status).toBe(200);
  });

  it('too late changes nothing', async () => {
    const journey = await follow(await invite());
    await database.prisma.$executeRaw`UPDATE tenant_invitation SET state_expires_at = now()`;
    await refused(comeBack(journey), 400);
  });

  it('without consent may try again', async () => {
    const secret = await invite();
    const denied = comeBack(await follow(secret), { error: 'access_denied' });
    await refused(denied, 403);
    expect((await denied).html).toContain('geen toestemming');
    expect((await comeBack(await follow(secret))).status).toBe(200);
  });

  it.each<[string, Record<string, string>]>([
    ['a wrong code', { code: 'wrong' }],
    ['no code', {}],
    ['an error of Slack', { error: 'invalid_scope' }],
  ])('with %s may try again', async (_what, fields) => {
    const secret = await invite();
    await refused(comeBack(await follow(secret), fields), 502);
    expect((await comeBack(await follow(secret))).status).toBe(200);
  });

  it.each([
    ...slackErrors('oauth.v2.access'),
    500,
    'broken-connection',
  ])('while Slack answers %s, changes nothing', async (failure) => {
    const journey = await follow(await invite());
    driver.failNext('oauth.v2.access', failure);
    await refused(comeBack(journey), 502);
  });

  it('from an installation for a whole company changes nothing', async () => {
    slackGives({ team: null, is_enterprise_install: true });
    await refused(comeBack(await follow(await invite())), 400);
  });

  it('with a workspace of another organisation changes nothing', async () => {
    await comeBack(await follow(await invite('Gemeente Noord')));
    const before = await database.prisma.chatTenant.findMany();
    slackGives({ access_token: 'xoxb-zuid' });
    const { status, html } = await comeBack(await follow(await invite('Gemeente Zuid')));
    expect(status).toBe(409);
    expect(html).toContain('hoort al bij een andere organisatie');
    expect(await database.prisma.chatTenant.findMany()).toEqual(before);
  });

  it('reads a page that can do nothing, in a language of the browser', async () => {
    const { headers, html } = await get('/slack/oauth_redirect?error=%3Cb%3E', { 'accept-language': 'en-GB,en;q=0.9' });
    expect(html).toContain('<html lang="en">');
    expect(html).not.toContain('<b>');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; style-src 'sha256-[^']+'/);
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('leaves no secret in the log', async () => {
    const secret = await invite();
    const journey = await follow(secret);
    driver.failNext('oauth.v2.access', 'invalid_code');
    await comeBack(journey);
    await comeBack(await follow(secret));
    const log = bot.logged.join('\n');
    expect(log).toContain('slack.installed');
    for (const word of [secret, journey.state, 'right-code', 'het-geheim', `xoxb-${team}`])
      expect(log).not.toContain(word);
  });
});

describe('a workspace that was connected', () => {
  const mention = (of = team) =>
    sendSigned(bot.url, '/slack/events', {
      ...eventEnvelope(of, { type: 'app_mention', channel: 'C1', user: 'U1', ts: '10.1', text: '<@U0IMPACT> Vraag' }),
    });
  const removed = (event: Record<string, unknown>) => sendSigned(bot.url, '/slack/events', eventEnvelope(team, event));
  const tokens: unknown[] = [];

  beforeEach(async () => {
    tokens.length = 0;
    driver.watchTokens('chat.postMessage', (token) => void tokens.push(token));
    driver.answer('chat.postMessage', ({ channel }) => ({ ok: true, channel, ts: '11.1' }));
    await comeBack(await follow(await invite()));
  });

  it('is answered with its own token, and the own workspace with its own', async () => {
    await mention();
    const there = bot.doors.last('message');
    await mention(driver.tenant);
    const here = bot.doors.last('message');
    const reply = { language: 'nl' as const, body: [{ kind: 'paragraph' as const, text: 'Antwoord.' }] };
    await bot.send(there, reply);
    await bot.send(here, reply);
    expect(tokens).toEqual([`xoxb-${team}`, driver.env.SLACK_BOT_TOKEN]);
  });

  it('is not answered with the token of another one', async () => {
    await mention('TNOBODY');
    const reply = { language: 'nl' as const, body: [{ kind: 'paragraph' as const, text: 'Antwoord.' }] };
    await expect(bot.send(bot.doors.last('message'), reply)).rejects.toMatchObject({ code: 'delivery.token-refused' });
    expect(tokens).toEqual([]);
  });

  it('is answered with the new token as soon as the old one does not work any more', async () => {
    const reply = { language: 'nl' as const, body: [{ kind: 'paragraph' as const, text: 'Antwoord.' }] };
    await mention();
    await bot.send(bot.doors.last('message'), reply);
    // Connected again, in another process.
    const journey = await installations().follow('slack', await invite());
    const invitation = (await installations().arrive('slack', journey ?? { state: '', browser: '' })) ?? '';
    await installations().connect('slack', { invitation, tenant: team, credentials: 'xoxb-newer' });
    driver.failNext('chat.postMessage', 'token_revoked');
    await bot.send(bot.doors.last('message'), reply);
    expect(tokens).toEqual([`xoxb-${team}`, `xoxb-${team}`, 'xoxb-newer']);
  });

  it.each([
    ['app_uninstalled', {}],
    ['tokens_revoked', { tokens: { oauth: [], bot: ['U0IMPACT'] } }],
  ])('is disconnected by %s, and can be connected again', async (type, fields) => {
    expect((await removed({ type, ...fields })).status).toBe(200);
    expect(await connected()).toBeNull();
    const reply = { language: 'nl' as const, body: [{ kind: 'paragraph' as const, text: 'Antwoord.' }] };
    await mention();
    await expect(bot.send(bot.doors.last('message'), reply)).rejects.toMatchObject({ code: 'delivery.token-refused' });
    expect((await comeBack(await follow(await invite()))).status).toBe(200);
    await bot.send(bot.doors.last('message'), reply);
    expect(tokens).toEqual([`xoxb-${team}`]);
  });
});
