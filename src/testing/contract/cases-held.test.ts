import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { ChatDriver, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { createSlackDriver } from '../slack-driver.ts';
import { createTeamsDriver, teamsPersonId } from '../teams-driver.ts';
import { COUNTER, DENEKAMP } from './case-stage.ts';

const { cases, caseLinks } = nl;

/** A colleague on one platform, a counter on the other, whose token stops working. */
const SIDES = [
  {
    name: 'a counter in Teams',
    async create() {
      const teams = await createTeamsDriver();
      const refused = { status: 401 };
      const refuse = (on: boolean) => teams.connector.refuseIn(`a:${teamsPersonId('Loes')}`, on ? refused : null);
      return { near: (await createSlackDriver()) as ChatDriver, far: teams as ChatDriver, refuse };
    },
  },
  {
    name: 'a counter in Slack',
    async create() {
      const slack = await createSlackDriver();
      const refuse = (on: boolean) =>
        slack.refuseWhen(({ method }) => (on && method === 'chat.postMessage' ? 'invalid_auth' : undefined));
      return { near: (await createTeamsDriver()) as ChatDriver, far: slack as ChatDriver, refuse };
    },
  },
];

describe.each(SIDES)('a case for $name that takes nothing now', ({ create }) => {
  let near: ChatDriver;
  let far: ChatDriver;
  let refuse: (on: boolean) => void;
  let running: RunningBot;
  let prisma: PrismaClient;
  let counter: string;
  let bram: string;

  async function meet(driver: ChatDriver, person: string): Promise<string> {
    const { thread } = await driver.say(person, 'hoi', 'channel');
    await driver.answers(thread, 1);
    return (await prisma.person.findFirstOrThrow({ orderBy: { createdAt: 'desc' } })).id;
  }

  const has = (driver: ChatDriver, thread: string, ...words: string[]): Promise<ReceivedMessage> =>
    eventually(
      `a message with "${words.join('", "')}"`,
      async () => (await driver.answers(thread, 0)).findLast(({ text }) => words.every((word) => text.includes(word))),
      async () => JSON.stringify((await driver.answers(thread, 0)).map(({ text }) => text)),
    );

  /** Hands over a case of its own; returns its thread and what the press says. */
  async function handOver(what: string): Promise<{ thread: string; said: string }> {
    const { thread } = await near.say('Fleur', DENEKAMP.replace('meubels', what));
    const proposal = await has(near, thread, cases.proposalTitle);
    const shown = await (await near.press('Fleur', thread, proposal.id, cases.handOver)).shown();
    return { thread, said: JSON.stringify(shown) };
  }

  const number = async () => (await prisma.entrepreneurCase.findFirstOrThrow({ orderBy: { number: 'desc' } })).number;

  beforeAll(async () => {
    ({ near, far, refuse } = await create());
    running = await startRunningBot([near, far]);
    ({ prisma } = running.database);
    const loes = await meet(far, 'Loes');
    await prisma.counterMember.create({ data: { counterId: COUNTER, personId: loes, name: 'Loes' } });
    await prisma.roleGrant.create({ data: { personId: await meet(near, 'Bram'), role: 'broker' } });
    counter = await far.direct('Loes');
    bram = await near.direct('Bram');
  });

  afterAll(async () => {
    await running?.stop();
    await near?.close();
    await far?.close();
  });

  it('says on the card and in a message that it waits, and who knows; and is true again when it goes out', async () => {
    refuse(true);
    const { thread } = await handOver('stoelen');
    const waits = cases.deliveryWaits.counter;
    await has(near, thread, cases.filerTitle(await number()), waits, cases.deliveryKnown.broker);
    await has(
      near,
      thread,
      cases.told.deliveryWaits(await number(), 'gemeente Dinkelland', cases.deliveryKnown.broker),
    );
    await has(near, bram, cases.toBroker.deliveryWaits(await number(), 'gemeente Dinkelland'));

    // What comes while it takes nothing is said at once, in the answer to the press.
    const later = await handOver('tafels');
    expect(later.said).toContain(cases.handedOverWaits('gemeente Dinkelland'));
    await has(near, later.thread, cases.filerTitle(await number()), waits, cases.deliveryKnown.broker);
    await has(near, bram, cases.toBroker.deliveryWaits(await number(), 'gemeente Dinkelland'));

    refuse(false);
    await prisma.$executeRaw`UPDATE chat_tenant SET held_until = clock_now() - interval '1 second' WHERE held_since IS NOT NULL`;
    await has(far, counter, cases.counterTitle(await number()));
    for (const place of [thread, later.thread]) {
      const card = await has(near, place, caseLinks.states.handed_over);
      expect(card.text).not.toContain(waits);
    }
  });
});
