import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { eventually } from '../testing/eventually.ts';
import { type RunningBot, startRunningBot } from '../testing/running-bot.ts';
import { createSlackDriver, type SlackDriver } from '../testing/slack-driver.ts';

/** What an answer costs is mostly round trips: this many are what it is worth, from its arrival until its delivery is written down. */
const MOST_STATEMENTS = 16;
/** What goes on at its own pace, whoever asks something. */
const BACKGROUND =
  /pgboss|pg_notify|SELECT DISTINCT conversation_id FROM inbox|SELECT candidate.conversation_id|AS revision/;

let driver: SlackDriver;
let bot: RunningBot;
const statements: string[] = [];
const { query } = Client.prototype;

beforeAll(async () => {
  Client.prototype.query = function counted(this: Client, ...asked: unknown[]) {
    const [first] = asked;
    statements.push(String(typeof first === 'object' && first !== null && 'text' in first ? first.text : first));
    return Reflect.apply(query, this, asked);
  };
  driver = await createSlackDriver();
  bot = await startRunningBot([driver], { ENCODER: 'off' });
});

afterAll(async () => {
  Client.prototype.query = query;
  await bot.stop();
  await driver.close();
});

it(`takes at most ${MOST_STATEMENTS} statements to answer a question`, async () => {
  await answered('Wat is een makelaar met mandaat?');
  const asked = await answered('Wat is social return?');
  expect(asked.length, asked.join('\n')).toBeLessThanOrEqual(MOST_STATEMENTS);
  expect(asked.length).toBeGreaterThan(5);
});

/** @returns what was asked of the database for it */
async function answered(question: string): Promise<string[]> {
  const before = statements.length;
  const { thread } = await driver.say('anna', question);
  await driver.answers(thread, 1);
  await eventually('its delivery is written down', async () => {
    const unsent = await bot.database.prisma.outboxEntry.count({ where: { state: { not: 'sent' } } });
    return unsent === 0 || undefined;
  });
  return statements
    .slice(before)
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => !BACKGROUND.test(text) && !text.includes('COUNT(*)'));
}
