import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openForm, openVisit, writeVisit } from './visit-stage.ts';

const { visits } = nl;
const { buttons, fields, yours } = visits;
const WHEN = 'donderdag 17 december 2026, 10:00–12:00';

describe.each(PLATFORMS)('a site visit, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    dirk = await stage.meet(driver, 'Dirk', 'ambassador');
    for (const { person, personId } of [anna, cor, dirk]) {
      await stage.running.database.prisma.person.update({ where: { id: personId }, data: { displayName: person } });
    }
  });

  afterAll(() => stage?.stop());

  it('is a draft first, with what was understood and who would be invited, and invites nobody by itself', async () => {
    const { card } = await writeVisit(stage, bea);
    for (const words of [WHEN, 'Dorpsstraat 1, Rijssen', visits.capacity(2, false), visits.states.draft]) {
      expect(card.text).toContain(words);
    }
    expect(card.text).toMatch(/3 collega’s krijgen een uitnodiging/);
    expect(card.buttons).toEqual([buttons.open, buttons.change, buttons.drop]);
    expect(await stage.all(anna, 'De Cirkel')).toEqual([]);
  });

  it('says at the field what is not right, and keeps what was filled in', async () => {
    const form = await openForm(stage, bea);
    const refused = formIn(
      await form.send({
        ...FILLED_IN,
        [fields.times]: 'vrijdag 17 december 2026 om 10 uur',
        [fields.capacity]: 'veel',
        [fields.replyBy]: '20 december 2026',
        [fields.deputy]: 'Niemand Nergens',
      }),
    );
    const errors = Object.fromEntries(refused.fields.map(({ label, error }) => [label, error]));
    expect(errors[fields.times]).toContain('donderdag 17 december 2026');
    expect(errors).toMatchObject({
      [fields.capacity]: visits.errors.capacity,
      [fields.deputy]: visits.errors.deputy,
    });
    expect(refused.fields.find(({ label }) => label === fields.host)?.value).toBe('De Cirkel');
  });

  it('fills its places, keeps who is too late waiting, and offers a place that comes free to the next', async () => {
    const { card, where, title } = await openVisit(stage, bea);
    const seats = [anna, cor, dirk];
    const cards = [];
    for (const seat of seats) {
      const invitation = await stage.read(seat, title);
      expect(invitation.buttons).toEqual([buttons.come, buttons.maybe, buttons.decline, nl.broadcasts.noMore]);
      cards.push(invitation);
      expect(wordsIn(await stage.press(seat, invitation, buttons.come)).words).toContain(
        seat === dirk ? yours.waiting(WHEN) : yours.coming(WHEN, false),
      );
    }
    // Each sees how they stand on their own card, and the broker the numbers.
    const own = await stage.read(anna, yours.coming(WHEN, false));
    expect(own.id).toBe(cards[0]?.id);
    const shown = { places: 2, capacity: 2, coming: 2, waiting: 1, offered: 0 };
    const numbers = await stage.read(bea, visits.slot(shown), where);
    expect(numbers.id).toBe(card.id);
    expect(numbers.text).not.toContain('Anna');
    // Once more is not twice.
    expect(
      wordsIn(await stage.press(cor, await stage.read(cor, yours.coming(WHEN, false)), buttons.bring)).words,
    ).toContain(visits.refusals['no-second-place']);
    await stage.press(anna, own, buttons.notAnyMore);
    const offer = await stage.read(dirk, 'vrij voor jou');
    expect(offer.buttons).toEqual([buttons.take, buttons.pass]);
    await stage.press(dirk, offer, buttons.take);
    await stage.read(dirk, yours.coming(WHEN, false));
    await stage.read(bea, visits.slot({ ...shown, waiting: 0 }), where);
    const list = wordsIn(await stage.press(bea, numbers, buttons.who, where)).words;
    expect(list).toContain('Cor');
    expect(list).toContain('Dirk');
    expect(list).not.toContain('Anna');
    expect(
      wordsIn(await stage.press(dirk, await stage.read(dirk, yours.coming(WHEN, false)), buttons.calendar)).words,
    ).toContain(visits.fileSent);
    await stage.read(dirk, nl.attachments.calendarStays);
    // Other guests see a name with consent only.
    const dirks = await stage.read(dirk, yours.coming(WHEN, false));
    expect(wordsIn(await stage.press(dirk, dirks, buttons.showName)).words).toContain(visits.nameShown);
    expect((await stage.read(dirk, visits.nameShown)).buttons).toContain(buttons.hideName);
  });

  it('that changes or does not take place tells everybody, and takes no replies any more', async () => {
    const { card, where, title } = await openVisit(stage, bea);
    const invitation = await stage.read(anna, title);
    await stage.press(anna, invitation, buttons.come);
    const silent = await stage.read(cor, title);
    const open = await stage.read(bea, 'Nog geen antwoord: 2', where);
    const form = formIn(await stage.press(bea, open, buttons.change, where));
    await form.send({ [fields.address]: 'Kerkplein 2, Goor' });
    await stage.read(anna, visits.moved.line);
    expect((await stage.read(anna, 'Kerkplein 2, Goor')).text).toContain(nl.attachments.calendarStays);
    expect((await stage.read(cor, 'Kerkplein 2, Goor')).id).toBe(silent.id);
    const changed = await stage.read(bea, 'Kerkplein 2, Goor', where);
    await formIn(await stage.press(bea, changed, buttons.cancel, where)).send({
      [visits.cancelReason]: 'De bakker is ziek.',
    });
    await stage.read(anna, visits.moved.cancelledBecause('De bakker is ziek.'));
    const called = await stage.read(cor, yours.cancelled);
    expect(called.buttons).toEqual([]);
    expect((await stage.read(bea, visits.states.cancelled, where)).id).toBe(card.id);
  });

  it('asks who stays when there are fewer places than are taken', async () => {
    const { where, title } = await openVisit(stage, bea);
    for (const seat of [anna, cor]) await stage.press(seat, await stage.read(seat, title), buttons.come);
    const shown = { places: 2, capacity: 2, coming: 2, waiting: 0, offered: 0 };
    const full = await stage.read(bea, visits.slot(shown), where);
    const form = formIn(await stage.press(bea, full, buttons.change, where));
    const stay = formIn(await form.send({ [fields.capacity]: '1' }));
    expect(stay.title).toBe(visits.stayTitle);
    const field = stay.fields[0];
    const annas = field?.options?.find((label) => label.startsWith('Anna'));
    await stay.send({ [visits.stayField]: [annas ?? ''] });
    await stage.read(cor, yours.waiting(WHEN));
    await stage.read(bea, visits.slot({ ...shown, places: 1, capacity: 1, coming: 1, waiting: 1 }), where);
  });
});
