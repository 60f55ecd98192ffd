import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { sayTo } from './session-stage.ts';
import { FILLED_IN, openVisit } from './visit-stage.ts';

const { visits } = nl;
const { fields, yours } = visits;
const BAKERY = 'donderdag 17 december 2026, 14:00–16:00';
const BIKES = 'dinsdag 15 december 2026, 9:30–11:00';

describe.each(PLATFORMS)('two site visits at once, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let seats: Record<'anna' | 'cor' | 'dirk' | 'emma' | 'floor' | 'gijs', Seat>;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    const meet = (name: string) => stage.meet(driver, name, 'ambassador');
    seats = {
      anna: await meet('Anna'),
      cor: await meet('Cor'),
      dirk: await meet('Dirk'),
      emma: await meet('Emma'),
      floor: await meet('Floor'),
      gijs: await meet('Gijs'),
    };
    await openVisit(stage, bea, {
      ...FILLED_IN,
      [fields.host]: 'Bakkerij Zuiver',
      [fields.times]: 'donderdag 17 december 2026 van 14 tot 16 uur',
      [fields.capacity]: '8',
    });
    await openVisit(stage, bea, {
      ...FILLED_IN,
      [fields.host]: 'Fietsatelier Rondom',
      [fields.times]: 'dinsdag 15 december 2026 van 9.30 tot 11 uur',
      [fields.capacity]: '8',
    });
    for (const seat of Object.values(seats)) for (const when of [BAKERY, BIKES]) await stage.read(seat, when);
  });

  afterAll(() => stage?.stop());

  const say = async (seat: Seat, text: string) => (await sayTo(seat, text)).message.text;
  async function standing({ personId }: Seat) {
    const guests = await stage.running.database.prisma.visitGuest.findMany({
      where: { personId },
      select: { reply: true, visit: { select: { host: true } } },
    });
    return Object.fromEntries(guests.map(({ reply, visit }) => [visit.host?.split(' ')[0], reply]));
  }

  it.each([
    ['anna', 'ik ga mee naar allebei', { Bakkerij: 'coming', Fietsatelier: 'coming' }],
    ['cor', 'die bij de bakker wel, de andere niet', { Bakkerij: 'coming', Fietsatelier: 'declined' }],
    ['dirk', 'die van de 17e wel', { Bakkerij: 'coming', Fietsatelier: 'invited' }],
    ['emma', 'die bij de bakker lijkt me leuk, de andere niet', { Bakkerij: 'coming', Fietsatelier: 'declined' }],
    [
      'gijs',
      'die van donderdag graag, dinsdag zit ik in Den Haag dus die niet',
      { Bakkerij: 'coming', Fietsatelier: 'declined' },
    ],
  ] as const)('%s says “%s”', async (who, text, expected) => {
    const said = await say(seats[who], text);
    expect(said).toContain(visits.ofEach);
    if (expected.Bakkerij === 'coming') expect(said).toContain(yours.coming(BAKERY, false));
    expect(await standing(seats[who])).toEqual(expected);
  });

  it('tells of the one that is meant by a word of its host, also after something else', async () => {
    for (const text of ['hoe laat is de bakker', 'hoe laat is de bakker']) {
      const said = await say(seats.floor, text);
      expect(said).toContain(BAKERY);
      expect(said).not.toContain(BIKES);
      await say(seats.floor, 'wat is social return?');
    }
    expect(await standing(seats.floor)).toEqual({ Bakkerij: 'invited', Fietsatelier: 'invited' });
  });

  it('changes for its broker where the host has the word, and not the one that was spoken of last', async () => {
    const said = await say(bea, 'de bakker belt, het moet een dag eerder');
    expect(said).toContain('Bakkerij Zuiver');
    expect(said).toContain('woensdag 16 december 2026, 14:00–16:00');
  });
});
