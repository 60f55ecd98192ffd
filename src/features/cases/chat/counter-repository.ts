import { caseSubject } from '../../../case-life/case-life.ts';
import type { CounterPerson } from '../../../case-life/counter-person.ts';
import { DEFAULT_NORMS, MEMBER_RUNGS } from '../../../counters/desk.ts';
import { readDesks } from '../../../counters/desk-repository.ts';
import { counterEntry } from '../../../counters/repository.ts';
import { WORKING_DAY_MINUTES } from '../../../deadlines/clock.ts';
import type { Transaction } from '../../../store/transaction.ts';
import type { Db } from './repository.ts';

/** What somebody may want to know of a counter before, or while, it has their case. */
export interface CounterKnown {
  name: string;
  /** Who is asked first; null: nobody is known there by name. */
  first: string | null;
  /** By which it can be reached without the bot: website, telephone, e-mail; each as far as it is known. */
  reachedBy: { website: string | null; phone: string | null; email: string | null };
  /** In working time. */
  answersWithinDays: number;
}

/** @returns null: there is no such counter any more */
export async function knownOfCounter(db: Db, counterId: string): Promise<CounterKnown | null> {
  const [desk] = await readDesks(db, [counterId]);
  const entry = await counterEntry(db, counterId);
  const first = await db.counterMember.findFirst({
    where: { counterId, leftAt: null },
    orderBy: [{ position: 'asc' }, { createdAt: 'asc' }],
    select: { name: true, person: { select: { displayName: true } } },
  });
  if (!desk || !entry) return null;
  const { name, website, phone, email } = entry;
  return {
    name,
    first: first ? (first.person?.displayName ?? first.name) : null,
    reachedBy: { website, phone, email },
    answersWithinDays: Math.ceil(desk.norms.firstResponseMinutes / WORKING_DAY_MINUTES),
  };
}

/** What is asked of somebody at a counter where they work. */
export interface CounterWork {
  counter: string;
  /** In working time. */
  answersWithinDays: number;
  doneWithinDays: number;
  /** Who is asked after them; null: nobody else is known there. */
  next: string | null;
}

/** Where somebody is asked, of the counters that take cases; none: they work at none. */
export async function workAtCounters(db: Db, personId: string): Promise<CounterWork[]> {
  const members = await db.counterMember.findMany({
    where: { personId, leftAt: null, counter: { active: true } },
    orderBy: { createdAt: 'asc' },
    select: { counterId: true, counter: { select: { name: true } } },
  });
  const desks = await readDesks(
    db,
    members.map(({ counterId }) => counterId),
  );
  const work = members.map(async ({ counterId, counter }) => {
    const desk = desks.find(({ id }) => id === counterId);
    const norms = desk?.norms ?? DEFAULT_NORMS;
    const inOrder = MEMBER_RUNGS.flatMap((rung) => desk?.members.filter((member) => member.rung === rung) ?? []);
    const behind = inOrder.slice(inOrder.findIndex((member) => member.personId === personId) + 1);
    const other = behind.find((member) => member.personId !== personId);
    const next = other && (await memberName(db, other.id));
    return {
      counter: counter.name,
      answersWithinDays: Math.ceil(norms.firstResponseMinutes / WORKING_DAY_MINUTES),
      doneWithinDays: Math.ceil(norms.resolutionMinutes / WORKING_DAY_MINUTES),
      next: next ?? null,
    };
  });
  return Promise.all(work);
}

/** @returns null: known by an address only */
async function memberName(db: Db, id: string): Promise<string | null> {
  const { name, person } = await db.counterMember.findUniqueOrThrow({
    where: { id },
    select: { name: true, person: { select: { displayName: true } } },
  });
  return person?.displayName ?? name;
}

/** How a counter can be reached: by members in the chat or addresses; neither: only its name is known. */
export async function reachOf(db: Db, counterId: string): Promise<'unknown' | 'gone' | 'chat' | 'mail' | 'nobody'> {
  const counter = await db.counter.findUnique({
    where: { id: counterId },
    select: {
      active: true,
      email: true,
      members: { where: { leftAt: null }, select: { personId: true, email: true } },
    },
  });
  if (!counter) return 'unknown';
  if (!counter.active) return 'gone';
  if (counter.members.some(({ personId }) => personId !== null)) return 'chat';
  return counter.email !== null || counter.members.some(({ email }) => email !== null) ? 'mail' : 'nobody';
}

/** Where a case can go, by name. */
export async function activeCounters(db: Db, except: string | null): Promise<{ id: string; name: string }[]> {
  return db.counter.findMany({
    where: { active: true, ...(except === null ? {} : { id: { not: except } }) },
    orderBy: { name: 'asc' },
    select: { id: true, name: true },
  });
}

export async function counterNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await db.counter.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } });
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Everybody who had a link to this case: who hears by e-mail that it is withdrawn. */
export async function mailedMembers(
  tx: Transaction,
  caseId: string,
): Promise<Pick<CounterPerson, 'id' | 'personId' | 'name' | 'email'>[]> {
  const members = await tx.counterMember.findMany({
    where: { links: { some: { ...caseSubject(caseId), revokedAt: null } }, leftAt: null },
    select: { id: true, personId: true, name: true, email: true },
  });
  return members;
}

/** Everybody who works at one of these counters, or did. */
export async function peopleOf(db: Db, counterIds: readonly string[]): Promise<Set<string>> {
  const members = await db.counterMember.findMany({
    where: { counterId: { in: [...counterIds] } },
    select: { personId: true },
  });
  return new Set(members.flatMap(({ personId }) => personId ?? []));
}

/** The person a member of a counter is in the chat; null: none. */
export async function personOf(tx: Transaction, memberId: string): Promise<string | null> {
  const member = await tx.counterMember.findUnique({ where: { id: memberId }, select: { personId: true } });
  return member?.personId ?? null;
}

/** Whether a case came to somebody of a counter, as far as is known: it arrived there, or a member did something. */
export async function cameTo(tx: Transaction, caseId: string, counterId: string): Promise<boolean> {
  const seen = await tx.ledgerEntry.findFirst({
    where: {
      ...caseSubject(caseId),
      place: counterId,
      OR: [{ kind: 'delivered' }, { actor: { memberId: { not: null } } }],
    },
    select: { id: true },
  });
  return seen !== null;
}
