import { localTimeAt } from './local-time.ts';
import { readMoments } from './moment-in-words.ts';

const DAY_MS = 24 * 60 * 60_000;
/** A weekday is the same day seen from so many days before it; "morgen" and "over drie dagen" are not. */
const SEEN_FROM_DAYS = [3, 2];

/**
 * Of what begins at these moments the one whose day a text names; null: none, or several. "Vrijdag" is the next one, and where
 * nothing begins then, the only Friday there is.
 */
export function onDayNamed<One extends { startsAt: Date }>(text: string, all: readonly One[], now: Date): One | null {
  const days = daysNamed(text, now);
  if (days.length === 0) return null;
  const named = all.filter(({ startsAt }) => days.includes(localTimeAt(startsAt).date));
  const [only, ...others] = named.length > 0 ? named : all.filter((one) => isOfItsWeekday(text, one));
  return others.length === 0 ? (only ?? null) : null;
}

/** Whether a text names the day of any of what begins at these moments. */
export function namesDayOf(text: string, all: readonly { startsAt: Date }[], now: Date): boolean {
  const days = daysNamed(text, now);
  return all.some(({ startsAt }) => days.includes(localTimeAt(startsAt).date));
}

/** Whether a text names days, and none on which any of this begins. */
export function namesOtherDay(text: string, all: readonly { startsAt: Date }[], now: Date): boolean {
  const isNamed = readMoments(text, now).some(({ kind }) => kind === 'moment' || kind === 'days');
  return isNamed && !isOnDaysNamed(text, all, now) && !all.some((one) => isOfItsWeekday(text, one));
}

function isOnDaysNamed(text: string, all: readonly { startsAt: Date }[], now: Date): boolean {
  const dates = all.map(({ startsAt }) => localTimeAt(startsAt).date);
  return readMoments(text, now).some((read) => {
    if (read.kind === 'moment') return dates.includes(read.date);
    return read.kind === 'days' && dates.some((date) => read.from <= date && date <= read.until);
  });
}

function isOfItsWeekday(text: string, { startsAt }: { startsAt: Date }): boolean {
  const { date } = localTimeAt(startsAt);
  return SEEN_FROM_DAYS.every((days) => daysNamed(text, new Date(startsAt.getTime() - days * DAY_MS)).includes(date));
}

function daysNamed(text: string, now: Date): string[] {
  return readMoments(text, now).flatMap((read) => {
    if (read.kind === 'moment') return read.date;
    return read.kind === 'days' ? read.from : [];
  });
}
