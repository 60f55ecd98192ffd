import { OFFICE_HOURS, type OpeningHours } from '../../../calendar/opening-hours.ts';
import type { MemberRung } from './case-life.ts';

/** What a decision about a case needs to know of the world around it, as it is at this moment. */
export interface World {
  now: Date;
  /** Null: there is no such counter. */
  counter(id: string): CounterDesk | null;
  /** In the order in which they are asked. */
  brokers: readonly Broker[];
  /** The working time of the brokers, also used where a counter has none of its own. */
  brokerDesk: Desk;
}

/** Hours and norms. */
export interface Desk {
  hours: OpeningHours;
  norms: Norms;
}

export interface CounterDesk extends Desk {
  id: string;
  /** One that does not keeps the cases it has. */
  takesCases: boolean;
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

export interface Broker {
  personId: string;
  /** Of the organisation where the case was filed. A case comes to another only when nobody there can take it. */
  isOwn: boolean;
  absences: readonly Absence[];
}

/** Not at work; `until` null: until further notice. */
export interface Absence {
  from: Date;
  until: Date | null;
}

/** All in working minutes. */
export interface Norms {
  /** From the hand-over until the counter takes it or says no. */
  firstResponseMinutes: number;
  /** From the hand-over until it is finished. */
  resolutionMinutes: number;
  /** A reminder comes so long before a deadline. */
  remindBeforeMinutes: number;
  /** What the next on the ladder gets when a deadline has passed. */
  stepMinutes: number;
  /** How long a case waits for the colleague who filed it before they are reminded, and again. */
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
