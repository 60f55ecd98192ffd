import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { broadcasts, visits } = nl;
const { buttons, fields } = visits;

/** Where one reads what is said in the channel itself, given a thread of it. */
function ofChannel(thread: string): string {
  if (thread.includes('#')) return thread.replace(/;messageid=[^#]*/, '');
  return `flat:${thread}`;
}

describe.each(PLATFORMS)('a site visit in a channel, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let gerda: Seat;
  let channel: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    // Of the organisation, and not among who is invited.
    gerda = await stage.meet(driver, 'Gerda');
    await stage.meet(driver, 'Anna', 'ambassador');
    await stage.meet(driver, 'Ada', 'administrator');
    const { thread } = await driver.say('Ada', '/impact kanaal Nieuws', 'channel');
    const [opened] = await driver.answers(thread, 1);
    expect(opened?.text).toContain(broadcasts.channels.opened('Nieuws'));
    channel = ofChannel(thread);
  });

  afterAll(() => stage?.stop());

  it('shows numbers there, answers who presses alone, and is put there once', async () => {
    const { card, where, title } = await openVisit(stage, bea);
    const open = await eventually('the button', async () =>
      (await bea.driver.answers(where, 0)).find(
        ({ id, buttons: shown }) => id === card.id && shown.includes(buttons.post),
      ),
    );
    const form = formIn(await stage.press(bea, open, buttons.post, where));
    await form.send({ [fields.channels]: ['Nieuws'] });
    const empty = visits.slot({ coming: 0, places: 0, waiting: 0, offered: 0, capacity: 2 });
    const posted = await stage.read(bea, empty, channel);
    expect(posted.text).toContain(title);
    const pressed = wordsIn(await stage.press(gerda, posted, buttons.come, channel)).words;
    expect(pressed).toContain(visits.yours.coming('donderdag 17 december 2026, 10:00–12:00', false));
    const full = visits.slot({ coming: 1, places: 1, waiting: 0, offered: 0, capacity: 2 });
    const after = await stage.read(bea, full, channel);
    expect(after.id).toBe(posted.id);
    expect(after.text).not.toContain('Gerda');
    // Her own card is in her own conversation.
    await stage.read(gerda, visits.yours.coming('donderdag 17 december 2026, 10:00–12:00', false));
    const desk = await stage.read(bea, full, where);
    expect(desk.buttons).not.toContain(buttons.post);
  });

  it('is announced by a network broker only where other organisations read along', async () => {
    const { prisma } = stage.running.database;
    await prisma.conversation.updateMany({ where: { broadcastChannel: { name: 'Nieuws' } }, data: { shared: true } });
    const { card, where } = await openVisit(stage, bea, { ...FILLED_IN, [fields.host]: 'De Molen' });
    const open = await eventually('the button', async () =>
      (await bea.driver.answers(where, 0)).find(
        ({ id, buttons: shown }) => id === card.id && shown.includes(buttons.post),
      ),
    );
    const refused = wordsIn(await stage.press(bea, open, buttons.post, where)).words;
    expect(refused).toContain(visits.onlySharedChannels);
    await prisma.roleGrant.create({ data: { personId: bea.personId, role: 'network_broker' } });
    const form = formIn(await stage.press(bea, open, buttons.post, where));
    await form.send({ [fields.channels]: ['Nieuws'] });
    await stage.read(bea, 'De Molen', channel);
  });
});
