import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { sessions } = nl;
const { fields, buttons, kinds } = sessions;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';

describe.each(PLATFORMS)('a session with two places, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;
  let desk: { place: string };

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    dirk = await stage.meet(driver, 'Dirk');
  });

  afterAll(() => stage?.stop());

  const session = () => stage.running.database.prisma.session.findFirstOrThrow();
  const standing = async (seat: Seat) =>
    (await stage.running.database.prisma.sessionReply.findFirst({ where: { personId: seat.personId } }))?.reply;
  /** A press on the invitation they have. */
  async function press(seat: Seat, label: string): Promise<string> {
    const card = await eventually(`a card with ${label}`, async () =>
      (await stage.all(seat, WHEN)).findLast(({ buttons: shown }) => shown.includes(label)),
    );
    return wordsIn(await stage.press(seat, card, label)).words;
  }

  async function say(seat: Seat, text: string): Promise<string> {
    const { thread } = await seat.driver.say(seat.person, text);
    const [message] = await seat.driver.answers(thread, 1);
    return message?.text ?? '';
  }

  it('is planned in a sentence, with its places in the form, and announced', async () => {
    const { thread } = await bea.driver.say(
      bea.person,
      'plan een kennissessie over repareren, dinsdag 9 februari 2027 om 14 uur, maximaal 2 plekken',
    );
    const [message] = await bea.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    const form = formIn(await stage.press(bea, message, sessions.invitation.label, thread));
    // What was said stands in the form: it is not filled in again.
    await form.send({
      [fields.kind]: kinds.knowledge_session,
      [fields.title]: 'Repareren',
      [fields.date]: '2027-02-09',
      [fields.time]: '14.00',
      [fields.minutes]: sessions.lasts(120),
      [fields.repeat]: sessions.repeats.once,
      [fields.place]: 'Grote Kerkhof 1, Deventer',
    });
    const where = await eventually('the card', async () => {
      for (const place of [thread, bea.inbox]) {
        const card = (await bea.driver.answers(place, 0)).find(({ buttons: shown }) =>
          shown.includes(buttons.announce),
        );
        if (card) return { place, card };
      }
      return undefined;
    });
    expect(where.card.text).toContain(sessions.placesShort(0, 2, 0));
    desk = where;
    await stage.press(bea, where.card, buttons.announce, where.place);
    expect((await stage.read(anna, WHEN)).text).toContain(sessions.placesShort(0, 2, 0));
  });

  it('gives who brings somebody two places, and lets the next one wait in order', async () => {
    await stage.read(cor, WHEN);
    expect(await say(cor, 'ik kom naar de kennissessie, en neem een collega mee')).toContain(sessions.joinedTwo(WHEN));
    expect(await press(anna, sessions.join)).toContain(sessions.waits(WHEN, 1));
    expect(await press(dirk, sessions.join)).toContain(sessions.waits(WHEN, 2));
    await stage.read(anna, sessions.youWait(1));
    expect(await session()).toMatchObject({ capacity: 2, taken: 2 });
    // The broker's card says how it stands, without anybody asking.
    await eventually('the card of the broker', async () => {
      const cards = await bea.driver.answers(desk.place, 0);
      return cards.find(({ text }) => text.includes(sessions.placesShort(2, 2, 2))) ? true : undefined;
    });
  });

  it('offers what comes free to the first, and after its term to the next', async () => {
    expect(await say(cor, 'ik kan toch niet naar de kennissessie')).toContain(sessions.declined(WHEN));
    for (const seat of [anna, dirk]) await stage.read(seat, 'Er is een plek vrij voor jou');
    expect(await standing(anna)).toBe('offered');
    expect(await press(dirk, sessions.join)).toContain(sessions.joined(WHEN));
    // Anna lets it pass; Cor waits by then.
    await say(cor, 'ik kom naar de kennissessie');
    expect(await standing(cor)).toBe('waiting');
    await setClock(stage.running.database.prisma, new Date('2026-12-02T09:00:00Z'));
    await stage.read(anna, 'is nu voor de volgende');
    await stage.read(cor, 'Er is een plek vrij voor jou');
    expect(await standing(anna)).toBe('lapsed');
    const history = await stage.running.database.prisma.sessionEvent.findMany({
      where: { personId: anna.personId },
      orderBy: { id: 'asc' },
    });
    expect(history.map(({ via, after }) => `${via} ${after}`)).toEqual([
      'press waiting',
      'clock offered',
      'clock lapsed',
    ]);
  });

  it('asks its broker who stays, when there are fewer places than are taken', async () => {
    await say(cor, 'ik kom naar de kennissessie');
    expect(await standing(cor)).toBe('coming');
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: dirk.personId }, data: { displayName: 'Dirk Smit' } });
    await prisma.person.update({ where: { id: cor.personId }, data: { displayName: 'Cor Vos' } });
    const asked = await bea.driver.say(bea.person, '/impact sessies');
    await bea.driver.answers(asked.thread, 1);
    await bea.driver.reply(bea.person, asked.thread, 'toch maar 1 plek');
    const said = await stage.read(bea, sessions.pressForCapacity(1), asked.thread);
    expect((await session()).capacity).toBe(2);
    const form = formIn(await stage.press(bea, said, sessions.makeCapacity(1), asked.thread));
    const dirks = await prisma.person.findUniqueOrThrow({
      where: { id: dirk.personId },
      include: { organisation: true },
    });
    const organisation = dirks.organisation?.name ?? '';
    const both = ['Dirk Smit', 'Cor Vos'].map((name) => sessions.seated(name, organisation, false, WHEN));
    expect(JSON.stringify(await form.send({ [fields.stay]: both }))).toContain(sessions.stayTooMany(1));
    await form.send({ [fields.stay]: both.slice(0, 1) });
    await stage.read(cor, 'Er zijn minder plekken');
    expect(await session()).toMatchObject({ capacity: 1, taken: 1 });
    expect(await standing(cor)).toBe('waiting');
    expect(await standing(dirk)).toBe('coming');
  });

  it('with more places again offers them to who waits', async () => {
    const asked = await bea.driver.say(bea.person, '/impact sessies');
    const [card] = await bea.driver.answers(asked.thread, 1);
    if (!card) throw new Error('There is no card.');
    const form = formIn(await stage.press(bea, card, buttons.capacity, asked.thread));
    await form.send({ [fields.capacity]: '5' });
    await eventually('an offer to Cor', async () => ((await standing(cor)) === 'offered' ? true : undefined));
  });

  it('tells its broker who waits, and everybody how many places there are', async () => {
    const asked = await bea.driver.say(bea.person, '/impact sessies');
    await bea.driver.answers(asked.thread, 1);
    await bea.driver.reply(bea.person, asked.thread, 'wie staat er op de wachtlijst?');
    await stage.read(bea, 'Cor Vos', asked.thread);
    expect(await standing(bea)).toBeUndefined();
  });
});
