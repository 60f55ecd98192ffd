import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, visits } = nl;

describe.each(PLATFORMS)('two drafts, of which the older still lacks something, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  const visit = () => stage.running.database.prisma.siteVisit.findFirstOrThrow({ include: { slots: true } });
  const broadcast = () => stage.running.database.prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });

  it('takes what is said next for the newer one, but for the answer to what the older lacks', async () => {
    const { thread } = await bea.driver.say(
      'Bea',
      'zet een werkbezoek klaar voor alle ambassadeurs: donderdag 14 januari 2027 om 10 uur bij een smederij, Dorpsstraat 3 in Dalfsen',
    );
    const [asked] = await bea.driver.answers(thread, 1);
    expect(asked?.text).toContain(visits.missing.capacity);
    await stage.say(bea, thread, 'stuur een bericht naar alle ambassadeurs: morgen geen spreekuur');
    const before = (await visit()).slots;

    await stage.say(bea, thread, 'nee, doe overmorgen');
    expect((await visit()).slots).toEqual(before);

    const dropped = await stage.say(bea, thread, 'oh laat maar');
    expect(dropped.text).toContain(broadcasts.states.dropped((await broadcast()).number));
    expect(await visit()).toMatchObject({ state: 'draft' });

    await stage.say(bea, thread, 'stuur een bericht naar alle ambassadeurs: vrijdag is er koffie');
    await stage.say(bea, thread, '12');
    expect((await visit()).slots[0]).toMatchObject({ capacity: 12 });
  });
});
