import type { CounterDesk, Desk } from '../counters/desk.ts';
import {
  type Clock,
  dueAt,
  LONGEST_WAIT_MINUTES,
  type Span,
  WORKING_DAY_MINUTES,
  workingDaysUntilNudge,
} from '../deadlines/clock.ts';
import { type CaseLife, type ClockName, isClosed, type OpenLife, type OpenState, type Owner } from './case-life.ts';
import { awayFrom, brokerAfter, leadFrom, rungAbove, sameOwner } from './ownership.ts';
import type { World } from './world.ts';

/** What must be done with a case by itself, and when. */
export type Alarm =
  | { at: Date; kind: 'remind'; clock: ClockName }
  | { at: Date; kind: 'escalate'; reason: ClockName | 'absent' };

/** Which clocks run in a state; the others stand still. */
const RUNNING: Record<OpenState, readonly ClockName[]> = {
  draft: ['filer'],
  to_forward: ['filer'],
  forwarded: ['filer'],
  handed_over: ['first_response', 'resolution'],
  accepted: ['resolution'],
  waiting_for_entrepreneur: ['filer'],
  bounced: ['first_response'],
};

/** Which of them asks for attention: while nobody has taken a case, that it should be finished is no news. */
const AWAITED: Record<OpenState, ClockName> = {
  draft: 'filer',
  to_forward: 'filer',
  forwarded: 'filer',
  handed_over: 'first_response',
  accepted: 'resolution',
  waiting_for_entrepreneur: 'filer',
  bounced: 'first_response',
};

/** Where somebody must act their absence matters; a question waits for somebody else. */
const NEEDS_PRESENCE: readonly OpenState[] = ['handed_over', 'accepted', 'bounced'];

/** Who has a case after whoever has it now let it lie: of the brokers each once; null: nobody else. */
export function nextLead(life: OpenLife, world: World): Owner | null {
  const { owner, filedBy, unreachable } = life;
  const ladder = { counter: counterOf(life, world), world, filedBy, unreachable };
  const other = brokerAfter(owner, ladder);
  if (other !== 'not-there') return other;
  const next = leadFrom(rungAbove(owner.rung), ladder);
  return next.rung === owner.rung && sameOwner(next, owner) ? null : next;
}

/** Whether what a clock counts down to is past. */
export function isOverdue(life: CaseLife, name: ClockName, world: World): boolean {
  const { firstResponse, resolution } = deadlinesOf(life, world);
  const due = name === 'first_response' ? firstResponse : resolution;
  return due !== null && due <= world.now;
}

/** Whose norms hold for a case: its counter's, or the brokers' where it waits for no counter. */
export function deskOf(life: OpenLife, world: World): Desk {
  const elsewhere = life.state === 'draft' || life.state === 'waiting_for_entrepreneur';
  return (elsewhere ? null : counterOf(life, world)) ?? world.brokerDesk;
}

export function counterOf(life: CaseLife, world: World): CounterDesk | null {
  return life.counterId === null ? null : world.counter(life.counterId);
}

/** The deadlines that were promised, whatever was escalated since; null: none, or it stands still. */
export function deadlinesOf(life: CaseLife, world: World): { firstResponse: Date | null; resolution: Date | null } {
  const due = (name: ClockName): Date | null => {
    if (isClosed(life) || !RUNNING[life.state].includes(name)) return null;
    const clock = life.clocks[name];
    return clock
      ? earliest(deskOf(life, world), world, clock, { from: clock.startedAt, minutes: clock.minutes })
      : null;
  };
  return { firstResponse: due('first_response'), resolution: due('resolution') };
}

/**
 * What must be done next with a case by itself.
 *
 * @returns null: nothing, ever; `at` in the past: now
 */
export function nextAlarm(life: CaseLife, world: World): Alarm | null {
  if (isClosed(life)) return null;
  const alarms = clockAlarms(life, AWAITED[life.state], world);
  const absence = NEEDS_PRESENCE.includes(life.state) ? absenceAlarm(life, world) : null;
  // Who is not there need not be reminded first.
  if (absence && absence.at <= world.now) return absence;
  return [...alarms, ...(absence ? [absence] : [])].reduce<Alarm | null>(
    (first, alarm) => (first === null || alarm.at < first.at ? alarm : first),
    null,
  );
}

function clockAlarms(life: OpenLife, name: ClockName, world: World): Alarm[] {
  const clock = life.clocks[name];
  if (!clock) return [];
  if (name === 'filer') return filerAlarms(life, clock, world);
  const desk = deskOf(life, world);
  const { norms } = desk;
  const from = clock.ranOutAt ?? clock.startedAt;
  const minutes = clock.ranOutAt ? Math.max(1, norms.stepMinutes) : clock.minutes;
  const isLast = nextLead(life, world) === null;
  const end = earliest(desk, world, clock, { from, minutes });
  const after = isLast ? nudgeAt(clock, clock.ranOutAt ?? end, world) : end;
  if (!after) return [];
  const last: Alarm = isLast
    ? { at: after, kind: 'remind', clock: name }
    : { at: after, kind: 'escalate', reason: name };
  const early = minutes - norms.remindBeforeMinutes;
  // A norm shorter than its own reminder has none: the case itself has only just arrived.
  const isReminded = clock.reminded || early <= 0 || (isLast && clock.ranOutAt !== null);
  const reminder = isReminded ? null : earliest(desk, world, clock, { from, minutes: early });
  return reminder ? [{ at: reminder, kind: 'remind', clock: name }, last] : [last];
}

function filerAlarms(life: OpenLife, clock: Clock, world: World): Alarm[] {
  const desk = deskOf(life, world);
  const times = workingDaysUntilNudge(clock.nudges - 1);
  const minutes = Math.max(1, Math.min(desk.norms.filerMinutes * times, LONGEST_WAIT_MINUTES));
  const span = clock.ranOutAt ? { from: clock.ranOutAt, minutes } : { from: clock.startedAt, minutes: clock.minutes };
  const at = earliest(desk, world, clock, span);
  return at ? [{ at, kind: 'remind', clock: 'filer' }] : [];
}

function nudgeAt(clock: Clock, from: Date | null, world: World): Date | null {
  if (from === null) return null;
  return earliest(world.brokerDesk, world, clock, {
    from,
    minutes: workingDaysUntilNudge(clock.nudges) * WORKING_DAY_MINUTES,
  });
}

function absenceAlarm(life: OpenLife, world: World): Alarm | null {
  const at = awayFrom(life.owner, counterOf(life, world), world);
  return at && { at, kind: 'escalate', reason: 'absent' };
}

/** Every case has a deadline, whatever was typed as opening hours. */
function earliest(desk: Desk, world: World, clock: Clock, span: Span): Date | null {
  return dueAt([desk.hours, world.brokerDesk.hours], clock, span);
}
