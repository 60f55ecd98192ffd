import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { visits, dossiers } = nl;
const WHEN = 'vrijdag 19 maart 2027, 10:00–12:00';
const VISIT =
  'zet een werkbezoek uit voor alle ambassadeurs, vrijdag 19 maart 2027 om 10 uur bij bakkerij Zon, Dorpsstraat 1, Rijssen, 15 man';
const ASSIGNMENT = 'Geef criteria voor groenonderhoud, 60.000 euro per jaar, 3 jaar, 3 offertes';

describe.each(PLATFORMS)('an invitation that comes in while somebody is at something else, in $name', ({
  createDriver,
}) => {
  let stage: BroadcastStage;
  let bea: Seat;
  const guests: Partial<Record<'Anna' | 'Cor' | 'Dirk', Seat>> = {};
  const places: Partial<Record<'Anna' | 'Cor' | 'Dirk', string>> = {};

  /** What somebody says alone with the bot, in the place where they were, and what is said back. */
  async function say(name: 'Anna' | 'Cor' | 'Dirk', text: string): Promise<string> {
    const seat = guests[name];
    if (!seat) throw new Error(`Nobody is called ${name}.`);
    const where = places[name];
    if (where !== undefined) return (await stage.say(seat, where, text)).text;
    const { thread } = await seat.driver.say(name, text);
    places[name] = thread;
    const answers = await seat.driver.answers(thread, 1);
    return answers.at(-1)?.text ?? '';
  }
  const reply = async (name: 'Anna' | 'Cor' | 'Dirk') => {
    const where = { personId: guests[name]?.personId ?? '' };
    return (await stage.running.database.prisma.visitGuest.findFirstOrThrow({ where })).reply;
  };

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    for (const name of ['Anna', 'Cor', 'Dirk'] as const) {
      guests[name] = await stage.meet(driver, name, 'ambassador', 'procurement_officer');
    }
    await say('Anna', ASSIGNMENT);
    const { thread } = await driver.say('Bea', VISIT);
    await stage.press(bea, await stage.read(bea, WHEN, thread), visits.buttons.open, thread);
    for (const seat of Object.values(guests)) await stage.read(seat, visits.yours.invited);
  });

  afterAll(() => stage?.stop());

  it('leaves what is said to what they were at', async () => {
    expect(await say('Anna', 'doe ze allemaal maar')).toContain(dossiers.short.chosen);
    expect(await reply('Anna')).toBe('invited');
  });

  it('is answered by who says what they answer', async () => {
    expect(await say('Anna', 'en ik kom graag mee naar de bakkerij')).toContain(visits.yours.coming(WHEN, false));
    expect(await reply('Anna')).toBe('coming');
  });

  it('takes nothing that is said after something else was answered', async () => {
    await say('Cor', 'wat kun je allemaal?');
    await say('Cor', 'nee ik vroeg het telefoonnummer');
    expect(await reply('Cor')).toBe('invited');
  });

  it('is answered by a yes of who was at nothing', async () => {
    expect(await say('Dirk', 'ja leuk, doe maar')).toContain(visits.yours.coming(WHEN, false));
    expect(await reply('Dirk')).toBe('coming');
  });
});
