import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliveryParts } from '../../delivery/parts.ts';
import { visitDeadlines } from '../../features/visits/clock.ts';
import { nl } from '../../i18n/nl.ts';
import { setClock } from '../../store/clock.ts';
import { createLogger } from '../../telemetry/logger.ts';
import { eventually } from '../eventually.ts';
import { formIn, wordsIn } from '../shown.ts';
import { SILENT_SLACK } from '../silent-slack.ts';
import { type BroadcastStage, createBroadcastStage, type Seat } from './broadcast-stage.ts';
import { PLATFORMS } from './drivers.ts';
import { FILLED_IN, openForm, openVisit } from './visit-stage.ts';

const { visits } = nl;
const { buttons, fields, yours } = visits;
const WHEN = 'donderdag 17 december 2026, 10:00–12:00';
const platforms = new Map(['slack', 'teams'].map((name) => [name, SILENT_SLACK] as const));

describe.each(PLATFORMS)('a visit with one place, for people who had three messages this week, in $name', ({
  createDriver,
}) => {
  let stage: BroadcastStage;
  let bea: Seat;
  let anna: Seat;
  let cor: Seat;
  let dirk: Seat;
  let where: string;

  beforeAll(async () => {
    const driver = await createDriver();
    stage = await createBroadcastStage([driver]);
    bea = await stage.meet(driver, 'Bea', 'broker');
    anna = await stage.meet(driver, 'Anna', 'ambassador');
    cor = await stage.meet(driver, 'Cor', 'ambassador');
    dirk = await stage.meet(driver, 'Dirk', 'ambassador');
    const written = await openVisit(stage, bea, { ...FILLED_IN, [fields.capacity]: '1' });
    where = written.where;
    for (const seat of [anna, cor, dirk]) await stage.read(seat, written.title);
    await hadTheirShare(new Date('2026-11-30T08:00:00Z'));
  });

  afterAll(() => stage?.stop());

  async function hadTheirShare(sentAt: Date): Promise<void> {
    const { outboxEntry } = stage.running.database.prisma;
    for (const { personId: recipientId } of [anna, cor, dirk]) {
      const { conversationId } = await outboxEntry.findFirstOrThrow({ where: { recipientId } });
      const had = { conversationId, recipientId, purpose: 'broadcast' as const, state: 'sent' as const, sentAt };
      await outboxEntry.createMany({ data: [1, 2, 3].map(() => had) });
    }
  }

  /** It is so late, and what the clock has to say of the visit is said. */
  async function at(moment: string): Promise<void> {
    const { prisma } = stage.running.database;
    await setClock(prisma, new Date(moment));
    const { id } = await prisma.siteVisit.findFirstOrThrow();
    const { messenger } = createDeliveryParts({ prisma, platforms, logger: createLogger({ level: 'silent' }) });
    const clock = visitDeadlines({ prisma, queue: messenger.queue, changed: () => undefined });
    await prisma.$transaction((tx) => clock.ring(tx, id), { timeout: 30_000 });
  }

  const cardWith = (seat: Seat, label: string) =>
    eventually(
      `a card with ${label} at ${seat.person}`,
      async () => (await stage.all(seat, '')).findLast((one) => one.buttons.includes(label)),
      async () => JSON.stringify((await stage.all(seat, '')).map((one) => [one.text, one.buttons])),
    );

  it('is taken once by who presses twice at once, and changes no card but theirs and that of its broker', async () => {
    const others = () => Promise.all([cor, dirk].map((seat) => stage.all(seat, '')));
    const before = await others();
    const card = await cardWith(anna, buttons.come);
    const pressed = await Promise.all([1, 2].map(() => stage.press(anna, card, buttons.come)));
    for (const shown of pressed) expect(wordsIn(shown).words).toContain(WHEN);
    await stage.read(anna, yours.coming(WHEN, false));
    await stage.read(bea, visits.slot({ places: 1, capacity: 1, coming: 1, waiting: 0, offered: 0 }), where);
    expect(await others()).toEqual(before);
    const { prisma } = stage.running.database;
    expect(await prisma.visitSlot.findFirstOrThrow()).toMatchObject({ taken: 1 });
    const { personId } = anna;
    expect(await prisma.visitEvent.count({ where: { personId, after: 'coming' } })).toBe(1);
  });

  it('has a waiting list, on which one is put by asking for that', async () => {
    const { thread } = await cor.driver.say('Cor', 'zet me op de wachtlijst');
    await stage.read(cor, yours.waiting(WHEN), thread);
    expect(wordsIn(await stage.press(dirk, await cardWith(dirk, buttons.come), buttons.come)).words).toContain(
      yours.waiting(WHEN),
    );
  });

  it('tells who comes of a change', async () => {
    const open = await stage.read(bea, '1 van 1 plek', where);
    await formIn(await stage.press(bea, open, buttons.change, where)).send({ [fields.address]: 'Kerkplein 2, Goor' });
    expect((await stage.read(anna, visits.moved.line)).text).toContain('Kerkplein 2, Goor');
  });

  it('offers a place that comes free to who waits, and after its term to the next', async () => {
    await stage.press(anna, await cardWith(anna, buttons.notAnyMore), buttons.notAnyMore);
    expect((await stage.read(cor, 'vrij voor jou')).buttons).toContain(buttons.take);
    expect(await stage.all(dirk, 'vrij voor jou')).toEqual([]);
    await at('2026-12-03T10:00:00Z');
    const offer = await stage.read(dirk, 'vrij voor jou');
    expect((await stage.read(cor, yours.lapsed)).buttons).not.toContain(buttons.take);
    await stage.press(dirk, offer, buttons.take);
    await stage.read(dirk, yours.coming(WHEN, false));
  });

  it('reminds who comes', async () => {
    await hadTheirShare(new Date('2026-12-09T08:00:00Z'));
    await at('2026-12-10T09:30:00Z');
    await stage.read(dirk, visits.reminder.week);
    expect(await stage.all(cor, visits.reminder.week)).toEqual([]);
  });

  it('is not planned in the past, nor at two times that overlap', async () => {
    const errorOf = async (times: string) => {
      const form = await openForm(stage, bea);
      const refused = formIn(await form.send({ ...FILLED_IN, [fields.times]: times }));
      return refused.fields.find(({ label }) => label === fields.times)?.error;
    };
    expect(await errorOf('27 november 2026 van 10 tot 12 uur')).toBe(visits.errors.past);
    expect(await errorOf('19 maart 2027 van 10 tot 12 uur\n19 maart 2027 van 11 tot 13 uur')).toBe(
      visits.errors.overlap,
    );
    expect(await stage.running.database.prisma.siteVisit.count()).toBe(1);
  });
});
