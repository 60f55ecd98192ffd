import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { texts } from '../../i18n/texts.ts';
import { createTeamsDriver, type TeamsDriver, teamsPersonId } from '../../testing/teams-driver.ts';
import { configOf, draft, startTestBot, type TestBot } from './test-bot.ts';

let driver: TeamsDriver;
let bot: TestBot;

beforeAll(async () => {
  driver = await createTeamsDriver();
});
beforeEach(async () => {
  bot = await startTestBot(driver);
});
afterEach(() => bot.close());
afterAll(() => driver.close());

describe('a message', () => {
  it('is stored, acknowledged, and answered later at the stored address', async () => {
    const { status, thread } = await driver.say('anna', 'Wat is een impactondernemer?');
    expect(status).toBe(200);
    const inbound = bot.doors.last('message');
    expect(inbound).toMatchObject({
      text: 'Wat is een impactondernemer?',
      sender: { externalId: teamsPersonId('anna'), displayName: 'anna', locale: 'nl' },
      conversation: { platform: 'teams', tenant: driver.tenant, kind: 'personal' },
    });

    const stored = structuredClone(inbound);
    const { messageId } = await bot.send(stored, draft());
    const [answer] = await driver.answers(thread, 1);
    expect(answer).toMatchObject({ id: messageId, text: 'Dat mag [1].', marked: false, feedback: false });
  });

  it('has the same key when it arrives again', async () => {
    const activity = driver.activity('anna', { type: 'message', text: 'hallo' });
    await driver.post(activity);
    await driver.post(activity);
    const [first, second] = bot.doors.accepted;
    expect(first?.key).toBe(`teams:${driver.tenant}:${first?.conversation.id}:${activity.id}`);
    expect(second?.key).toBe(first?.key);
  });

  it('in a channel is one thread, without the mention of the bot', async () => {
    const { thread } = await driver.say('anna', 'mag dit?', 'channel');
    const inbound = bot.doors.last('message');
    expect(inbound).toMatchObject({ text: 'mag dit?', conversation: { kind: 'channel' } });
    expect(inbound.conversation.id).toMatch(/;messageid=/);
    await bot.send(inbound, draft());
    expect(await driver.answers(thread, 1)).toHaveLength(1);
  });

  it.each([
    ['shared', true],
    ['standard', false],
  ])('in a %s channel says whether it is shared', async (type, shared) => {
    const channelData = { tenant: { id: driver.tenant }, channel: { id: '19:kanaal@thread.tacv2', type } };
    await driver.post(driver.activity('anna', { type: 'message', text: 'hallo', channelData }, 'channel'));
    expect(bot.doors.last('message').conversation.shared).toBe(shared);
  });

  it('in a group is answered in the group', async () => {
    const conversation = { id: '19:groep@thread.v2', conversationType: 'groupChat', isGroup: true };
    await driver.post(driver.activity('anna', { type: 'message', text: 'hallo', conversation }));
    const inbound = bot.doors.last('message');
    expect(inbound.conversation).toMatchObject({ kind: 'group', tenant: driver.tenant });
    await bot.send(inbound, draft());
    expect(driver.connector.received.at(-1)).toMatchObject({ conversationId: conversation.id, replyToId: null });
  });

  it('of 20,000 characters comes in whole', async () => {
    const text = 'woord '.repeat(3_334).trim();
    expect((await driver.say('anna', text)).status).toBe(200);
    expect(bot.doors.last('message').text).toBe(text);
  });

  it('never stands in the log', async () => {
    bot.doors.onAccept = async () => {
      throw new Error('geheimwoord');
    };
    await driver.say('anna', 'geheimwoord');
    await driver.post(driver.activity('anna', { type: 'messageUpdate', text: 'geheimwoord' }));
    await driver.post(driver.activity('anna', { type: 'geheimwoord', name: 'geheimwoord' }));
    await driver.post('{"geheimwoord');
    expect(bot.logged.length).toBeGreaterThan(2);
    expect(bot.logged.join('\n')).not.toContain('geheimwoord');
  });
});

describe('what cannot be stored', () => {
  it('is not acknowledged, and the person is told', async () => {
    bot.doors.breakStore();
    const { status, thread } = await driver.say('anna', 'hallo');
    expect(status).toBe(503);
    const [told] = await driver.answers(thread, 1);
    expect(told?.text).toBe(texts('nl').platform.unavailable);
  });

  it('is not acknowledged either when the person cannot be told', async () => {
    bot.doors.breakStore();
    driver.connector.failNext({ status: 500 });
    expect((await driver.say('anna', 'hallo')).status).toBe(503);
  });

  it('of an unknown tenant is told so', async () => {
    bot.doors.onAccept = async () => ({ kind: 'unknown-tenant' });
    const { status, thread } = await driver.say('anna', 'hallo');
    expect(status).toBe(200);
    const [told] = await driver.answers(thread, 1);
    expect(told?.text).toBe(texts('nl').platform.unknownTenant);
    expect(bot.logged.some((line) => line.includes('teams.unknown-tenant') && line.includes(driver.tenant))).toBe(true);
  });
});

describe('what the bot does nothing with', () => {
  it.each([
    ['an edited message', { type: 'messageUpdate', text: 'nieuw' }],
    ['a deleted message', { type: 'messageDelete' }],
    ['a reaction', { type: 'messageReaction', reactionsAdded: [{ type: 'like' }] }],
    ['somebody typing', { type: 'typing' }],
    ['a message of a bot', { type: 'message', text: 'ik', from: { id: '28:x', role: 'bot' } }],
    ['a new version of the app', { type: 'installationUpdate', action: 'remove-upgrade' }],
    ['new members', { type: 'conversationUpdate', membersAdded: [{ id: '28:x' }] }],
  ])('%s is acknowledged and logged with a reason', async (_what, fields) => {
    expect((await driver.post(driver.activity('anna', fields))).status).toBe(200);
    expect(bot.doors.accepted).toEqual([]);
    expect(bot.logged.some((line) => line.includes('teams.unsupported') && line.includes('"reason"'))).toBe(true);
  });

  it('an invoke of another kind says that it is not there', async () => {
    const activity = driver.activity('anna', { type: 'invoke', name: 'composeExtension/query', value: {} });
    expect((await driver.post(activity)).status).toBe(501);
  });

  it.each([undefined, null, 'x', {}, { actionName: 'feedback' }])('feedback of %j is refused', async (value) => {
    const fields = { type: 'invoke', name: 'message/submitAction', replyToId: '1', value };
    expect((await driver.post(driver.activity('anna', fields))).status).toBe(400);
    expect(bot.doors.calls).toEqual([]);
  });
});

describe('an installation', () => {
  it('is one welcome, though Teams tells it twice', async () => {
    const botAccount = { id: `28:${driver.appId}` };
    await driver.post(driver.activity('anna', { type: 'installationUpdate', action: 'add' }));
    await driver.post(driver.activity('anna', { type: 'conversationUpdate', membersAdded: [botAccount] }));
    expect(bot.doors.accepted.map(({ kind }) => kind)).toEqual(['installed']);
  });
});

describe('who may ask', () => {
  const message = () => driver.activity('anna', { type: 'message', text: 'hallo' });

  it.each([
    'wrong-audience',
    'wrong-issuer',
    'wrong-service-url',
    'expired',
    'other-key',
    'none',
  ] as const)('not with a token with the fault: %s', async (fault) => {
    const before = driver.connector.attempts();
    expect((await driver.post(message(), { fault })).status).toBe(401);
    expect(bot.doors.accepted).toEqual([]);
    expect(driver.connector.attempts()).toBe(before);
  });

  it.each([
    '',
    'Bearer',
    'Bearer x.y.z',
    'Basic YTpi',
    'Bearer a b',
  ])('not with the header %j', async (authorization) => {
    expect((await driver.post(message(), { authorization })).status).toBe(401);
  });

  it.each([
    'https://attacker.example/emea/',
    'https://smba.trafficmanager.net.attacker.example/',
    'https://attackerbotframework.com/',
    'https://user:password@smba.trafficmanager.net/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net:8443/emea/',
    'file:///etc/passwd',
    'http://169.254.169.254/',
    'nonsense',
  ])('not when answers would go to %s', async (serviceUrl) => {
    expect((await driver.post({ ...message(), serviceUrl })).status).toBe(403);
    expect(bot.doors.accepted).toEqual([]);
    expect(bot.logged.some((line) => line.includes('teams.refused') && line.includes('service-url'))).toBe(true);
  });

  it('not over another channel, with rules of its own', async () => {
    expect((await driver.post({ ...message(), channelId: 'AseChannel' })).status).toBe(403);
    expect((await driver.post({ ...message(), channelId: 'emulator' })).status).toBe(403);
  });

  it('not without a body that can be read', async () => {
    expect((await driver.post('{"type":')).status).toBe(400);
    expect((await driver.post('')).status).toBe(400);
    expect((await driver.post([])).status).toBe(400);
    expect((await driver.post({ type: 'message' })).status).toBe(400);
    expect((await driver.post({ ...message(), serviceUrl: undefined })).status).toBe(400);
    expect((await driver.post({ ...message(), padding: 'x'.repeat(300 * 1024) })).status).toBe(413);
  });

  it('nobody after the stop', async () => {
    await bot.teams.stop();
    expect((await driver.post(message())).status).toBe(503);
  });
});

describe('the start', () => {
  it('tells the tenant', async () => {
    expect(await bot.teams.start()).toEqual({ tenant: driver.tenant });
  });

  it('says what to do when the credentials are wrong', async () => {
    const config = { ...configOf(driver), appPassword: 'wrong' };
    await expect(startTestBot(driver, config)).rejects.toMatchObject({ code: 'teams.credentials', retryable: false });
  });

  it('can be tried again when the login server does not answer', async () => {
    const config = { ...configOf(driver), loginUrl: 'http://127.0.0.1:9' };
    await expect(startTestBot(driver, config)).rejects.toMatchObject({ code: 'teams.unavailable', retryable: true });
  });
});

describe('the demo', () => {
  it('lets everyone on this machine in, with and without a token', async () => {
    await bot.close();
    bot = await startTestBot(driver, { kind: 'open', tenantId: driver.tenant });
    const activity = driver.activity('anna', { type: 'message', text: 'hallo' });
    expect((await driver.post(activity, { fault: 'none' })).status).toBe(200);
    expect((await driver.post(activity, { fault: 'other-key' })).status).toBe(200);
    expect((await driver.post({ ...activity, serviceUrl: 'https://attacker.example/' })).status).toBe(403);
  });
});

describe('in production', () => {
  it('no Bot Connector on this machine is talked to', async () => {
    await bot.close();
    const { loginUrl } = configOf(driver);
    bot = await startTestBot(driver, {
      ...configOf(driver),
      loginUrl,
      tokenIssuer: undefined,
      openIdMetadataUrl: undefined,
    });
    expect((await driver.post(driver.activity('anna', { type: 'message', text: 'hallo' }))).status).toBe(403);
  });
});
