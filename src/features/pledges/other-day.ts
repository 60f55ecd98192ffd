import { type LocalDate, localTimeAt, plusDays } from '../../calendar/local-time.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { MONTH_OF } from '../../calendar/words/vocabulary.ts';
import type { Pledge } from '../../pledges/pledges.ts';
import { dueIn } from '../../pledges/when.ts';
import { says } from './said.ts';

/** "1 maart wordt te krap, maak er april van": of several the day that it does not have. */
export function otherThanItsOwn(text: string, pledge: Pledge, now: Date): ReturnType<typeof dueIn> {
  const moved = movedBy(text, pledge, now);
  if (moved !== null) return { on: moved };
  const due = dueIn(text, now);
  if (!('on' in due) || !isItsOwnDay(due.on, pledge, now)) return due;
  const others = text.split(/[,;.]|\b(?:maar|but)\b/i).map((part) => dueOrMonthIn(part, now));
  return others.find((one) => 'on' in one && !isItsOwnDay(one.on, pledge, now)) ?? due;
}

/** "Een week later", "the day before": counted from the day it has; null: it says no such thing, or has no day. */
function movedBy(text: string, { dueOn }: Pledge, now: Date): LocalDate | null {
  if (dueOn === null) return null;
  if (says(text, 'dayBefore')) return plusDays(dueOn, -1);
  const [length, ...others] = readMoments(text, now);
  if (length?.kind !== 'duration' || others.length > 0 || !says(text, 'moved')) return null;
  return plusDays(dueOn, daysFrom(localTimeAt(now).date, length.date));
}

const DAY_MS = 24 * 60 * 60_000;

function daysFrom(from: LocalDate, until: LocalDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / DAY_MS);
}

/** A month that stands alone is named with nothing before it where a day was named already. */
function dueOrMonthIn(part: string, now: Date): ReturnType<typeof dueIn> {
  const due = dueIn(part, now);
  const month = part
    .toLowerCase()
    .match(/\p{L}{4,}/gu)
    ?.find((word) => MONTH_OF.has(word));
  return 'on' in due || month === undefined ? due : dueIn(`in ${month}`, now);
}

/** The day it has, or that its own words name: "voor 1 maart" is kept as the day before. */
export function isItsOwnDay(day: string, { dueOn, text }: Pledge, now: Date): boolean {
  return day === dueOn || readMoments(text ?? '', now).some((read) => read.kind === 'days' && read.from === day);
}
