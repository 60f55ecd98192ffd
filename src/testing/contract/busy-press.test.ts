import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const QUESTION = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';
const ANSWER = 'De fietsenstalling heeft 180 plaatsen.';

describe.each(PLATFORMS)('what is pressed while the database is busy, in $name', ({ createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let inbox: string;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    await ask('Bea', 'Hoi');
    const { prisma } = running.database;
    const { id } = await prisma.person.findFirstOrThrow();
    await prisma.roleGrant.create({ data: { personId: id, role: 'broker' } });
    inbox = await driver.direct('Bea');
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function ask(person: string, text: string): Promise<{ thread: string; message: ReceivedMessage }> {
    const { thread } = await driver.say(person, text);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  /** Another connection holds every row of a table meanwhile. */
  function whileHeld<Result>(table: 'organisation' | 'knowledge_gap', act: () => Promise<Result>): Promise<Result> {
    return running.database.prisma.$transaction(
      async (tx) => {
        await tx.$executeRawUnsafe(`SELECT FROM ${table} FOR UPDATE`);
        return act();
      },
      { timeout: 20_000 },
    );
  }

  it('says that nothing happened and can be pressed again; a form stays open with its words', async () => {
    const { thread, message } = await ask('Anna', QUESTION);
    const press = async () => (await driver.press('Anna', thread, message.id, nl.gaps.ask)).shown();
    expect(wordsIn(await whileHeld('organisation', press)).words).toContain(nl.platform.busy);
    expect(await running.database.prisma.knowledgeGap.count()).toBe(0);
    expect(wordsIn(await press()).words).toContain(nl.gaps.asked);

    const card = await eventually('the card', async () => {
      const messages = await driver.answers(inbox, 1);
      return messages.find(({ text }) => text.includes(QUESTION));
    });
    const form = formIn(await (await driver.press('Bea', inbox, card.id, nl.gaps.answer)).shown());
    const open = formIn(await whileHeld('knowledge_gap', () => form.send({ [nl.gaps.formField]: ANSWER })));
    expect(open.fields).toMatchObject([{ value: ANSWER }]);
    expect(JSON.stringify(open)).toContain(nl.forms.failed);
    expect(wordsIn(await open.send({})).words).toContain(nl.gaps.sent(1));
    expect((await driver.answers(thread, 2)).at(-1)?.text).toContain(ANSWER);
  });
});
