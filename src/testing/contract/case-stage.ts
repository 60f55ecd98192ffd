import { expect } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { type Shown, wordsIn } from '../shown.ts';

/** What a colleague tells of an entrepreneur. */
export const DENEKAMP =
  'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval met mensen uit de bijstand, zoekt een werkplaats en weet niet of ze een vergunning nodig heeft.';
/** The counter it is for, where Loes works, and another, where Almar does. */
export const COUNTER = 'gem-dinkelland';
export const OTHER = 'gem-almelo';

const { cases } = nl;

/**
 * A bot on one platform with two counters that have people, one that has nobody, and a broker called Bram.
 *
 * @param environment variables beside those of every bot
 */
export async function createCaseStage(
  createDriver: () => Promise<ChatDriver>,
  environment: Record<string, string> = {},
) {
  const driver: ChatDriver = await createDriver();
  const running: RunningBot = await startRunningBot([driver], environment);
  let proposed = 0;

  /** Somebody says something for the first time, not alone with the bot; returns who they are. */
  async function meet(person: string): Promise<string> {
    const { thread } = await driver.say(person, 'hoi', 'channel');
    await driver.answers(thread, 1);
    const { id } = await running.database.prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
    return id;
  }

  function has(thread: string, text: string): Promise<ReceivedMessage> {
    return eventually(
      `a message with "${text}"`,
      async () => (await driver.answers(thread, 0)).findLast((message) => message.text.includes(text)),
      async () => JSON.stringify((await driver.answers(thread, 0)).map((message) => message.text)),
    );
  }

  async function press(person: string, thread: string, text: string, label: string): Promise<Shown> {
    const message = await has(thread, text);
    return (await driver.press(person, thread, message.id, label)).shown();
  }

  /** A case of its own, shown as a proposal. */
  async function propose(person = 'Fleur', text = DENEKAMP, place?: Place): Promise<string> {
    proposed += 1;
    const { thread } = await driver.say(person, text.replace('meubels', `meubels ${proposed}`), place);
    await has(thread, cases.proposalTitle);
    return thread;
  }

  /** Handed over: with where the colleague and Loes of the counter read of it. */
  async function handedOver(
    text = DENEKAMP,
  ): Promise<{ colleague: string; counter: string; almar: string; bram: string }> {
    const colleague = await propose('Fleur', text);
    const [counter, almar, bram] = await Promise.all(['Loes', 'Almar', 'Bram'].map((one) => driver.direct(one)));
    const shown = await press('Fleur', colleague, cases.proposalTitle, cases.handOver);
    expect(wordsIn(shown).words).toContain(cases.handedOver('gemeente Dinkelland'));
    return { colleague, counter: counter ?? '', almar: almar ?? '', bram: bram ?? '' };
  }

  /** The cards of the newest case that a counter has. */
  async function arrivedAt(thread: string): Promise<ReceivedMessage[]> {
    const { number } = await newest();
    return (await driver.answers(thread, 0)).filter(({ text }) => text.includes(cases.counterTitle(number)));
  }

  function newest() {
    return running.database.prisma.entrepreneurCase.findFirstOrThrow({ orderBy: { number: 'desc' } });
  }

  const { prisma } = running.database;
  const loes = await meet('Loes');
  await prisma.counterMember.create({ data: { counterId: COUNTER, personId: loes, name: 'Loes' } });
  const almar = await meet('Almar');
  await prisma.counterMember.create({ data: { counterId: OTHER, personId: almar, name: 'Almar' } });
  const bram = await meet('Bram');
  await prisma.roleGrant.create({ data: { personId: bram, role: 'broker' } });

  /** What the platform calls Bram. */
  async function brokerName(): Promise<string> {
    return (await prisma.person.findUniqueOrThrow({ where: { id: bram } })).displayName ?? '';
  }

  return {
    driver,
    running,
    meet,
    has,
    press,
    propose,
    handedOver,
    arrivedAt,
    newest,
    brokerName,
    async close(): Promise<void> {
      await running.stop();
      await driver.close();
    },
  };
}

export type CaseStage = Awaited<ReturnType<typeof createCaseStage>>;
