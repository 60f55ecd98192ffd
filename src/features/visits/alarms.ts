import { instantAt, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { OFFICE_HOURS, openOn } from '../../calendar/opening-hours.ts';
import { nextWorkingMoment } from '../../calendar/working-time.ts';
import { setAlarm } from '../../deadlines/repository.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Visit } from './repository.ts';

/** What the alarms of visits are under. */
export const VISIT_ALARM = 'site_visit';

/** When reminders are read: not with what the night brought, and before most meetings. */
const REMINDED_AT_MINUTE = 10 * 60;

/** The days before a visit on which who comes is reminded. */
export const REMINDERS = { week: 7, day: 1 } as const;
export type Reminder = keyof typeof REMINDERS;

/** When who comes is reminded: so many days before, and when nobody works on that day, on the last day before on which one does. */
export function reminderAt(startsAt: Date, daysBefore: number): Date {
  let date = plusDays(localTimeAt(startsAt).date, -daysBefore);
  while (openOn(OFFICE_HOURS, date).length === 0) date = plusDays(date, -1);
  return instantAt(date, REMINDED_AT_MINUTE);
}

/** When who was there is thanked: after it, when people work. */
export function thanksAt(endsAt: Date): Date {
  return nextWorkingMoment(OFFICE_HOURS, endsAt);
}

/** Sets when a visit asks for attention next: an offer ends, somebody is to be reminded, or it is over. */
export async function setVisitAlarm(tx: Transaction, visit: Pick<Visit, 'id' | 'state'>, now: Date): Promise<void> {
  await setAlarm(
    tx,
    { subjectKind: VISIT_ALARM, subjectId: visit.id },
    visit.state === 'open' ? await nextAlarm(tx, visit.id, now) : null,
  );
}

async function nextAlarm(tx: Transaction, visitId: string, now: Date): Promise<Date | null> {
  const [offers, slots] = await Promise.all([
    tx.visitGuest.aggregate({ where: { visitId, reply: 'offered' }, _min: { offerUntil: true } }),
    tx.visitSlot.findMany({ where: { visitId } }),
  ]);
  const moments = slots.flatMap(({ startsAt, endsAt, weekRemindedAt, dayRemindedAt, thankedAt }) => [
    ...(weekRemindedAt === null ? [reminderAt(startsAt, REMINDERS.week)] : []),
    ...(dayRemindedAt === null ? [reminderAt(startsAt, REMINDERS.day)] : []),
    ...(thankedAt === null ? [thanksAt(endsAt)] : []),
    // Its cards change when it begins and when it is over.
    ...[startsAt, endsAt].filter((moment) => moment > now),
  ]);
  const all = [...moments, ...(offers._min.offerUntil ? [offers._min.offerUntil] : [])];
  return all.length === 0 ? null : new Date(Math.min(...all.map((moment) => moment.getTime())));
}
