import type { LocalDate } from '../../calendar/local-time.ts';
import { PACES } from '../../features/ambassadors/pace.ts';
import { numberFrom, type PlannedPerson } from '../../features/ambassadors/planner.ts';

/** The first day of what is simulated. */
export const BEGIN = '2026-11-30';
/** Offers that are for everybody, at any time. */
export const FOR_ALL = { personId: null, organisationId: null, from: null, until: null };

/** Somebody as the planner sees them, whose history is written by the simulation. */
export interface SimulatedPerson extends PlannedPerson {
  had: Map<string, LocalDate>;
  cardsDue: Map<string, LocalDate>;
}

/** The paces in turn; one in four takes two days of the week, one in five the afternoon only. */
export function simulatedPerson(n: number): SimulatedPerson {
  return {
    ...{ id: `p${n}`, organisationId: null, department: null, themes: [], schoolRegion: null, joinedOn: '2026-11-01' },
    ...{ pace: PACES[n % PACES.length] ?? 'weekly', days: n % 4 === 0 ? [1, 3] : [0, 1, 2, 3, 4] },
    ...{ fromMinute: n % 5 === 0 ? 720 : 540, untilMinute: 1020, stopped: false, refusesUnasked: false },
    snoozedFrom: null,
    ...{ snoozedUntil: null, unreachableSince: null, ignored: 0, asked: false, unaskedOn: [], lastBroadcastOn: null },
    ...{ lastNudgeOn: null, lastKinds: [], lastCardWhy: null, had: new Map(), cardsDue: new Map() },
  };
}

/** A number from 0 to 1, the same for the same words. */
export function chance(...words: (string | number)[]): number {
  return numberFrom(words.join(' ')) / 2 ** 32;
}
