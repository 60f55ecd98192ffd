import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession, sayTo } from './session-stage.ts';

const { sessions } = nl;
const { fields, editedTo } = sessions;
const PLAN =
  'plan een leernetwerk over banen op 21 januari, 18 maart, 20 mei en 17 juni, steeds van 10 tot 12 in het stadhuis van Zwolle';
const MARCH = 'donderdag 18 maart 2027, 10:00–12:00';
const LATER = 'donderdag 25 maart 2027, 10:00–12:00';
const MAY = 'donderdag 20 mei 2027, 10:00–12:00';

describe.each(PLATFORMS)('one date of a series, in words, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let dirk: Seat;
  let anna: Seat;
  let cor: Seat;
  let desk: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    dirk = await stage.meet(driver, 'Dirk', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
  });

  afterAll(() => stage?.stop());

  async function dates() {
    const { sessions: all } = await stage.running.database.prisma.sessionSeries.findFirstOrThrow({
      orderBy: { number: 'desc' },
      include: { sessions: { orderBy: { startsAt: 'asc' } } },
    });
    return all.map(({ startsAt, place, link, cancelledAt }) => ({
      day: localTimeAt(startsAt).date.slice(5),
      hour: localTimeAt(startsAt).minute / 60,
      ...{ place, link, isOff: cancelledAt !== null },
    }));
  }
  /** What its broker says of it below its card. */
  async function tell(text: string, words: string) {
    await bea.driver.reply(bea.person, desk, text);
    return stage.read(bea, words, desk);
  }
  const days = async () => (await dates()).map(({ day }) => day);

  it('of a draft moves, goes elsewhere or is left out, and the others stay as they are', async () => {
    const { thread } = await sayTo(bea, PLAN);
    await stage.say(bea, thread, 'die van maart gaat naar 25 maart');
    expect(await days()).toEqual(['01-21', '03-25', '05-20', '06-17']);
    await stage.say(bea, thread, 'de derde keer is online, link https://vergader.example.nl/9');
    expect((await dates())[2]).toMatchObject({ place: null, link: 'https://vergader.example.nl/9' });
    expect((await dates())[1]).toMatchObject({ place: 'het stadhuis van Zwolle', link: null });
    await stage.say(bea, thread, 'skip juni');
    await stage.say(bea, thread, 'de eerste begint om 11 uur');
    expect(await days()).toEqual(['01-21', '03-25', '05-20']);
    expect((await dates()).map(({ hour }) => hour)).toEqual([11, 10, 10]);
    await stage.say(bea, thread, 'allemaal een week later');
    expect(await days()).toEqual(['01-28', '04-01', '05-27']);
  });

  it('of a draft that comes back by a rule is left out or moved as well', async () => {
    const { thread } = await sayTo(
      dirk,
      'plan a learning network every first Tuesday of the month from February, four times, from 10 to 12 in the town hall of Zwolle',
    );
    expect(await days()).toEqual(['02-02', '03-02', '04-06', '05-04']);
    await stage.say(dirk, thread, 'skip April');
    await stage.say(dirk, thread, 'move the last one to 11 May');
    expect(await days()).toEqual(['02-02', '03-02', '05-11']);
  });

  it('of what was announced moves by a press, and who comes hears it', async () => {
    desk = (await announceSession(stage, bea, PLAN)).where;
    for (const seat of [anna, cor]) await stage.read(seat, MARCH);
    expect((await sayTo(anna, 'ik kom op 18 maart')).message.text).toContain(sessions.joined(MARCH));
    const { thread } = await bea.driver.say(bea.person, 'verzet het leernetwerk van 18 maart naar 25 maart');
    const said = await stage.read(bea, sessions.oneMoves(MARCH, LATER), thread);
    expect(await days()).toEqual(['01-21', '03-18', '05-20', '06-17']);
    await stage.press(bea, said, sessions.moveOne, thread);
    await stage.read(anna, sessions.movedNotice('Leernetwerk: banen', MARCH, LATER));
    expect(await days()).toEqual(['01-21', '03-25', '05-20', '06-17']);
    expect(await stage.all(cor, 'is verzet naar')).toEqual([]);
  });

  it('of what was announced goes elsewhere, and only who comes then hears it', async () => {
    const said = await tell(
      'op 25 maart zitten we in het gemeentehuis van Deventer',
      editedTo.place('het gemeentehuis van Deventer'),
    );
    await stage.press(bea, said, sessions.buttons.agreeEdit, desk);
    await stage.read(anna, sessions.editedOne('Leernetwerk: banen', LATER));
    const places = (await dates()).map(({ place }) => place);
    expect(places.filter((place) => place === 'het gemeentehuis van Deventer')).toHaveLength(1);
  });

  it('of what was announced is called off by its month, with a reason', async () => {
    await sayTo(anna, 'ik kom op 20 mei');
    const said = await tell('mei vervalt', sessions.oneOff);
    const form = formIn(await stage.press(bea, said, sessions.callOff('do 20 mei, 10:00'), desk));
    await form.send({ [fields.session]: MAY, [fields.reason]: 'de spreker kan niet' });
    await stage.read(anna, 'De spreker kan niet.');
    expect((await dates()).filter(({ isOff }) => isOff).map(({ day }) => day)).toEqual(['05-20']);
  });

  it('is not called off by a broker who cannot come', async () => {
    const said = await stage.say(bea, desk, 'ik kan er in juni niet bij zijn');
    expect(said.buttons.filter((label) => label.startsWith('Zeg af:'))).toEqual([]);
  });
});
