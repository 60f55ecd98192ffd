import { instantAt, localTimeAt, TIME_ZONE } from '../../calendar/local-time.ts';
import { type MomentRead, type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { movedFrom } from '../../calendar/moved-moment.ts';
import { spanInWords } from '../../calendar-files/span.ts';
import type { Language } from '../../chat/language.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { wordsOf } from '../../language/words.ts';
import type { Span } from './repository.ts';

/** How long a visit takes of which nobody said how long. */
const ORDINARY_MINUTES = 120;
const MINUTE_MS = 60_000;

const DAY = { timeZone: TIME_ZONE, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' } as const;
const CLOCK = { timeZone: TIME_ZONE, hour: 'numeric', minute: '2-digit' } as const;

/** "vrijdag 19 maart 2027, 10:00–12:00", in Dutch time. */
export function spanIn(language: Language, { startsAt, endsAt }: Span): string {
  return spanInWords({ start: startsAt, end: endsAt }, language);
}

/** "vrijdag 19 maart 2027 om 10:00". */
export function momentIn(language: Language, moment: Date): string {
  return new Intl.DateTimeFormat(localeOf(language), { ...DAY, ...CLOCK }).format(moment);
}

/** "vr 19 mrt 10:00", for a button. */
export function shortMomentIn(language: Language, moment: Date): string {
  return new Intl.DateTimeFormat(localeOf(language), {
    ...CLOCK,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(moment);
}

function localeOf(language: Language): string {
  return language === 'nl' ? 'nl-NL' : 'en-GB';
}

/** More than these characters between a beginning and "tot 12 uur", and it is not its end. */
const NEAR_END = 2;

/** What words say of days and times; "9u30 tot 12u" is one time with its end, and no time until which something can be done. */
function spansRead(text: string, now: Date): Read[] {
  const spans: Read[] = [];
  for (const read of readMoments(text, now)) {
    const before = spans.at(-1);
    const end = before ? endOf(before, read) : null;
    if (before?.kind === 'moment' && end !== null) spans[spans.length - 1] = { ...before, until: end, end: read.end };
    else spans.push(read);
  }
  return spans;
}

/** When what began ends by what stands right behind it; null: that says something else. */
function endOf(before: Read, read: Read): Date | null {
  if (before.kind !== 'moment' || before.bound !== null || before.until !== null) return null;
  if (read.kind !== 'moment' || !isUntilClock(read) || read.start - before.end > NEAR_END) return null;
  if (read.minute <= before.minute) return null;
  return instantAt(before.date, read.minute);
}

/** Why words are no times of a visit. */
export type TimeProblem =
  | { problem: 'none' | 'no-time' | 'past' | 'overlap' | 'unclear' }
  | { problem: 'weekday'; said: string; options: string[] };

/**
 * The times that words name, each with its end; two hours where none was said.
 *
 * @param now what they count from: none is over
 */
export function timesIn(text: string, now: Date, language: Language): Span[] | TimeProblem {
  const spans: Span[] = [];
  for (const read of spansRead(text, now)) {
    if (read.kind === 'duration' || isBound(read)) continue;
    const span = spanOf(read, language);
    if ('problem' in span) return span;
    spans.push(span);
  }
  return spans.length === 0 ? { problem: 'none' } : checked(spans, now);
}

/** The one day that words name without an hour; null: they name none, or more. */
export function dayIn(text: string, now: Date): string | null {
  const [read, other] = readMoments(text, now).filter(({ kind }) => kind !== 'duration');
  if (!read || other || read.kind !== 'days' || read.bound !== null) return null;
  return read.from === read.until ? read.from : null;
}

/**
 * The time that words name on a day that was said before: "om 10 uur".
 *
 * @returns null: they name another day, or no hour
 */
export function onDay(text: string, day: string, now: Date, language: Language): Span[] | null {
  const spans = timesIn(text, instantAt(day, 0), language);
  if ('problem' in spans) return null;
  const isThere = spans.every(({ startsAt }) => localTimeAt(startsAt).date === day && startsAt > now);
  return isThere ? spans : null;
}

/** "Tot 12 maart" says until when something can be done, and not when it is. */
function isBound(read: Exclude<Read, { kind: 'duration' }>): boolean {
  return read.bound !== null;
}

function spanOf(read: Exclude<Read, { kind: 'duration' }>, language: Language): Span | TimeProblem {
  if (read.kind === 'days') return { problem: 'no-time' };
  if (read.kind === 'moment') {
    return { startsAt: read.at, endsAt: read.until ?? new Date(read.at.getTime() + ORDINARY_MINUTES * MINUTE_MS) };
  }
  if (read.why === 'past') return { problem: 'past' };
  if (read.why !== 'weekday') return { problem: 'unclear' };
  const options = read.options.map((option) =>
    option.kind === 'moment' ? momentIn(language, option.at) : weekdayInWords(option.from, language),
  );
  return { problem: 'weekday', said: read.text, options };
}

/** In their order; none is over, and no two are at once. */
export function checked(spans: readonly Span[], now: Date): Span[] | TimeProblem {
  const ordered = [...spans].sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
  if (ordered.some(({ startsAt }) => startsAt <= now)) return { problem: 'past' };
  if (ordered.some(({ startsAt, endsAt }) => endsAt <= startsAt)) return { problem: 'unclear' };
  const overlap = ordered.some(({ startsAt }, at) => at > 0 && startsAt < (ordered[at - 1]?.endsAt ?? startsAt));
  return overlap ? { problem: 'overlap' } : ordered;
}

const LAST_MINUTE = 24 * 60 - 1;

/**
 * Until when people can sign up, as words say: a moment, or the whole of a day.
 *
 * @param bare also a day by itself counts, and not only "tot 12 maart"
 * @returns null: they say no such thing
 */
export function replyByIn(text: string, now: Date, { bare }: { bare: boolean }): Date | null {
  for (const read of spansRead(text, now)) {
    if (read.kind === 'duration' || read.kind === 'unclear' || (!bare && read.bound === null)) continue;
    return read.kind === 'moment' ? read.at : instantAt(read.from, LAST_MINUTE);
  }
  return null;
}

/**
 * When a visit ends, as words say that name no day: "tot 12 uur". Until when people can sign up has its day with it, or says so.
 *
 * @param signingUp words that speak of signing up
 * @returns null: they do not say so
 */
export function endIn(text: string, { startsAt }: Span, signingUp: readonly string[], now: Date): Date | null {
  const [read, other] = spansRead(text, now);
  if (read?.kind !== 'moment' || other || !isUntilClock(read)) return null;
  if (wordsOf(text).some((word) => signingUp.some((sign) => word.startsWith(sign)))) return null;
  const { date, minute } = localTimeAt(startsAt);
  return read.minute > minute ? instantAt(date, read.minute) : null;
}

/** "Tot 12 uur", without a day. */
function isUntilClock({ bound, text }: MomentRead): boolean {
  return bound === 'until' && !/\p{L}{4,}/u.test(text.replace(/uur|until/giu, ''));
}

/**
 * The same visit at another time, as words say: "een uur eerder", "om 11 uur", "een week later".
 *
 * @returns null: they name no time
 */
export function movedIn(text: string, { startsAt, endsAt }: Span, now: Date): Span | { problem: 'past' } | null {
  const moved = momentMeant(text, startsAt, now);
  if (moved === null || 'problem' in moved) return moved;
  const until = moved.until ?? new Date(moved.at.getTime() + endsAt.getTime() - startsAt.getTime());
  return moved.at <= now ? { problem: 'past' } : { startsAt: moved.at, endsAt: until };
}

function momentMeant(
  text: string,
  startsAt: Date,
  now: Date,
): { at: Date; until: Date | null } | { problem: 'past' } | null {
  const move = movedFrom(text, startsAt);
  if (move !== null) return { at: move.at, until: null };
  const { date, minute } = localTimeAt(startsAt);
  const midnight = instantAt(date, 0);
  const [fromStart] = readMoments(text, startsAt);
  const [fromMidnight] = readMoments(text, midnight);
  if (!fromStart || !fromMidnight || fromStart.kind === 'duration') return null;
  if (fromStart.kind === 'days') return { at: instantAt(fromStart.from, minute), until: null };
  if (fromStart.kind === 'moment' && fromMidnight.kind === 'moment') {
    // "Over een uur" counts from when it begins, "om 9 uur" is on its day.
    const isShift = fromStart.at.getTime() - startsAt.getTime() === fromMidnight.at.getTime() - midnight.getTime();
    return isShift ? fromStart : fromMidnight;
  }
  // An earlier day than the one it is on is past from there, and to come from now.
  const [fromNow] = readMoments(text, now);
  if (fromNow?.kind === 'days') return { at: instantAt(fromNow.from, minute), until: null };
  return fromNow?.kind === 'unclear' ? { problem: 'past' } : null;
}
