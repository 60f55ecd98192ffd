import type { Bound, DayPart, Unit, Which } from './vocabulary.ts';

/** A day and a month, with the year where it was said. */
export interface CalendarDay {
  day: number;
  /** 1 is January. */
  month: number;
  /** As on the calendar, or 0 for this year and 1 for the next; null: not said. */
  year: number | null;
}

/** What some words of a text say of a day or a time. */
export type Saying =
  | { is: 'weekday'; weekday: number; which: Which | null; dayPart: DayPart | null; isShort: boolean }
  | { is: 'date'; date: CalendarDay }
  /** The first and the last. */
  | { is: 'dates'; from: CalendarDay; until: CalendarDay }
  /** One of these. */
  | { is: 'either'; dates: CalendarDay[] }
  | { is: 'near'; days: number; dayPart: DayPart | null }
  | { is: 'day-of-month'; day: number }
  /** The nth (from the end when negative) of a weekday in a month. */
  | { is: 'nth-weekday'; nth: number; weekday: number; month: number; year: number | null }
  | { is: 'week'; weeks: number; third: Third | null }
  | { is: 'week-number'; week: number; year: number | null }
  | { is: 'week-of'; date: CalendarDay }
  | { is: 'year'; year: number }
  | { is: 'weekend'; weeks: number }
  | { is: 'months'; months: number; third: Third | null }
  | { is: 'month'; month: number; year: number | null; third: Third | null }
  /** Negative: earlier. A move counts from the moment that was spoken of, if one was, and else from now. */
  | { is: 'offset'; amount: number; unit: Unit; isBound: boolean; isMove: boolean }
  | { is: 'duration'; amount: number; unit: Unit }
  | { is: 'holiday'; name: HolidayName; year: number | null }
  | { is: 'clock'; minutes: number[]; untilMinutes: number[] | null; isWeak: boolean }
  | { is: 'day-part'; dayPart: DayPart }
  | { is: 'bound'; bound: Bound }
  | { is: 'vague' }
  | { is: 'recurring' };

export type Third = 'begin' | 'middle' | 'end';
export type HolidayName =
  | 'christmas'
  | 'christmas-holidays'
  | 'boxing-day'
  | 'easter'
  | 'easter-monday'
  | 'ascension'
  | 'whitsun'
  | 'kings-day'
  | 'new-year'
  | 'new-years-eve'
  | 'saint-nicholas';

export type Piece = Saying & { start: number; end: number };

/** Words that say something of a day or time, and what; null: here they do not. */
export interface Recogniser {
  pattern: string;
  read(found: RegExpExecArray): Saying | null;
}

/** Not inside a word, a number or a sum ("artikel 2.82", "€ 1.400"). */
const START = String.raw`(?<![\p{L}\p{N}]|\p{N}[.,:/-]|[€$]\s?)`;
const END = String.raw`(?![\p{L}\p{N}]|[.,:/-]\p{N}|\s?%)`;

/** Finds what a text says of days and times, in its order; of two that begin at one word the recogniser named first. */
export function createFinder(recognisers: readonly Recogniser[]): (text: string) => Piece[] {
  const ready = recognisers.map(({ pattern, read }) => ({
    read,
    at: new RegExp(`${START}(?:${pattern})${END}`, 'uy'),
  }));
  return (text) => {
    const lower = text.toLowerCase();
    // In a few scripts a letter has another length in lower case, and places would shift.
    const low = lower.length === text.length ? lower : text;
    const pieces: Piece[] = [];
    for (let start = 0; start < low.length; ) {
      const piece = pieceAt(low, start, ready);
      if (piece !== null) pieces.push(piece);
      start = piece === null ? start + 1 : piece.end;
    }
    return pieces;
  };
}

function pieceAt(
  text: string,
  start: number,
  recognisers: readonly { at: RegExp; read: Recogniser['read'] }[],
): Piece | null {
  if (!/[\p{L}\p{N}’'@]/u.test(text[start] ?? '')) return null;
  for (const { at, read } of recognisers) {
    at.lastIndex = start;
    const found = at.exec(text);
    const saying = found && read(found);
    if (saying) return { ...saying, start, end: start + found[0].length };
  }
  return null;
}
