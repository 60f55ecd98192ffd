import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, visits } = nl;
const PLANNED = 'vrijdag 19 maart 2027, 10:00–12:00';

describe.each(PLATFORMS)('a visit that a colleague announced, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let hugo: Seat;
  let ida: Seat;
  let thread: string;
  /** Where Hugo writes his message. */
  let own: string;

  /** Says it outside every thread, and gives what is said back. */
  async function say({ driver, person }: Seat, text: string): Promise<string> {
    const { thread: own } = await driver.say(person, text);
    return (await driver.answers(own, 1)).at(-1)?.text ?? '';
  }

  const proposed = async () => (await stage.running.database.prisma.siteVisit.findFirstOrThrow()).proposed;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    hugo = await stage.meet(driver, 'Hugo', 'broker');
    ida = await stage.meet(driver, 'Ida', 'broker');
    const newsletter = 'Stuur een bericht aan alle makelaars: De nieuwsbrief van december staat klaar.';
    ({ thread: own } = await driver.say('Hugo', newsletter));
    await stage.read(hugo, 'De nieuwsbrief van december', own);
    ({ thread } = await driver.say(
      'Bea',
      'zet een werkbezoek uit voor iedereen, vrijdag 19 maart 2027 om 10 uur bij bakkerij Zon, Dorpsstraat 1, Rijssen, 15 man',
    ));
    const draft = await stage.read(bea, PLANNED, thread);
    await stage.press(bea, draft, visits.buttons.open, thread);
    for (const seat of [hugo, ida]) await stage.read(seat, visits.yours.invited);
  });

  afterAll(() => stage?.stop());

  it('stays as it is by what a broker says of a draft of their own', async () => {
    expect(await say(hugo, 'en stuur het vrijdag om 10 uur')).toContain(
      broadcasts.goesAtOncePressed('vrijdag 4 december om 10:00'),
    );
    const later = await stage.say(hugo, own, 'doe maar een dag later');
    expect(later.text).toContain(broadcasts.goesAtOncePressed('zaterdag 5 december om 10:00'));
    expect(await proposed()).toBeNull();
  });

  it('is not changed by a broker who was invited and does not name it', async () => {
    for (const text of ['doe maar een dag later', 'toch maar 12 plekken', 'het wordt half elf']) {
      const said = await say(ida, text);
      expect(said).not.toContain(visits.proposal.intro);
      expect(said).not.toContain(visits.pressToCancel);
    }
    expect(await proposed()).toBeNull();
  });

  it('is changed where it is named, and each who does so proposes only their own', async () => {
    const named = await say(ida, 'het werkbezoek bij bakkerij Zon moet een dag eerder');
    expect(named).toContain(visits.proposal.when(PLANNED, 'donderdag 18 maart 2027, 10:00–12:00'));
    const own = await stage.say(bea, thread, 'toch maar 12 plekken');
    expect(own.text).toContain(visits.proposal.places(15, 12));
    expect(own.text).not.toContain('donderdag 18 maart');
    const both = await stage.say(bea, thread, 'en een half uur later');
    expect(both.text).toContain(visits.proposal.places(15, 12));
    expect(both.text).toContain(visits.proposal.when(PLANNED, 'vrijdag 19 maart 2027, 10:30–12:30'));
  });

  it.each([
    'laat die wijzigingen maar zitten',
    'nee, het blijft 19 maart om 10 uur met 15 plekken',
    'toch niet',
  ])('keeps nothing of what was proposed by “%s”', async (text) => {
    await stage.say(bea, thread, 'toch maar 11 plekken');
    await stage.say(bea, thread, 'een dag later');
    const left = await stage.say(bea, thread, text);
    expect(left.text).toContain(visits.proposal.left);
    expect(left.text).toContain(PLANNED);
    expect(await proposed()).toBeNull();
  });

  it('takes the day that is named before what is counted from it', async () => {
    await stage.say(bea, thread, 'maak er 18 maart van');
    const back = await stage.say(bea, thread, 'nee, gewoon 19 maart, alleen een half uur later');
    expect(back.text).toContain(visits.proposal.when(PLANNED, 'vrijdag 19 maart 2027, 10:30–12:30'));
    const asked = await stage.say(bea, thread, 'waarom staat er half elf?');
    expect(asked.text).toContain(visits.proposal.intro);
    expect(asked.text).toContain(visits.proposal.notMeant);
    expect((await stage.say(bea, thread, 'dat heb ik niet gezegd')).text).toContain(visits.proposal.left);
    expect(await proposed()).toBeNull();
  });
});
