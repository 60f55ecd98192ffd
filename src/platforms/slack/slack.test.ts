import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Acceptance } from '../../chat/doors.ts';
import { eventually } from '../../testing/eventually.ts';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import { sendSigned } from '../../testing/slack-requests.ts';
import { ANSWER, SHORT, startTestBot, type TestBot } from './test-bot.ts';

let driver: SlackDriver;
let bot: TestBot;

beforeAll(async () => {
  driver = await createSlackDriver();
});
afterAll(() => driver.close());
beforeEach(async () => {
  bot = await startTestBot(driver);
});
afterEach(() => bot.close());

describe('a message', () => {
  it('is stored and acknowledged, and its answer arrives in the thread', async () => {
    const { status, thread } = await driver.say('Anna', 'Wat is een makelaar met mandaat?');
    expect(status).toBe(200);
    const message = bot.doors.last('message');
    expect(message).toMatchObject({
      text: 'Wat is een makelaar met mandaat?',
      sender: { externalId: driver.userId('Anna') },
      conversation: { platform: 'slack', tenant: driver.tenant, kind: 'personal', id: thread },
    });
    const { messageId } = await bot.send(message, ANSWER);
    const [answer] = await driver.answers(thread, 1);
    expect(answer).toEqual({
      id: messageId,
      text: 'Een makelaar met mandaat verbindt. [1] [2]\n\n• een\n• twee',
      sources: [
        { n: 1, title: 'Open bron', url: 'https://example.org/bron' },
        { n: 2, title: 'Gesloten bron', url: null },
      ],
      bold: [],
      buttons: [],
      marked: true,
      feedback: true,
    });
  });

  it('in a channel has one key in both envelopes, and is acknowledged both times', async () => {
    const { status, thread } = await driver.say('Anna', 'Vraag', 'channel', { envelopes: ['app_mention', 'message'] });
    expect(status).toBe(200);
    const [first, second] = bot.doors.accepted;
    expect(first?.key).toBe(second?.key);
    expect(first).toMatchObject({ text: 'Vraag', conversation: { kind: 'channel', id: thread } });
  });

  it('that was stored before is acknowledged', async () => {
    bot.doors.onAccept = async () => ({ kind: 'duplicate' });
    expect((await driver.say('Anna', 'Vraag')).status).toBe(200);
  });

  it('from an unknown workspace is acknowledged', async () => {
    bot.doors.onAccept = async () => ({ kind: 'unknown-tenant' });
    expect((await driver.say('Anna', 'Vraag')).status).toBe(200);
  });

  it('outside a thread is answered outside a thread', async () => {
    const { thread } = await driver.say('Bram', 'Vraag', 'direct', { flat: true });
    await bot.send(bot.doors.last('message'), SHORT);
    expect(await driver.answers(thread, 1)).toMatchObject([{ text: 'Antwoord.' }]);
  });

  it.each<[string, Record<string, unknown>]>([
    ['edited', { subtype: 'message_changed', user: undefined, text: undefined }],
    ['deleted', { subtype: 'message_deleted', user: undefined, text: undefined }],
    ['of another program', { bot_id: 'B0OTHER' }],
    ['of the bot itself', { user: 'U0IMPACT' }],
    ['about somebody who joined', { subtype: 'channel_join' }],
  ])('%s is acknowledged and goes no further', async (_what, event) => {
    const { status } = await driver.say('Anna', 'Vraag', 'direct', { event });
    expect(status).toBe(200);
    expect(bot.doors.accepted).toEqual([]);
  });

  it('is acknowledged only after it was stored', async () => {
    let stored = (_: Acceptance): void => undefined;
    bot.doors.onAccept = () => new Promise((resolve) => (stored = resolve));
    let acknowledged = false;
    const said = driver.say('Anna', 'Vraag').then(({ status }) => {
      acknowledged = true;
      return status;
    });
    await eventually('the message', async () => bot.doors.accepted[0]);
    expect(acknowledged).toBe(false);
    stored({ kind: 'accepted' });
    expect(await said).toBe(200);
  });

  it('leaves none of its words in the log', async () => {
    const secret = 'Ruurlosebroek';
    bot.doors.breakStore();
    await driver.say('Anna', secret);
    await driver.command('Anna', secret);
    await sendSigned(bot.url, '/slack/events', `{"${secret}`);
    driver.failNext('chat.postMessage', 'msg_too_long');
    bot.doors.onAccept = async () => ({ kind: 'duplicate' });
    await driver.say('Anna', secret, 'channel', { event: { subtype: 'channel_join' } });
    await driver.say('Anna', secret);
    await bot
      .send(bot.doors.last('message'), { language: 'nl', body: [{ kind: 'paragraph', text: secret }] })
      .catch(() => undefined);
    expect(bot.logged.join('')).toContain('slack.request-failed');
    expect(bot.logged.join('')).not.toContain(secret);
  });

  it('is to be sent again when it could not be stored', async () => {
    bot.doors.breakStore();
    expect((await driver.say('Anna', 'Vraag')).status).toBe(503);
  });

  it('is to be sent again when the bot has stopped', async () => {
    await bot.slack.stop();
    expect((await driver.say('Anna', 'Vraag')).status).toBe(503);
    expect(bot.doors.accepted).toEqual([]);
  });
});

describe('a request', () => {
  it.each([
    ['a forged signature', { secret: 'another secret' }],
    ['a stale signature', { timestamp: Math.floor(Date.now() / 1000) - 3600 }],
    ['a time stamp more than five minutes ahead', { timestamp: Math.floor(Date.now() / 1000) + 310 }],
    ['a time stamp that is no number', { timestamp: Number.NaN }],
  ])('with %s is refused', async (_what, options) => {
    const { status } = await sendSigned(bot.url, '/slack/events', { type: 'event_callback' }, options);
    expect(status).toBe(401);
    expect(bot.doors.accepted).toEqual([]);
  });

  it('is taken from a clock that is a few minutes off', async () => {
    for (const apart of [-280, 280]) {
      const options = { timestamp: Math.floor(Date.now() / 1000) + apart };
      expect((await sendSigned(bot.url, '/slack/events', '{}', options)).status).toBe(200);
    }
  });

  it('without a signature is refused', async () => {
    expect((await fetch(`${bot.url}/slack/events`, { method: 'POST', body: '{}' })).status).toBe(401);
  });

  it('with malformed JSON is refused', async () => {
    expect((await sendSigned(bot.url, '/slack/events', '{"type":')).status).toBe(400);
  });

  it.each([
    'null',
    '[]',
    '"text"',
    '{}',
    '{"type":"event_callback"}',
  ])('with the body %s is acknowledged and goes no further', async (body) => {
    expect((await sendSigned(bot.url, '/slack/events', body)).status).toBe(200);
    expect(bot.doors.accepted).toEqual([]);
  });

  it('that is a form of nobody here is not acknowledged: it would close as if it had been saved', async () => {
    expect((await sendSigned(bot.url, '/slack/events', '{"type":"view_submission"}')).status).toBe(500);
  });

  it('that checks the address is answered with its challenge', async () => {
    const response = await sendSigned(bot.url, '/slack/events', { type: 'url_verification', challenge: 'abc' });
    expect(JSON.parse(response.body)).toEqual({ challenge: 'abc' });
  });
});

describe('the start', () => {
  it.each([
    ['invalid_auth', 'slack.credentials', false],
    [500, 'slack.unavailable', true],
  ])('fails with %s as %s', async (failure, code, retryable) => {
    driver.failNext('auth.test', failure);
    await expect(bot.slack.start()).rejects.toMatchObject({ code, retryable });
  });

  it('tells the workspace', async () => {
    expect(await bot.slack.start()).toEqual({ tenant: driver.tenant });
  });
});
