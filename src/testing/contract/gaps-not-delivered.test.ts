import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, teamsPersonId } from '../teams-driver.ts';

const QUESTION = 'Hoeveel parkeerplaatsen heeft de fietsenstalling van het provinciehuis?';
const ANSWER = 'De fietsenstalling heeft 180 plaatsen.';

/** Somebody blocked the bot, or their conversation takes nothing any more. */
const REFUSALS = [
  {
    name: 'Teams',
    async create() {
      const driver = await createTeamsDriver();
      const refuse = (person: string) =>
        driver.connector.refuseIn(`a:${teamsPersonId(person)}`, { status: 403, code: 'ConversationBlockedByUser' });
      return { driver, refuse };
    },
  },
  {
    name: 'Slack',
    async create() {
      const driver = await createSlackDriver();
      const refuse = (_: string, times: number) => driver.failNext('chat.postMessage', 'is_archived', times);
      return { driver, refuse };
    },
  },
] as const;

describe.each(REFUSALS)('a question for a broker, in $name', ({ create }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let refuse: (person: string, times: number) => void;

  beforeAll(async () => {
    const made = await create();
    driver = made.driver;
    refuse = made.refuse;
    running = await startRunningBot([driver]);
    await meet('Bea', 'broker');
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  async function meet(person: string, role: 'broker' | 'administrator') {
    await ask(person, 'Hoi');
    const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    await running.database.prisma.roleGrant.create({ data: { personId: id, role } });
  }

  async function ask(person: string, text: string) {
    const { thread } = await driver.say(person, text);
    const [message] = await driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  const read = (thread: string, words: string) =>
    eventually(
      `“${words}”`,
      async () => (await driver.answers(thread, 0)).find(({ text }) => text.includes(words)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
    );

  it('goes to the broker, who hears it when the answer reaches nobody', async () => {
    const inbox = await driver.direct('Bea');
    const anna = await ask('Anna', QUESTION);
    await driver.press('Anna', anna.thread, anna.message.id, nl.gaps.ask);
    const card = await read(inbox, nl.gaps.askers(1));
    refuse('Anna', 2);
    const form = formIn(await (await driver.press('Bea', inbox, card.id, nl.gaps.answer)).shown());
    await form.send({ [nl.gaps.formField]: ANSWER });
    const lost = await read(inbox, nl.gaps.answerLost(QUESTION));
    expect(lost.text).not.toContain('Anna');
  });

  it('that reaches no broker is said to be kept, to who asked and to administrators, once', async () => {
    await meet('Ad', 'administrator');
    const [office, cor] = [await driver.direct('Ad'), await ask('Cor', 'Welke kleur heeft de voordeur in Raalte?')];
    refuse('Bea', 1);
    const pressed = await driver.press('Cor', cor.thread, cor.message.id, nl.gaps.ask);
    expect(wordsIn(await pressed.shown()).words).toContain(nl.gaps.asked);
    const told = await read(cor.thread, nl.gaps.nobodyReached('Welke kleur heeft de voordeur in Raalte?'));
    expect(told.text).toContain(nl.gaps.administratorsHear);
    await read(office, nl.gaps.waitsOutOfReach);
  });
});
