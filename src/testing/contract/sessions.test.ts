import ical from 'node-ical';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { eventually } from '../eventually.ts';
import { formIn, type ReceivedForm, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { sessions } = nl;
const { fields, buttons, kinds } = sessions;
const FIVE = {
  [fields.kind]: kinds.learning_network,
  [fields.title]: 'Leernetwerk impact ondernemen',
  [fields.date]: '2027-02-09',
  [fields.time]: '14.00',
  [fields.minutes]: sessions.lasts(120),
  [fields.repeat]: sessions.repeats['five-a-year'],
  [fields.times]: '5',
  [fields.place]: 'Grote Kerkhof 1, Deventer',
};
/** "Jij komt", and not "jij komt niet". */
const COMES = new RegExp(`${sessions.youCome}(?! niet)`, 'g');
const FIRST = 'dinsdag 9 februari 2027, 14:00–16:00';

describe.each(PLATFORMS)('the learning network, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    dirk = await stage.meet(driver, 'Dirk');
  });

  afterAll(() => stage?.stop());

  async function say(seat: Seat, text: string, place?: 'channel') {
    const { thread } = await seat.driver.say(seat.person, text, place);
    const [message] = await seat.driver.answers(thread, 1);
    if (!message) throw new Error('There is no answer.');
    return { thread, message };
  }

  /** The last message that speaks of a session and has this button: in Teams an answer stands under the invitation. */
  const cardWith = (seat: Seat, label: string, words = FIRST) =>
    eventually(`a card with ${label}`, async () =>
      (await stage.all(seat, words)).findLast(({ buttons: shown }) => shown.includes(label)),
    );

  async function planForm(): Promise<{ form: ReceivedForm; thread: string }> {
    const { thread, message } = await say(bea, 'plan het leernetwerk, dinsdag 9 februari 2027 om 14 uur');
    return { form: formIn(await stage.press(bea, message, sessions.invitation.label, thread)), thread };
  }

  const allSeries = () =>
    stage.running.database.prisma.sessionSeries.findMany({ include: { sessions: true }, orderBy: { number: 'asc' } });
  const onlySeries = () =>
    stage.running.database.prisma.sessionSeries.findFirstOrThrow({ include: { sessions: true } });
  const comingTo = (personId: string) =>
    stage.running.database.prisma.sessionReply.count({ where: { personId, reply: 'coming' } });

  it.each([
    [{ [fields.date]: '2026-01-05' }, sessions.problems.past],
    [{ [fields.place]: 'het stadhuis' }, sessions.problems['no-address']],
    [{ [fields.time]: 'rond twee' }, sessions.problems.time],
    [{ [fields.times]: 'altijd' }, sessions.problems.times],
  ])('is not planned with %j: the form says why', async (wrong, sentence) => {
    const { form } = await planForm();
    // What was said is a draft by then; the form changes nothing of it.
    const before = await allSeries();
    const shown = await form.send({ ...FIVE, ...wrong });
    expect(JSON.stringify(shown)).toContain(sentence);
    expect(await allSeries()).toEqual(before);
  });

  it('is planned by its broker, shown first, and then everybody is invited once', async () => {
    const { form, thread } = await planForm();
    await form.send(FIVE);
    const { id, number } = await eventually('the series', async () =>
      (await allSeries()).find(({ sessions: dates }) => dates.length === 5),
    );
    await stage.running.database.prisma.sessionSeries.deleteMany({ where: { id: { not: id } } });
    const where = await eventually('the card', async () => {
      for (const place of [thread, bea.inbox]) {
        const found = (await bea.driver.answers(place, 0)).find(
          ({ text, buttons: shown }) =>
            text.includes(sessions.states.draft(number)) && shown.includes(buttons.announce),
        );
        if (found) return { place, card: found };
      }
      return undefined;
    });
    expect(where.card.text).toContain(FIRST);
    expect(where.card.text).toContain('dinsdag 9 november 2027');
    expect(await stage.all(anna, 'Leernetwerk')).toEqual([]);
    // Two presses at once: one announces it, the other hears that it is.
    const presses = await Promise.all([1, 2].map(() => stage.press(bea, where.card, buttons.announce, where.place)));
    const said = presses.map((shown) => wordsIn(shown).words).join(' ');
    expect(said).toContain(sessions.announced);
    expect(said).toContain(sessions.states.announced(number));
    for (const seat of [anna, cor]) {
      const got = await stage.read(seat, FIRST);
      expect(got.buttons).toEqual([sessions.joinAll, sessions.choose, sessions.topicsButton, sessions.calendarButton]);
    }
    expect(await stage.all(anna, FIRST)).toHaveLength(1);
  });

  it('is joined by a press, on all dates, and the card says so', async () => {
    const invitation = await stage.read(anna, FIRST);
    const said = wordsIn(await stage.press(anna, invitation, sessions.joinAll)).words;
    expect(said).toContain(sessions.joinedAll(5));
    const after = await stage.read(anna, sessions.youCome);
    expect(after.id).toBe(invitation.id);
    expect(await comingTo(anna.personId)).toBe(5);
  });

  it('lets people choose dates, two presses at once being one answer', async () => {
    const invitation = await stage.read(cor, FIRST);
    const [first] = (await onlySeries()).sessions.toSorted(
      (one, other) => one.startsAt.getTime() - other.startsAt.getTime(),
    );
    const forms = await Promise.all(
      [1, 2].map(async () => formIn(await stage.press(cor, invitation, sessions.choose))),
    );
    await Promise.all(forms.map((form) => form.send({ [fields.which]: [FIRST] })));
    expect(await comingTo(cor.personId)).toBe(1);
    expect(
      await stage.running.database.prisma.sessionReply.count({
        where: { sessionId: first?.id ?? '', reply: 'coming' },
      }),
    ).toBe(2);
  });

  it('answers when it is, with one’s own answer, in the language of the question', async () => {
    const { message } = await say(anna, 'wanneer is het leernetwerk?');
    expect(message.text).toContain(FIRST);
    expect(message.text).toContain(sessions.youCome);
    const english = await say(dirk, 'when is the learning network?');
    expect(english.message.text).toContain('Tuesday 9 February 2027, 14:00–16:00');
  });

  it('tells who comes: names to who comes too, numbers in a channel and to who does not', async () => {
    const { prisma } = stage.running.database;
    await prisma.person.update({ where: { id: anna.personId }, data: { displayName: 'Anna Jansen' } });
    const own = await say(cor, 'wie gaan er mee naar het leernetwerk?');
    expect(own.message.text).toContain(sessions.coming(2));
    expect(own.message.text).toContain('Anna Jansen');
    const channel = await say(cor, 'wie gaan er mee naar het leernetwerk?', 'channel');
    expect(channel.message.text).toContain(sessions.coming(2));
    expect(channel.message.text).not.toContain('Anna Jansen');
  });

  it('is signed off and on by typing, in the course of the conversation', async () => {
    const { thread } = await say(cor, 'wie gaan er mee naar het leernetwerk?');
    await cor.driver.reply(cor.person, thread, 'ik kan toch niet');
    const off = await eventually('the answer', async () =>
      (await cor.driver.answers(thread, 0)).find(({ text }) => text.includes(sessions.declined(FIRST))),
    );
    expect(off).toBeDefined();
    expect(await comingTo(cor.personId)).toBe(0);
    await cor.driver.reply(cor.person, thread, 'ik kom');
    await eventually('the other answer', async () =>
      (await cor.driver.answers(thread, 0)).find(({ text }) => text.includes(sessions.joined(FIRST))),
    );
    expect(await comingTo(cor.personId)).toBe(1);
  });

  it('takes topics and votes on them before', async () => {
    await formIn(await stage.press(anna, await cardWith(anna, sessions.topicsButton), sessions.topicsButton)).send({
      [fields.idea]: 'Meten van impact',
    });
    const other = formIn(await stage.press(cor, await cardWith(cor, sessions.topicsButton), sessions.topicsButton));
    await other.send({ [fields.votes]: [sessions.topic('Meten van impact', 1)] });
    expect(await stage.running.database.prisma.sessionVote.count()).toBe(2);
  });

  it('gives a file for the calendar with all dates, that says that it does not change by itself', async () => {
    await stage.press(anna, await cardWith(anna, sessions.calendarButton), sessions.calendarButton);
    const message = await stage.read(anna, nl.attachments.calendarStays);
    expect(message.text).toContain('Leernetwerk impact ondernemen');
    const { text } = await stage.running.database.prisma.offeredFile.findFirstOrThrow();
    const [event] = Object.values(ical.sync.parseICS(text)).filter((one) => one?.type === 'VEVENT');
    expect(event).toMatchObject({ start: new Date('2027-02-09T13:00:00Z') });
    expect(event?.type === 'VEVENT' && event.rrule?.all()).toHaveLength(5);
    expect(text).not.toMatch(/Anna|Cor|Bea/);
  });

  it('tells who comes when a date is moved, and everybody’s card changes', async () => {
    const desk = await say(bea, '/impact sessies');
    const form = formIn(await stage.press(bea, desk.message, buttons.move, desk.thread));
    await form.send({ [fields.session]: FIRST, [fields.newDate]: '2027-02-11', [fields.time]: '10.00' });
    const told = await stage.read(anna, 'donderdag 11 februari 2027, 10:00–12:00');
    expect(told.text).toContain(FIRST);
    const { sessions: dates, sequence } = await onlySeries();
    expect(sequence).toBe(1);
    expect(dates.filter(({ startsAt, plannedAt }) => startsAt.getTime() !== plannedAt.getTime())).toHaveLength(1);
    const change = 'verzet, was dinsdag 9 februari 2027';
    const annas = await stage.read(anna, change);
    expect(annas.text.match(COMES)).toHaveLength(5);
    expect(annas.buttons).not.toContain(sessions.joinAll);
    // Cor comes to this one only, Dirk never answered.
    const cors = await stage.read(cor, change);
    expect(cors.text.match(COMES)).toHaveLength(1);
    const dirks = await stage.read(dirk, 'moved, was Tuesday 9 February 2027');
    expect(dirks.text).not.toContain(en.sessions.youCome);
    expect(dirks.buttons).toContain(en.sessions.joinAll);
  });

  it('reminds who comes a week and a day before, with what they want to speak of', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2027-02-04T08:30:00Z'));
    await eventually('the reminder', async () => (await stage.all(anna, 'Herinnering'))[0]);
    const reminder = await stage.read(anna, 'Herinnering');
    expect(reminder.text).toContain('donderdag 11 februari 2027, 10:00–12:00');
    expect(reminder.text).toContain('Meten van impact');
    await setClock(prisma, new Date('2027-02-10T08:30:00Z'));
    await eventually(
      'the second step',
      async () => (await prisma.session.count({ where: { nextStep: 'recap' } })) || undefined,
    );
    const queued = await prisma.outboxEntry.findMany({
      where: { card: { startsWith: 'session-reminder' }, purpose: 'reminder', recipientId: anna.personId },
      select: { payload: true },
    });
    // The second takes the place of the first, which says so.
    expect(queued.filter(({ payload }) => JSON.stringify(payload).includes('Herinnering'))).toHaveLength(2);
  });

  it('asks for a recap afterwards, which goes to who came and becomes knowledge with one press', async () => {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date('2027-02-11T13:00:00Z'));
    const asked = await stage.read(bea, 'Schrijf je een kort verslag');
    const form = formIn(await stage.press(bea, asked, buttons.recap));
    await form.send({ [fields.recap]: 'Drie gemeenten meten voortaan hetzelfde: het aantal plekken.' });
    const recap = await stage.read(anna, 'Drie gemeenten meten');
    expect(recap.text).toContain('Verslag van');
    // Before it is knowledge, and also where an article tells of a learning network.
    for (const text of ['Wat kwam er uit het leernetwerk?', 'wat is er besproken op het leernetwerk van februari?']) {
      expect((await say(dirk, text)).message.text).toContain('Drie gemeenten meten voortaan hetzelfde');
    }
    for (const text of [
      'Wat kwam er uit het webinar?',
      'wat kwam er uit het leernetwerk van maart?',
      'wat is een leernetwerk?',
    ])
      expect((await say(dirk, text)).message.text).not.toContain('Drie gemeenten meten');
    const offered = await stage.read(bea, sessions.recapGiven);
    expect(wordsIn(await stage.press(bea, offered, buttons.article)).words).toContain(sessions.articleMade);
    expect(wordsIn(await stage.press(bea, offered, buttons.article)).words).toContain(sessions.isArticle);
    expect(await prisma.passage.count({ where: { text: { contains: 'Drie gemeenten meten' } } })).toBe(1);
  });

  it('that is called off tells who would come, and takes no answer any more', async () => {
    const before = await cardWith(anna, sessions.choose, 'dinsdag 13 april 2027');
    const desk = await say(bea, '/impact sessies');
    const one = formIn(await stage.press(bea, desk.message, buttons.cancel, desk.thread));
    await one.send({ [fields.session]: 'dinsdag 13 april 2027, 14:00–16:00', [fields.reason]: 'de zaal is dicht' });
    const told = await stage.read(anna, 'De zaal is dicht.');
    expect(told.text).toContain('dinsdag 13 april 2027, 14:00–16:00 gaat niet door');
    await stage.read(anna, sessions.calledOffBecause('de zaal is dicht'));
    const rest = formIn(await stage.press(bea, desk.message, buttons.cancelAll, desk.thread));
    await rest.send({ [fields.reason]: 'Het netwerk stopt.' });
    await stage.read(anna, 'Het netwerk stopt.');
    // Once the card is redrawn nothing is left to press; until then a press says why.
    await eventually('nothing is left to press', async () => {
      const card = (await stage.all(anna, 'dinsdag 13 april 2027')).find(
        ({ id, buttons: left }) => id === before.id && left.includes(sessions.choose),
      );
      if (!card) return true;
      const shown = await stage.press(anna, card, sessions.choose).catch(() => undefined);
      return shown && wordsIn(shown).words.includes(sessions.isOff) ? true : undefined;
    });
    const { message } = await say(anna, 'wanneer is het leernetwerk?');
    expect(message.text).toContain(sessions.noneUpcoming);
  });
});
