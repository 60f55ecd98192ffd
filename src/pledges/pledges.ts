import { instantAt, type LocalDate, localTimeAt, plusDays } from '../calendar/local-time.ts';
import { setAlarm } from '../deadlines/repository.ts';
import { clockNow } from '../store/clock.ts';
import type { Pledge as Row } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import { askAt } from './when.ts';

/** What the alarms of pledges are under. */
export const PLEDGE_ALARM = 'pledge';
/** Of one date somebody is asked at most so often. */
export const MOST_ASKED = 2;
const AGAIN_AFTER_DAYS = 7;

export const LONGEST_PLEDGE = 500;

/** Something that somebody promised (toezegging). */
export interface Pledge {
  id: string;
  personId: string;
  /** Null: forgotten after its term. */
  text: string | null;
  state: Row['state'];
  madeOn: LocalDate;
  /** The last day on which they do it; null: they named none. */
  dueOn: LocalDate | null;
  /** How often they may still be asked. */
  asksLeft: number;
  /** With whom it is shared once it is done; null: with nobody. */
  sharedWith: Row['sharedWith'];
}

export interface NewPledge {
  personId: string;
  text: string;
  dueOn: LocalDate | null;
  /** What led to it, for example `visit:<id>`; left out: somebody just said it. */
  origin?: string;
}

/** Keeps what somebody promised, and when they are asked. For every part: after a site visit, or at any time. */
export async function makePledge(tx: Transaction, { personId, text, dueOn, origin }: NewPledge): Promise<Pledge> {
  const row = await tx.pledge.create({
    data: { personId, text: text.trim().slice(0, LONGEST_PLEDGE), dueOn: asDay(dueOn), origin: origin ?? null },
  });
  return planned(tx, row);
}

/** Other words, or another day: of a new day they are asked anew. */
export async function changePledge(
  tx: Transaction,
  id: string,
  change: { text?: string; dueOn?: LocalDate | null },
): Promise<Pledge> {
  const row = await tx.pledge.update({
    where: { id },
    data: {
      ...(change.text === undefined ? {} : { text: change.text.trim().slice(0, LONGEST_PLEDGE) }),
      ...(change.dueOn === undefined ? {} : { dueOn: asDay(change.dueOn), asksLeft: MOST_ASKED }),
    },
  });
  return planned(tx, row);
}

/** They asked to be asked again on a day: once, as that was what they asked for. */
export async function askAgainOn(tx: Transaction, id: string, day: LocalDate): Promise<Pledge> {
  return planned(tx, await tx.pledge.update({ where: { id }, data: { dueOn: asDay(day), asksLeft: 1 } }));
}

/** It is done, or they do not do it after all; `open`: it was not meant so. */
export async function endPledge(tx: Transaction, id: string, state: Row['state']): Promise<Pledge> {
  const endedAt = state === 'open' ? null : await clockNow(tx);
  const sharing = state === 'done' ? {} : { sharedWith: null };
  return planned(tx, await tx.pledge.update({ where: { id }, data: { state, endedAt, ...sharing } }));
}

/** @param sharedWith null: with nobody any more */
export async function sharePledge(tx: Transaction, id: string, sharedWith: Row['sharedWith']): Promise<Pledge> {
  return pledgeOf(await tx.pledge.update({ where: { id }, data: { sharedWith } }));
}

/** They were asked now, by whoever asks: an own message or a nudge. The next time is a week later, if there is one. */
export async function notePledgeAsked(tx: Transaction, id: string): Promise<void> {
  const row = await tx.pledge.update({
    where: { id },
    data: { asksLeft: { decrement: 1 }, askedAt: await clockNow(tx) },
  });
  await planned(tx, row);
}

/** Somebody else asks about it on a day: by itself it is asked at the earliest on the first working day after that. */
export async function leaveAskingTo(tx: Transaction, id: string, day: LocalDate): Promise<void> {
  const nextAskAt = askAt(plusDays(day, 1), await clockNow(tx));
  await tx.pledge.update({ where: { id }, data: { nextAskAt } });
  await setAlarm(tx, { subjectKind: PLEDGE_ALARM, subjectId: id }, nextAskAt);
}

/** What ambassadors may hear of: done since a day, and shared with them. */
export async function pledgesForAmbassadors(tx: Transaction, since: LocalDate): Promise<Pledge[]> {
  const rows = await tx.pledge.findMany({
    where: { state: 'done', sharedWith: 'ambassadors', text: { not: null }, endedAt: { gte: instantAt(since, 0) } },
    orderBy: { id: 'asc' },
  });
  return rows.map(pledgeOf);
}

/**
 * What is to be asked about on a day, for who asks in their own way; each tells {@link notePledgeAsked}.
 *
 * @returns the longest due first
 */
export async function duePledges(tx: Transaction, day: LocalDate): Promise<Pledge[]> {
  const rows = await tx.pledge.findMany({
    where: { state: 'open', asksLeft: { gt: 0 }, nextAskAt: { lte: instantAt(plusDays(day, 1), 0) } },
    orderBy: { nextAskAt: 'asc' },
  });
  return rows.map(pledgeOf);
}

/** Locks it. @returns null: there is none */
export async function lockPledge(tx: Transaction, id: string): Promise<Pledge | null> {
  await tx.$queryRaw`SELECT id FROM pledge WHERE id = ${id}::uuid FOR UPDATE`;
  return readPledge(tx, id);
}

export async function readPledge(tx: Pick<Transaction, 'pledge'>, id: string): Promise<Pledge | null> {
  const row = await tx.pledge.findUnique({ where: { id } });
  return row && pledgeOf(row);
}

/** What somebody promised and has not done, the first due first. */
export async function openPledges(tx: Transaction, personId: string): Promise<Pledge[]> {
  const rows = await tx.pledge.findMany({
    where: { personId, state: 'open', text: { not: null } },
    // In the order in which they were made: who says “de tweede” means that, shown or not.
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
  });
  return rows.map(pledgeOf);
}

/** What somebody did since a moment, the latest first. */
export async function donePledges(tx: Transaction, personId: string, since: Date): Promise<Pledge[]> {
  const rows = await tx.pledge.findMany({
    where: { personId, state: 'done', text: { not: null }, endedAt: { gte: since } },
    orderBy: [{ endedAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(pledgeOf);
}

/** The latest that came of something and is open. @returns null: there is none */
export async function openPledgeFrom(
  tx: Transaction,
  { personId, origin }: { personId: string; origin: string },
): Promise<Pledge | null> {
  const row = await tx.pledge.findFirst({
    where: { personId, origin, state: 'open', text: { not: null } },
    orderBy: { createdAt: 'desc' },
  });
  return row && pledgeOf(row);
}

/** The moment of the next question; null: none comes. */
export async function nextAskOf(tx: Transaction, id: string): Promise<Date | null> {
  return (await tx.pledge.findUnique({ where: { id }, select: { nextAskAt: true } }))?.nextAskAt ?? null;
}

async function planned(tx: Transaction, row: Row): Promise<Pledge> {
  const now = await clockNow(tx);
  const nextAskAt = nextAsk(row, now);
  const kept = await tx.pledge.update({ where: { id: row.id }, data: { nextAskAt } });
  await setAlarm(tx, { subjectKind: PLEDGE_ALARM, subjectId: row.id }, nextAskAt);
  return pledgeOf(kept);
}

function nextAsk({ state, dueOn, asksLeft, askedAt }: Row, now: Date): Date | null {
  if (state !== 'open' || dueOn === null || asksLeft <= 0) return null;
  const day = dayOf(dueOn);
  const earliest = askedAt === null ? day : plusDays(localTimeAt(askedAt).date, AGAIN_AFTER_DAYS);
  // A day that they named after they were asked is that day.
  return askAt(asksLeft < MOST_ASKED && day < earliest ? earliest : day, now);
}

function pledgeOf({ id, personId, text, state, dueOn, asksLeft, sharedWith, createdAt }: Row): Pledge {
  const madeOn = localTimeAt(createdAt).date;
  return { id, personId, text, state, madeOn, dueOn: dueOn && dayOf(dueOn), asksLeft, sharedWith };
}

function asDay(day: LocalDate | null): Date | null {
  return day === null ? null : new Date(`${day}T00:00:00Z`);
}

function dayOf(day: Date): LocalDate {
  return day.toISOString().slice(0, 10);
}
