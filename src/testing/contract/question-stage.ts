import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';

/** What no source holds. */
export const NOT_HELD = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';

/** A bot with a broker, to whom go the questions that the sources do not hold. */
export interface QuestionStage {
  driver: ChatDriver;
  running: RunningBot;
  /** Where Bea, the broker, is alone with the bot. */
  inbox: string;
  /** What somebody says, and the first message that comes of it. */
  ask(person: string, text: string): Promise<{ thread: string; message: ReceivedMessage }>;
  stop(): Promise<void>;
}

/** @param start how the bot is started, where that matters */
export async function createQuestionStage(
  createDriver: () => Promise<ChatDriver>,
  start: (driver: ChatDriver) => Promise<RunningBot> = (driver) => startRunningBot([driver]),
): Promise<QuestionStage> {
  const driver = await createDriver();
  const running = await start(driver);
  const ask: QuestionStage['ask'] = async (person, text) => {
    const { thread } = await driver.say(person, text);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  };
  await ask('Bea', 'Hoi');
  const { prisma } = running.database;
  const { id } = await prisma.person.findFirstOrThrow();
  await prisma.roleGrant.create({ data: { personId: id, role: 'broker' } });
  return {
    driver,
    running,
    inbox: await driver.direct('Bea'),
    ask,
    async stop() {
      await running.stop();
      await driver.close();
    },
  };
}
