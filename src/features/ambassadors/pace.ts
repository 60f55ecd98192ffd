import type { AmbassadorPace } from '../../store/generated/enums.ts';

/** About how often, from often to seldom. */
export const PACES = ['weekly', 'fortnightly', 'monthly'] as const satisfies readonly AmbassadorPace[];
export type Pace = AmbassadorPace;

/** At least so many days lie between two nudges, and up to so many more: never on the same day of every week. */
export const PACE_DAYS: Readonly<Record<Pace, { least: number; spread: number }>> = {
  weekly: { least: 6, spread: 3 },
  fortnightly: { least: 13, spread: 4 },
  monthly: { least: 28, spread: 6 },
};

/** One step less often, as far as there is one. */
export function slower(pace: Pace): Pace {
  return PACES[PACES.indexOf(pace) + 1] ?? 'monthly';
}

/** One step more often, as far as there is one. */
export function faster(pace: Pace): Pace {
  return PACES[PACES.indexOf(pace) - 1] ?? 'weekly';
}
