import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { formIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors } = nl;

describe.each(PLATFORMS)('wishes of an ambassador, one after the other, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bram: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna');
    bram = await stage.meet(driver, 'Bram', 'ambassador');
    const { prisma } = stage.running.database;
    await prisma.ambassador.create({ data: { personId: bram.personId, pace: 'weekly', days: [0, 1, 2, 3, 4] } });
  });

  afterAll(() => stage?.stop());

  const chosen = ({ personId }: Seat) => stage.running.database.prisma.ambassador.findUnique({ where: { personId } });

  it('each change what they name, and nothing else', async () => {
    const { driver, person } = bram;
    const { thread } = await driver.say(person, 'om de week graag');
    await driver.answers(thread, 1);
    await stage.say(bram, thread, 'alleen op dinsdag');
    const rest = await stage.say(bram, thread, 'even niet tot 3 januari');
    const settings = ambassadors.settings({ pace: 'fortnightly', days: [1], hours: 'any' });
    const until = ambassadors.restsUntil('zondag 3 januari 2027', null);
    expect(rest.text).toContain(settings);
    expect(rest.text).toContain(until);
    const monthly = await stage.say(bram, thread, 'doe toch maar eens per maand');
    expect(monthly.text).toContain(ambassadors.settings({ pace: 'monthly', days: [1], hours: 'any' }));
    expect(monthly.text).toContain(until);
    const form = formIn(await stage.press(bram, monthly, ambassadors.change, thread));
    await form.send({});
    const sent = await stage.read(bram, ambassadors.changed, thread);
    expect(sent.text).toContain(until);
    expect(await chosen(bram)).toMatchObject({ pace: 'monthly', days: [1] });
  });

  it('say what became of the rest they had', async () => {
    const { driver, person } = bram;
    const { thread } = await driver.say(person, 'even niet tot 12 januari');
    await driver.answers(thread, 1);
    const gone = await stage.say(bram, thread, 'ik ben van 1 tot en met 5 februari weg, stuur dan niets');
    expect(gone.text).toContain(ambassadors.restProblems['one-at-a-time']);
    expect(gone.text).toContain(ambassadors.restsUntil('dinsdag 12 januari 2027', null));
    await stage.say(bram, thread, 'ik ben er weer');
    await stage.say(bram, thread, 'ik ben volgende week op cursus, even geen berichten');
    const other = await stage.say(bram, thread, 'nee pas vanaf de 14e, twee weken lang niets');
    expect(other.text).toContain(ambassadors.restLater('maandag 14 december 2026', 'maandag 28 december 2026'));
    expect(other.text).toContain(ambassadors.earlierRest.gone('maandag 14 december 2026', 'maandag 7 december 2026'));
  });

  it('are kept together for who is none yet, until they say yes', async () => {
    const { driver, person } = anna;
    const { thread } = await driver.say(person, 'wat houdt dat ambassadeurschap in?');
    await driver.answers(thread, 1);
    await stage.say(anna, thread, 'maar alleen op dinsdag en hooguit 1 keer in de maand');
    if ((await chosen(anna)) === null) {
      const other = await stage.say(anna, thread, 'liever woensdag');
      expect(other.text).toContain(ambassadors.settings({ pace: 'monthly', days: [2], hours: 'any' }));
      const about = await stage.say(anna, thread, 'alleen over mobiliteit');
      expect(about.text).toContain(ambassadors.settings({ pace: 'monthly', days: [2], hours: 'any' }));
      expect(about.text).toContain('mobiliteit');
      const joined = await stage.say(anna, thread, 'ja graag, ik doe mee');
      expect(joined.text).toContain(ambassadors.joined);
      expect(await chosen(anna)).toMatchObject({ pace: 'monthly', days: [2], themes: ['mobiliteit'] });
    }
  });
});
