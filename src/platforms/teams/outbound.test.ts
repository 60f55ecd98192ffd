import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Message } from '../../chat/inbound.ts';
import { replySchema } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { createTeamsDriver, type TeamsDriver } from '../../testing/teams-driver.ts';
import { TEAMS_LIMITS } from './limits.ts';
import { draft, source, startTestBot, type TestBot } from './test-bot.ts';

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

async function asked(place: 'direct' | 'channel' = 'direct'): Promise<{ thread: string; inbound: Message }> {
  const { thread } = await driver.say('anna', 'vraag', place);
  return { thread, inbound: bot.doors.last('message') };
}

describe('an answer', () => {
  it('arrives with its label, citations, sources and feedback', async () => {
    const { thread, inbound } = await asked();
    await bot.send(
      inbound,
      draft({
        body: [{ kind: 'paragraph', text: 'Dat mag [1], en dit ook [2].' }],
        citations: [source(1, 'https://example.com/a?b=(c)'), source(2, 'https://example.com/2')],
        marked: true,
        feedbackFor: 'x',
      }),
    );
    expect(await driver.answers(thread, 1)).toMatchObject([
      {
        text: 'Dat mag [1], en dit ook [2].',
        sources: [
          { n: 1, title: 'Titel 1' },
          { n: 2, title: 'Titel 2', url: 'https://example.com/2' },
        ],
        buttons: [],
        marked: true,
        feedback: true,
      },
    ]);
    const sent = driver.connector.received.at(-1)?.activity;
    expect(sent).toMatchObject({
      channelData: { feedbackLoopEnabled: true },
      entities: [
        {
          type: 'https://schema.org/Message',
          additionalType: ['AIGeneratedContent'],
          citation: [
            { position: 1, appearance: { name: 'Titel 1', url: 'https://example.com/a?b=(c)' } },
            { position: 2, appearance: { name: 'Titel 2' } },
          ],
        },
      ],
    });
  });

  it('with buttons is one card with words, sources and mark, and has an id', async () => {
    const { thread, inbound } = await asked();
    const sent = await bot.send(
      inbound,
      draft({
        body: [{ kind: 'paragraph', text: 'Dat mag [1].' }],
        citations: [source(1, 'https://example.com/1'), source(2, null)],
        marked: true,
        feedbackFor: 'x',
        buttons: [{ kind: 'link', label: 'Meer', url: 'https://example.com/' }],
      }),
    );
    const answers = await driver.answers(thread, 1);
    expect(answers).toMatchObject([
      {
        text: 'Dat mag [1].',
        sources: [
          { n: 1, title: 'Titel 1', url: 'https://example.com/1' },
          { n: 2, title: 'Titel 2', url: null },
        ],
        buttons: ['Meer'],
        marked: true,
        feedback: true,
      },
    ]);
    expect(sent.messageId).toBe(answers[0]?.id);
  });

  it('says that it may have arrived before', async () => {
    const { thread, inbound } = await asked();
    await bot.send(inbound, draft(), true);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text.startsWith(texts('nl').platform.possiblyDouble)).toBe(true);
  });

  it('of 20,000 characters is cut to what Teams takes', async () => {
    const { thread, inbound } = await asked();
    await bot.send(inbound, draft({ body: [{ kind: 'paragraph', text: 'woord '.repeat(3_400) }] }));
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.text).toMatch(/(woord )+woord…$/);
    const size = JSON.stringify(driver.connector.received.at(-1)?.activity).length * 2;
    expect(size).toBeLessThanOrEqual(TEAMS_LIMITS.messageBytes);
  });

  it('framed is a card with words to fall back on', async () => {
    const { thread, inbound } = await asked();
    const body = [{ kind: 'heading' as const, text: 'Welkom' }];
    await bot.send(inbound, draft({ framed: true, body, buttons: [{ kind: 'say', label: 'Help', text: 'help' }] }));
    expect(await driver.answers(thread, 1)).toMatchObject([{ text: 'Welkom', buttons: ['Help'] }]);
    expect(driver.connector.received.at(-1)?.activity).toMatchObject({ summary: 'Welkom' });
  });
});

describe('a message that Teams does not take', () => {
  it.each([
    [
      { status: 429, retryAfterSeconds: 7 },
      { code: 'delivery.rate-limited', retryable: true, retryAfterMs: 7000 },
    ],
    [{ status: 429 }, { code: 'delivery.rate-limited', retryable: true, retryAfterMs: undefined }],
    [{ status: 500 }, { code: 'delivery.unavailable', retryable: true }],
    [{ status: 502 }, { code: 'delivery.unavailable', retryable: true }],
    [
      { status: 503, retryAfterSeconds: 3 },
      { code: 'delivery.unavailable', retryable: true, retryAfterMs: 3000 },
    ],
    [{ status: 504 }, { code: 'delivery.unavailable', retryable: true }],
    [
      { status: 412, code: 'PreconditionFailed' },
      { code: 'delivery.unavailable', retryable: true },
    ],
    [{ status: 401 }, { code: 'delivery.token-refused', retryable: true }],
    [
      { status: 401, code: 'BotNotRegistered' },
      { code: 'delivery.token-refused', retryable: true, message: expect.stringContaining('TEAMS_APP_ID') },
    ],
    [{ status: 409 }, { code: 'delivery.unavailable', retryable: true }],
    [{ status: 418 }, { code: 'delivery.rejected', retryable: false }],
    [
      { status: 403, code: 'ConversationBlockedByUser' },
      { code: 'delivery.blocked', retryable: false },
    ],
    [
      { status: 403, code: 'BotDisabledByAdmin' },
      { code: 'delivery.blocked', retryable: false },
    ],
    [
      { status: 403, code: 'BotNotInConversationRoster' },
      { code: 'delivery.not-installed', retryable: false },
    ],
    [
      { status: 403, code: 'ForbiddenOperationException' },
      { code: 'delivery.not-installed', retryable: false },
    ],
    [
      { status: 404, code: 'ConversationNotFound' },
      { code: 'delivery.not-installed', retryable: false },
    ],
    [
      { status: 413, code: 'MessageSizeTooBig' },
      { code: 'delivery.layout-refused', retryable: false },
    ],
    [
      { status: 400, code: 'BadSyntax' },
      { code: 'delivery.layout-refused', retryable: false },
    ],
  ])('with %j', async (failure, expected) => {
    const { inbound } = await asked();
    const before = driver.connector.attempts();
    driver.connector.failNext(failure);
    await expect(bot.send(inbound, draft())).rejects.toMatchObject(expected);
    // No retry inside: that is delivery's.
    expect(driver.connector.attempts()).toBe(before + 1);
  });

  it.each([
    400, 403, 404, 405, 409, 413,
  ])('with %i as a change of an earlier one can be sent as a new one', async (status) => {
    const { thread, inbound } = await asked();
    await bot.send(inbound, draft());
    const [sent] = await driver.answers(thread, 1);
    driver.connector.failNext({ status });
    const options = { possiblyDouble: false, replaces: sent?.id };
    const changed = bot.teams.platform.send(inbound.conversation, replySchema.parse(draft()), options);
    await expect(changed).rejects.toMatchObject({ code: 'delivery.not-replaceable' });
  });

  it('with its layout can arrive in words', async () => {
    const { thread, inbound } = await asked();
    const options = { possiblyDouble: false, words: 'Alleen *woorden*.' };
    await bot.teams.platform.send(inbound.conversation, replySchema.parse(draft()), options);
    expect(driver.connector.received.at(-1)?.activity).toMatchObject({
      text: 'Alleen *woorden*.',
      textFormat: 'plain',
    });
    expect((await driver.answers(thread, 1))[0]?.buttons).toEqual([]);
  });

  it('because nobody listens has not arrived', async () => {
    const { inbound } = await asked();
    inbound.conversation.address.serviceUrl = 'http://127.0.0.1:9/';
    await expect(bot.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.unavailable', retryable: true });
  });

  it('because the connection broke may have arrived', async () => {
    const { inbound } = await asked();
    driver.connector.failNext({ status: 0 });
    await expect(bot.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.uncertain', retryable: true });
  });

  it('is not sent to an address that is not one of Teams', async () => {
    const { inbound } = await asked();
    inbound.conversation.address.serviceUrl = 'https://attacker.example/';
    await expect(bot.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.rejected' });
    inbound.conversation.address = {};
    await expect(bot.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.rejected' });
  });

  it('because the token is no longer good goes with a new one next time', async () => {
    const { inbound } = await asked();
    driver.connector.revokeTokens();
    await expect(bot.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.token-refused' });
    await bot.send(inbound, draft());
  });

  it('because the password ended can be sent when there is a new one', async () => {
    const own = await createTeamsDriver();
    const other = await startTestBot(own);
    try {
      await own.say('anna', 'vraag');
      own.connector.revokeTokens();
      own.connector.refuseCredentials();
      const inbound = other.doors.last('message');
      await expect(other.send(inbound, draft())).rejects.toMatchObject({ code: 'delivery.token-refused' });
      await expect(other.send(inbound, draft())).rejects.toMatchObject({
        code: 'delivery.token-refused',
        retryable: true,
        cause: { code: 'teams.credentials' },
      });
    } finally {
      await other.close();
      await own.close();
    }
  });
});

describe('a sign that the bot is at work', () => {
  it('shows in a direct message', async () => {
    const { inbound } = await asked();
    const take = await bot.teams.platform.showWorking(inbound.conversation, 'nl');
    await take();
    expect(driver.connector.received.at(-1)?.activity).toMatchObject({ type: 'typing' });
  });

  it('does not show in a channel', async () => {
    const { inbound } = await asked('channel');
    const before = driver.connector.attempts();
    await bot.teams.platform.showWorking(inbound.conversation, 'nl');
    expect(driver.connector.attempts()).toBe(before);
  });

  it('hurts nobody when it cannot be shown', async () => {
    const { inbound } = await asked();
    driver.connector.failNext({ status: 500 });
    await bot.teams.platform.showWorking(inbound.conversation, 'nl');
    inbound.conversation.address = {};
    await bot.teams.platform.showWorking(inbound.conversation, 'nl');
  });
});
