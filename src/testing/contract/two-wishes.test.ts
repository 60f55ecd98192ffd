import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

describe.each(PLATFORMS)('two wishes in one sentence, in $name', { timeout: 120_000 }, ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    const { person } = stage.running.database.prisma;
    await person.update({ where: { id: bea.personId }, data: { displayName: 'Bea Vos' } });
  }, 120_000);

  afterAll(() => stage?.stop());

  /** All that is said back, in which all these stand. */
  async function hears({ driver, person }: Seat, text: string, ...parts: readonly string[]): Promise<string> {
    const { thread } = await driver.say(person, text);
    const before = async () => (await driver.answers(thread, 0)).map((one) => one.text).join('\n');
    return eventually(
      `all of ${parts.join(' and ')}`,
      async () => {
        const all = await before();
        return parts.every((part) => all.slice(all.lastIndexOf(text) + 1).includes(part)) ? all : undefined;
      },
      before,
    );
  }

  it('are both done: nudges stop, and who the broker is is told', async () => {
    await hears(anna, 'Ik wil ambassadeur worden, eens per maand', nl.ambassadors.joined);
    await hears(anna, 'stop met de kaartjes en laat me weten wie de makelaar is', nl.ambassadors.stopped, 'Bea Vos');
    const { prisma } = stage.running.database;
    const { stoppedAt } = await prisma.ambassador.findUniqueOrThrow({ where: { personId: anna.personId } });
    expect(stoppedAt).not.toBeNull();
  });

  it.each([
    ['doe mij geen berichten meer en vertel wie de makelaar is', nl.broadcasts.takesNoMore, 'Bea Vos'],
    ['wat is social return en laat mijn casussen zien', 'Social return', nl.cases.noneOpen],
    ['vertel wie de makelaar is en zeg wat je van me bewaart', 'Bea Vos', nl.privacy.title],
    ['is er een sessie over inkoop en wat betekent social return', nl.sessions.noneUpcoming, 'Social return'],
    ['tell me who the broker is and explain what social return is', 'Bea Vos', 'Social return'],
    ['send me no more messages and tell me who the broker is', en.broadcasts.takesNoMore, 'Bea Vos'],
    ['show my cases and explain what social return is', en.cases.noneOpen, 'Social return'],
  ])('are both done: “%s”', async (text, ...parts) => {
    await hears(cor, text, ...parts);
  });

  it.each([
    ['een bakker uit Almelo zoekt een groter pand en wil weten of er subsidie is', nl.cases.handOver],
    ['een kapper uit Raalte zoekt personeel en wil een groter pand', nl.cases.handOver],
  ])('are one where they tell of one thing: “%s”', async (text, part) => {
    const { thread } = await cor.driver.say('Cor', text);
    const [first] = await cor.driver.answers(thread, 1);
    expect(`${first?.text} ${first?.buttons.join()}`).toContain(part);
    expect((await cor.driver.answers(thread, 1)).length).toBe(1);
  });
});
