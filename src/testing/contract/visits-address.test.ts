import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits } = nl;

describe.each(PLATFORMS)('the street of a site visit, told after the town, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
  });

  afterAll(() => stage?.stop());

  it.each([
    ['dat is in Borne-West, Oonksel 12 trouwens', { address: 'Oonksel 12, Borne', capacity: 7 }],
    ['de straat is Molenweg 3 hoor', { address: 'Molenweg 3, Borne', capacity: 7 }],
    ['adres is hofstraat 9, en 9 plekken', { address: 'hofstraat 9, Borne', capacity: 9 }],
    ['een uur later, Ambachtsplein 5', { address: 'Ambachtsplein 5, Borne', capacity: 7 }],
    ['Toch 12', { address: 'Borne', capacity: 12 }],
    ['Molenweg 3, 7622 AB Hengelo', { address: 'Molenweg 3, 7622 AB Hengelo', capacity: 7 }],
  ])('%s', async (said, expected) => {
    const { thread } = await bea.driver.say(
      'Bea',
      'plan een werkbezoek bij Talentwerk in Borne op vrijdag 5 februari 2027 van 10 tot 12, 7 plekken, voor alle collega’s',
    );
    await stage.read(bea, visits.onlyTown, thread);
    await stage.say(bea, thread, said);
    const { contents } = await latest();
    expect(contents).toMatchObject(expected);
  });

  async function latest() {
    const visit = await stage.running.database.prisma.siteVisit.findFirstOrThrow({ orderBy: { number: 'desc' } });
    return { contents: { address: visit.address, capacity: visit.capacity } };
  }
});
