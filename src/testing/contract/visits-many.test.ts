import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { places, visits } = nl;
const { buttons, fields } = visits;
const COUNT = 102;

describe.each(PLATFORMS)('a site visit with more guests than a form shows, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  it('says that it shows the first hundred, and takes the names of others', async () => {
    const { prisma } = stage.running.database;
    const { card, where } = await openVisit(stage, bea, { ...FILLED_IN, [fields.capacity]: '150' });
    const {
      id: visitId,
      slots,
      organisationId,
    } = await prisma.siteVisit.findFirstOrThrow({ include: { slots: true } });
    const slotId = slots[0]?.id ?? '';
    for (let at = 1; at <= COUNT; at += 1) {
      const displayName = `Gast ${String(at).padStart(3, '0')}`;
      const { id: personId } = await prisma.person.create({ data: { organisationId, displayName } });
      await prisma.visitGuest.create({ data: { visitId, personId, reply: 'coming', slotId } });
    }
    await setClock(prisma, new Date('2026-12-17T12:30:00Z'));
    await prisma.siteVisit.update({ where: { id: visitId }, data: { stale: true } });
    const over = await eventually('the button', async () =>
      (await bea.driver.answers(where, 0)).find(
        ({ id, buttons: shown }) => id === card.id && shown.includes(buttons.present),
      ),
    );
    const open = async () => formIn(await stage.press(bea, over, buttons.present, where));
    const form = await open();
    expect(JSON.stringify(form)).toContain(places.onlyFirst(100, COUNT));
    const wrong = await form.send({ [places.otherNames]: 'Gast 102\nNiemand' });
    expect(JSON.stringify(wrong)).toContain(places.unknownNames('Niemand'));
    await (await open()).send({ [places.otherNames]: 'gast 102' });
    const marked = async (name: string) =>
      (await prisma.visitGuest.findFirstOrThrow({ where: { person: { displayName: name } } })).attended;
    expect(await Promise.all(['Gast 001', 'Gast 101', 'Gast 102'].map(marked))).toEqual([true, null, true]);
  });
});
