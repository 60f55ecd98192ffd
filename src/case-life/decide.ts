import { type Clock, pauseClock, resumeClock, startClock } from '../deadlines/clock.ts';
import type { By } from '../ledger/by.ts';
import { alarmed } from './alarmed.ts';
import { type CaseEvent, type CaseLife, isClosed, type OpenLife, type Owner, type Party } from './case-life.ts';
import { counterOf } from './clocks.ts';
import { type Decision, type Effect, happened, ladderOf, type Notice, refused, type Situation } from './effect.ts';
import { asOwner, awayFrom, leadFrom, memberOf, ownerId, partiesOf, sameOwner } from './ownership.ts';
import { TRANSITIONS } from './transitions.ts';
import type { World } from './world.ts';

/** A counter that is named by the ones before it more often than this does not get the case without a broker. */
const BOUNCES_WITHOUT_BROKER = 2;

/** A case as it begins: with the colleague who filed it. */
export function newLife(filedBy: string, world: World): OpenLife {
  return {
    state: 'draft',
    filedBy,
    owner: { kind: 'person', personId: filedBy, rung: 'filer' },
    counterId: null,
    visited: [],
    bounces: 0,
    unreachable: [],
    reached: null,
    clocks: { filer: startClock(world.brokerDesk.norms.filerMinutes, world.now) },
  };
}

/** What becomes of a case when somebody does something with it. Pure: the same in, the same out. */
export function decide(life: CaseLife, event: CaseEvent, by: By, world: World): Decision {
  const permission = permissionFor(life, event.kind, by, world);
  if (permission.kind === 'refused') return permission;
  if (isClosed(life)) return { kind: 'refused', code: 'closed' };
  const outcome = effect({ life, by, world, counter: counterOf(life, world) }, event);
  return outcome.kind === 'refused' ? outcome : { ...outcome, before: life, as: permission.as };
}

/** Whether somebody may do this to a case as it is now, and as what: a form need not be opened in vain. */
export function permissionFor(
  life: CaseLife,
  kind: CaseEvent['kind'],
  by: By,
  world: World,
): { kind: 'permitted'; as: Party } | Extract<Decision, { kind: 'refused' }> {
  const rule = TRANSITIONS[life.state][kind];
  if ('refused' in rule) return { kind: 'refused', code: rule.refused };
  if (isClosed(life)) return { kind: 'refused', code: 'closed' };
  const { filedBy, owner } = life;
  const parties = partiesOf(by, { counter: counterOf(life, world), world, filedBy, owner });
  const as = PARTIES.find((party) => parties.has(party) && rule.by.includes(party));
  return as ? { kind: 'permitted', as } : { kind: 'refused', code: 'not-allowed' };
}

/** Who is more than one of these acts as the first that may. */
const PARTIES: readonly Party[] = ['counter', 'coordinator', 'filer', 'broker', 'system'];

function effect(situation: Situation, event: CaseEvent): Effect {
  const { life, world } = situation;
  switch (event.kind) {
    case 'hand_over':
      return arriveAt(situation, event.counterId, []);
    case 'reroute':
      return arriveAt(situation, event.counterId, [{ to: 'filer', about: 'rerouted' }]);
    case 'accept':
      return accept(situation, event.over ?? false);
    case 'bounce':
      return bounce(situation, event.insteadCounterId);
    case 'ask_back':
      return askBack(situation);
    case 'answer':
      return resume(situation);
    case 'finish':
      return close(life, { state: 'finished', outcome: event.outcome }, { to: 'filer', about: 'finished' });
    case 'withdraw':
      return close(life, { state: 'withdrawn', outcome: null }, { to: 'previous_owner', about: 'withdrawn' });
    case 'assign':
      return assign(situation, event.memberId);
    case 'remind':
    case 'escalate':
      return alarmed(situation, event, world);
    case 'note':
      return note(situation);
    case 'forward':
      return forward(situation);
    case 'delivered':
      return life.reached === null ? happened({ ...life, reached: event.way }, []) : refused('not-due');
    case 'undeliverable':
      return undeliverable(situation, event.to);
  }
}

/** Whoever takes it has it, so they can be reached after all; whoever had taken it before hears that they have it no more. */
function accept(situation: Situation, over: boolean): Effect {
  const { life, world, counter } = situation;
  const owner = actingOwner(situation);
  const isTaken = life.state === 'accepted';
  if (isTaken && (!over || sameOwner(owner, life.owner))) return refused('already-accepted');
  const minutes = (counter ?? world.brokerDesk).norms.resolutionMinutes;
  const next: OpenLife = {
    ...life,
    state: 'accepted',
    owner,
    reached: life.reached ?? 'person',
    unreachable: life.unreachable.filter((id) => id !== ownerId(owner)),
    clocks: { resolution: life.clocks.resolution ?? startClock(minutes, world.now) },
  };
  const toPrevious: Notice[] = isTaken ? [{ to: 'previous_owner', about: 'assigned' }] : [];
  return happened(next, [{ to: 'filer', about: 'accepted' }, ...toPrevious]);
}

/**
 * Nothing changes: the other side hears it. What the colleague says is for who has the case, whoever else says it for them;
 * where they have it themselves it is only kept.
 */
function note({ life, by }: Situation): Effect {
  const isFiler = by.kind === 'person' && by.personId === life.filedBy;
  if (isFiler && life.owner.rung === 'filer') return happened(life, []);
  return happened(life, [{ to: isFiler ? 'owner' : 'filer', about: 'note' }]);
}

function forward({ life, world }: Situation): Effect {
  const next: OpenLife = {
    ...life,
    state: 'forwarded',
    reached: 'person',
    clocks: { filer: startClock(world.brokerDesk.norms.filerMinutes, world.now) },
  };
  return happened(next, [{ to: 'filer', about: 'forwarded' }]);
}

/** Nobody at the counter can be reached, and no broker: the colleague, who can walk there, has it. */
function waitForForwarding(life: OpenLife, { norms }: World['brokerDesk'], now: Date): OpenLife {
  return {
    ...life,
    state: 'to_forward',
    owner: { kind: 'person', personId: life.filedBy, rung: 'filer' },
    reached: null,
    clocks: { filer: startClock(norms.stepMinutes, now) },
  };
}

/**
 * Somebody cannot be reached about it. When they are in the lead, the next on the ladder who is not known to be out of
 * reach is, at once; a colleague of the same rung got the case with them and need not be told again.
 */
function undeliverable(situation: Situation, to: string): Effect {
  const { life, world } = situation;
  if (life.unreachable.includes(to)) return refused('not-due');
  const noted: OpenLife = { ...life, unreachable: [...life.unreachable, to] };
  if (ownerId(life.owner) !== to || life.owner.rung === 'filer') return happened(noted, []);
  const owner = leadFrom(life.owner.rung, ladderOf(noted, situation));
  if (owner.rung === 'filer' && life.state !== 'bounced') {
    return happened(waitForForwarding(noted, world.brokerDesk, world.now), [{ to: 'filer', about: 'to-forward' }]);
  }
  const next: OpenLife = { ...noted, owner };
  if (life.state === 'handed_over' && owner.rung === life.owner.rung) return happened(next, []);
  const notices: Notice[] = [
    { to: 'owner', about: 'undelivered' },
    { to: 'filer', about: 'undelivered' },
  ];
  return happened(life.state === 'handed_over' ? { ...next, reached: null } : next, notices);
}

/** The case comes to a counter: a lead is found at once, however far up the ladder, and its clocks start. */
function arriveAt({ life, world }: Situation, counterId: string, notices: readonly Notice[]): Effect {
  const counter = world.counter(counterId);
  if (!counter?.active) return refused('no-such-counter');
  if (counterId === life.counterId && !isByHand(life)) return refused('same-counter');
  const arrived: OpenLife = {
    ...life,
    counterId,
    visited: [...life.visited, counterId],
    unreachable: [],
    reached: null,
  };
  const owner = leadFrom('contact', ladderOf(arrived, { counter, world }));
  // Of a counter without anybody only the name is known; a broker has no more to reach it with than the colleague.
  const isByName = counter.members.length === 0 || owner.rung === 'filer';
  const next: OpenLife = isByName
    ? waitForForwarding(arrived, world.brokerDesk, world.now)
    : {
        ...arrived,
        state: 'handed_over',
        owner,
        clocks: {
          first_response: startClock(counter.norms.firstResponseMinutes, world.now),
          resolution: startClock(counter.norms.resolutionMinutes, world.now),
        },
      };
  const toPrevious: Notice[] =
    sameOwner(life.owner, next.owner) || life.state === 'draft' ? [] : [{ to: 'previous_owner', about: 'rerouted' }];
  return happened(next, [arrival(next), ...notices, ...toPrevious]);
}

function arrival({ state, owner }: OpenLife): Notice {
  if (state === 'to_forward') return { to: 'filer', about: 'to-forward' };
  return { to: 'owner', about: owner.rung === 'broker' ? 'escalated' : 'new-case' };
}

function isByHand({ state }: OpenLife): boolean {
  return state === 'to_forward' || state === 'forwarded';
}

function bounce(situation: Situation, insteadCounterId: string | null): Effect {
  const { life, world } = situation;
  if (insteadCounterId !== null && !world.counter(insteadCounterId)?.active) return refused('no-such-counter');
  if (insteadCounterId === life.counterId) return refused('same-counter');
  const bounced: OpenLife = { ...life, bounces: life.bounces + 1 };
  const wanders =
    insteadCounterId === null || life.visited.includes(insteadCounterId) || life.bounces >= BOUNCES_WITHOUT_BROKER;
  if (!wanders)
    return arriveAt({ ...situation, life: bounced }, insteadCounterId, [{ to: 'filer', about: 'rerouted' }]);
  const { norms } = world.brokerDesk;
  const next: OpenLife = {
    ...bounced,
    state: 'bounced',
    counterId: null,
    owner: leadFrom('broker', ladderOf(bounced, { counter: null, world })),
    clocks: { first_response: startClock(norms.firstResponseMinutes, world.now) },
  };
  return happened(next, [
    { to: 'owner', about: 'bounced' },
    { to: 'filer', about: 'bounced' },
  ]);
}

/** Whoever asks has it, and has not said that they take it: the clock that waits for that stands still too. */
function askBack(situation: Situation): Effect {
  const { life, world } = situation;
  const owner = actingOwner(situation);
  const next: OpenLife = {
    ...life,
    state: 'waiting_for_entrepreneur',
    owner,
    reached: life.reached ?? 'person',
    unreachable: life.unreachable.filter((id) => id !== ownerId(owner)),
    clocks: {
      ...workClocks(life, (clock) => pauseClock(clock, world.now)),
      filer: startClock(world.brokerDesk.norms.filerMinutes, world.now),
    },
  };
  return happened(next, [{ to: 'filer', about: 'question' }]);
}

/** The clocks of who works on it, each changed; the one of the colleague is left out. */
function workClocks({ clocks: { first_response, resolution } }: OpenLife, change: (clock: Clock) => Clock) {
  return {
    ...(first_response ? { first_response: change(first_response) } : {}),
    ...(resolution ? { resolution: change(resolution) } : {}),
  };
}

/** Whoever answers can be reached, so they can be asked again. */
function resume({ life, by, world, counter }: Situation): Effect {
  const away = awayFrom(life.owner, counter, world);
  const isAway = away !== null && away <= world.now;
  const next: OpenLife = {
    ...life,
    state: life.clocks.first_response ? 'handed_over' : 'accepted',
    // Whoever asked may be away by now.
    owner: isAway ? leadFrom(life.owner.rung, ladderOf(life, { counter, world })) : life.owner,
    clocks: workClocks(life, (clock) => resumeClock(clock, world.now)),
    unreachable: life.unreachable.filter((id) => by.kind !== 'person' || id !== by.personId),
  };
  return happened(next, [{ to: 'owner', about: 'answered' }]);
}

function close(
  life: OpenLife,
  end: { state: 'finished' | 'withdrawn'; outcome: Extract<CaseEvent, { kind: 'finish' }>['outcome'] | null },
  notice: Notice,
): Effect {
  const { filedBy, visited, bounces, counterId, unreachable, reached } = life;
  return happened({ filedBy, visited, bounces, counterId, unreachable, reached, ...end }, [notice]);
}

function assign({ life, counter }: Situation, memberId: string): Effect {
  const member = memberOf(counter, { kind: 'member', memberId });
  if (!member) return refused('no-such-member');
  const owner = asOwner(member);
  if (sameOwner(owner, life.owner)) return happened(life, []);
  return happened({ ...life, owner }, [
    { to: 'owner', about: 'assigned' },
    { to: 'previous_owner', about: 'assigned' },
  ]);
}

/** Who does something with a case takes the lead of it. */
function actingOwner({ life, by, counter }: Situation): Owner {
  const member = memberOf(counter, by);
  if (member) return asOwner(member);
  return by.kind === 'person' ? { kind: 'person', personId: by.personId, rung: 'broker' } : life.owner;
}
