import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nl } from '../../i18n/nl.ts';
import type { ReceivedMessage } from '../chat-driver.ts';
import { formIn, wordsIn } from '../shown.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';

const { ambassadors } = nl;
const { holidays } = ambassadors;
const { fields } = holidays;

describe.each(PLATFORMS)('school holidays, in $name', ({ createDriver }) => {
  let stage: BroadcastStage;
  let anna: Seat;
  let bea: Seat;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    bea = await stage.meet(driver, 'Bea', 'broker');
    const { prisma } = stage.running.database;
    await prisma.ambassador.create({
      data: { personId: anna.personId, pace: 'weekly', days: [0, 1, 2, 3, 4], schoolRegion: 'noord' },
    });
  });

  afterAll(() => stage?.stop());

  async function command(
    { driver, person }: Seat,
    text: string,
  ): Promise<{ message: ReceivedMessage; thread: string }> {
    const { thread } = await driver.say(person, text);
    const message = (await driver.answers(thread, 1)).at(-1);
    if (!message) throw new Error(`Nothing is said to ${text}.`);
    return { message, thread };
  }

  it('are kept by a broker, seen by whom they are for, and taken away', async () => {
    const { message, thread } = await command(bea, '/impact schoolvakanties');
    expect(message.text).toContain(holidays.none);
    const form = formIn(await stage.press(bea, message, holidays.add, thread));
    const days = { [fields.region]: holidays.regions.noord, [fields.name]: 'voorjaarsvakantie' };
    const wrong = formIn(await form.send({ ...days, [fields.from]: '2027-02-20', [fields.until]: '2027-02-19' }));
    expect(wrong.fields.map(({ error }) => error)).toContain(holidays.problems.before);
    const long = formIn(await wrong.send({ ...days, [fields.from]: '2027-02-20', [fields.until]: '2028-02-28' }));
    expect(long.fields.map(({ error }) => error)).toContain(holidays.problems.long);
    await long.send({ ...days, [fields.from]: '2027-02-20', [fields.until]: '2027-02-28' });
    const kept = await stage.read(bea, holidays.kept('voorjaarsvakantie', 'noord'), thread);
    expect(kept.text).toContain('zaterdag 20 februari 2027 tot en met zondag 28 februari 2027');

    const own = await command(anna, '/impact ambassadeur');
    expect(own.message.text).toContain('voorjaarsvakantie: 20 februari 2027 tot en met 28 februari 2027');

    expect(wordsIn(await stage.press(bea, kept, holidays.remove(1), thread)).words).toContain(
      holidays.removed('voorjaarsvakantie', 'noord'),
    );
    expect(wordsIn(await stage.press(bea, kept, holidays.remove(1), thread)).words).toContain(holidays.gone);
    const left = await command(anna, '/impact ambassadeur');
    expect(left.message.text).not.toContain('voorjaarsvakantie');
    const { prisma } = stage.running.database;
    const audited = await prisma.auditEntry.findMany({
      where: { objectKind: 'school_holiday' },
      orderBy: { id: 'asc' },
    });
    expect(audited.map(({ action, actorId }) => [action, actorId])).toEqual([
      ['school-holiday.kept', bea.personId],
      ['school-holiday.removed', bea.personId],
    ]);
  });

  it('are not for who is no broker', async () => {
    const { message } = await command(anna, '/impact schoolvakanties');
    expect(message.text).not.toContain(holidays.none);
    expect(message.buttons).not.toContain(holidays.add);
  });
});
