import { openLearningContent } from '../app/learning-content.ts';
import { type LocalDate, localTimeAt, plusDays } from '../calendar/local-time.ts';
import { OFFICE_HOURS } from '../calendar/opening-hours.ts';
import { nextWorkingMoment } from '../calendar/working-time.ts';
import { clockNow } from '../store/clock.ts';
import type { Transaction } from '../store/transaction.ts';

/** By then the page is open, so that what is sent arrives. */
const SOON_MS = 60_000;
/** So many colleagues heard of what another one did. */
const HEARD = 6;

/**
 * What Alex got as an ambassador in the last weeks, of each kind one, and a question that comes within a minute of the next
 * working moment; and what others heard of a success and of a visit. Again is a no-op.
 */
export async function prepareDemoNudges(tx: Transaction, alex: string): Promise<void> {
  if ((await tx.nudge.count({ where: { personId: alex } })) > 0) return;
  const { cards, hooks } = await openLearningContent();
  const now = await clockNow(tx);
  const today = localTimeAt(now).date;
  const shared = await tx.pledge.findMany({
    where: { state: 'done', sharedWith: 'ambassadors' },
    orderBy: { id: 'asc' },
  });
  const [success] = shared;
  const visit = await tx.siteVisit.findFirst({ where: { slots: { every: { endsAt: { lt: now } } } } });
  const [first, second] = cards;
  const [hook] = hooks;
  if (!success || !visit || !first || !second || !hook) return;
  const had = [
    { ago: 34, kind: 'card', item: first.id, reason: 'card-new', reaction: 'answered' },
    { ago: 27, kind: 'hook', item: hook.id, reason: 'hook-for-you', reaction: 'did' },
    { ago: 20, kind: 'invitation', item: visit.id, reason: 'invited', reaction: 'answered' },
    { ago: 13, kind: 'success', item: success.id, reason: 'success-near', reaction: 'did' },
  ];
  const colleagues = await tx.ambassador.findMany({
    where: { personId: { notIn: [alex, success.personId] } },
    orderBy: { joinedAt: 'asc' },
    take: HEARD,
  });
  const soon = nextWorkingMoment(OFFICE_HOURS, new Date(now.getTime() + SOON_MS));
  await tx.nudge.createMany({
    data: [
      ...had.map(({ ago, ...nudge }) => ({ personId: alex, ...sentOn(plusDays(today, -ago)), ...nudge })),
      ...colleagues.map(({ personId }, at) => {
        const { kind, item, reason } = had[at % 2 === 0 ? 3 : 2] ?? { kind: 'success', item: success.id, reason: '' };
        // On days of which they had nothing else.
        return { personId, ...sentOn(plusDays(today, -190 - at), false), kind, item, reason };
      }),
      {
        ...{ personId: alex, kind: 'card', item: second.id, reason: 'card-new' },
        ...{ plannedFor: asDay(localTimeAt(soon).date), dueAt: soon, state: 'planned' as const },
      },
    ],
    skipDuplicates: true,
  });
}

function sentOn(day: LocalDate, isReacted = true) {
  const sentAt = new Date(`${day}T10:00:00Z`);
  const sent = { plannedFor: asDay(day), dueAt: sentAt, sentAt, state: 'sent' as const };
  return isReacted ? { ...sent, reactedAt: sentAt } : sent;
}

function asDay(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}
