import { isDeepStrictEqual } from 'node:util';
import {
  type By,
  type CaseEvent,
  type CaseLife,
  type ClockName,
  isClosed,
  type OpenLife,
  type Owner,
} from './case-life.ts';
import {
  type Alarm,
  counterOf,
  nextAlarm,
  pauseClock,
  remindedClock,
  resumeClock,
  startClock,
  steppedClock,
} from './clocks.ts';
import { asOwner, awayFrom, leadFrom, memberOf, partiesOf, rungAbove, sameOwner } from './ownership.ts';
import { type RefusalCode, TRANSITIONS } from './transitions.ts';
import type { CounterDesk, World } from './world.ts';

/** Whom to tell what. `owner` is the one after the event, `previous_owner` the one before, when that is another. */
export interface Notice {
  to: 'owner' | 'previous_owner' | 'filer';
  about:
    | 'new-case'
    | 'accepted'
    | 'rerouted'
    | 'bounced'
    | 'question'
    | 'answered'
    | 'finished'
    | 'withdrawn'
    | 'assigned'
    | 'due-soon'
    | 'answer-awaited'
    | 'draft-forgotten'
    | 'escalated';
}

export type Decision =
  | { kind: 'happened'; life: CaseLife; notices: readonly Notice[] }
  | { kind: 'refused'; code: RefusalCode };

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
    clocks: { filer: startClock(world.brokerDesk.norms.filerMinutes, world.now) },
  };
}

/** What becomes of a case when somebody does something with it. Pure: the same in, the same out. */
export function decide(life: CaseLife, event: CaseEvent, by: By, world: World): Decision {
  const rule = TRANSITIONS[life.state][event.kind];
  if ('refused' in rule) return { kind: 'refused', code: rule.refused };
  if (isClosed(life)) return { kind: 'refused', code: 'closed' };
  const counter = counterOf(life, world);
  const parties = partiesOf(by, { counter, world, filedBy: life.filedBy });
  if (!rule.by.some((party) => parties.has(party))) return { kind: 'refused', code: 'not-allowed' };
  return effect({ life, by, world, counter }, event);
}

/** What the clock says must happen now, as an event; null: nothing yet. */
export function dueEvent(life: CaseLife, world: World): CaseEvent | null {
  const alarm = nextAlarm(life, world);
  if (!alarm || alarm.at > world.now) return null;
  return isForgottenDraft(life) ? { kind: 'withdraw' } : eventOf(alarm);
}

/** A draft of which its colleague was reminded, in vain: nobody works on it, so it ends and its words can go. */
function isForgottenDraft(life: CaseLife): boolean {
  return life.state === 'draft' && (life.clocks.filer?.ranOutAt ?? null) !== null;
}

function eventOf(alarm: Alarm): CaseEvent {
  return alarm.kind === 'remind' ? { kind: 'remind', clock: alarm.clock } : { kind: 'escalate', reason: alarm.reason };
}

interface Situation {
  life: OpenLife;
  by: By;
  world: World;
  counter: CounterDesk | null;
}

function effect(situation: Situation, event: CaseEvent): Decision {
  const { life, world } = situation;
  switch (event.kind) {
    case 'hand_over':
      return arriveAt(situation, event.counterId, []);
    case 'reroute':
      return arriveAt(situation, event.counterId, [{ to: 'filer', about: 'rerouted' }]);
    case 'accept':
      return happened(
        { ...life, state: 'accepted', owner: actingOwner(situation), clocks: without(life, 'first_response') },
        [{ to: 'filer', about: 'accepted' }],
      );
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
  }
}

function happened(life: CaseLife, notices: readonly Notice[]): Decision {
  return { kind: 'happened', life, notices };
}

function refused(code: RefusalCode): Decision {
  return { kind: 'refused', code };
}

/** The case comes to a counter: a lead is found at once, however far up the ladder, and its clocks start. */
function arriveAt({ life, world }: Situation, counterId: string, notices: readonly Notice[]): Decision {
  const counter = world.counter(counterId);
  if (!counter?.takesCases) return refused('no-such-counter');
  if (counterId === life.counterId) return refused('same-counter');
  const owner = leadFrom('contact', { counter, world, filedBy: life.filedBy });
  const next: OpenLife = {
    ...life,
    state: 'handed_over',
    counterId,
    owner,
    visited: [...life.visited, counterId],
    clocks: {
      first_response: startClock(counter.norms.firstResponseMinutes, world.now),
      resolution: startClock(counter.norms.resolutionMinutes, world.now),
    },
  };
  const passedOver = owner.rung === 'broker' || owner.rung === 'filer';
  const arrival: Notice = { to: 'owner', about: passedOver ? 'escalated' : 'new-case' };
  const toPrevious: Notice[] =
    sameOwner(life.owner, owner) || life.state === 'draft' ? [] : [{ to: 'previous_owner', about: 'rerouted' }];
  return happened(next, [arrival, ...notices, ...toPrevious]);
}

function bounce(situation: Situation, insteadCounterId: string | null): Decision {
  const { life, world } = situation;
  if (insteadCounterId !== null && !world.counter(insteadCounterId)?.takesCases) return refused('no-such-counter');
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
    owner: leadFrom('broker', { counter: null, world, filedBy: life.filedBy }),
    clocks: { first_response: startClock(norms.firstResponseMinutes, world.now) },
  };
  return happened(next, [
    { to: 'owner', about: 'bounced' },
    { to: 'filer', about: 'bounced' },
  ]);
}

function askBack(situation: Situation): Decision {
  const { life, world } = situation;
  const { resolution } = life.clocks;
  const next: OpenLife = {
    ...life,
    state: 'waiting_for_entrepreneur',
    owner: actingOwner(situation),
    clocks: {
      ...(resolution ? { resolution: pauseClock(resolution, world.now) } : {}),
      filer: startClock(world.brokerDesk.norms.filerMinutes, world.now),
    },
  };
  return happened(next, [{ to: 'filer', about: 'question' }]);
}

function resume({ life, world, counter }: Situation): Decision {
  const { resolution } = life.clocks;
  const away = awayFrom(life.owner, counter, world);
  const isAway = away !== null && away <= world.now;
  const next: OpenLife = {
    ...life,
    state: 'accepted',
    // Whoever asked may be away by now.
    owner: isAway ? leadFrom(life.owner.rung, { counter, world, filedBy: life.filedBy }) : life.owner,
    clocks: resolution ? { resolution: resumeClock(resolution, world.now) } : {},
  };
  return happened(next, [{ to: 'owner', about: 'answered' }]);
}

function close(
  life: OpenLife,
  end: { state: 'finished' | 'withdrawn'; outcome: Extract<CaseEvent, { kind: 'finish' }>['outcome'] | null },
  notice: Notice,
): Decision {
  const { filedBy, visited, bounces, counterId } = life;
  return happened({ filedBy, visited, bounces, counterId, ...end }, [notice]);
}

function assign({ life, counter }: Situation, memberId: string): Decision {
  const member = memberOf(counter, { kind: 'member', memberId });
  if (!member) return refused('no-such-member');
  const owner = asOwner(member);
  if (sameOwner(owner, life.owner)) return happened(life, []);
  return happened({ ...life, owner }, [
    { to: 'owner', about: 'assigned' },
    { to: 'previous_owner', about: 'assigned' },
  ]);
}

/** Only when it is due: the alarm was set before something else happened to the case. */
function alarmed({ life, counter }: Situation, event: CaseEvent, world: World): Decision {
  const due = dueEvent(life, world);
  if (!due || !isDeepStrictEqual(due, event)) return refused('not-due');
  if (due.kind === 'remind') return remind(life, due.clock, world);
  if (due.kind !== 'escalate') return refused('not-due');
  const ladder = { counter, world, filedBy: life.filedBy };
  if (due.reason === 'absent') {
    return happened({ ...life, owner: leadFrom(life.owner.rung, ladder) }, [{ to: 'owner', about: 'escalated' }]);
  }
  const owner = leadFrom(rungAbove(life.owner.rung), ladder);
  const clock = life.clocks[due.reason];
  const clocks = clock ? { ...life.clocks, [due.reason]: steppedClock(clock, world.now) } : life.clocks;
  const toPrevious: Notice[] = sameOwner(owner, life.owner) ? [] : [{ to: 'previous_owner', about: 'escalated' }];
  return happened({ ...life, owner, clocks }, [{ to: 'owner', about: 'escalated' }, ...toPrevious]);
}

function remind(life: OpenLife, name: ClockName, world: World): Decision {
  const clock = life.clocks[name];
  if (!clock) return refused('not-due');
  if (name !== 'filer') {
    return happened({ ...life, clocks: { ...life.clocks, [name]: remindedClock(clock) } }, [
      { to: 'owner', about: 'due-soon' },
    ]);
  }
  const about = life.state === 'draft' ? 'draft-forgotten' : 'answer-awaited';
  return happened({ ...life, clocks: { ...life.clocks, filer: steppedClock(clock, world.now) } }, [
    { to: 'filer', about },
  ]);
}

/** Who does something with a case takes the lead of it. */
function actingOwner({ life, by, counter }: Situation): Owner {
  const member = memberOf(counter, by);
  if (member) return asOwner(member);
  return by.kind === 'person' ? { kind: 'person', personId: by.personId, rung: 'broker' } : life.owner;
}

function without(life: OpenLife, name: ClockName): OpenLife['clocks'] {
  const { [name]: _stopped, ...rest } = life.clocks;
  return rest;
}
