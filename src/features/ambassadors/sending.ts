import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import { queueForMany } from '../../delivery/fan-out.ts';
import type { Outreach } from '../../delivery/outreach.ts';
import { whoHadTheirShare } from '../../delivery/unasked.ts';
import { clockNow } from '../../store/clock.ts';
import type { Transaction } from '../../store/transaction.ts';
import { nudgeName } from './actions.ts';
import { drawNudge } from './offers.ts';
import { hindrance } from './planner.ts';
import { type PlanningDeps, peopleOn, schoolHolidaysOn } from './planning.ts';
import { asDate } from './repository.ts';

/** Queues so many at once: few enough that nobody waits for the locks of it. */
const CHUNK = 500;

interface Due {
  person_id: string;
  kind: string;
  item: string;
}

/**
 * Queues what was planned for today and is due. What changed since it was planned counts: a rest, a stop, a broadcast, the cap.
 * What was planned for an earlier day is never sent: nobody gets a backlog.
 *
 * @returns how many were looked at
 */
export async function sendDue(tx: Transaction, deps: PlanningDeps & { outreach: Outreach }): Promise<number> {
  const day = localTimeAt(await clockNow(tx)).date;
  await tx.$executeRaw`
    UPDATE nudge SET state = 'lapsed', why_not = 'late'
    WHERE state = 'planned' AND planned_for < ${asDate(day)}::date`;
  const due = await tx.$queryRaw<Due[]>`
    SELECT person_id, kind, item FROM nudge
    WHERE state = 'planned' AND planned_for = ${asDate(day)}::date AND due_at <= clock_now()
    ORDER BY person_id LIMIT ${CHUNK} FOR UPDATE SKIP LOCKED`;
  if (due.length === 0) return 0;
  const may = await whoMayStill(tx, day, due);
  for (const group of Map.groupBy(may, ({ kind, item }) => `${kind}:${item}`).values()) {
    await queueGroup(tx, deps, day, group);
  }
  return due.length;
}

/** The others lapse, each with why. */
async function whoMayStill(tx: Transaction, day: LocalDate, due: readonly Due[]): Promise<Due[]> {
  const ids = due.map(({ person_id: id }) => id);
  const full = await whoHadTheirShare(tx, ids);
  const world = { day, seed: '', offers: [], schoolHolidays: await schoolHolidaysOn(tx, day) };
  const people = new Map((await peopleOn(tx, day, ids)).map((person) => [person.id, person]));
  const may: Due[] = [];
  for (const one of due) {
    const person = people.get(one.person_id);
    const found = person ? hindrance(person, world) : 'stopped';
    // How long ago the last one was was looked at when it was planned.
    const whyNot = found === 'too-soon' ? null : found;
    if (whyNot === null && !full.has(one.person_id)) may.push(one);
    else await settle(tx, day, [one.person_id], { state: 'lapsed', whyNot: whyNot ?? 'full-share' });
  }
  return may;
}

async function queueGroup(
  tx: Transaction,
  deps: PlanningDeps & { outreach: Outreach },
  day: LocalDate,
  group: readonly Due[],
): Promise<void> {
  const [first] = group;
  const ids = group.map(({ person_id: id }) => id);
  const replies = first && (await drawn(tx, deps, { ...first, day }));
  if (!replies) return settle(tx, day, ids, { state: 'lapsed', whyNot: 'gone' });
  const { messages, unreachable } = await queueForMany(tx, deps.outreach, {
    personIds: ids,
    replies,
    purpose: 'nudge',
    about: nudgeName(day),
  });
  const queued = messages.map(({ personId, outboxId }) => ({ person_id: personId, outbox_id: String(outboxId) }));
  await tx.$executeRaw`
    UPDATE nudge SET state = 'queued', outbox_id = queued.outbox_id
    FROM jsonb_to_recordset(${JSON.stringify(queued)}::jsonb) AS queued (person_id uuid, outbox_id bigint)
    WHERE nudge.person_id = queued.person_id AND planned_for = ${asDate(day)}::date`;
  if (messages.length > 0) await deps.sources.find(({ kind }) => kind === first.kind)?.sent?.(tx, first.item);
  for (const { personId, reason } of unreachable) await cannotReach(tx, day, personId, reason);
}

async function drawn(
  tx: Transaction,
  deps: PlanningDeps,
  what: { kind: string; item: string; day: LocalDate },
): Promise<Record<Language, ReplyDraft> | null> {
  const from = { content: await deps.content(), sources: deps.sources };
  const nl = await drawNudge(tx, what, 'nl', from);
  const en = await drawNudge(tx, what, 'en', from);
  return nl && en ? { nl, en } : null;
}

async function settle(
  tx: Transaction,
  day: LocalDate,
  personIds: readonly string[],
  { state, whyNot }: { state: 'lapsed' | 'undeliverable'; whyNot: string },
): Promise<void> {
  await tx.nudge.updateMany({
    where: { personId: { in: [...personIds] }, plannedFor: asDate(day), state: { not: 'sent' } },
    data: { state, whyNot },
  });
}

/** It cannot be delivered to somebody: it is noted with them, and the others get theirs. */
export async function cannotReach(tx: Transaction, day: LocalDate, personId: string, why: string): Promise<void> {
  await settle(tx, day, [personId], { state: 'undeliverable', whyNot: why });
  await tx.ambassador.updateMany({
    where: { personId, unreachableSince: null },
    data: { unreachableSince: await clockNow(tx), unreachableWhy: why },
  });
}
