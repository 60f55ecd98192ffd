import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession, sayTo } from './session-stage.ts';

const { sessions } = nl;

describe.each(PLATFORMS)('a series that a broker tells by its dates, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let dirk: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    dirk = await stage.meet(driver, 'Dirk', 'broker');
    anna = await stage.meet(driver, 'Anna');
  });

  afterAll(() => stage?.stop());

  /** The dates of what was planned last, with the hour of each. */
  async function planned() {
    const series = await stage.running.database.prisma.sessionSeries.findFirstOrThrow({
      orderBy: { number: 'desc' },
      include: { sessions: { orderBy: { startsAt: 'asc' } } },
    });
    const dates = series.sessions.map(({ startsAt, endsAt }) => {
      const { date, minute } = localTimeAt(startsAt);
      return `${date} ${minute / 60}–${localTimeAt(endsAt).minute / 60}`;
    });
    return { ...series, dates };
  }

  it.each([
    [
      'plan een leernetwerk over social return op 21 januari, 18 maart en 20 mei, steeds van 10 tot 12 in het stadhuis van Zwolle',
      ['2027-01-21 10–12', '2027-03-18 10–12', '2027-05-20 10–12'],
    ],
    [
      'plan een kennissessie over inkopen van 14 tot 16 uur op 12, 19 en 26 januari, Grote Kerkhof 1, Deventer',
      ['2027-01-12 14–16', '2027-01-19 14–16', '2027-01-26 14–16'],
    ],
    [
      'plan een webinar over meten, drie keer: 4/2 om 10 uur, 4/3 om 10 uur en 1/4 om 15 uur, https://vergader.example.nl/9',
      ['2027-02-04 10–12', '2027-03-04 10–12', '2027-04-01 15–17'],
    ],
    [
      'plan the learning network on 21 January, 18 March and 20 May from 10 to 12 in the town hall of Zwolle',
      ['2027-01-21 10–12', '2027-03-18 10–12', '2027-05-20 10–12'],
    ],
    [
      'plan een leernetwerk elke eerste dinsdag van de maand vanaf februari, vier keer, van 10 tot 12 in het stadhuis van Zwolle',
      ['2027-02-02 10–12', '2027-03-02 10–12', '2027-04-06 10–12', '2027-05-04 10–12'],
    ],
    [
      'plan een leernetwerk op donderdag van 13 tot 15 uur, 3 keer, om de week vanaf begin februari, in het stadhuis van Zwolle',
      ['2027-02-04 13–15', '2027-02-18 13–15', '2027-03-04 13–15'],
    ],
  ])('“%s”', async (text, dates) => {
    const { message } = await sayTo(bea, text);
    expect((await planned()).dates, message.text).toEqual(dates);
  });

  it('asks on which days it is that comes back a number of times, and takes them as they are said', async () => {
    const { message, thread } = await sayTo(
      bea,
      'plan een leernetwerk, vijf keer per jaar, in het stadhuis van Zwolle',
    );
    expect(message.text).toContain(sessions.lacks.dates);
    const answer = await stage.say(
      bea,
      thread,
      '21 januari, 18 maart, 20 mei, 16 september en 18 november van 10 tot 12',
    );
    expect(answer.buttons).toContain(sessions.buttons.announce);
    expect((await planned()).dates).toHaveLength(5);
    const english = await sayTo(dirk, 'plan a learning network, four times, in the town hall of Zwolle');
    expect(english.message.text).toContain(en.sessions.lacks.dates);
  });

  it('begins in the month that is said afterwards, on the same weekday', async () => {
    const { thread } = await sayTo(
      bea,
      'plan een leernetwerk op dinsdag van 15 tot 17 uur, elke maand, stadhuis Zwolle',
    );
    await stage.say(bea, thread, '6 keer, en begin in februari');
    const { dates } = await planned();
    expect(dates).toHaveLength(6);
    expect(dates[0]).toMatch(/^2027-02-02/);
  });

  it.each([
    ['plan een webbinar over meten op 9 februari om 10 uur', 'webinar'],
    ['plan een kennissesie over meten op 9 februari om 10 uur', 'knowledge_session'],
    ['plan het leernetwrk op 9 februari om 10 uur', 'learning_network'],
  ])('is what it is called, however it is spelt: “%s”', async (text, kind) => {
    const before = await stage.running.database.prisma.sessionSeries.count();
    await sayTo(bea, text);
    expect(await stage.running.database.prisma.sessionSeries.count()).toBe(before + 1);
    expect((await planned()).kind).toBe(kind);
  });

  it('is announced, and gives who comes to all of it a date each for the calendar', async () => {
    await announceSession(
      stage,
      bea,
      'plan een leernetwerk over banen op 21 januari, 18 maart en 20 mei, steeds van 10 tot 12 in het stadhuis van Zwolle',
    );
    const invitation = await stage.read(anna, 'donderdag 18 maart 2027, 10:00–12:00');
    await stage.press(anna, invitation, sessions.calendarButton);
    await stage.read(anna, nl.attachments.calendarStays);
    const { text } = await stage.running.database.prisma.offeredFile.findFirstOrThrow({ orderBy: { id: 'desc' } });
    expect(new Set(text.match(/^UID:.*$/gm)).size).toBe(3);
  });
});
