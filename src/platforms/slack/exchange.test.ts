import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { GIVE_FEEDBACK, READ_PASSAGE } from '../../chat/platform-actions.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { AppError } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import { eventually } from '../../testing/eventually.ts';
import { createSlackDriver, type SlackDriver } from '../../testing/slack-driver.ts';
import { ANSWER, passage, SHORT, startTestBot, type TestBot } from './test-bot.ts';

const { platform: words } = texts('nl');

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

/** The sentence in the answer to a slash command. */
const sentenceIn = (body: string) =>
  z
    .object({
      response_type: z.literal('ephemeral'),
      blocks: z.array(z.object({ text: z.object({ text: z.string() }) })),
    })
    .parse(JSON.parse(body)).blocks[0]?.text.text;

describe('a command', () => {
  it('is acknowledged with a sentence, which the first answer takes the place of', async () => {
    const { status, body, thread } = await driver.command('Anna', 'vraag Wat is "social return"?');
    expect(status).toBe(200);
    expect(sentenceIn(body)).toBe(words.working);
    const command = bot.doors.last('command');
    expect(command).toMatchObject({ text: 'vraag Wat is "social return"?', conversation: { kind: 'command' } });
    await bot.send(command, SHORT);
    await bot.send(command, SHORT);
    expect(await driver.answers(thread, 2)).toHaveLength(2);
    expect(driver.calls.filter((call) => call.method === 'response_url').slice(-2)).toMatchObject([
      { body: { replace_original: true } },
      { body: { replace_original: false } },
    ]);
  });

  it('that could not be stored is answered with a sentence', async () => {
    bot.doors.breakStore();
    const { status, body } = await driver.command('Anna', 'vraag');
    expect([status, sentenceIn(body)]).toEqual([200, words.unavailable]);
  });

  it('while the bot has stopped is answered with a sentence', async () => {
    await bot.slack.stop();
    const { status, body } = await driver.command('Anna', 'vraag');
    expect([status, sentenceIn(body)]).toEqual([200, words.unavailable]);
  });

  it('from an unknown workspace is answered with a sentence', async () => {
    bot.doors.onAccept = async () => ({ kind: 'unknown-tenant' });
    expect(sentenceIn((await driver.command('Anna', 'vraag')).body)).toBe(words.unknownTenant);
  });
});

describe('the pages of the bot', () => {
  it('shows the home page to who opens it', async () => {
    const { status, thread } = await driver.openHome('Anna');
    expect(status).toBe(200);
    const opened = bot.doors.last('home-opened');
    expect(opened.conversation).toMatchObject({ kind: 'home', id: `home:${driver.userId('Anna')}` });
    await bot.send(opened, { ...ANSWER, framed: true });
    expect(await driver.answers(thread, 1)).toMatchObject([{ marked: true, feedback: true }]);
  });

  it('greets in a new thread of the assistant panel, with suggestions, and the buttons that stay', async () => {
    const { thread } = await driver.openAssistant('Anna');
    const installed = bot.doors.last('installed');
    expect(installed.conversation).toMatchObject({ kind: 'personal', id: thread });
    const say = (label: string) => ({ kind: 'say' as const, label, text: `${label}?` });
    const labels = ['a', 'b', 'c', 'd', 'e'];
    await bot.send(installed, { ...SHORT, buttons: labels.map(say) });
    expect(await driver.answers(thread, 1)).toMatchObject([{ buttons: labels }]);
    const prompts = await driver.call((call) => call.method === 'assistant.threads.setSuggestedPrompts');
    expect(prompts.body.prompts).toHaveLength(4);
  });

  it('greets with buttons where suggestions cannot be shown', async () => {
    const { thread } = await driver.openAssistant('Anna');
    driver.failNext('assistant.threads.setSuggestedPrompts', 'not_allowed');
    await bot.send(bot.doors.last('installed'), { ...SHORT, buttons: [{ kind: 'say', label: 'a', text: 'a?' }] });
    expect(await driver.answers(thread, 1)).toMatchObject([{ buttons: ['a'] }]);
  });
});

describe('a button', () => {
  async function answered(draft: ReplyDraft) {
    const { thread } = await driver.say('Anna', 'Vraag', 'channel');
    const { messageId } = await bot.send(bot.doors.last('message'), draft);
    return { thread, messageId };
  }

  it('that says something is a message in the same thread', async () => {
    const { thread, messageId } = await answered({
      ...SHORT,
      buttons: [{ kind: 'say', label: 'Meer', text: 'Vertel meer' }],
    });
    expect((await driver.press('Bram', thread, messageId, 'Meer')).status).toBe(200);
    expect(bot.doors.last('message')).toMatchObject({
      text: 'Vertel meer',
      sender: { externalId: driver.userId('Bram') },
      conversation: { kind: 'channel', id: thread },
    });
  });

  it('that does something brings back what it was drawn with', async () => {
    const payload = { id: 7, tags: ['a'] };
    const buttons = [{ kind: 'action' as const, label: 'Doe', action: 'thing.do', payload }];
    const { thread, messageId } = await answered({ ...SHORT, buttons });
    await driver.press('Anna', thread, messageId, 'Doe');
    expect(bot.doors.calls.at(-1)).toMatchObject({ action: 'thing.do', payload, conversation: { id: thread } });
  });

  it.each([
    ['from an unknown workspace', 'unknown-tenant', words.unknownTenant],
    ['that could not be stored', 'broken', words.unavailable],
  ])('%s is acknowledged and answered privately', async (_what, outcome, sentence) => {
    const { thread, messageId } = await answered({ ...SHORT, buttons: [{ kind: 'say', label: 'Meer', text: 'Meer' }] });
    if (outcome === 'broken') bot.doors.breakStore();
    else bot.doors.onAccept = async () => ({ kind: 'unknown-tenant' });
    const { status, whispers } = await driver.press('Anna', thread, messageId, 'Meer');
    expect(status).toBe(200);
    expect(await driver.answers(whispers, 1)).toMatchObject([{ text: sentence }]);
  });

  it('of a source opens the passage', async () => {
    const { thread, messageId } = await answered(ANSWER);
    const body = [{ kind: 'paragraph' as const, text: 'De letterlijke woorden.' }];
    bot.doors.onCall = async () => ({ kind: 'dialog', language: 'nl', title: 'Gesloten bron', body });
    expect(await driver.openPassage('Anna', thread, messageId, 2)).toBe('De letterlijke woorden.');
    expect(bot.doors.calls).toMatchObject([
      { action: READ_PASSAGE, payload: { passageId: passage(2) }, conversation: { id: thread } },
    ]);
  });

  it('of usefulness is heard', async () => {
    const { thread, messageId } = await answered(ANSWER);
    expect(await driver.giveFeedback('Anna', thread, messageId, false)).toBe('Gedaan.');
    const payload = { about: { answerId: ANSWER.feedbackFor }, useful: false };
    expect(bot.doors.calls).toMatchObject([{ action: GIVE_FEEDBACK, payload }]);
  });

  it.each([
    ['call.forbidden', words.pressFailed],
    ['store.unavailable', words.pressFailed],
    ['call.unknown-tenant', words.unknownTenant],
  ])('whose call fails with %s is answered privately', async (code, sentence) => {
    const { thread, messageId } = await answered(ANSWER);
    bot.doors.onCall = async () => {
      throw new AppError({ code, message: 'No.' });
    };
    expect(await driver.openPassage('Anna', thread, messageId, 2)).toBe(sentence);
  });

  it('whose window does not open is answered privately', async () => {
    const { thread, messageId } = await answered(ANSWER);
    bot.doors.onCall = async () => ({
      kind: 'dialog',
      language: 'nl',
      title: 'T',
      body: [{ kind: 'paragraph', text: 'x' }],
    });
    driver.failNext('views.open', 'expired_trigger_id');
    expect(await driver.openPassage('Anna', thread, messageId, 2)).toBe(words.pressFailed);
  });
});

describe('a press of which the answer cannot be shown', () => {
  it('has its sentence said to who pressed alone, in their language', async () => {
    const { thread } = await driver.openAssistant('Anna');
    const say = { kind: 'say' as const, label: 'a', text: 'a?' };
    await bot.send(bot.doors.last('installed'), { ...SHORT, buttons: [say] });
    const [message] = await driver.answers(thread, 1);
    bot.doors.onAccept = async () => ({ kind: 'unknown-tenant' });
    driver.failNext('response_url', 404);
    await driver.press('Anna', thread, message?.id ?? '', 'a');
    await eventually('the sentence', async () => bot.doors.alone[0]);
    const body = [{ kind: 'paragraph', text: words.unknownTenant }];
    expect(bot.doors.alone).toMatchObject([{ user: driver.userId('Anna'), reply: { language: 'nl', body } }]);
  });
});
