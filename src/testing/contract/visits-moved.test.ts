import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { audienceSchema } from '../../audiences/audience.ts';
import { nl } from '../../i18n/nl.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits } = nl;
const PLANNED = 'vrijdag 19 maart 2027, 10:00–12:00';
const MOVED = 'donderdag 18 maart 2027, 11:00–13:00';

describe.each(PLATFORMS)('a visit to which people were invited, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let thread: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    thread = (
      await driver.say(
        'Bea',
        'zet een werkbezoek uit voor alle ambassadeurs, vrijdag 19 maart 2027 om 10 uur bij bakkerij Zon, Dorpsstraat 1, Rijssen, 15 man',
      )
    ).thread;
    const draft = await stage.read(bea, PLANNED, thread);
    await stage.press(bea, draft, visits.buttons.open, thread);
    const invited = await stage.read(anna, PLANNED);
    await stage.press(anna, invited, visits.buttons.come);
    await stage.read(anna, visits.yours.coming(PLANNED, false));
  });

  afterAll(() => stage?.stop());

  const slot = () => stage.running.database.prisma.visitSlot.findFirstOrThrow();

  it('moves in words only after a press, that says what changes and who hears', async () => {
    await bea.driver.reply('Bea', thread, 'een dag eerder');
    await stage.read(bea, visits.proposal.when(PLANNED, 'donderdag 18 maart 2027, 10:00–12:00'), thread);
    await bea.driver.reply('Bea', thread, 'om 11 uur');
    const asked = await stage.read(bea, visits.proposal.when(PLANNED, MOVED), thread);
    expect(asked.text).toContain(visits.proposal.hear(1, 0, 0));
    expect((await slot()).startsAt.toISOString()).toBe('2027-03-19T09:00:00.000Z');
    expect(await stage.all(anna, MOVED)).toEqual([]);
    await stage.press(bea, asked, visits.buttons.agree, thread);
    await stage.read(anna, MOVED);
    expect((await slot()).startsAt.toISOString()).toBe('2027-03-18T10:00:00.000Z');
  });

  it('stays as it is when that is pressed, and an older proposal does nothing', async () => {
    await bea.driver.reply('Bea', thread, 'een uur later');
    const first = await stage.read(bea, '12:00–14:00', thread);
    await bea.driver.reply('Bea', thread, 'toch 20 plekken');
    const second = await stage.read(bea, visits.proposal.places(15, 20), thread);
    await stage.press(bea, first, visits.buttons.agree, thread);
    await stage.press(bea, second, visits.buttons.leave, thread);
    await stage.press(bea, second, visits.buttons.agree, thread);
    expect(await slot()).toMatchObject({ capacity: 15, startsAt: new Date('2027-03-18T10:00:00.000Z') });
  });

  it('invites who comes to it when that is pressed, and tells nobody else anything', async () => {
    const noor = await stage.meet(bea.driver, 'Noor');
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: noor.personId }, data: { displayName: 'Noor' } });
    const told = await stage.all(anna, visits.moved.line);
    const asked = await stage.say(bea, thread, 'nodig Noor ook uit');
    expect(asked.text).toContain(visits.proposal.onlyNew);
    expect(asked.text).not.toContain(visits.proposal.hear(1, 0, 0));
    expect(wordsIn(await stage.press(bea, asked, visits.buttons.agree, thread)).words).toContain(
      visits.audienceChanged,
    );
    const invited = await stage.read(noor, MOVED);
    expect(invited.buttons).toContain(visits.buttons.come);
    await stage.read(bea, visits.replies(0, 0, 1), thread);
    expect(await stage.all(anna, visits.moved.line)).toHaveLength(told.length);
  });

  it('asks who stays when words leave fewer places than are taken', async () => {
    const card = await stage.read(anna, MOVED);
    await stage.press(anna, card, visits.buttons.bring);
    await bea.driver.reply('Bea', thread, 'toch maar 1 plek');
    const asked = await stage.read(bea, visits.proposal.places(15, 1), thread);
    expect(asked.text).toContain(visits.proposal.whoStays);
    expect(await slot()).toMatchObject({ capacity: 15, taken: 2 });
    const form = formIn(await stage.press(bea, asked, visits.buttons.agree, thread));
    await form.send({ [visits.stayField]: [] });
    await eventually('fewer places', async () => ((await slot()).capacity === 1 ? true : undefined));
  });

  it('is for others of the whole network only when a network broker presses', async () => {
    const { prisma } = stage.running.database;
    const piet = await stage.meet(bea.driver, 'Piet');
    await prisma.person.update({ where: { id: piet.personId }, data: { displayName: 'Piet' } });
    const { id, audience } = await prisma.siteVisit.findFirstOrThrow();
    const network = { ...audienceSchema.parse(audience), organisations: [] };
    await prisma.siteVisit.update({ where: { id }, data: { audience: network } });
    const asked = await stage.say(bea, thread, 'nodig Piet ook uit');
    const agree = async () => wordsIn(await stage.press(bea, asked, visits.buttons.agree, thread)).words;
    expect(await agree()).toContain(visits.onlyNetwork);
    await prisma.roleGrant.create({ data: { personId: bea.personId, role: 'network_broker' } });
    expect(await agree()).toContain(visits.audienceChanged);
    await stage.read(piet, MOVED);
  });
});

describe('a visit of which the day is said first', () => {
  it('takes the hour that follows on that day', async () => {
    const [platform] = PLATFORMS;
    if (!platform) throw new Error('There is no platform.');
    const driver = await platform.createDriver();
    const stage = await createBroadcastStage([driver]);
    const bea = await stage.meet(driver, 'Bea', 'broker');
    const said = 'zet donderdag een werkbezoek uit voor alle ambassadeurs bij bakkerij Zon, 15 man';
    const { thread } = await driver.say('Bea', said);
    await stage.read(bea, visits.errors['no-time'], thread);
    await driver.reply('Bea', thread, 'om 10 uur');
    await stage.read(bea, 'donderdag 3 december 2026, 10:00–12:00', thread);
    await stage.stop();
  });
});
