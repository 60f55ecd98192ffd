import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { plainText, replySchema } from '../../chat/reply.ts';
import { dueSubjects } from '../../deadlines/repository.ts';
import { nl } from '../../i18n/nl.ts';
import type { Wish } from '../../places/rules.ts';
import { setClock } from '../../store/clock.ts';
import { createTestDatabase, type TestDatabase } from '../../testing/database.ts';
import { setVisitAlarm, VISIT_ALARM } from './alarms.ts';
import { visitDeadlines } from './clock.ts';
import { replyTo } from './replying.ts';
import { createTestVisit, MONDAY } from './test-visit.ts';

const { visits } = nl;
let database: TestDatabase;
let made: Awaited<ReturnType<typeof createTestVisit>>;
let told: OutgoingMessage[];

beforeEach(async () => {
  database = await createTestDatabase();
  made = await createTestVisit(database.prisma, { people: 4, capacity: 1 });
  told = [];
  await database.prisma.$transaction((tx) => setVisitAlarm(tx, made.visit, MONDAY));
});

afterEach(() => database.drop());

function deadlines() {
  const queue = async (_tx: unknown, messages: readonly OutgoingMessage[]) => void told.push(...messages);
  return visitDeadlines({ prisma: database.prisma, queue, changed: () => undefined });
}

/** What the clock makes of it at this moment, when it is due. */
async function at(moment: string): Promise<{ to: unknown; text: string }[]> {
  const { prisma } = database;
  await setClock(prisma, new Date(moment));
  const kind = deadlines();
  const due = new Set([...(await dueSubjects(prisma, VISIT_ALARM, 10)), ...((await kind.alsoDue?.(10)) ?? [])]);
  told = [];
  for (const id of due) await prisma.$transaction((tx) => kind.ring(tx, id));
  return told.map(({ to, replies }) => ({ to, text: plainText(replySchema.parse(replies[0])) }));
}

function reply(personId: string, wish: Wish) {
  const doer = { by: personId, via: 'press' } as const;
  return database.prisma.$transaction((tx) => replyTo(tx, { visitId: made.visit.id, personId, wish }, doer));
}

const come = (): Wish => ({ reply: 'coming', slotId: made.slot, places: 1 });

describe('what happens to a visit by itself', () => {
  it('is a reminder a week and a day before, once each, to who comes and to nobody else', async () => {
    const [anna = '', bram = '', cor = ''] = made.personIds;
    await reply(anna, come());
    await reply(bram, come());
    await reply(cor, { reply: 'maybe' });
    expect(await at('2026-12-10T08:59:00Z')).toEqual([]);
    const week = await at('2026-12-10T09:00:30Z');
    expect(week.map(({ to }) => to)).toEqual([{ personId: anna, ifUnreachable: 'skip' }]);
    expect(week[0]?.text).toContain(visits.reminder.week);
    expect(await at('2026-12-10T09:01:30Z')).toEqual([]);
    const day = await at('2026-12-16T09:00:30Z');
    expect(day.map(({ text }) => text)).toEqual([expect.stringContaining(visits.reminder.day)]);
    expect(await at('2026-12-16T10:00:00Z')).toEqual([]);
  });

  it('is thanks and a question after it, to who was there', async () => {
    const [anna = '', bram = ''] = made.personIds;
    await database.prisma.visitSlot.updateMany({ data: { capacity: 2 } });
    for (const id of [anna, bram]) await reply(id, come());
    await database.prisma.visitGuest.updateMany({ where: { personId: bram }, data: { attended: false } });
    const after = (await at('2026-12-17T11:00:30Z')).filter(({ text }) => text.includes(visits.after.ask));
    expect(after.map(({ to }) => to)).toEqual([{ personId: anna, ifUnreachable: 'skip' }]);
    expect((await at('2026-12-18T11:00:30Z')).filter(({ text }) => text.includes(visits.after.ask))).toEqual([]);
  });

  it('is the place of who left the organisation that goes to the next', async () => {
    const [anna = '', bram = ''] = made.personIds;
    await reply(anna, come());
    await reply(bram, come());
    const { prisma } = database;
    await prisma.chatIdentity.updateMany({ where: { personId: anna }, data: { deactivatedAt: MONDAY } });
    const heard = await at('2026-12-01T09:00:00Z');
    expect(heard.map(({ to }) => to)).toEqual([{ personId: bram, ifUnreachable: 'skip' }]);
    expect(heard[0]?.text).toContain('vrij voor jou');
    const gone = await prisma.visitEvent.findFirst({ where: { what: 'left' } });
    expect(gone).toMatchObject({ personId: anna, byId: null, via: 'clock', before: 'coming', after: 'declined' });
    expect(await at('2026-12-01T09:01:00Z')).toEqual([]);
  });

  it('is an offer that passes, of which its person and the next one hear', async () => {
    const [anna = '', bram = '', cor = ''] = made.personIds;
    for (const id of [anna, bram, cor]) await reply(id, come());
    await reply(anna, { reply: 'declined' });
    const { prisma } = database;
    await prisma.$transaction((tx) => setVisitAlarm(tx, made.visit, MONDAY));
    const heard = await at('2026-12-01T10:00:00Z');
    expect(heard.map(({ to }) => to)).toEqual([
      { personId: cor, ifUnreachable: 'skip' },
      { personId: bram, ifUnreachable: 'skip' },
    ]);
    expect(heard[1]?.text).toContain(visits.yours.lapsed);
  });

  it('is nothing of a visit that does not take place', async () => {
    const [anna = ''] = made.personIds;
    await reply(anna, come());
    await database.prisma.siteVisit.updateMany({ data: { state: 'cancelled' } });
    for (const moment of ['2026-12-10T09:00:30Z', '2026-12-17T11:00:30Z']) expect(await at(moment)).toEqual([]);
    expect((await reply(anna, come()))?.decision).toEqual({ kind: 'refused', why: 'cancelled' });
  });
});
