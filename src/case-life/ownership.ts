import { type CounterDesk, isAbsent, type Member } from '../counters/desk.ts';
import type { By } from '../ledger/by.ts';
import { type Owner, type Party, RUNGS, type Rung } from './case-life.ts';
import type { World } from './world.ts';

/** What is asked to find somebody for a case. `counter` null: it is at no counter, so the ladder begins at the broker. */
export interface Ladder {
  counter: CounterDesk | null;
  world: World;
  filedBy: string;
  /** Ids of members and people who could not be reached: passed over like who is absent. */
  unreachable: readonly string[];
}

/**
 * Who is in the lead, from a rung upwards: the first who is present and not known to be out of reach. There is always somebody: the colleague who filed
 * the case when there is nobody else, present or not.
 */
export function leadFrom(rung: Rung, { counter, world, filedBy, unreachable }: Ladder): Owner {
  const isThere = presence({ world, unreachable });
  for (const step of RUNGS.slice(RUNGS.indexOf(rung))) {
    if (step === 'broker') {
      const broker = world.brokers.find(({ personId, absences }) => isThere(personId, absences));
      if (broker) return { kind: 'person', personId: broker.personId, rung: 'broker' };
    } else if (step !== 'filer') {
      const member = counter?.members.find((one) => one.rung === step && isThere(one.id, one.absences));
      if (member) return asOwner(member);
    }
  }
  return { kind: 'person', personId: filedBy, rung: 'filer' };
}

/**
 * The broker who is asked after the one in the lead; null: there is none after them. `not-there`: whoever is in the lead is
 * no broker who can be reached now.
 */
export function brokerAfter(owner: Owner, { world, unreachable }: Ladder): Owner | null | 'not-there' {
  const isThere = presence({ world, unreachable });
  const there = world.brokers.filter(({ personId, absences }) => isThere(personId, absences));
  const at = there.findIndex(({ personId }) => owner.kind === 'person' && personId === owner.personId);
  if (owner.rung !== 'broker' || at < 0) return 'not-there';
  const next = there[at + 1];
  return next ? { kind: 'person', personId: next.personId, rung: 'broker' } : null;
}

function presence({ world, unreachable }: Pick<Ladder, 'world' | 'unreachable'>) {
  return (id: string, absences: Member['absences']) => !unreachable.includes(id) && !isAbsent(absences, world.now);
}

/** The rung above. At the top it goes on with the broker: there may be one by now. */
export function rungAbove(rung: Rung): Rung {
  const next = RUNGS[RUNGS.indexOf(rung) + 1];
  return next === undefined || next === 'filer' ? 'broker' : next;
}

export function asOwner(member: Member): Owner {
  return { kind: 'member', memberId: member.id, rung: member.rung };
}

export function sameOwner(one: Owner, other: Owner): boolean {
  return ownerKey(one) === ownerKey(other);
}

/** The id under which an owner is known to be out of reach. */
export function ownerId(owner: Owner): string {
  return owner.kind === 'member' ? owner.memberId : owner.personId;
}

function ownerKey(owner: Owner): string {
  return owner.kind === 'member' ? `member ${owner.memberId}` : `person ${owner.personId}`;
}

/**
 * From when the owner is not there: now, later, or for good because they left the counter.
 *
 * @returns null: there, as far as anyone knows
 */
export function awayFrom(owner: Owner, counter: CounterDesk | null, world: World): Date | null {
  // The last resort is never away: there is nobody after them.
  if (owner.rung === 'filer') return null;
  const found =
    owner.kind === 'member'
      ? counter?.members.find(({ id }) => id === owner.memberId)
      : world.brokers.find(({ personId }) => personId === owner.personId);
  if (!found) return world.now;
  const starts = found.absences.filter(({ until }) => until === null || until > world.now).map(({ from }) => from);
  return starts.reduce<Date | null>((first, start) => (first === null || start < first ? start : first), null);
}

/** The member of the counter that somebody is, in the chat or by e-mail. */
export function memberOf(counter: CounterDesk | null, by: By): Member | null {
  const found = counter?.members.find((member) => {
    if (by.kind === 'member') return member.id === by.memberId;
    return by.kind === 'person' && member.personId === by.personId;
  });
  return found ?? null;
}

/** Everything somebody is to a case. A broker of another organisation is its broker only while they are in the lead. */
export function partiesOf(
  by: By,
  options: { counter: CounterDesk | null; world: World; filedBy: string; owner: Owner },
): Set<Party> {
  const parties = new Set<Party>();
  if (by.kind === 'system') parties.add('system');
  const member = memberOf(options.counter, by);
  if (member) parties.add('counter');
  if (member?.rung === 'coordinator') parties.add('coordinator');
  const personId = by.kind === 'person' ? by.personId : (member?.personId ?? null);
  if (personId === null) return parties;
  if (personId === options.filedBy) parties.add('filer');
  // Nobody else is left to choose where it goes.
  if (personId === options.filedBy && options.owner.rung === 'filer') parties.add('coordinator');
  const broker = options.world.brokers.find((one) => one.personId === personId);
  const leads = options.owner.kind === 'person' && options.owner.personId === personId;
  if (broker && (broker.isOwn || leads)) parties.add('broker');
  return parties;
}
