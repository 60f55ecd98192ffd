import { instantAt, localTimeAt, plusDays, weekdayOf } from '../calendar/local-time.ts';
import { clockNow } from '../store/clock.ts';
import type { PlaceReply } from '../store/generated/enums.ts';
import type { Transaction } from '../store/transaction.ts';

/** Nobody real, and in no chat. */
const GUESTS: readonly { name: string; reply: PlaceReply; places?: number }[] = [
  { name: 'Jasmijn (demo)', reply: 'coming', places: 2 },
  { name: 'Karim (demo)', reply: 'coming' },
  { name: 'Lotte (demo)', reply: 'coming' },
  { name: 'Mees (demo)', reply: 'coming' },
  { name: 'Noor (demo)', reply: 'coming', places: 2 },
  { name: 'Otis (demo)', reply: 'maybe' },
  { name: 'Pien (demo)', reply: 'declined' },
  { name: 'Quinten (demo)', reply: 'invited' },
];
/** One place is left. */
const PLACES = 8;

/** A visit in three weeks that is nearly full, to which Alex is invited too, and one that was; again is a no-op. */
export async function prepareDemoVisits(tx: Transaction, alex: string): Promise<void> {
  const { organisationId } = await tx.person.findUniqueOrThrow({ where: { id: alex } });
  if (organisationId === null || (await tx.siteVisit.count()) > 0) return;
  const now = await clockNow(tx);
  const ids: string[] = [];
  for (const { name } of GUESTS) {
    ids.push((await tx.person.create({ data: { organisationId, displayName: name }, select: { id: true } })).id);
  }
  const common = {
    organisationId,
    createdById: alex,
    state: 'open' as const,
    audience: { organisations: [organisationId] },
    capacity: PLACES,
    openedAt: now,
    filledAt: now,
  };
  const ahead = await tx.siteVisit.create({
    data: {
      ...common,
      host: 'kringloopwerkplaats De Cirkel',
      about: 'Hier krijgen spullen een tweede leven, door mensen die elders niet aan de slag kwamen.',
      address: 'Dorpsstraat 1, Rijssen',
      accessibility: 'Gelijkvloers, met een aangepast toilet.',
      carpool: 'Vanaf station Zwolle rijdt om 9.00 uur een busje.',
      prepare: 'Neem een opdracht mee waarbij je twijfelt hoe je hem sociaal inkoopt.',
      slots: { create: slotOn(workdayFrom(now, 21)) },
    },
    include: { slots: true },
  });
  await invite(tx, ahead, [...ids.map((personId, at) => ({ personId, ...GUESTS[at] })), { personId: alex }]);
  const was = await tx.siteVisit.create({
    data: {
      ...common,
      host: 'stadsboerderij Het Lankheet',
      about: 'Een boerderij waar mensen met een steuntje in de rug het land bewerken.',
      address: 'Lankheterweg 12, Haaksbergen',
      slots: { create: { ...slotOn(workdayFrom(now, -14)), weekRemindedAt: now, dayRemindedAt: now, thankedAt: now } },
    },
    include: { slots: true },
  });
  await invite(
    tx,
    was,
    ids.map((personId, at) => ({ personId, ...GUESTS[at] })),
  );
  await tx.visitGuest.updateMany({
    where: { visitId: was.id, reply: 'coming' },
    data: { attended: true, useful: true, remark: 'Je ziet pas wat het is als je er staat.' },
  });
}

function workdayFrom(now: Date, days: number): string {
  const date = plusDays(localTimeAt(now).date, days);
  const weekday = weekdayOf(date);
  return weekday < 5 ? date : plusDays(date, 7 - weekday);
}

function slotOn(date: string) {
  return { startsAt: instantAt(date, 10 * 60), endsAt: instantAt(date, 12 * 60), capacity: PLACES };
}

async function invite(
  tx: Transaction,
  { id: visitId, slots }: { id: string; slots: readonly { id: string }[] },
  guests: readonly { personId: string; reply?: PlaceReply; places?: number }[],
): Promise<void> {
  for (const { personId, reply = 'invited', places = 1 } of guests) {
    const slotId = reply === 'coming' ? (slots[0]?.id ?? null) : null;
    // As if it was queued: they are in no chat, and nobody is to try to invite them.
    await tx.visitGuest.create({ data: { visitId, personId, reply, places, slotId, outboxId: 0n } });
  }
}
