import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';

const { sessions } = nl;
const FIRST = 'donderdag 21 januari 2027, 10:00–12:00';

describe.each(PLATFORMS)('what who may come says below a session, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;
  let eva: Seat;
  let fem: Seat;
  /** Where each of them speaks of the session. */
  const where = new Map<Seat, string>();

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor');
    dirk = await stage.meet(driver, 'Dirk');
    eva = await stage.meet(driver, 'Eva');
    fem = await stage.meet(driver, 'Fem');
    await announceSession(
      stage,
      bea,
      'plan een leernetwerk over banen op 21 januari, 18 maart, 20 mei en 17 juni, steeds van 10 tot 12 in het stadhuis van Zwolle',
    );
    for (const seat of [anna, cor, dirk, eva]) {
      await stage.read(seat, FIRST);
      const english = seat === dirk;
      const { thread } = await driver.say(
        seat.person,
        english ? 'when is the learning network?' : 'wanneer is het leernetwerk?',
      );
      await stage.read(seat, english ? 'Thursday 21 January 2027' : FIRST, thread);
      where.set(seat, thread);
    }
  });

  afterAll(() => stage?.stop());

  /** What somebody says there, and the answer with these words. */
  async function tell(seat: Seat, text: string, words: string) {
    const thread = where.get(seat) ?? seat.inbox;
    await seat.driver.reply(seat.person, thread, text);
    return { message: await stage.read(seat, words, thread), thread };
  }
  async function comesTo(seat: Seat) {
    const replies = await stage.running.database.prisma.sessionReply.findMany({
      where: { personId: seat.personId, reply: 'coming' },
      include: { session: true },
      orderBy: { session: { startsAt: 'asc' } },
    });
    return replies.map(({ session, places }) => `${localTimeAt(session.startsAt).date.slice(5)} ${places}`);
  }
  const votes = () =>
    stage.running.database.prisma.sessionTopic.findMany({
      select: { text: true, _count: { select: { votes: true } } },
      orderBy: { createdAt: 'asc' },
    });

  it('comes to some dates and not to the others', async () => {
    await tell(anna, 'ik ben er de 18e niet bij, de andere keren wel', sessions.chosen(3));
    expect(await comesTo(anna)).toEqual(['01-21 1', '05-20 1', '06-17 1']);
    await tell(cor, 'ik kom alle keren behalve in mei en juni', sessions.chosen(2));
    expect(await comesTo(cor)).toEqual(['01-21 1', '03-18 1']);
    await tell(dirk, 'I can make the second one, not the others', en.sessions.chosen(1));
    expect(await comesTo(dirk)).toEqual(['03-18 1']);
  });

  it('comes to all of them, and takes none off that is not named', async () => {
    await tell(eva, 'ik kom op 18 maart', sessions.joined('donderdag 18 maart 2027, 10:00–12:00'));
    await tell(eva, 'en 20 mei ook', sessions.joined('donderdag 20 mei 2027, 10:00–12:00'));
    expect(await comesTo(eva)).toEqual(['03-18 1', '05-20 1']);
    await tell(eva, 'en 21 januari ook, en de andere', sessions.chosen(4));
    expect(await comesTo(eva)).toEqual(['01-21 1', '03-18 1', '05-20 1', '06-17 1']);
    await tell(eva, '18 maart en 17 juni kan ik toch niet', sessions.chosen(2));
    expect(await comesTo(eva)).toEqual(['01-21 1', '05-20 1']);
    await tell(
      eva,
      'ik kan 17 juni dus wel hoor, zet me daar weer op',
      sessions.joined('donderdag 17 juni 2027, 10:00–12:00'),
    );
    const all = await stage.say(eva, where.get(eva) ?? eva.inbox, 'doe mij maar bij alle vier');
    expect(all.text).toContain(sessions.chosen(4));
    expect(await comesTo(eva)).toEqual(['01-21 1', '03-18 1', '05-20 1', '06-17 1']);
  });

  it('signs up for the whole series where nothing was spoken of', async () => {
    await stage.read(fem, FIRST);
    const { thread } = await fem.driver.say(fem.person, 'meld me aan voor alle keren van het leernetwerk');
    await stage.read(fem, sessions.chosen(4), thread);
    expect(await comesTo(fem)).toEqual(['01-21 1', '03-18 1', '05-20 1', '06-17 1']);
  });

  it('asks whether somebody may come along, and brings them by a press', async () => {
    const { message, thread } = await tell(anna, 'mag ik een collega meenemen?', sessions.mayBring(FIRST));
    await stage.press(anna, message, sessions.joinTwo, thread);
    await stage.read(anna, sessions.youComeTwo);
    expect((await comesTo(anna))[0]).toBe('01-21 2');
    await tell(dirk, 'can I bring a colleague along?', 'one colleague');
  });

  it('proposes a topic, sees which there are, votes for one and takes one back', async () => {
    const proposed = await tell(anna, 'ik wil het graag over social return hebben', '“social return”');
    const form = formIn(await stage.press(anna, proposed.message, sessions.topicsButton, proposed.thread));
    await form.send({ [sessions.fields.idea]: 'social return' });
    const other = await tell(cor, 'mijn onderwerp is circulair bouwen', '“circulair bouwen”');
    await formIn(await stage.press(cor, other.message, sessions.topicsButton, other.thread)).send({
      [sessions.fields.idea]: 'circulair bouwen',
    });
    await tell(dirk, 'which topics are there?', `2. ${en.sessions.topic('circulair bouwen', 1)}`);
    await tell(dirk, 'I vote for the second one', en.sessions.votedFor('circulair bouwen'));
    await tell(anna, 'ik stem op dat over bouwen', sessions.votedFor('circulair bouwen'));
    expect(await votes()).toEqual([
      { text: 'social return', _count: { votes: 1 } },
      { text: 'circulair bouwen', _count: { votes: 3 } },
    ]);
    await tell(anna, 'haal mijn onderwerp weg', sessions.topicGone);
    await tell(cor, 'ik trek mijn onderwerp terug', sessions.topicGone);
    expect(await votes()).toEqual([{ text: 'circulair bouwen', _count: { votes: 2 } }]);
  });
});
