import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits } = nl;
const WHEN = 'woensdag 10 februari 2027, 13:30–15:30';

describe.each(PLATFORMS)('somebody who would bring a colleague, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let cor: Seat;
  let dora: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    const bea = await stage.meet(driver, 'Bea', 'broker');
    const anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    dora = await stage.meet(driver, 'Dora', 'ambassador');
    const { thread } = await driver.say(
      'Bea',
      'zet een werkbezoek uit voor alle ambassadeurs, woensdag 10 februari 2027 om half 2 bij bakkerij Zon, Dorpsstraat 1, Rijssen, 2 plekken',
    );
    await stage.press(bea, await stage.read(bea, WHEN, thread), visits.buttons.open, thread);
    await stage.press(anna, await stage.read(anna, WHEN), visits.buttons.come);
    await stage.read(anna, visits.yours.coming(WHEN, false));
    await stage.read(cor, WHEN);
    await stage.read(dora, WHEN);
  });

  afterAll(() => stage?.stop());

  const guest = ({ personId }: Seat) =>
    stage.running.database.prisma.visitGuest.findFirstOrThrow({ where: { personId } });
  const standing = async () => (await guest(cor)).reply;

  it('hears that there is one place and not two, and keeps it when that colleague cannot come', async () => {
    const { thread } = await cor.driver.say('Cor', 'ik kom naar het werkbezoek en neem een collega mee');
    const [offered] = await cor.driver.answers(thread, 1);
    expect(offered?.text).toContain(visits.onePlaceOnly);
    const asked = await stage.say(cor, thread, 'die collega kan toch niet, alleen ik dus');
    expect(asked.text).toContain(visits.stillYou);
    expect(asked.buttons).toContain(visits.buttons.take);
    expect(await standing()).toBe('offered');
    await stage.press(cor, asked, visits.buttons.take, thread);
    expect(await standing()).toBe('coming');
  });

  it('replies with a number of places, and changes nothing of the visit by it', async () => {
    const { thread } = await dora.driver.say('Dora', 'twee plekken graag');
    await dora.driver.answers(thread, 1);
    expect(await guest(dora)).toMatchObject({ reply: 'waiting', places: 2 });
  });
});
