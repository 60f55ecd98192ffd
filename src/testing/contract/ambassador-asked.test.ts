import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { setClock } from '../../store/clock.ts';
import type { ChatDriver } from '../chat-driver.ts';
import { eventually } from '../eventually.ts';
import { wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors, broadcasts } = nl;
const { buttons, fields } = broadcasts;
const MONDAY_EVENING = new Date('2026-11-30T20:00:00Z');
const TUESDAY = new Date('2026-12-01T09:00:00Z');

describe.each(PLATFORMS)('a colleague who is asked to be ambassador, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await meet(driver, 'Anna');
  });

  /** Somebody who is known by name, whether or not the platform tells it. */
  async function meet(driver: ChatDriver, name: string): Promise<Seat> {
    const seat = await stage.meet(driver, name);
    await stage.running.database.prisma.person.update({ where: { id: seat.personId }, data: { displayName: name } });
    return seat;
  }

  afterAll(() => stage?.stop());

  /** What the broker reads who has a colleague asked. */
  async function ask(name: string): Promise<string> {
    const { thread } = await bea.driver.say('Bea', `maak ${name} maar ambassadeur`);
    const offer = await eventually('the offer to ask', async () =>
      (await bea.driver.answers(thread, 0)).find((one) => one.buttons.includes(ambassadors.askLabel(name))),
    );
    return wordsIn(await stage.press(bea, offer, ambassadors.askLabel(name), thread)).words;
  }

  async function at(moment: Date): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, moment);
    await ringAtCommit(prisma, ['outbox']);
  }

  it('is not asked after three messages this week that they did not ask for, and the broker hears why', async () => {
    for (const title of ['Appels', 'Bramen', 'Citroenen']) {
      const { card, where } = await stage.write(bea, { [fields.title]: title, [fields.textNl]: `Over ${title}.` });
      await stage.press(bea, card, buttons.send, where);
      await stage.read(anna, `Over ${title}`);
    }
    expect(await ask('Anna')).toContain(ambassadors.hadTheirShare('Anna'));
    expect((await stage.all(anna, '')).flatMap((one) => one.buttons)).not.toContain(ambassadors.join);
  });

  it('is asked when people are at work, and that counts as one of three', async () => {
    const dirk = await meet(bea.driver, 'Dirk');
    await at(MONDAY_EVENING);
    expect(await ask('Dirk')).toContain(ambassadors.asked('Dirk'));
    expect((await stage.all(dirk, '')).flatMap((one) => one.buttons)).not.toContain(ambassadors.join);
    const { prisma } = stage.running.database;
    const waiting = await prisma.outboxEntry.findMany({ where: { recipientId: dirk.personId, state: 'queued' } });
    expect(waiting.map(({ purpose }) => purpose)).toEqual(['invitation']);
    await at(TUESDAY);
    await eventually('the question', async () =>
      (await stage.all(dirk, '')).find((one) => one.buttons.includes(ambassadors.join)),
    );
  });
});
