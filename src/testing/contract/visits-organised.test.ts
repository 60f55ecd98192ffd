import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { visitDeadlines } from '../../features/visits/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { visits } = nl;
const { after, buttons, fields } = visits;
const WHEN = 'donderdag 17 december 2026, 10:00–12:00';
const AFTERWARDS = new Date('2026-12-17T13:00:00Z');
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));

describe.each(PLATFORMS)('a visit and who organises it, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let dirk: Seat;
  let anna: Seat;
  let cor: Seat;
  let title: string;
  let where: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    dirk = await stage.meet(driver, 'Dirk');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    for (const { person, personId } of [bea, dirk, anna, cor]) {
      await stage.running.database.prisma.person.update({
        where: { id: personId },
        data: { displayName: `${person} Vos` },
      });
    }
    ({ title, where } = await openVisit(stage, bea, { ...FILLED_IN, [fields.deputy]: 'Dirk Vos' }));
  });

  afterAll(() => stage?.stop());

  /** The latest they have of the visit with this button. */
  const cardWith = (seat: Seat, label: string, place = seat.inbox) =>
    eventually(
      `a card with ${label} at ${seat.person}`,
      async () => (await seat.driver.answers(place, 0)).findLast((one) => one.buttons.includes(label)),
      async () => JSON.stringify((await seat.driver.answers(place, 0)).map((one) => [one.text, one.buttons])),
    );
  const press = async (seat: Seat, label: string) =>
    wordsIn(await stage.press(seat, await cardWith(seat, label), label)).words;

  it('tells its deputy, who sees who comes and changes it as its broker does', async () => {
    await stage.read(dirk, visits.youAreDeputy('Bea Vos', title));
    await stage.read(dirk, WHEN);
    await press(anna, buttons.come);
    await stage.read(dirk, '1 van 2 plekken bezet');
    expect(await press(dirk, buttons.who)).toContain('Anna Vos');
    const form = formIn(await stage.press(dirk, await cardWith(dirk, buttons.change), buttons.change));
    await form.send({ [fields.capacity]: '3', [fields.prepare]: 'Stevige schoenen' });
    expect((await stage.read(anna, 'Stevige schoenen')).text).toContain(visits.moved.line);
    await stage.read(bea, '1 van 3 plekken bezet', where);
  });

  it('takes the words of its deputy as those of its broker', async () => {
    const { thread } = await dirk.driver.say(dirk.person, '/impact werkbezoeken 1');
    await stage.read(dirk, title, thread);
    const proposed = await stage.say(dirk, thread, 'een uur later');
    expect(proposed.text).toContain('donderdag 17 december 2026, 11:00–13:00');
    await stage.press(dirk, proposed, buttons.leave, thread);
  });

  it('shows other guests a name with consent, and no longer when it is taken back', async () => {
    await press(cor, buttons.come);
    const asked = async () => {
      const { thread } = await cor.driver.say(cor.person, 'wie komen er van ons?');
      return stage.read(cor, title, thread);
    };
    expect((await asked()).text).toContain(visits.ownComing('', 1));
    await press(anna, buttons.showName);
    await stage.read(anna, visits.nameShown);
    expect((await asked()).text).toContain(visits.ownComing('Anna Vos', 0));
    await press(anna, buttons.hideName);
    await eventually(
      'the name is gone',
      async () => (await asked()).text.includes(visits.ownComing('', 1)) || undefined,
    );
  });

  it('keeps in chat who was there, thanks them, and reads what they took from it without their names', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, AFTERWARDS);
    const { thread } = await dirk.driver.say(dirk.person, '/impact werkbezoeken 1');
    const card = await cardWith(dirk, buttons.present, thread);
    const form = formIn(await stage.press(dirk, card, buttons.present, thread));
    expect(wordsIn(await form.send({ [visits.presentField]: ['Anna Vos'] })).words).toContain(visits.presentDone(1));
    const { id } = await prisma.siteVisit.findFirstOrThrow();
    const { messenger } = createDeliveryParts({ prisma, platforms, logger: createLogger({ level: 'silent' }) });
    const clock = visitDeadlines({ prisma, queue: messenger.queue, changed: () => undefined });
    await prisma.$transaction((tx) => clock.ring(tx, id), { timeout: 30_000 });
    const thanks = await stage.read(anna, after.ask);
    expect(await stage.all(cor, after.ask)).toEqual([]);
    const remark = 'Ik zag hoe klein je kunt beginnen';
    const asked = formIn(await stage.press(anna, thanks, buttons.feedback));
    await asked.send({ [after.useful]: after.yes, [after.remark]: remark });
    const counted = await stage.read(bea, after.counted(1, 1), where);
    const list = wordsIn(await stage.press(bea, counted, buttons.who, where)).words;
    expect(list).toContain(after.remarks);
    expect(list).toContain(remark);
    expect(list).not.toContain(`Anna Vos: ${remark}`);
  });
});
