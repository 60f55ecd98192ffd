import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forgetReplies } from '../../features/visits/retention.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit, writeVisit } from './visit-stage.ts';

const { visits } = nl;
const { buttons, fields, leaving, yours } = visits;
const THURSDAY = 'donderdag 17 december 2026, 10:00–12:00';
const FRIDAY = 'vrijdag 18 december 2026, 10:00–12:00';
const MONDAY = 'maandag 21 december 2026, 10:00–12:00';

describe.each(PLATFORMS)('a visit at several times, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let eva: Seat;
  let where: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    eva = await stage.meet(driver, 'Eva', 'ambassador');
    const written = await openVisit(stage, bea, {
      ...FILLED_IN,
      [fields.times]: [THURSDAY, FRIDAY, MONDAY].join('\n'),
      [fields.replyBy]: '10 december 2026',
      [fields.accessibility]: 'Er is een lift',
    });
    where = written.where;
  });

  afterAll(() => stage?.stop());

  /** The latest they have with a button that begins so. */
  const buttonOf = (seat: Seat, begins: string, place = seat.inbox) =>
    eventually(
      `a button ${begins} at ${seat.person}`,
      async () => {
        for (const message of (await seat.driver.answers(place, 0)).toReversed()) {
          const label = message.buttons.find((one) => one.startsWith(begins));
          if (label !== undefined) return { message, label };
        }
        return undefined;
      },
      async () => JSON.stringify((await seat.driver.answers(place, 0)).map((one) => [one.text, one.buttons])),
    );

  async function press(seat: Seat, begins: string): Promise<string> {
    const { message, label } = await buttonOf(seat, begins);
    return wordsIn(await stage.press(seat, message, label)).words;
  }

  it('is answered for one of them, by a press and in words', async () => {
    const card = await stage.read(anna, THURSDAY);
    expect(card.text).toContain(visits.accessibility('Er is een lift'));
    expect(card.text).toContain(visits.replyBy('donderdag 10 december 2026 om 23:59'));
    expect(await press(anna, buttons.comeAt('do 17 dec'))).toContain(yours.coming(THURSDAY, false));
    expect(await press(eva, buttons.comeAt('ma 21 dec'))).toContain(yours.coming(MONDAY, false));
    await stage.read(cor, THURSDAY);
    const { thread } = await cor.driver.say(cor.person, 'ik kom naar het werkbezoek');
    await stage.read(cor, visits.whichTime, thread);
    await stage.say(cor, thread, 'ik kom vrijdag');
    await stage.read(cor, yours.coming(FRIDAY, false), thread);
  });

  it('loses a time after it was said where its people go, or that it is off for them', async () => {
    const { message } = await buttonOf(bea, buttons.change, where);
    const form = formIn(await stage.press(bea, message, buttons.change, where));
    const asked = formIn(await form.send({ [fields.times]: FRIDAY }));
    expect(asked.title).toBe(leaving.title);
    const [thursday, monday] = [leaving.field(THURSDAY, 1), leaving.field(MONDAY, 1)];
    expect(asked.fields.map(({ label }) => label)).toEqual([thursday, monday]);
    const full = formIn(await asked.send({ [thursday]: leaving.to(FRIDAY), [monday]: leaving.to(FRIDAY) }));
    expect(full.fields.map(({ error }) => error)).toContain(leaving.noRoom(0));
    expect(await stage.running.database.prisma.visitSlot.count()).toBe(3);
    await full.send({ [thursday]: leaving.to(FRIDAY), [monday]: leaving.off });
    const annas = await stage.read(anna, visits.moved.line);
    expect(annas.text).toContain(yours.coming(FRIDAY, false));
    const evas = await stage.read(eva, leaving.gone(MONDAY));
    expect(evas.buttons).toContain(buttons.come);
    await stage.read(bea, '2 van 2 plekken bezet', where);
    // Once: nothing else was changed.
    expect(await stage.all(cor, visits.moved.line)).toHaveLength(1);
    const { prisma } = stage.running.database;
    expect(await prisma.visitSlot.findMany()).toMatchObject([{ taken: 2 }]);
    expect(await prisma.auditEntry.findMany({ where: { action: 'visit.changed' } })).toMatchObject([
      { actorId: bea.personId, details: { number: 1, fields: 'times' } },
    ]);
  });

  it('takes nobody any more when it is too late to sign up, and nobody when it is called off', async () => {
    await setClock(stage.running.database.prisma, new Date('2026-12-11T09:00:00Z'));
    const { message } = await buttonOf(eva, buttons.come);
    expect(wordsIn(await stage.press(eva, message, buttons.come)).words).toContain(visits.refusals.closed);
    const { message: desk } = await buttonOf(bea, buttons.cancel, where);
    await formIn(await stage.press(bea, desk, buttons.cancel, where)).send({});
    await stage.read(anna, visits.moved.cancelled);
    await stage.read(eva, yours.cancelled);
    const { thread } = await eva.driver.say(eva.person, 'hoi');
    await eva.driver.reply(eva.person, thread, 'ik kom naar werkbezoek 1');
    await stage.read(eva, visits.refusals.cancelled, thread);
  });
});

describe('a visit that goes on, and a draft that lies', () => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const [platform] = PLATFORMS;
    if (!platform) throw new Error('There is no platform.');
    const driver = await platform.createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
  });

  afterAll(() => stage?.stop());

  it('is asked who was there of the times that have begun, and of no other', async () => {
    const { prisma } = stage.running.database;
    const anna = await stage.meet(bea.driver, 'Anna', 'ambassador');
    const eva = await stage.meet(bea.driver, 'Eva', 'ambassador');
    const { title } = await openVisit(stage, bea, { ...FILLED_IN, [fields.times]: [THURSDAY, MONDAY].join('\n') });
    for (const { person, personId } of [anna, eva]) {
      await prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
    for (const [seat, begins] of [
      [anna, buttons.comeAt('do 17 dec')],
      [eva, buttons.comeAt('ma 21 dec')],
    ] as const) {
      const card = await stage.read(seat, title);
      await stage.press(seat, card, card.buttons.find((label) => label.startsWith(begins)) ?? begins);
    }
    await setClock(prisma, new Date('2026-12-17T13:00:00Z'));
    const { thread } = await bea.driver.say('Bea', '/impact werkbezoeken 1');
    const card = await stage.read(bea, title, thread);
    const form = formIn(await stage.press(bea, card, buttons.present, thread));
    const [choices] = form.fields;
    expect(choices?.options).toEqual(['Anna']);
    expect(wordsIn(await form.send({ [visits.presentField]: ['Anna'] })).words).toContain(visits.presentDone(1));
    const marks = await prisma.visitGuest.findMany({ where: { attended: { not: null } } });
    expect(marks.map(({ personId }) => personId)).toEqual([anna.personId]);
  });

  it('says that it was thrown away when its term has passed and somebody presses', async () => {
    const { prisma } = stage.running.database;
    const { card, where } = await writeVisit(stage, bea, {
      ...FILLED_IN,
      [fields.times]: 'dinsdag 22 december 2026 van 10 tot 12 uur',
    });
    await setClock(prisma, new Date('2027-01-25T09:00:00Z'));
    await forgetReplies(prisma, 30);
    for (const button of [buttons.open, buttons.change]) {
      const answer = wordsIn(await stage.press(bea, card, button, where)).words;
      expect(answer).toContain(visits.states.dropped);
    }
  });
});
