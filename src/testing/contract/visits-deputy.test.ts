import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, ofChannel, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, writeVisit } from './visit-stage.ts';

const { places, visits } = nl;
const { buttons, fields } = visits;

describe.each(PLATFORMS)('a visit that its deputy leads, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let dirk: Seat;
  let anna: Seat;
  let channel: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    dirk = await stage.meet(driver, 'Dirk');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    await stage.meet(driver, 'Ada', 'administrator');
    const data = { displayName: 'Dirk Vos' };
    await stage.running.database.prisma.person.update({ where: { id: dirk.personId }, data });
    const { thread } = await driver.say('Ada', '/impact kanaal Nieuws', 'channel');
    await driver.answers(thread, 1);
    channel = ofChannel(thread);
  });

  afterAll(() => stage?.stop());

  /** Their card of it with this button, said anew. */
  async function card(label: string) {
    const { thread } = await dirk.driver.say('Dirk', '/impact werkbezoeken 1');
    const found = await eventually(
      `a card with ${label}`,
      async () => (await dirk.driver.answers(thread, 0)).findLast((one) => one.buttons.includes(label)),
      async () => JSON.stringify((await dirk.driver.answers(thread, 0)).map((one) => [one.text, one.buttons])),
    );
    return { thread, found, press: () => stage.press(dirk, found, label, thread) };
  }

  it('is opened by them', async () => {
    await writeVisit(stage, bea, { ...FILLED_IN, [fields.deputy]: 'Dirk Vos' });
    expect(await stage.all(anna, 'De Cirkel')).toEqual([]);
    await (await card(buttons.open)).press();
    await stage.press(anna, await stage.read(anna, visits.yours.invited), buttons.come);
  });

  it('is told of to its guests by them, with the button and in words', async () => {
    const form = formIn(await (await card(buttons.write)).press());
    const done = await form.send({ [places.tell.text]: 'De ingang is achterom.' });
    expect(wordsIn(done).words).toContain(places.tell.sent(1));
    await stage.read(anna, 'De ingang is achterom.');
    await stage.read(bea, places.tell.copy('Dirk Vos', visits.title(1, 'De Cirkel')));
    const said = [
      'laat de gasten weten dat de ingang achterom is',
      'stuur de gasten van het werkbezoek een bericht: neem laarzen mee',
      'ik wil een bericht sturen aan iedereen die naar De Cirkel komt',
      'stuur iedereen die komt een berichtje: we beginnen stipt om 10 uur',
      'kun je alle gasten van het bezoek mailen dat ze hun badge meenemen?',
      'send a message to everybody who comes to the site visit: bring your badge',
      'let the guests know that the entrance is round the back',
      'bericht aan de deelnemers van het bezoek aan De Cirkel: parkeren kan voor de deur',
    ];
    for (const text of said) {
      const { thread } = await dirk.driver.say('Dirk', text);
      const [answer] = await dirk.driver.answers(thread, 1);
      expect(
        answer?.buttons.some((label) => label === buttons.write || label === en.visits.buttons.write),
        `${text} → ${answer?.text}`,
      ).toBe(true);
    }
    const { thread } = await dirk.driver.say('Dirk', 'stuur alle gasten van het bezoek een bericht: neem laarzen mee');
    const [offer] = await dirk.driver.answers(thread, 1);
    if (!offer) throw new Error('Nothing was offered.');
    const begun = formIn(await stage.press(dirk, offer, buttons.write, thread));
    expect(begun.fields.map(({ value }) => value)).toEqual(['neem laarzen mee']);
    expect(await stage.all(anna, 'neem laarzen mee')).toEqual([]);
    await begun.send({});
    await stage.read(anna, 'neem laarzen mee');
  });

  it('is offered nothing of other groups, and others nothing of its guests', async () => {
    const { thread } = await anna.driver.say(
      'Anna',
      'stuur de gasten van het werkbezoek een bericht: neem laarzen mee',
    );
    const [answer] = await anna.driver.answers(thread, 1);
    expect(answer?.text).toContain(nl.broadcasts.onlyBrokers);
    expect(answer?.buttons).toEqual([]);
  });

  it('is put in a channel by them', async () => {
    const form = formIn(await (await card(buttons.post)).press());
    await form.send({ [fields.channels]: ['Nieuws'] });
    await stage.read(dirk, visits.slot({ coming: 1, places: 1, waiting: 0, offered: 0, capacity: 2 }), channel);
  });

  it('is called off by them', async () => {
    const form = formIn(await (await card(buttons.cancel)).press());
    expect(wordsIn(await form.send({ [visits.cancelReason]: 'De bakker is ziek.' })).words).toContain(visits.cancelled);
    await stage.read(anna, visits.moved.cancelledBecause('De bakker is ziek.'));
  });
});
