import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ChatDriver, Place, ReceivedMessage } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { type RunningBot, startRunningBot } from '../running-bot.ts';
import { formIn, wordsIn } from '../shown.ts';
import { PLATFORMS } from './drivers.ts';

const DENEKAMP =
  'Ik sprak een ondernemer uit Denekamp, maakt meubels van afval met mensen uit de bijstand, zoekt een werkplaats en weet niet of ze een vergunning nodig heeft.';
const { cases } = nl;
const COUNTER = 'gem-dinkelland';
const OTHER = 'gem-almelo';

describe.each(PLATFORMS)('cases in $name', ({ name, createDriver }) => {
  let driver: ChatDriver;
  let running: RunningBot;
  let cafe = 0;

  beforeAll(async () => {
    driver = await createDriver();
    running = await startRunningBot([driver]);
    const { prisma } = running.database;
    await prisma.counter.createMany({
      data: [
        { id: COUNTER, name: 'Ondernemersloket Dinkelland' },
        { id: OTHER, name: 'Ondernemersloket Almelo' },
        { id: 'gem-borne', name: 'gemeente Borne' },
      ],
    });
    const loes = await meet('Loes');
    await prisma.counterMember.create({ data: { counterId: COUNTER, personId: loes, name: 'Loes' } });
    const almar = await meet('Almar');
    await prisma.counterMember.create({ data: { counterId: OTHER, personId: almar, name: 'Almar' } });
    const bram = await meet('Bram');
    await prisma.roleGrant.create({ data: { personId: bram, role: 'broker' } });
  });

  afterAll(async () => {
    await running?.stop();
    await driver?.close();
  });

  /** Somebody says something for the first time; returns who they are. */
  async function meet(person: string): Promise<string> {
    const { thread } = await driver.say(person, 'hoi');
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

  async function press(person: string, thread: string, text: string, label: string) {
    const message = await has(thread, text);
    return (await driver.press(person, thread, message.id, label)).shown();
  }

  /** A case of its own, shown as a proposal. */
  async function propose(person = 'Fleur', text = DENEKAMP, place?: Place): Promise<string> {
    cafe += 1;
    const { thread } = await driver.say(person, text.replace('meubels', `meubels ${cafe}`), place);
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
    expect(wordsIn(shown).words).toContain(cases.handedOver('Ondernemersloket Dinkelland'));
    return { colleague, counter: counter ?? '', almar: almar ?? '', bram: bram ?? '' };
  }

  function newest() {
    return running.database.prisma.entrepreneurCase.findFirstOrThrow({ orderBy: { number: 'desc' } });
  }

  it('proposes a counter, says why and what it will send, and sends nothing yet', async () => {
    const atCounter = await driver.direct('Loes');
    const thread = await propose();
    const proposal = await has(thread, cases.proposalTitle);
    for (const words of [
      cases.municipality('Dinkelland'),
      'Denekamp hoort bij de gemeente Dinkelland',
      cases.willSend('gemeente Dinkelland'),
      'zoekt een werkplaats',
      cases.nothingSentYet,
    ]) {
      expect(proposal.text).toContain(words);
    }
    expect(proposal.buttons).toEqual([cases.handOver, cases.edit, cases.drop]);
    expect(await driver.answers(atCounter, 0)).toEqual([]);
    expect(await newest()).toMatchObject({ state: 'draft', municipalityCode: 'GM1774', counterId: null });
  });
});
