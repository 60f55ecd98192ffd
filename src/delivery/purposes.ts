import { type OpeningHours, openingHoursSchema } from '../calendar/opening-hours.ts';
import { nextWorkingMoment } from '../calendar/working-time.ts';
import type { Purpose } from '../chat/outgoing.ts';

/** What the purpose of a message decides. */
export interface PurposeRule {
  /** Lower goes first. */
  priority: number;
  /** Waits behind what people wait for, and goes no faster than its tenant takes it, see `pace.ts`. */
  bulk: boolean;
  /** An attempt that was cut off between request and response is made again, and the message says that it may be double. */
  repeatsUncertain: boolean;
  /** From when it may be sent until there is no use in it any more, in milliseconds. */
  usefulMs: number;
  /** Only goes out while people are at work. */
  quietHours: boolean;
  /** Counts for how often somebody is written to who asked for nothing. */
  unasked: boolean;
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const PEOPLE_WAIT = { bulk: false, repeatsUncertain: true, quietHours: false, unasked: false };
const BULK = { bulk: true, repeatsUncertain: false, quietHours: true, unasked: true };

/** The one table of what goes first, how long it is of use and what counts as unasked. */
export const PURPOSE_RULES: Readonly<Record<Purpose, PurposeRule>> = {
  /** To who said or pressed something. */
  answer: { ...PEOPLE_WAIT, priority: 0, usefulMs: 30 * MINUTE },
  /** Of what happened to something that somebody has to do with, a case for example. */
  notice: { ...PEOPLE_WAIT, priority: 1, usefulMs: 30 * MINUTE },
  /** Of what somebody has to do or signed up for. */
  reminder: { ...PEOPLE_WAIT, priority: 2, usefulMs: DAY, quietHours: true },
  invitation: { ...BULK, priority: 3, usefulMs: 2 * DAY },
  broadcast: { ...BULK, priority: 4, usefulMs: 2 * DAY },
  nudge: { ...BULK, priority: 5, usefulMs: DAY },
};

const WEEKDAY = [{ from: '08:00', until: '18:00' }];
/** When a message that nobody waits for disturbs nobody, by the wall clock of the Netherlands. */
const SOCIABLE_HOURS: OpeningHours = openingHoursSchema.parse({
  weekly: Object.fromEntries(['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => [day, WEEKDAY])),
});

/** @returns from when a message of this purpose may be sent that was to be sent at this moment */
export function sendableFrom(purpose: Purpose, moment: Date): Date {
  return PURPOSE_RULES[purpose].quietHours ? nextWorkingMoment(SOCIABLE_HOURS, moment) : moment;
}
