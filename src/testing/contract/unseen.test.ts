import { afterAll, beforeAll, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

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

it('says that it cannot see who asks while the platform does not tell, and no longer than that', async () => {
  driver.failNext('users.info', 503, 2);
  const { thread } = await driver.say('Anna', 'Wat is een makelaar met mandaat?');
  expect((await driver.answers(thread, 1))[0]?.text).toContain(nl.conversation.unseen);
  const later = await driver.say('Anna', 'Wat is een makelaar met mandaat?');
  expect((await driver.answers(later.thread, 1))[0]?.text).not.toContain(nl.conversation.unseen);
});
