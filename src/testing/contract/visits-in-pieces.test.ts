import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';

const { visits } = nl;

describe.each(PLATFORMS)('a visit of which the day is told in pieces, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  async function when() {
    const { slots, host } = await stage.running.database.prisma.siteVisit.findFirstOrThrow({
      orderBy: { number: 'desc' },
      include: { slots: true },
    });
    const [slot] = slots;
    const local = slot && localTimeAt(slot.startsAt);
    const minutes = slot && (slot.endsAt.getTime() - slot.startsAt.getTime()) / 60_000;
    return { host, day: local?.date, begins: local?.minute, minutes };
  }
  const begin = (at: string) =>
    sayTo(bea, `zet een werkbezoek uit bij De Cirkel, Brink 3 in Deventer, ${at}, voor alle ambassadeurs, 12 plekken`);

  it('is in the week that was told before', async () => {
    const { message, thread } = await begin('ergens in de week van 11 januari');
    expect(message.text).toContain(visits.whichDay);
    await stage.say(bea, thread, 'woensdagmiddag, van 1 tot 3');
    expect(await when()).toEqual({ host: 'De Cirkel', day: '2027-01-13', begins: 780, minutes: 120 });
  });

  it('has its day first, and its hours after that', async () => {
    const { thread } = await begin('in de week van 11 januari');
    const day = await stage.say(bea, thread, 'donderdagmiddag');
    expect(day.text).toContain(visits.errors['no-time']);
    await stage.say(bea, thread, 'van 1 tot 3');
    expect(await when()).toMatchObject({ day: '2027-01-14', begins: 780, minutes: 120 });
    await stage.say(bea, thread, 'anderhalf uur is genoeg');
    expect(await when()).toMatchObject({ day: '2027-01-14', begins: 780, minutes: 90 });
    await stage.say(bea, thread, 'liever dinsdag');
    expect((await when()).day).toBe('2027-01-19');
  });

  it('is in the month that was told before, on the day that is counted out in it', async () => {
    const { thread } = await sayTo(
      bea,
      'I want to plan a site visit to De Cirkel some time in February for all ambassadors, 12 places, Brink 3, Deventer',
    );
    await stage.say(bea, thread, 'the second Thursday');
    await stage.say(bea, thread, 'at 10, for an hour');
    expect(await when()).toEqual({ host: 'De Cirkel', day: '2027-02-11', begins: 600, minutes: 60 });
  });

  it('takes as long as is told in the sentence that begins it', async () => {
    await begin('dinsdag 12 januari om 10 uur, een uurtje');
    expect(await when()).toEqual({ host: 'De Cirkel', day: '2027-01-12', begins: 600, minutes: 60 });
    await begin('ergens volgende week, donderdag om half 2');
    expect(await when()).toMatchObject({ begins: 810, minutes: 120 });
  });
});
