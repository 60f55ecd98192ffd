import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localTimeAt } from '../../calendar/local-time.ts';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { announceSession } from './session-stage.ts';

const { cases, sessions, visits } = nl;
const FIRST = 'donderdag 21 januari 2027, 10:00–12:00';
const VISIT = 'woensdag 10 februari 2027, 13:30–15:30';
const CASE = 'een bakker uit Rijssen zoekt een grotere oven en weet niet of hij een vergunning nodig heeft';

describe.each(PLATFORMS)('who replies to an invitation beside a case they did not send yet, in $name', ({
  createDriver,
}) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let thread: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    const bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    await announceSession(
      stage,
      bea,
      'plan een leernetwerk over banen op 21 januari, 18 maart en 20 mei, steeds van 10 tot 12 in het stadhuis van Zwolle',
    );
    await stage.read(anna, FIRST);
    const planned = await driver.say(
      'Bea',
      'zet een werkbezoek uit voor alle ambassadeurs, woensdag 10 februari 2027 om half 2 bij bakkerij Zon, Dorpsstraat 1, Rijssen, 6 plekken',
    );
    await stage.press(bea, await stage.read(bea, VISIT, planned.thread), visits.buttons.open, planned.thread);
    await stage.read(anna, VISIT);
    ({ thread } = await driver.say('Anna', CASE));
    await stage.read(anna, cases.proposalTitle, thread);
  });

  afterAll(() => stage?.stop());

  const comesTo = async () => {
    const replies = await stage.running.database.prisma.sessionReply.findMany({
      where: { personId: anna.personId, reply: 'coming' },
      include: { session: true },
      orderBy: { session: { startsAt: 'asc' } },
    });
    return replies.map(({ session }) => localTimeAt(session.startsAt).date.slice(5));
  };
  const guest = () => stage.running.database.prisma.visitGuest.findFirstOrThrow({ where: { personId: anna.personId } });
  /** The case is a draft with the words that were told, and nothing more. */
  async function expectDraftAsItWas() {
    const found = await stage.running.database.prisma.entrepreneurCase.findFirstOrThrow();
    expect(found).toMatchObject({ state: 'draft', request: CASE });
  }

  it('chooses dates, and takes one back, with the case as it was', async () => {
    expect((await stage.say(anna, thread, '21 januari en 20 mei kan ik, de andere niet')).text).toContain(
      sessions.chosen(2),
    );
    expect(await comesTo()).toEqual(['01-21', '05-20']);
    await expectDraftAsItWas();
    const declined = await stage.say(anna, thread, 'toch niet, ik kan 20 mei niet');
    expect(declined.text).toContain(sessions.declined('donderdag 20 mei 2027, 10:00–12:00'));
    expect(await comesTo()).toEqual(['01-21']);
    await expectDraftAsItWas();
  });

  it('changes how many come to a visit, with the case as it was', async () => {
    await stage.say(anna, thread, 'ik kom graag naar het werkbezoek, met een collega');
    expect(await guest()).toMatchObject({ reply: 'coming', places: 2 });
    await stage.say(anna, thread, 'mijn collega heeft griep, ik kom dus alleen');
    expect(await guest()).toMatchObject({ reply: 'coming', places: 1 });
    await expectDraftAsItWas();
    await stage.say(anna, thread, 'ik kan 10 februari toch niet');
    expect(await guest()).toMatchObject({ reply: 'declined' });
    await expectDraftAsItWas();
  });

  it('erases no case with a day that nobody was invited to', async () => {
    const asked = await stage.say(anna, thread, 'bij nader inzien kan ik 3 juni toch niet');
    expect(asked.text).not.toContain(cases.dropped);
    await expectDraftAsItWas();
  });
});
