import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { wordsIn } from '../shown.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, type TeamsDriver } from '../teams-driver.ts';
import { slackErrors, TEAMS_ERRORS } from './documented-errors.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';

/** The same numbers for two lists side by side, as long as the longer of them. */
function pairs(left: readonly string[], right: readonly string[]): [string, string][] {
  const length = Math.max(left.length, right.length);
  return Array.from({ length }, (_, at) => [left[at % left.length] ?? '', right[at % right.length] ?? '']);
}

describe('what Slack refuses besides messages, in every way that was read of it', () => {
  let driver: SlackDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createSlackDriver();
    running = await startRunningBot([driver]);
  });
  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  it.each(
    pairs(slackErrors('reactions.add'), slackErrors('reactions.remove')),
  )('leaves an answer in a channel as it is: a reaction, %s, and its removal, %s', async (add, remove) => {
    driver.failNext('reactions.add', add);
    driver.failNext('reactions.remove', remove);
    const { thread } = await driver.say('Anna', QUESTION, 'channel');
    expect((await driver.answers(thread, 1))[0]?.sources.length).toBeGreaterThan(0);
  });

  it.each(
    pairs(slackErrors('assistant.threads.setStatus'), slackErrors('assistant.threads.setSuggestedPrompts')),
  )('leaves an answer and its buttons as they are: the status, %s, and the suggestions, %s', async (status, prompts) => {
    driver.failNext('assistant.threads.setStatus', status, 2);
    driver.failNext('assistant.threads.setSuggestedPrompts', prompts);
    const { thread } = await driver.openAssistant('Anna');
    const [hello] = await driver.answers(thread, 1);
    expect(hello?.buttons.length).toBeGreaterThan(0);
    await driver.reply('Anna', thread, QUESTION);
    expect((await driver.answers(thread, 2))[1]?.sources.length).toBeGreaterThan(0);
  });

  it.each(slackErrors('views.open'))('says so to who pressed when a window is not opened: %s', async (error) => {
    const { thread } = await driver.say('Anna', QUESTION);
    const [answer] = await driver.answers(thread, 1);
    const asked = wordsIn(await driver.judge('Anna', thread, answer?.id ?? '', false));
    driver.failNext('views.open', error);
    expect(wordsIn(await asked.press(nl.answers.tellWhy)).words).toContain(nl.platform.pressFailed);
  });

  it.each(slackErrors('users.info'))('answers somebody of whom it is not told who they are: %s', async (error) => {
    // Who was not told of is asked about with every message.
    const person = 'Vera';
    const user = driver.userId(person);
    driver.refuseWhen(({ method, body }) => (method === 'users.info' && body.user === user ? error : undefined));
    const { thread } = await driver.say(person, QUESTION);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.sources.length).toBeGreaterThan(0);
    const isNobody = error === 'user_not_found' || error === 'user_not_visible';
    expect(answer?.text.includes(nl.conversation.unseen)).toBe(!isNobody);
  });
});

describe('what Teams refuses besides messages, in every way that was read of it', () => {
  let driver: TeamsDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createTeamsDriver();
    running = await startRunningBot([driver]);
  });
  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  it.each(TEAMS_ERRORS)('answers somebody of whom it is not told who they are: $status $code', async (error) => {
    const { status, code } = error;
    // It is asked once more when it fails; that there is no such person is an answer.
    driver.connector.members.failNext({ status, ...(code ? { code } : {}) }, status === 404 ? 1 : 2);
    const { thread } = await driver.say(`Nieuw ${status} ${code}`, QUESTION);
    const [answer] = await driver.answers(thread, 1);
    expect(answer?.sources.length).toBeGreaterThan(0);
    expect(answer?.text.includes(nl.conversation.unseen)).toBe(status !== 404);
  });
});
