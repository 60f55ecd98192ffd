import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { DeadlineKind } from '../../deadlines/sweeper.ts';
import { texts } from '../../i18n/texts.ts';
import { leftWithPlace } from '../../places/seats.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import { afterCards } from './after.ts';
import { REMINDERS, type Reminder, reminderAt, setVisitAlarm, thanksAt, VISIT_ALARM } from './alarms.ts';
import { guestsWith } from './guests.ts';
import { cardsTo, movedMessages } from './messages.ts';
import { freeWhoLeft, moveUp, VISIT_SEATS } from './replying.ts';
import { lockVisit, markStale, readVisit, type Visit } from './repository.ts';

/**
 * What happens to visits by itself: offers end and go to the next, who comes is reminded in working hours and thanked, and the place
 * of who left the organisation comes free.
 */
export function visitDeadlines(deps: {
  prisma: PrismaClient;
  queue: (tx: Transaction, messages: readonly OutgoingMessage[]) => Promise<unknown>;
  changed(visitId: string): void;
}): DeadlineKind {
  return {
    subjectKind: VISIT_ALARM,
    async alsoDue(limit) {
      const rows = await deps.prisma.$queryRaw<{ id: string }[]>`
        SELECT DISTINCT visit.id FROM site_visit visit JOIN visit_guest ON visit_guest.visit_id = visit.id
        WHERE visit.state = 'open' AND ${leftWithPlace(VISIT_SEATS)} LIMIT ${limit}`;
      return rows.map(({ id }) => id);
    },
    async ring(tx, id) {
      const visit = await lockVisit(tx, id);
      const now = await clockNow(tx);
      if (visit?.state !== 'open') {
        if (visit) await setVisitAlarm(tx, visit, now);
        return false;
      }
      await freeWhoLeft(tx, visit);
      const moved = await moveUp(tx, visit, now);
      const current = (await readVisit(tx, id)) ?? visit;
      const messages = [
        ...(await movedMessages(tx, current, moved)),
        ...(await remind(tx, current, now)),
        ...(await thank(tx, current, now)),
      ];
      await deps.queue(tx, messages);
      await markStale(tx, id);
      await setVisitAlarm(tx, current, now);
      deps.changed(id);
      return false;
    },
  };
}

/** Who comes to a time is reminded once of each kind; what is late by more than a day is let be. */
async function remind(tx: Transaction, visit: Visit, now: Date): Promise<OutgoingMessage[]> {
  const messages: OutgoingMessage[] = [];
  for (const kind of ['week', 'day'] as const) {
    const given = kind === 'week' ? 'weekRemindedAt' : 'dayRemindedAt';
    const slots = await tx.visitSlot.findMany({ where: { visitId: visit.id, [given]: null } });
    for (const { id, startsAt } of slots.filter((slot) => reminderAt(slot.startsAt, REMINDERS[kind]) <= now)) {
      await tx.visitSlot.update({ where: { id }, data: { [given]: now } });
      if (isOfUse(kind, startsAt, now)) messages.push(...(await remindersFor(tx, visit, id, kind)));
    }
  }
  return messages;
}

const DAY_MS = 24 * 60 * 60_000;

/** A reminder of next week on the day before would only be noise. */
function isOfUse(kind: Reminder, startsAt: Date, now: Date): boolean {
  return startsAt > now && now.getTime() - reminderAt(startsAt, REMINDERS[kind]).getTime() < DAY_MS;
}

async function remindersFor(tx: Transaction, visit: Visit, slotId: string, kind: Reminder): Promise<OutgoingMessage[]> {
  const coming = (await guestsWith(tx, visit.id, ['coming'])).filter((guest) => guest.slotId === slotId);
  return cardsTo(tx, visit, coming, {
    purpose: 'reminder',
    line: (language) => texts(language).visits.reminder[kind],
  });
}

/** After it, who came is thanked and asked how it was. */
async function thank(tx: Transaction, visit: Visit, now: Date): Promise<OutgoingMessage[]> {
  const slots = await tx.visitSlot.findMany({ where: { visitId: visit.id, thankedAt: null } });
  const over = slots.filter(({ endsAt }) => thanksAt(endsAt) <= now).map(({ id }) => id);
  if (over.length === 0) return [];
  await tx.visitSlot.updateMany({ where: { id: { in: over } }, data: { thankedAt: now } });
  const there = (await guestsWith(tx, visit.id, ['coming'])).filter(
    ({ slotId, attended }) => slotId !== null && over.includes(slotId) && attended !== false,
  );
  return afterCards(tx, visit, there);
}
