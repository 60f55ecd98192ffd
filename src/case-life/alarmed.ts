import { isDeepStrictEqual } from 'node:util';
import { isNudgeForOthers, nudgedClock, remindedClock, steppedClock } from '../deadlines/clock.ts';
import type { CaseEvent, CaseLife, ClockName, OpenLife } from './case-life.ts';
import { type Alarm, isOverdue, nextAlarm, nextLead } from './clocks.ts';
import { type Effect, happened, ladderOf, type Notice, refused, type Situation } from './effect.ts';
import { leadFrom } from './ownership.ts';
import type { World } from './world.ts';

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

/** Only when it is due: the alarm was set before something else happened to the case. */
export function alarmed({ life, counter }: Situation, event: CaseEvent, world: World): Effect {
  const due = dueEvent(life, world);
  if (!due || !isDeepStrictEqual(due, event)) return refused('not-due');
  if (due.kind === 'remind') return remind(life, due.clock, world);
  if (due.kind !== 'escalate') return refused('not-due');
  const ladder = ladderOf(life, { counter, world });
  if (due.reason === 'absent') {
    return happened({ ...life, owner: leadFrom(life.owner.rung, ladder) }, [{ to: 'owner', about: 'escalated' }]);
  }
  const owner = nextLead(life, world);
  if (owner === null) return refused('not-due');
  const clock = life.clocks[due.reason];
  const clocks = clock ? { ...life.clocks, [due.reason]: steppedClock(clock, world.now) } : life.clocks;
  return happened({ ...life, owner, clocks }, [
    { to: 'owner', about: 'escalated' },
    { to: 'previous_owner', about: 'escalated' },
  ]);
}

function remind(life: OpenLife, name: ClockName, world: World): Effect {
  const clock = life.clocks[name];
  if (!clock) return refused('not-due');
  if (name !== 'filer') {
    const isLate = isOverdue(life, name, world);
    const isNudge = nextLead(life, world) === null && (clock.ranOutAt !== null || isLate);
    const next = isNudge ? nudgedClock(clock, world.now) : remindedClock(clock);
    const isHeard = isNudge && life.owner.rung === 'broker' && isNudgeForOthers(clock);
    return happened({ ...life, clocks: { ...life.clocks, [name]: next } }, [
      { to: 'owner', about: isLate ? 'overdue' : 'due-soon' },
      ...(isHeard ? OTHERS : []),
    ]);
  }
  const about = FILER_REMINDERS[life.state] ?? 'answer-awaited';
  return happened({ ...life, clocks: { ...life.clocks, filer: nudgedClock(clock, world.now) } }, [
    { to: 'filer', about },
  ]);
}

const OTHERS: readonly Notice[] = [
  { to: 'filer', about: 'still-waiting' },
  { to: 'overseers', about: 'still-waiting' },
];

const FILER_REMINDERS: Partial<Record<OpenLife['state'], Notice['about']>> = {
  draft: 'draft-forgotten',
  to_forward: 'forward-awaited',
  forwarded: 'outcome-awaited',
};
