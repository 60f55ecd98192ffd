import type { LocalDate } from '../../calendar/local-time.ts';
import { ringAtCommit } from '../../store/bell.ts';
import { clockNow } from '../../store/clock.ts';

import type { Transaction } from '../../store/transaction.ts';
import type { Pace } from './pace.ts';
import type { Rest } from './planner.ts';

/** What somebody chose as an ambassador. */
export interface Choices {
  pace: Pace;
  /** Ids of themes; none: of all. */
  themes: string[];
  department: string | null;
  /** 0 is Monday. */
  days: number[];
  fromMinute: number;
  untilMinute: number;
  schoolRegion: string | null;
}

/** Somebody who is an ambassador, or was. */
export interface Ambassador extends Choices {
  personId: string;
  snoozedFrom: LocalDate | null;
  snoozedUntil: LocalDate | null;
  stoppedAt: Date | null;
  askedAt: Date | null;
  joinedAt: Date;
}

/** From Monday to Friday, at any moment of a working day. */
export const USUAL: Choices = {
  pace: 'weekly',
  themes: [],
  department: null,
  days: [0, 1, 2, 3, 4],
  fromMinute: 9 * 60,
  untilMinute: 17 * 60,
  schoolRegion: null,
};

/** A day as the database keeps it. */
export function asDate(day: LocalDate): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayOf(date: Date): LocalDate {
  return date.toISOString().slice(0, 10);
}

/** @returns null when they never were one */
export async function readAmbassador(tx: Transaction, personId: string): Promise<Ambassador | null> {
  const row = await tx.ambassador.findUnique({ where: { personId } });
  if (row === null) return null;
  const stoppedAt = row.stoppedAt ?? (await roleTakenAt(tx, personId));
  const [snoozedFrom, snoozedUntil] = [row.snoozedFrom, row.snoozedUntil].map((day) => day && dayOf(day));
  return { ...row, stoppedAt, snoozedFrom: snoozedFrom ?? null, snoozedUntil: snoozedUntil ?? null };
}

/** Who lost the role is no ambassador any more, whoever took it. @returns null: they have it, or never had it */
async function roleTakenAt(tx: Transaction, personId: string): Promise<Date | null> {
  const where = { personId, role: 'ambassador' as const };
  const [last] = await tx.roleGrant.findMany({
    where,
    orderBy: { revokedAt: { sort: 'desc', nulls: 'first' } },
    take: 1,
  });
  return last?.revokedAt ?? null;
}

/** @returns null also for who stopped */
export async function activeAmbassador(
  tx: Transaction,
  { personId }: { personId: string | null },
): Promise<Ambassador | null> {
  const ambassador = personId === null ? null : await readAmbassador(tx, personId);
  return ambassador?.stoppedAt === null ? ambassador : null;
}

/** Somebody becomes one, again perhaps, or chooses otherwise: what they do not choose stays, also a rest. */
export async function keepChoices(tx: Transaction, personId: string, choices: Partial<Choices>): Promise<void> {
  const now = await clockNow(tx);
  const had = await readAmbassador(tx, personId);
  const anew = had?.stoppedAt === null ? {} : { stoppedAt: null, snoozedFrom: null, snoozedUntil: null };
  await tx.ambassador.upsert({
    where: { personId },
    create: { ...USUAL, ...choices, personId },
    update: { ...choices, ...anew, askedAt: null, reactedAt: now, unreachableSince: null, unreachableWhy: null },
  });
}

/** No nudge on these days; what waits now is only called off when the rest begins now. */
export async function rest(tx: Transaction, personId: string, { from, until }: Rest): Promise<void> {
  await tx.ambassador.updateMany({
    where: { personId },
    data: { snoozedFrom: from === null ? null : asDate(from), snoozedUntil: asDate(until) },
  });
  if (from === null) await callOffNudges(tx, personId, 'snoozed');
}

/** They want nudges again, and no rest that is still to come. */
export async function endRest(tx: Transaction, personId: string): Promise<void> {
  await tx.ambassador.update({ where: { personId }, data: { snoozedFrom: null, snoozedUntil: null } });
  await noteReaction(tx, personId);
}

export async function stopNudges(tx: Transaction, personId: string): Promise<void> {
  await tx.ambassador.updateMany({
    where: { personId, stoppedAt: null },
    data: { stoppedAt: await clockNow(tx), snoozedFrom: null, snoozedUntil: null },
  });
  await callOffNudges(tx, personId, 'stopped');
}

/** They did something with a nudge, or said something about them: what came before is not counted as ignored. */
export async function noteReaction(tx: Transaction, personId: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE ambassador SET reacted_at = clock_now(), asked_at = NULL, unreachable_since = NULL, unreachable_why = NULL
    WHERE person_id = ${personId}::uuid`;
}

/** A rest, if they have one, goes on. */
export async function changePace(tx: Transaction, personId: string, pace: Pace): Promise<void> {
  await tx.ambassador.update({ where: { personId }, data: { pace } });
  await noteReaction(tx, personId);
}

/** What was planned for somebody, and what waits, is not sent. */
export async function callOffNudges(tx: Transaction, personId: string, whyNot: string): Promise<void> {
  await tx.$executeRaw`
    UPDATE outbox SET state = 'failed', error_code = 'delivery.called-off'
    WHERE recipient_id = ${personId}::uuid AND state = 'queued' AND purpose = 'nudge'`;
  await tx.$executeRaw`
    UPDATE nudge SET state = 'lapsed', why_not = ${whyNot}
    WHERE person_id = ${personId}::uuid AND (state = 'planned' OR state = 'queued' AND outbox_id IN (
      SELECT id FROM outbox WHERE recipient_id = ${personId}::uuid AND error_code = 'delivery.called-off'))`;
  await ringAtCommit(tx, ['outbox']);
}

/** One nudge of somebody. */
export interface Nudge {
  plannedFor: LocalDate;
  kind: string;
  item: string;
  reason: string;
  state: string;
  sentAt: Date | null;
  reactedAt: Date | null;
}

/** @param on its day; left out: the latest that was sent */
export async function readNudge(tx: Transaction, personId: string, on?: LocalDate): Promise<Nudge | null> {
  const row = await tx.nudge.findFirst({
    where: {
      personId,
      ...(on === undefined ? { state: { in: ['queued' as const, 'sent' as const] } } : { plannedFor: asDate(on) }),
    },
    orderBy: { plannedFor: 'desc' },
  });
  return row && { ...row, plannedFor: dayOf(row.plannedFor) };
}

/** @param reaction what they did with it; says nothing of how well they answered */
export async function noteNudgeReaction(
  tx: Transaction,
  { personId, on, reaction }: { personId: string; on: LocalDate; reaction: string },
): Promise<void> {
  await tx.nudge.updateMany({
    where: { personId, plannedFor: asDate(on) },
    data: { reactedAt: await clockNow(tx), reaction },
  });
  await noteReaction(tx, personId);
}

/** The numbers that somebody sees of themselves. */
export async function ownNumbers(tx: Transaction, personId: string): Promise<{ got: number; cards: number }> {
  const got = await tx.nudge.count({ where: { personId, state: 'sent' } });
  return { got, cards: await tx.cardMemory.count({ where: { personId } }) };
}

/** So many days nobody is asked again whether they want to become one. */
const ASKED_AGAIN_AFTER_DAYS = 92;

/**
 * Notes that somebody is asked to become one.
 *
 * @returns false: they are one, were one and stopped, want nothing unasked, or were asked this quarter
 */
export async function mayAsk(tx: Transaction, personId: string): Promise<boolean> {
  const asked = await tx.$executeRaw`
    INSERT INTO ambassador_asked (person_id, asked_at)
    SELECT id, clock_now() FROM person
    WHERE id = ${personId}::uuid AND unasked_refused_at IS NULL AND organisation_id IS NOT NULL
      AND NOT EXISTS (SELECT FROM ambassador WHERE person_id = ${personId}::uuid)
      AND NOT EXISTS (SELECT FROM role_grant WHERE person_id = ${personId}::uuid AND role = 'ambassador')
    ON CONFLICT (person_id) DO UPDATE SET asked_at = clock_now()
    WHERE ambassador_asked.asked_at < clock_now() - make_interval(days => ${ASKED_AGAIN_AFTER_DAYS})`;
  return asked > 0;
}
