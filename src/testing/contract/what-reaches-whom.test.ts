import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { COUNTER } from './case-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, cases } = nl;

describe.each(PLATFORMS)('what reaches others, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let loes: Seat;
  let fleur: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    loes = await stage.meet(driver, 'Loes');
    fleur = await stage.meet(driver, 'Fleur', 'procurement_officer');
    const { personId } = loes;
    await stage.running.database.prisma.counterMember.create({ data: { counterId: COUNTER, personId, name: 'Loes' } });
  });

  afterAll(() => stage?.stop());

  /** The thread in which Fleur told of an entrepreneur. */
  async function told(text: string): Promise<string> {
    const { thread } = await fleur.driver.say('Fleur', text);
    await stage.read(fleur, cases.proposalTitle, thread);
    return thread;
  }

  async function handedOver(thread: string): Promise<void> {
    await stage.press(fleur, await stage.read(fleur, cases.proposalTitle, thread), cases.handOver, thread);
  }

  it('is not what a counter asks the bot', async () => {
    const ofCase = await told('een bakker in Denekamp zoekt een grotere oven');
    await handedOver(ofCase);
    await stage.read(loes, 'grotere oven');
    const text = 'ik heb m gebeld, hij moet eerst iets aanvragen. weet jij hoe lang dat duurt?';
    const { thread } = await loes.driver.say('Loes', text);
    const asked = await stage.read(loes, 'nog niets doorgegeven', thread);
    const heard = (await fleur.driver.answers(ofCase, 0)).map((one) => one.text).join();
    expect(heard).not.toContain('hoe lang dat duurt');
    await stage.press(loes, asked, asked.buttons.find((one) => one.startsWith(cases.passOn)) ?? '', thread);
    await stage.read(fleur, 'hoe lang dat duurt', ofCase);
  });

  it('is without the name of who wants to be left out, wherever it stands', async () => {
    const thread = await told(
      'Dilan zoekt een loods. Ik sprak net met Dilan van Fietskoerier Denekamp, die heeft mensen uit de bijstand.',
    );
    const asked = await stage.say(fleur, thread, 'ja doe maar, wel zonder zn naam');
    expect(asked.buttons).toContain(cases.leaveNamesOut(2));
    await stage.press(fleur, asked, cases.leaveNamesOut(2), thread);
    await stage.read(fleur, cases.nameMark, thread);
    await handedOver(thread);
    expect((await stage.read(loes, 'bijstand')).text).not.toContain('Dilan');
  });

  it('is no question beside a case, which answers no message of before', async () => {
    const written = await bea.driver.say(
      'Bea',
      'stuur alle inkopers een bericht: De drempels veranderen per 1 januari.',
    );
    const card = await stage.read(bea, 'De drempels veranderen', written.thread);
    await stage.press(bea, card, broadcasts.buttons.send, written.thread);
    await stage.read(fleur, 'De drempels veranderen');
    await told('een ondernemer uit Borne zoekt een pand');
    const { thread } = await fleur.driver.say('Fleur', 'en kan die ook meedoen aan onze aanbesteding');
    const asked = await stage.read(fleur, 'nog niets doorgegeven', thread);
    expect(await stage.all(bea, 'aanbesteding')).toEqual([]);
    await stage.press(fleur, asked, broadcasts.passAnswer, thread);
    await stage.read(bea, 'aanbesteding');
  });
});
