import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BotProcess, startBotProcess } from '../bot-process.ts';
import { createTestDatabase, type TestDatabase } from '../database.ts';
import { eventually } from '../eventually.ts';
import { type ScriptedModel, startScriptedModel } from '../scripted-model.ts';
import { createSlackDriver, type SlackDriver } from '../slack-driver.ts';

const QUESTION = 'Wat is een makelaar met mandaat?';
/** A worker that is gone is missed when its lease ends; nothing else here takes seconds. */
const DEADLINE_MS = 25_000;

let driver: SlackDriver;
let database: TestDatabase;
const processes: BotProcess[] = [];

beforeEach(async () => {
  driver = await createSlackDriver();
  database = await createTestDatabase();
});

afterEach(async () => {
  await Promise.all(processes.splice(0).map((bot) => bot.kill()));
  await driver.close();
  await database.drop();
});

async function start(environment?: Record<string, string>): Promise<BotProcess> {
  const bot = await startBotProcess(database.url, [driver], environment);
  processes.push(bot);
  return bot;
}

/** The bot's answers in the thread, as soon as there are so many. */
function answersAfterCrash(thread: string, count: number) {
  return eventually(
    `${count} answers`,
    async () => {
      const answers = await driver.answers(thread, 0);
      return answers.length >= count ? answers : undefined;
    },
    undefined,
    DEADLINE_MS,
  );
}

describe('a bot that is killed', () => {
  let model: ScriptedModel;

  beforeEach(async () => {
    model = await startScriptedModel(() => ({ hang: true }));
  });

  afterEach(() => model.close());

  it('after the acknowledgement still answers when it is started again', async () => {
    const first = await start({ OPENAI_BASE_URL: model.url, MODEL_TIMEOUT_MS: '60000' });
    const { status, thread } = await driver.say('Anna', QUESTION);
    expect(status).toBe(200);
    await eventually('the turn to be in hand', async () => (model.asked.length > 0 ? true : undefined));
    await first.kill();
    expect(await driver.answers(thread, 0)).toEqual([]);
    await start();
    const [answer, ...more] = await answersAfterCrash(thread, 1);
    expect(answer?.sources.length).toBeGreaterThan(0);
    expect(answer?.text).not.toContain(nl.platform.possiblyDouble);
    expect(more).toEqual([]);
  }, 120_000);

  it('while Slack has the answer but has not said so, answers again and says that it may be double', async () => {
    const first = await start();
    driver.failNext('chat.postMessage', 'silence');
    const { thread } = await driver.say('Anna', QUESTION);
    await driver.call(({ method }) => method === 'chat.postMessage');
    await first.kill();
    await start();
    const again = await answersAfterCrash(thread, 1);
    expect(again.at(-1)?.text).toContain(nl.platform.possiblyDouble);
  }, 120_000);
});

describe('a bot that is asked to stop', () => {
  it('finishes what it has in hand', async () => {
    const bot = await start();
    const { thread } = await driver.say('Anna', QUESTION);
    expect(await bot.terminate()).toBe(0);
    expect(await driver.answers(thread, 1)).toHaveLength(1);
    expect(await database.prisma.outboxEntry.findMany({ select: { state: true } })).toEqual([{ state: 'sent' }]);
  });
});
