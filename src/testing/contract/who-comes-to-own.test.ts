import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { en } from '../../i18n/en.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { sessions, visits } = nl;
const THURSDAY = 'donderdag 10 december 2026, 14:00–16:00';

describe.each(PLATFORMS)('who asks who comes to what they planned, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let hugo: Seat;
  let anna: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver], { PUBLIC_URL: 'http://127.0.0.1:9' });
    bea = await stage.meet(driver, 'Bea', 'broker');
    hugo = await stage.meet(driver, 'Hugo', 'broker');
    anna = await stage.meet(driver, 'Anna');
    await announceSession(
      stage,
      hugo,
      'plan een kennissessie over textiel op donderdag 14 januari 2027 om 10 uur, Brink 3, Deventer',
    );
    for (const seat of [anna, bea]) await stage.read(seat, 'textiel');
    await openVisit(stage, bea, { ...FILLED_IN, [nl.visits.fields.roles]: [] });
  });

  afterAll(() => stage?.stop());

  /** The answer with these words to what somebody says anew. */
  async function answer(seat: Seat, text: string, words: string) {
    const { thread } = await seat.driver.say(seat.person, text);
    return { message: await stage.read(seat, words, thread), thread };
  }

  it.each([
    'wie komen er?',
    'hoeveel mensen komen er?',
    'zijn er al mensen die komen?',
  ])('hears of their own visit, and not of what another planned: “%s”', async (text) => {
    const before = (await stage.all(bea, 'textiel')).length;
    await answer(bea, text, visits.whoComes('donderdag 17 december 2026, 10:00–12:00'));
    expect(await stage.all(bea, 'textiel')).toHaveLength(before);
  });

  it('hears of the one whose day they say, and is asked which of several, with a button each', async () => {
    await announceSession(
      stage,
      bea,
      'plan een kennissessie over repareren op donderdag 10 december 2026 om 14 uur, Grote Kerkhof 1, Deventer',
    );
    await stage.read(anna, THURSDAY);
    await answer(
      bea,
      'hoeveel mensen komen er 17 december?',
      visits.whoComes('donderdag 17 december 2026, 10:00–12:00'),
    );
    await answer(bea, 'hoeveel mensen komen er 10 december?', `${THURSDAY}. ${sessions.coming(0)}`);
    // Nothing is spoken of any more.
    await setClock(stage.running.database.prisma, new Date('2026-12-08T09:00:00Z'));
    const { message, thread } = await answer(bea, 'wie komen er?', sessions.whichOne);
    expect(message.buttons).toHaveLength(2);
    const ofVisit = message.buttons.find((label) => label.includes('De Cirkel')) ?? '';
    await bea.driver.press(bea.person, thread, message.id, ofVisit);
    await stage.read(bea, visits.whoComes('donderdag 17 december 2026, 10:00–12:00'), thread);
    await answer(hugo, 'wie komen er?', 'Kennissessie: textiel');
  });

  it('is asked so in English as well', async () => {
    await setClock(stage.running.database.prisma, new Date('2026-12-16T09:00:00Z'));
    await answer(bea, 'who is coming?', en.visits.whoComes('Thursday, 17 December 2026, 10:00–12:00'));
  });
});
