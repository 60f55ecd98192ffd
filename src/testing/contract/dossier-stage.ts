import { afterAll, beforeAll } from 'vitest';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';

const CLEANING =
  'Geef criteria voor de schoonmaak van het provinciehuis, 4 jaar, 1,2 miljoen euro, Europees openbaar, social return';

/** A bot to which Anna speaks of dossiers. What she says in Teams is one chat, which takes sixty messages in half a minute. */
export interface DossierStage {
  /** From the first test on. */
  readonly driver: ChatDriver;
  readonly running: RunningBot;
  /** Says it in a thread, and gives what is said back. */
  say(thread: string, text: string): Promise<ReceivedMessage>;
  /** Begins one; left out: the cleaning of an office, above the European threshold. */
  begun(text?: string): Promise<{ thread: string; card: ReceivedMessage }>;
  /** The card as it stands, once it says this. */
  cardWith(thread: string, words: string): Promise<ReceivedMessage>;
}

/** The number of the dossier that a text names. */
export function numberIn(text: string): number {
  return Number(/Dossier (\d+)/.exec(text)?.[1]);
}

/** For the tests of the block in which it is called: there before the first of them, and stopped after the last. */
export function dossierStage(createDriver: () => Promise<ChatDriver>): DossierStage {
  let driver: ChatDriver;
  let running: RunningBot;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    await driver.answers((await driver.say('Anna', 'Hoi')).thread, 1);
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  return {
    get driver() {
      return driver;
    },
    get running() {
      return running;
    },
    async say(thread, text) {
      const before = (await driver.answers(thread, 0)).length;
      await driver.reply('Anna', thread, text);
      const latest = (await driver.answers(thread, before + 1)).at(-1);
      if (!latest) throw new Error(`Nothing is said to ${text}.`);
      return latest;
    },
    async begun(text = CLEANING) {
      const { thread } = await driver.say('Anna', text);
      const [card] = await driver.answers(thread, 1);
      if (!card) throw new Error('There is no card.');
      return { thread, card };
    },
    cardWith: (thread, words) =>
      eventually(
        `“${words}”`,
        async () => (await driver.answers(thread, 0)).findLast(({ text }) => text.includes(words)),
        async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
      ),
  };
}
