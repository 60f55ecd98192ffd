import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, MONDAY, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, audiences, visits } = nl;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe.each(PLATFORMS)('a broadcast to people who are named, or to the guests of a visit, in $name', ({
  createDriver,
}) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let fatma: Seat;
  let karel: Seat;
  let karin: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'https://bot.example.nl' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    fatma = await stage.meet(driver, 'Fatma');
    karel = await stage.meet(driver, 'Karel');
    karin = await stage.meet(driver, 'Karin', 'ambassador');
    const names = [
      [bea, 'Bea Smit'],
      [fatma, 'Fatma Yilmaz'],
      [karel, 'Robin Bos'],
      [karin, 'Robin Dekker'],
    ] as const;
    for (const [{ personId }, displayName] of names)
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName } });
  });

  afterAll(() => stage?.stop());

  async function said(text: string, count = 1): Promise<{ card: ReceivedMessage; thread: string }> {
    const { thread } = await bea.driver.say('Bea', text);
    const card = (await bea.driver.answers(thread, count)).at(-1);
    if (!card) throw new Error('Nothing was said.');
    return { card, thread };
  }

  /** An open visit to a thrift shop, to which Fatma comes while Robin Dekker waits. */
  async function aVisit(host: string): Promise<number> {
    const { prisma } = stage.running.database;
    const { organisationId } = await prisma.person.findUniqueOrThrow({ where: { id: bea.personId } });
    const startsAt = new Date(MONDAY.getTime() + 7 * DAY_MS);
    const visit = await prisma.siteVisit.create({
      data: {
        ...{ host, capacity: 1, address: 'Dorpsstraat 1, Rijssen', audience: {}, state: 'open' as const },
        ...{ organisationId: organisationId ?? '', createdById: bea.personId, openedAt: MONDAY, filledAt: MONDAY },
        slots: { create: { startsAt, endsAt: new Date(startsAt.getTime() + 7_200_000), capacity: 1 } },
      },
      include: { slots: true },
    });
    const slotId = visit.slots[0]?.id ?? null;
    const guest = { visitId: visit.id, slotId };
    await prisma.visitGuest.create({ data: { ...guest, personId: fatma.personId, reply: 'coming' } });
    await prisma.visitGuest.create({ data: { ...guest, personId: karin.personId, reply: 'waiting', rank: 1 } });
    return visit.number;
  }

  it('goes to one colleague who is named, after a press', async () => {
    const { card, thread } = await said('Stuur een bericht aan Fatma: de sleutel ligt klaar');
    expect(card.text).toContain(broadcasts.to('Fatma Yilmaz'));
    expect(card.text).toMatch(/Dit krijgt 1 collega/);
    expect(await stage.all(fatma, 'de sleutel')).toEqual([]);
    await stage.press(bea, card, broadcasts.buttons.send, thread);
    expect((await stage.read(fatma, 'de sleutel')).text).toContain('de sleutel ligt klaar');
    expect(await stage.all(karel, 'de sleutel')).toEqual([]);
    const done = await stage.read(bea, `${broadcasts.recipients.sent}: 1`, thread);
    // What the page behind it gives is read in looking.test.ts.
    const shown = JSON.stringify(await stage.press(bea, done, broadcasts.buttons.results, thread));
    expect(shown).toContain(broadcasts.file.link);
  });

  it('asks which of two with one name, and goes to the one that is chosen', async () => {
    const { card: which, thread } = await said('Stuur een bericht aan Robin: de zaal is open', 2);
    expect(which.text).toContain(broadcasts.persons.which('Robin'));
    await stage.press(bea, which, 'Robin Bos', thread);
    const chosen = await stage.read(bea, broadcasts.to('Robin Bos'), thread);
    await stage.press(bea, chosen, broadcasts.buttons.send, thread);
    await stage.read(karel, 'de zaal is open');
    expect(await stage.all(karin, 'de zaal is open')).toEqual([]);
  });

  it('goes to a group and somebody beside it, and not to who is left out', async () => {
    const { card } = await said('Stuur een bericht aan alle ambassadeurs en Fatma: er is soep');
    expect(card.text).toContain(broadcasts.to(`ambassadeurs bij Provincie Test, ${audiences.andAlso} Fatma Yilmaz`));
    const { card: without } = await said('Stuur een bericht aan iedereen, niet aan Fatma: er is soep');
    expect(without.text).toContain(`${audiences.without} Fatma Yilmaz`);
  });

  it('goes to who comes to a visit, or to who waits too', async () => {
    const number = await aVisit('Kringloop De Cirkel');
    const whom = audiences.guests({ number, host: 'Kringloop De Cirkel', waits: false });
    const { card, thread } = await said(
      'laat iedereen die naar de kringloop komt weten dat we door de achterdeur naar binnen gaan',
    );
    expect(card.text).toContain(broadcasts.to(whom));
    expect(card.text).toContain(broadcasts.whatTextSaid('we door de achterdeur naar binnen gaan'));
    await bea.driver.reply('Bea', thread, 'Er is na afloop soep.');
    const filled = await stage.read(bea, 'Er is na afloop soep.', thread);
    await stage.press(bea, filled, broadcasts.buttons.send, thread);
    await stage.read(fatma, 'Er is na afloop soep.');
    expect(await stage.all(karin, 'Er is na afloop soep.')).toEqual([]);

    const { card: all } = await said(
      `stuur een bericht aan alle gasten en de wachtlijst van werkbezoek ${number}: het is vol`,
    );
    expect(all.text).toContain(broadcasts.to(audiences.guests({ number, host: 'Kringloop De Cirkel', waits: true })));
    expect(all.text).toMatch(/Dit krijgen 2 collega’s/);
  });

  it('is begun from the card of a visit, for who waits too when that is chosen', async () => {
    const number = await aVisit('Bakkerij Zon');
    const { card, thread } = await said(`/impact werkbezoeken ${number}`);
    const form = formIn(await stage.press(bea, card, visits.buttons.write, thread));
    const { coming, waiting } = audiences.fields.guestReplies;
    await form.send({
      [broadcasts.fields.title]: 'Bakkerij',
      [broadcasts.fields.textNl]: 'De oven is stuk.',
      [audiences.fields.guests]: [coming, waiting],
    });
    const written = await stage.read(bea, 'De oven is stuk.', thread);
    expect(written.text).toContain(broadcasts.to(audiences.guests({ number, host: 'Bakkerij Zon', waits: true })));
    await stage.press(bea, written, broadcasts.buttons.send, thread);
    await stage.read(fatma, 'De oven is stuk.');
    await stage.read(karin, 'De oven is stuk.');
  });

  it('to guests is about what they signed up for: it reaches who wants nothing unasked or had their share, and counts for nothing', async () => {
    const number = await aVisit('Smederij Vuur');
    const { prisma } = stage.running.database;
    const unasked = { recipientId: fatma.personId, purpose: 'broadcast' as const };
    const earlier = await prisma.outboxEntry.findFirstOrThrow({ where: { recipientId: fatma.personId } });
    for (let at = 0; at < 3; at += 1) {
      const { id: _, payload, ...row } = earlier;
      await prisma.outboxEntry.create({ data: { ...row, ...unasked, payload: payload ?? {}, sentAt: MONDAY } });
    }
    const before = await prisma.outboxEntry.count({ where: unasked });
    await prisma.person.update({ where: { id: fatma.personId }, data: { unaskedRefusedAt: MONDAY } });
    const { card, thread } = await said(`stuur een bericht aan alle gasten van werkbezoek ${number}: het vuur brandt`);
    expect(card.text).toMatch(/Dit krijgt 1 collega/);
    await stage.press(bea, card, broadcasts.buttons.send, thread);
    const arrived = await stage.read(fatma, 'het vuur brandt');
    expect(arrived.buttons).toEqual([broadcasts.seen]);
    expect(await prisma.outboxEntry.count({ where: unasked })).toBe(before);
    await prisma.person.update({ where: { id: fatma.personId }, data: { unaskedRefusedAt: null } });
  });

  it('asks which visit when none is named, and does not go to everybody', async () => {
    const { card } = await said('Stuur een bericht aan iedereen die komt: neem een jas mee');
    expect(card.text).toContain(broadcasts.guests.whichVisit);
  });

  it('is asked for in English', async () => {
    const { card } = await said('Send a message to Fatma: could you call me tomorrow?');
    expect(card.text).toContain(en.broadcasts.to('Fatma Yilmaz'));
  });
});
