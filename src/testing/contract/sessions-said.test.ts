import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession, sayTo } from './session-stage.ts';

const { sessions } = nl;
const WHEN = 'dinsdag 9 februari 2027, 14:00–16:00';
const OTHER = 'donderdag 18 maart 2027, 10:00–12:00';

describe.each(PLATFORMS)('what members say of a session they were invited to, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let emma: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    emma = await stage.meet(driver, 'Emma');
    await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op dinsdag 9 februari 2027 om 14 uur, Grote Kerkhof 1, Deventer, maximaal 20 plekken',
    );
    for (const seat of [anna, cor, emma]) await stage.read(seat, WHEN);
  });

  afterAll(() => stage?.stop());

  const say = async (seat: Seat, text: string) => (await sayTo(seat, text)).message.text;
  const standing = (seat: Seat) =>
    stage.running.database.prisma.sessionReply.findFirst({
      where: { personId: seat.personId },
      select: { reply: true, places: true },
    });

  it('brings somebody or does not, as often as that changes', async () => {
    const steps: [string, string][] = [
      ['ik kom, en neem een collega mee', sessions.joinedTwo(WHEN)],
      ['nee ik kom alleen, zij kan niet', sessions.joined(WHEN)],
      ['ik neem toch iemand mee', sessions.joinedTwo(WHEN)],
      ['kom toch alleen', sessions.joined(WHEN)],
      ['ik en mijn collega komen', sessions.joinedTwo(WHEN)],
      ['ik alleen', sessions.joined(WHEN)],
    ];
    for (const [text, answer] of steps) expect(await say(anna, text), text).toContain(answer);
    expect(await standing(anna)).toEqual({ reply: 'coming', places: 1 });
  });

  it('asks how many places there are, and who come, also when something else was said in between', async () => {
    expect(await say(anna, 'hoeveel plekken zijn er nog')).toContain(sessions.placesLine(1, 20));
    await say(anna, 'wat is social return?');
    expect(await say(anna, 'wie komen er van ons')).toContain(sessions.coming(1));
  });

  it('signs off for a reason, and comes again', async () => {
    expect(await say(anna, 'ik moet afzeggen, dubbele afspraak')).toContain(sessions.declined(WHEN));
    expect(await say(anna, 'of toch wel, mijn afspraak is verzet')).toContain(sessions.joined(WHEN));
    await say(anna, 'wat is social return?');
    expect(await say(anna, 'ik moet afzeggen, dubbele afspraak')).toContain(sessions.declined(WHEN));
  });

  it('is taken off the list of it, and is still an ambassador', async () => {
    expect(await say(cor, 'ik kom')).toContain(sessions.joined(WHEN));
    await say(cor, 'wat is social return?');
    expect(await say(cor, 'lukt me niet meer, haal me er maar af')).toContain(sessions.declined(WHEN));
    expect(await stage.running.database.prisma.roleGrant.count({ where: { personId: cor.personId } })).toBe(1);
  });

  it('knows it where nothing was spoken of for days, as it is all that one comes to', async () => {
    expect(await say(cor, 'ik kom')).toContain(sessions.joined(WHEN));
    await setClock(stage.running.database.prisma, new Date('2026-12-10T09:00:00Z'));
    expect(await say(cor, 'hoeveel plekken zijn er nog')).toContain(sessions.placesLine(1, 20));
    await setClock(stage.running.database.prisma, new Date('2026-12-21T09:00:00Z'));
    expect(await say(cor, 'lukt me niet meer, haal me er maar af')).toContain(sessions.declined(WHEN));
    expect(await stage.running.database.prisma.roleGrant.count({ where: { personId: cor.personId } })).toBe(1);
  });

  it('is asked which of two, with a button each', async () => {
    await announceSession(
      stage,
      bea,
      'plan een kennissessie over textiel op donderdag 18 maart 2027 om 10 uur, Brink 3, Deventer',
    );
    await stage.read(emma, OTHER);
    expect(await say(emma, 'ik kom op 18 maart')).toContain(sessions.joined(OTHER));
    expect(await say(emma, 'ik kom op 9 februari')).toContain(sessions.joined(WHEN));
    await setClock(stage.running.database.prisma, new Date('2027-01-04T09:00:00Z'));
    const { message, thread } = await sayTo(emma, 'lukt me niet meer, haal me er maar af');
    expect(message.text).toContain(sessions.whichOne);
    expect(message.buttons).toHaveLength(2);
    const [first = ''] = message.buttons;
    await emma.driver.press(emma.person, thread, message.id, first);
    await stage.read(emma, sessions.declined(WHEN), thread);
  });

  it('shows with what is announced who speaks at it', async () => {
    const { thread } = await sayTo(
      bea,
      'organiseer een webinar over de BVm op donderdag 4 februari 2027 van 12 tot 1, online via https://teams.example.nl/abc, voor iedereen',
    );
    const first = await stage.say(bea, thread, 'spreker is jan peters');
    expect(first.text).toContain(sessions.speaker('jan peters'));
    const other = await stage.say(bea, thread, 'Spreker wordt Ada Bos van Social Enterprise NL');
    expect(other.text).toContain(sessions.speaker('Ada Bos van Social Enterprise NL'));
    expect(other.text).not.toContain('jan peters');
  });
});
