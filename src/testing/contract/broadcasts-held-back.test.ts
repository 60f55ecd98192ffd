import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { BroadcastState } from '../../store/generated/enums.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { broadcasts } = nl;

describe.each(PLATFORMS)('a planned message that is held back in words, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    await stage.meet(driver, 'Anna', 'ambassador');
  });

  afterAll(() => stage?.stop());

  beforeEach(() => stage.running.database.prisma.broadcast.updateMany({ data: { state: 'dropped' } }));

  async function made(state: BroadcastState): Promise<{ number: number; thread: string }> {
    const { prisma } = stage.running.database;
    const { thread } = await bea.driver.say(
      'Bea',
      'stuur donderdag om 10 uur een bericht aan alle ambassadeurs: de zaal is dan dicht',
    );
    await stage.read(bea, 'de zaal is dan dicht', thread);
    const { number, id } = await prisma.broadcast.findFirstOrThrow({ orderBy: { number: 'desc' } });
    await prisma.broadcast.update({ where: { id }, data: { state } });
    return { number, thread };
  }

  const numbered = (number: number) => stage.running.database.prisma.broadcast.findFirstOrThrow({ where: { number } });

  async function anew(text: string): Promise<string> {
    const { thread } = await bea.driver.say('Bea', text);
    return (await bea.driver.answers(thread, 1)).at(-1)?.text ?? '';
  }

  it.each([
    'wacht nog even, hou die vast',
    'nee houd dat berichtje toch nog tegen',
  ])('is a draft again, with its moment: “%s”', async (text) => {
    const { number, thread } = await made('scheduled');
    const said = await stage.say(bea, thread, text);
    expect(said.text).toContain(broadcasts.heldBack);
    expect(await numbered(number)).toMatchObject({ state: 'draft', sendAt: new Date('2026-12-03T09:00:00Z') });
  });

  it('is the only one that waits, and not a later one that is over', async () => {
    const waiting = await made('scheduled');
    const over = await made('recalled');
    expect(await anew('houd dat bericht nog tegen')).toContain(broadcasts.heldBack);
    expect((await numbered(waiting.number)).state).toBe('draft');
    expect((await numbered(over.number)).state).toBe('recalled');
  });

  it('is the one that is named, and asked for where several wait', async () => {
    const [one, other] = [await made('scheduled'), await made('scheduled')];
    await made('done');
    const asked = await anew('hou dat bericht nog tegen');
    expect(asked).toContain(broadcasts.holdWhich(one.number));
    expect(asked).toContain(broadcasts.states.scheduled(other.number));
    expect((await numbered(one.number)).state).toBe('scheduled');
    expect(await anew(`hou bericht ${one.number} tegen`)).toContain(broadcasts.heldBack);
    expect((await numbered(one.number)).state).toBe('draft');
    expect((await numbered(other.number)).state).toBe('scheduled');
  });

  it('is none where none waits, and that is said', async () => {
    await made('recalled');
    expect(await anew('houd dat bericht nog even tegen')).toContain(broadcasts.noneWaits);
  });
});
