import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts, ambassadors } = nl;

describe.each(PLATFORMS)('who gets too many messages, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let cor: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    cor = await stage.meet(driver, 'Cor');
  });

  afterAll(() => stage?.stop());

  async function say({ driver, person }: Seat, text: string) {
    const { thread } = await driver.say(person, text);
    const answer = (await driver.answers(thread, 1)).at(-1);
    return { text: answer?.text ?? '', buttons: answer?.buttons ?? [], thread };
  }

  beforeEach(() => stage.running.database.prisma.person.updateMany({ data: { unaskedRefusedAt: null } }));

  it('gets none any more where that is said', async () => {
    for (const seat of [cor, bea]) {
      const said = await say(seat, 'stop alle berichten');
      expect(said.text).toContain(broadcasts.takesNoMore);
      expect(said.buttons).toContain(broadcasts.againPlease);
    }
  });

  it.each([
    'hoe kan ik minder berichten krijgen',
    'hoe zet ik die berichten uit',
    'hoe kan ik die berichten stoppen',
  ])('hears what they get and how that stops: “%s”', async (text) => {
    for (const seat of [cor, bea]) {
      const said = await say(seat, text);
      expect(said.text).toContain(broadcasts.youTake);
      expect(said.buttons).toContain(broadcasts.noMore);
    }
  });

  const takes = async ({ personId }: Seat) =>
    (await stage.running.database.prisma.person.findUniqueOrThrow({ where: { id: personId } })).unaskedRefusedAt ===
    null;

  it.each([
    'pff wat een meldingen allemaal. wat stuur je me eigenlijk?',
    'ik zie door de bomen het bos niet meer, waarover krijg ik nou steeds berichten',
    'krijg ik dat nu allemaal? welke berichten zijn dat?',
  ])('switches nothing off for who asks: “%s”', async (text) => {
    const said = await say(cor, text);
    expect(said.text).not.toContain(broadcasts.takesNoMore);
    expect(await takes(cor)).toBe(true);
  });

  it.each([
    'zet ze allemaal maar weer aan',
    'ach, doe toch maar weer aan allemaal',
    'waarom hoor ik eigenlijk niks meer, zet het eens aan',
    'kun je alles weer aanzetten?',
  ])('switches on again what was switched off, and says so: “%s”', async (text) => {
    const { thread } = await say(cor, 'ik wil geen berichten meer');
    expect(await takes(cor)).toBe(false);
    const said = await stage.say(cor, thread, text);
    expect(said.text).toContain(broadcasts.takesAgain);
    expect(await takes(cor)).toBe(true);
  });

  it.each([
    'liever alleen de uitnodigingen niet, de rest mag',
    'kan ik dat per soort kiezen?',
    'doe maar gebundeld, op vrijdag',
  ])('says that some of them cannot be chosen, and changes nothing: “%s”', async (text) => {
    const { thread } = await say(cor, 'welke berichten krijg ik allemaal van je?');
    const said = await stage.say(cor, thread, text);
    expect(said.text).toContain(broadcasts.allOrNone);
    expect(said.text).toContain(broadcasts.youTake);
    expect(await takes(cor)).toBe(true);
  });

  it('does not offer to stop what who asks why does not get', async () => {
    const { thread } = await say(cor, 'ik wil geen berichten meer');
    const said = await stage.say(cor, thread, 'waarom krijg ik geen berichten van de makelaar?');
    expect(said.text).toContain(broadcasts.youTakeNot);
    expect(said.buttons).toContain(broadcasts.againPlease);
    await stage.say(cor, thread, 'zet maar aan dan');
    expect(await takes(cor)).toBe(true);
  });

  it('hears the same where they do not want to be an ambassador', async () => {
    const asked = await cor.driver.say('Cor', 'ik wil misschien ambassadeur worden, wat houdt dat in?');
    const [invited] = await cor.driver.answers(asked.thread, 1);
    expect(invited?.text).toContain(ambassadors.wouldYou);
    const left = await stage.say(cor, asked.thread, 'nee, liever niet');
    expect(left.text).toContain(ambassadors.notJoined);
    expect(left.text).toContain(broadcasts.youTake);
    expect(left.buttons).toContain(broadcasts.noMore);
  });
});
