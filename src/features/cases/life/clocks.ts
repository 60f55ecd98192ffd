import { OFFICE_HOURS } from '../../../calendar/opening-hours.ts';
import { addWorkingMinutes } from '../../../calendar/working-time.ts';
import { errorCode } from '../../../errors.ts';
import { type CaseLife, type Clock, type ClockName, isClosed, type OpenLife, type OpenState } from './case-life.ts';
import { awayFrom } from './ownership.ts';
import type { CounterDesk, Desk, World } from './world.ts';

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

/** Where somebody must act their absence matters; a question waits for somebody else. */
const NEEDS_PRESENCE: readonly OpenState[] = ['handed_over', 'accepted', 'bounced'];

export function startClock(minutes: number, now: Date): Clock {
  return { startedAt: now, minutes, pauses: [], ranOutAt: null, reminded: false };
}

export function pauseClock(clock: Clock, now: Date): Clock {
  return { ...clock, pauses: [...clock.pauses, { from: now, until: null }] };
}

export function resumeClock(clock: Clock, now: Date): Clock {
  const ended = clock.pauses.map(({ from, until }) => ({ from, until: until ?? now }));
  return { ...clock, pauses: ended };
}

/** The clock after its reminder was given. */
export function remindedClock(clock: Clock): Clock {
  return { ...clock, reminded: true };
}

/** The clock after it ran out: it starts a step for the next in the lead. */
export function steppedClock(clock: Clock, now: Date): Clock {
  return { ...clock, ranOutAt: now, reminded: false };
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
  const alarms = RUNNING[life.state].flatMap((name) => clockAlarms(life, name, world));
  const absence = NEEDS_PRESENCE.includes(life.state) ? absenceAlarm(life, world) : null;
  return [...alarms, ...(absence ? [absence] : [])].reduce<Alarm | null>(
    (first, alarm) => (first === null || alarm.at < first.at ? alarm : first),
    null,
  );
}

function clockAlarms(life: OpenLife, name: ClockName, world: World): Alarm[] {
  const clock = life.clocks[name];
  if (!clock) return [];
  const desk = deskOf(life, world);
  const { norms } = desk;
  const step = Math.max(1, name === 'filer' ? norms.filerMinutes : norms.stepMinutes);
  const from = clock.ranOutAt ?? clock.startedAt;
  const minutes = clock.ranOutAt ? step : clock.minutes;
  const end = earliest(desk, world, clock, { from, minutes });
  if (!end) return [];
  if (name === 'filer') return [{ at: end, kind: 'remind', clock: name }];
  const escalation: Alarm = { at: end, kind: 'escalate', reason: name };
  const early = minutes - norms.remindBeforeMinutes;
  // A norm shorter than its own reminder has none: the case itself has only just arrived.
  const reminder = clock.reminded || early <= 0 ? null : earliest(desk, world, clock, { from, minutes: early });
  return reminder ? [{ at: reminder, kind: 'remind', clock: name }, escalation] : [escalation];
}

function absenceAlarm(life: OpenLife, world: World): Alarm | null {
  const at = awayFrom(life.owner, counterOf(life, world), world);
  return at && { at, kind: 'escalate', reason: 'absent' };
}

/**
 * Counts in the hours of the desk; where those never come (somebody closed the counter for good) in those of the
 * brokers, and at last in office hours: every case has a deadline, whatever was typed as opening hours.
 */
function earliest(desk: Desk, world: World, clock: Clock, span: { from: Date; minutes: number }): Date | null {
  for (const hours of [desk.hours, world.brokerDesk.hours]) {
    try {
      return addWorkingMinutes(hours, span.from, span.minutes, clock.pauses);
    } catch (error) {
      if (errorCode(error) !== 'calendar.never-open') throw error;
    }
  }
  return addWorkingMinutes(OFFICE_HOURS, span.from, span.minutes, clock.pauses);
}
