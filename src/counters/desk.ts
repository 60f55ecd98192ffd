import { OFFICE_HOURS, type OpeningHours } from '../calendar/opening-hours.ts';

/** Who at a counter is asked, from the first. */
export const MEMBER_RUNGS = ['contact', 'substitute', 'coordinator'] as const;
export type MemberRung = (typeof MEMBER_RUNGS)[number];

/** Hours and norms. */
export interface Desk {
  hours: OpeningHours;
  norms: Norms;
}

export interface CounterDesk extends Desk {
  id: string;
  /** One that is not takes nothing new, and keeps what it has. */
  active: boolean;
  /** In the order in which they are asked, within each rung. */
  members: readonly Member[];
}

export interface Member {
  id: string;
  /** Null: known by an e-mail address only. */
  personId: string | null;
  rung: MemberRung;
  absences: readonly Absence[];
}

/** Not at work; `until` null: until further notice. */
export interface Absence {
  from: Date;
  until: Date | null;
}

/** All in working minutes. */
export interface Norms {
  /** From when something comes to it until the counter takes it or says no. */
  firstResponseMinutes: number;
  /** From when something comes to it until it is finished. */
  resolutionMinutes: number;
  /** A reminder comes so long before a deadline. */
  remindBeforeMinutes: number;
  /** What the next on the ladder gets when a deadline has passed. */
  stepMinutes: number;
  /** How long something waits for the colleague who brought it before they are reminded, and again. */
  filerMinutes: number;
}

const HOUR = 60;
const DAY = 8 * HOUR;

/** What a counter has until it says otherwise: an answer in two working days, done in ten. */
export const DEFAULT_NORMS: Norms = {
  firstResponseMinutes: 2 * DAY,
  resolutionMinutes: 10 * DAY,
  remindBeforeMinutes: 4 * HOUR,
  stepMinutes: DAY,
  filerMinutes: 3 * DAY,
};

export const DEFAULT_DESK: Desk = { hours: OFFICE_HOURS, norms: DEFAULT_NORMS };

export function isAbsent(absences: readonly Absence[], at: Date): boolean {
  return absences.some(({ from, until }) => from <= at && (until === null || at < until));
}
