import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';

const { sessions } = nl;

describe.each(PLATFORMS)('a session of which the rest is told beside its draft, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
  });

  afterAll(() => stage?.stop());

  const begin = async (text: string) => (await sayTo(bea, text)).thread;
  /** The draft as it is now, where it has one date. */
  async function draft() {
    const series = await stage.running.database.prisma.sessionSeries.findFirstOrThrow({
      orderBy: { number: 'desc' },
      include: { sessions: { orderBy: { startsAt: 'asc' } } },
    });
    const [first] = series.sessions;
    const local = first && localTimeAt(first.startsAt);
    return {
      title: series.title,
      place: first?.place ?? null,
      capacity: first?.capacity ?? null,
      day: local?.date ?? null,
      begins: local?.minute ?? null,
      minutes: first && (first.endsAt.getTime() - first.startsAt.getTime()) / 60_000,
    };
  }

  const WHOLE = 'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer';

  it('has a room behind the place that is known, and not that many places', async () => {
    const thread = await begin(WHOLE);
    const steps: [string, string][] = [
      ['zaal 2', 'Grote Kerkhof 1, Deventer, zaal 2'],
      ['in zaal 3', 'Grote Kerkhof 1, Deventer, zaal 3'],
      ['het is in de raadzaal', 'Grote Kerkhof 1, Deventer, de raadzaal'],
      ['we zitten in lokaal 14', 'Grote Kerkhof 1, Deventer, lokaal 14'],
      ['room 2.12', 'Grote Kerkhof 1, Deventer, room 2.12'],
    ];
    for (const [text, place] of steps) {
      await stage.say(bea, thread, text);
      expect(await draft(), text).toMatchObject({ place, capacity: null, day: '2027-02-09' });
    }
    await stage.say(bea, thread, 'doe maar zaal 5 en 20 plekken');
    expect(await draft()).toMatchObject({ place: 'Grote Kerkhof 1, Deventer, zaal 5', capacity: 20 });
    await stage.say(bea, thread, 'zaal 2 is dubbel geboekt');
    expect((await draft()).place).toBe('Grote Kerkhof 1, Deventer, zaal 5');
    await stage.say(bea, thread, 'toch in het stadhuis van Zwolle, Grote Kerkplein 15, zaal 4');
    expect((await draft()).place).toBe('het stadhuis van Zwolle, Grote Kerkplein 15, zaal 4');
  });

  it('has the building and the room that are told beside an address in the sentence that begins it', async () => {
    await begin(
      'plan een leernetwerk over banen op 14 januari 2027 om 10 uur, provinciehuis zaal 2, Luttenbergstraat 2 Zwolle, een uurtje',
    );
    expect(await draft()).toMatchObject({ place: 'provinciehuis zaal 2, Luttenbergstraat 2 Zwolle', minutes: 60 });
  });

  it('takes as long as is told, in whatever words', async () => {
    const thread = await begin(WHOLE);
    const steps: [string, number][] = [
      ['maak er een uurtje van', 60],
      ['anderhalf uur', 90],
      ['doe maar drie kwartier', 45],
      ['twee uurtjes', 120],
      ['een uur lang', 60],
      ['an hour and a half', 90],
      ['90 minuten is genoeg', 90],
      ['make it an hour', 60],
    ];
    for (const [text, minutes] of steps) {
      await stage.say(bea, thread, text);
      expect(await draft(), text).toMatchObject({ minutes, begins: 14 * 60, day: '2027-02-09' });
    }
    await stage.say(bea, thread, 'het is een kwartier lopen vanaf het station');
    expect(await draft()).toMatchObject({ minutes: 60, begins: 14 * 60 });
  });

  it('is called as is said', async () => {
    const thread = await begin(WHOLE);
    const steps: [string, string][] = [
      ['noem het Kennistafel circulair', 'Kennistafel circulair'],
      ['de titel is Samen repareren', 'Samen repareren'],
      ['titel: Heel Holland heelt', 'Heel Holland heelt'],
      ['laat het Reparatiecafé heten', 'Reparatiecafé'],
      ['het heet De grote reparatie', 'De grote reparatie'],
      ['noem hem maar “Van kapot naar klaar”', 'Van kapot naar klaar'],
      ['de naam wordt Repareren loont', 'Repareren loont'],
      ['call it Repair together', 'Repair together'],
      ['the title is Mending matters', 'Mending matters'],
    ];
    for (const [text, title] of steps) {
      await stage.say(bea, thread, text);
      expect(await draft(), text).toMatchObject({ title, begins: 14 * 60, place: 'Grote Kerkhof 1, Deventer' });
    }
  });

  it('is on the day that is told within the days that were told before', async () => {
    const week = await sayTo(
      bea,
      'plan een webinar over circulair, ergens in de week van 11 januari, https://meet.example.nl/1',
    );
    expect(week.message.text).toContain(sessions.lacks.date);
    await stage.say(bea, week.thread, 'woensdagmiddag, van 1 tot 3');
    expect(await draft()).toMatchObject({ day: '2027-01-13', begins: 13 * 60, minutes: 120 });
    await stage.say(bea, week.thread, 'liever donderdag');
    expect(await draft()).toMatchObject({ day: '2027-01-14', begins: 13 * 60 });
    await stage.say(bea, week.thread, 'of nee, maandag 25 januari');
    expect(await draft()).toMatchObject({ day: '2027-01-25', begins: 13 * 60 });
  });

  it('is in the month that was told before, on the day that is counted out in it', async () => {
    const month = await begin('plan a knowledge session on textiles some time in February, Brink 3, Deventer');
    await stage.say(bea, month, 'the second Tuesday');
    await stage.say(bea, month, 'from 10 to 12');
    expect(await draft()).toMatchObject({ day: '2027-02-09', begins: 600, minutes: 120 });
    const dutch = await begin('plan een kennissessie over hout in maart, Brink 3 in Deventer');
    await stage.say(bea, dutch, 'de derde donderdag om half 10');
    expect(await draft()).toMatchObject({ day: '2027-03-18', begins: 570 });
    const end = await begin('plan een kennissessie over riet ergens in maart, Brink 3 in Deventer');
    await stage.say(bea, end, 'eind van de maand');
    await stage.say(bea, end, 'woensdag');
    await stage.say(bea, end, 'van 1 tot 3');
    expect(await draft()).toMatchObject({ day: '2027-03-24', begins: 780, minutes: 120 });
    const number = await begin('plan een kennissessie over glas ergens in april, Brink 3 in Deventer');
    await stage.say(bea, number, 'de 13e, 14 uur');
    expect(await draft()).toMatchObject({ day: '2027-04-13', begins: 840 });
  });

  // The last: in Teams what comes of an announcement stands among the answers.
  it('has another room once it is announced, too', async () => {
    const other = await begin(
      'plan een kennissessie over hout op dinsdag 9 februari 2027 om 14 uur, zaal 3 van het provinciehuis, Luttenbergstraat 2 Zwolle',
    );
    await stage.say(bea, other, 'zaal 4');
    expect((await draft()).place).toBe('zaal 4 van het provinciehuis, Luttenbergstraat 2 Zwolle');
    const [card] = (await bea.driver.answers(other, 0)).slice(-1);
    if (!card) throw new Error('There is no card.');
    await stage.press(bea, card, sessions.buttons.announce, other);
    await bea.driver.reply(bea.person, other, 'de zaal wordt zaal 5');
    await stage.read(bea, sessions.editedTo.place('zaal 5 van het provinciehuis, Luttenbergstraat 2 Zwolle'), other);
  });
});
