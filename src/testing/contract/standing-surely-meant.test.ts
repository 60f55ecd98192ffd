import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors, broadcasts, visits } = nl;
const WHEN = 'vrijdag 19 maart 2027, 10:00–12:00';
const VISIT =
  'zet een werkbezoek uit voor alle ambassadeurs, vrijdag 19 maart 2027 om 10 uur bij bakkerij Zon, Dorpsstraat 1, Rijssen, 15 man';

describe.each(PLATFORMS)('where somebody stands, changed by words, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let cor: Seat;
  let dora: Seat;
  let eva: Seat;
  const places = new Map<Seat, string>();

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    const bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    dora = await stage.meet(driver, 'Dora');
    eva = await stage.meet(driver, 'Eva');
    const { thread } = await driver.say('Bea', VISIT);
    await stage.press(bea, await stage.read(bea, WHEN, thread), visits.buttons.open, thread);
    for (const seat of [anna, cor]) await stage.read(seat, visits.yours.invited);
  });

  afterAll(() => stage?.stop());

  /** What somebody says in one conversation with the bot, and what is said back. */
  async function say(seat: Seat, text: string) {
    const where = places.get(seat);
    if (where !== undefined) return stage.say(seat, where, text);
    const { thread } = await seat.driver.say(seat.person, text);
    places.set(seat, thread);
    const answer = (await seat.driver.answers(thread, 1)).at(-1);
    if (!answer) throw new Error('Nothing was said.');
    return answer;
  }

  const guest = ({ personId }: Seat) =>
    stage.running.database.prisma.visitGuest.findFirstOrThrow({ where: { personId } });
  const isAmbassador = async ({ personId }: Seat) =>
    (await stage.running.database.prisma.roleGrant.count({ where: { personId, role: 'ambassador' } })) > 0;
  const takes = async ({ personId }: Seat) =>
    (await stage.running.database.prisma.person.findUniqueOrThrow({ where: { id: personId } })).unaskedRefusedAt ===
    null;

  it('leaves out whom somebody would bring, and leaves them the ambassador that they are', async () => {
    await say(anna, 'ik kom naar het werkbezoek, met z’n tweeën');
    expect(await guest(anna)).toMatchObject({ reply: 'coming', places: 2 });
    const said = await say(anna, 'eigenlijk kom ik maar alleen');
    expect(said.text).toContain(visits.yours.coming(WHEN, false));
    expect(await guest(anna)).toMatchObject({ reply: 'coming', places: 1 });
    expect(await isAmbassador(anna)).toBe(true);
  });

  it('changes nothing of who comes to it for who names another day, and asks', async () => {
    await say(anna, 'toch met z’n tweeën');
    expect(await guest(anna)).toMatchObject({ reply: 'coming', places: 2 });
    const said = await say(anna, 'leuk, ik kom op 5 maart');
    expect(await guest(anna)).toMatchObject({ reply: 'coming', places: 2 });
    expect(said.text).not.toContain(ambassadors.stopped);
  });

  it('signs up nobody for a visit who speaks of messages that they want', async () => {
    await say(cor, 'ik wil geen berichten meer krijgen van jullie');
    expect(await takes(cor)).toBe(false);
    const said = await say(cor, 'maar wel over werkbezoeken graag');
    expect(said.text).toContain(broadcasts.allOrNone);
    expect(said.buttons).toContain(broadcasts.againPlease);
    expect((await guest(cor)).reply).toBe('invited');
    expect(await takes(cor)).toBe(false);
  });

  it('stops no messages for who speaks of something else, and shows the button', async () => {
    await say(dora, 'doe mij maar dat webinar over de bvm');
    const said = await say(dora, 'toch niet, afmelden');
    expect(said.buttons).toContain(broadcasts.noMore);
    expect(await takes(dora)).toBe(true);
  });

  it('makes nobody an ambassador by a yes with something else to be done', async () => {
    await say(eva, 'wat houdt het in om ambassadeur te zijn?');
    expect((await say(eva, 'ja geef maar door aan de gemeente')).text).not.toContain(ambassadors.joined);
    expect(await isAmbassador(eva)).toBe(false);
  });

  it('ends nothing right after somebody became one by what is hardly meant so', async () => {
    await say(eva, 'ik wil ambassadeur worden');
    expect(await isAmbassador(eva)).toBe(true);
    expect((await say(eva, 'laat gerda haar naam weg')).text).not.toContain(ambassadors.stopped);
    expect(await isAmbassador(eva)).toBe(true);
    expect((await say(eva, 'ik wil toch geen ambassadeur zijn')).text).toContain(ambassadors.stopped);
  });
});
