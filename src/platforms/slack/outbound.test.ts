import { once } from 'node:events';
import { createServer } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import type { ConversationReference } from '../../chat/conversation-reference.ts';
import { replySchema } from '../../chat/reply.ts';
import { texts } from '../../i18n/texts.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { RecordingDoors } from '../../testing/recording-doors.ts';
import { RecordingInstallations } from '../../testing/recording-installations.ts';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import type { Failure } from '../../testing/slack-proxy.ts';
import type { PlatformService } from '../platform-service.ts';
import { commandConversation, threadConversation } from './address.ts';
import { createSlack } from './slack.ts';

const reply = replySchema.parse({ language: 'nl', body: [{ kind: 'paragraph', text: 'Antwoord.' }] });

let driver: SlackDriver;
let slack: PlatformService;
let thread: ConversationReference;
let threadId: string;
let command: ConversationReference;

beforeAll(async () => {
  driver = await createSlackDriver();
});
afterAll(() => driver.close());

beforeEach(async () => {
  slack = connected(5000);
  // Nothing listens there: these tests are about what goes out.
  driver.connect('http://127.0.0.1:9');
  const { channel, ts } = await driver.post('Anna', 'Vraag');
  thread = threadConversation(driver.tenant, { kind: 'channel', channel, thread: ts, message: ts, shared: false });
  threadId = thread.id;
  const responseUrl = new URL('/response/test', driver.env.SLACK_API_URL).href;
  command = commandConversation(driver.tenant, { id: ts, responseUrl, channel, user: 'U1' });
});

function connected(requestTimeoutMs: number): PlatformService {
  return createSlack(
    {
      botToken: driver.env.SLACK_BOT_TOKEN ?? '',
      signingSecret: driver.env.SLACK_SIGNING_SECRET,
      apiUrl: driver.env.SLACK_API_URL ?? '',
      requestTimeoutMs,
    },
    {
      doors: new RecordingDoors(),
      installations: new RecordingInstallations(),
      logger: createLogger({ level: 'silent' }),
    },
  );
}

const send = (to: ConversationReference, possiblyDouble = false) => slack.platform.send(to, reply, { possiblyDouble });

/** A port on which nothing listens. */
async function closedPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return z.object({ port: z.number() }).parse(address).port;
}

describe('a failure of Slack', () => {
  it.each<[Failure, string, boolean]>([
    [500, 'delivery.unavailable', true],
    [503, 'delivery.unavailable', true],
    [504, 'delivery.uncertain', true],
    ['internal_error', 'delivery.uncertain', true],
    ['broken-connection', 'delivery.uncertain', true],
    ['ratelimited', 'delivery.rate-limited', true],
    ['is_archived', 'delivery.blocked', false],
    ['restricted_action', 'delivery.blocked', false],
    ['cannot_dm_bot', 'delivery.blocked', false],
    ['not_in_channel', 'delivery.not-installed', false],
    ['channel_not_found', 'delivery.not-installed', false],
    ['account_inactive', 'delivery.token-refused', true],
    ['token_revoked', 'delivery.token-refused', true],
    ['missing_scope', 'delivery.missing-scope', true],
    ['invalid_blocks', 'delivery.layout-refused', false],
    [413, 'delivery.layout-refused', false],
    ['no_text', 'delivery.rejected', false],
    ['something_new', 'delivery.rejected', false],
    [404, 'delivery.rejected', false],
  ])('of kind %s is %s, after one attempt', async (failure, code, retryable) => {
    const before = driver.calls.length;
    driver.failNext('chat.postMessage', failure);
    await expect(send(thread)).rejects.toMatchObject({ code, retryable });
    expect(driver.calls).toHaveLength(before + 1);
  });

  it('says what is wrong, with the name that Slack has for it', async () => {
    driver.failNext('chat.postMessage', 'is_archived');
    await expect(send(thread)).rejects.toMatchObject({ message: 'Slack: the channel is archived (is_archived).' });
    driver.answerNext('chat.postMessage', { ok: false, error: 'missing_scope', needed: 'chat:write', provided: '' });
    await expect(send(thread)).rejects.toMatchObject({ message: expect.stringContaining('the scope chat:write') });
  });

  it.each([
    'cant_update_message',
    'edit_window_closed',
    'message_not_found',
    'invalid_blocks',
    'msg_too_long',
    'is_inactive',
    'something_new',
  ])('to change a message (%s) lets a new one be sent', async (failure) => {
    const { messageId } = await send(thread);
    driver.failNext('chat.update', failure);
    const changed = slack.platform.send(thread, reply, { possiblyDouble: false, replaces: messageId });
    await expect(changed).rejects.toMatchObject({ code: 'delivery.not-replaceable' });
  });

  it('to change a message for the moment is tried again', async () => {
    const { messageId } = await send(thread);
    driver.failNext('chat.update', 503);
    const changed = slack.platform.send(thread, reply, { possiblyDouble: false, replaces: messageId });
    await expect(changed).rejects.toMatchObject({ code: 'delivery.unavailable', retryable: true });
  });

  it('to draw the layout leaves the words, which have no effect as markup', async () => {
    const words = 'Eerst <!channel> & dan *dat*.';
    await slack.platform.send(thread, reply, { possiblyDouble: false, words });
    await driver.answers(threadId, 1);
    const sent = driver.calls.findLast(({ method }) => method === 'chat.postMessage');
    expect(sent?.body).toMatchObject({ text: 'Eerst &lt;!channel&gt; &amp; dan *dat*.', mrkdwn: 'false' });
    expect(sent?.body).not.toHaveProperty('blocks');
  });

  it.each(['chat.postMessage', 'response_url'])('to answer %s in time leaves it uncertain', async (method) => {
    driver.failNext(method, 'silence');
    const sent = connected(50).platform.send(method === 'response_url' ? command : thread, reply, {
      possiblyDouble: false,
    });
    await expect(sent).rejects.toMatchObject({ code: 'delivery.uncertain', retryable: true });
  });

  it('that asks for patience says how long', async () => {
    driver.failNext('chat.postMessage', 429, 1, { 'retry-after': '7' });
    await expect(send(thread)).rejects.toMatchObject({ code: 'delivery.rate-limited', retryAfterMs: 7000 });
  });

  it('that is out of order for so long says how long', async () => {
    driver.failNext('chat.postMessage', 503, 1, { 'retry-after': '9' });
    await expect(send(thread)).rejects.toMatchObject({ code: 'delivery.unavailable', retryAfterMs: 9000 });
  });

  it('that asks for patience without a time is retryable', async () => {
    driver.failNext('chat.postMessage', 429, 1, {});
    await expect(send(thread)).rejects.toMatchObject({ retryable: true });
  });

  it.each<[Failure, string]>([
    [429, 'delivery.rate-limited'],
    [500, 'delivery.unavailable'],
    [404, 'delivery.rejected'],
    [410, 'delivery.rejected'],
    ['broken-connection', 'delivery.uncertain'],
  ])('of kind %s at a response address is %s', async (failure, code) => {
    driver.failNext('response_url', failure);
    await expect(send(command)).rejects.toMatchObject({ code });
  });

  it('with nobody listening is one where nothing arrived', async () => {
    const responseUrl = `http://127.0.0.1:${await closedPort()}/response/1`;
    const nowhere = commandConversation(driver.tenant, { id: '1', responseUrl, channel: 'C1', user: 'U1' });
    await expect(send(nowhere)).rejects.toMatchObject({ code: 'delivery.unavailable' });
  });

  it('is not needed for an address that is none', async () => {
    await expect(send({ ...thread, address: {} })).rejects.toMatchObject({ code: 'delivery.rejected' });
    await expect(send({ ...thread, platform: 'teams' })).rejects.toMatchObject({ code: 'delivery.rejected' });
  });
});

it('says first that a message may have come before', async () => {
  await send(thread, true);
  const [answer] = await driver.answers(threadId, 1);
  expect(answer?.text.split('\n')[0]).toBe(texts('nl').platform.possiblyDouble);
});

it('shows no previews and leaves no markup on', async () => {
  await send(thread);
  const { body } = await driver.call((call) => call.body.thread_ts === thread.address.thread);
  expect(body).toMatchObject({ unfurl_links: 'false', unfurl_media: 'false', parse: 'none', mrkdwn: 'false' });
});

describe('the sign of work', () => {
  const reactions = () =>
    driver.calls.filter((call) => call.method.startsWith('reactions.')).map((call) => call.method);

  it('is a reaction on what the person said, taken away once', async () => {
    const before = reactions().length;
    const take = await slack.platform.showWorking(thread, 'nl');
    await Promise.all([take(), take()]);
    await take();
    expect(reactions().slice(before)).toEqual(['reactions.add', 'reactions.remove']);
  });

  it('is a status in the assistant panel', async () => {
    const personal = { ...thread, kind: 'personal' as const };
    const take = await slack.platform.showWorking(personal, 'nl');
    await take();
    const statuses = driver.calls.filter((call) => call.method === 'assistant.threads.setStatus');
    expect(statuses.map((call) => call.body.status)).toEqual([texts('nl').platform.working, '']);
  });

  it('is nothing for a command', async () => {
    const before = driver.calls.length;
    await (await slack.platform.showWorking(command, 'nl'))();
    expect(driver.calls).toHaveLength(before);
  });

  it('never hurts', async () => {
    driver.failNext('reactions.add', 500);
    driver.failNext('reactions.remove', 'broken-connection');
    const take = await slack.platform.showWorking(thread, 'nl');
    await expect(take()).resolves.toBeUndefined();
  });
});
