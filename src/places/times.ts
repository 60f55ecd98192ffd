import { instantAt, localTimeAt, plusDays, TIME_ZONE } from '../calendar/local-time.ts';
import { type MomentRead, type Read, readMoments } from '../calendar/moment-in-words.ts';
import { type MovedMoment, movedFrom } from '../calendar/moved-moment.ts';
import { MINUTES_OF } from '../calendar/words/day-arithmetic.ts';
import { AMOUNT_OF, BOUNDS } from '../calendar/words/vocabulary.ts';
import { spanInWords } from '../calendar-files/span.ts';
import { LANGUAGES, type Language } from '../chat/language.ts';
import { weekdayInWords } from '../i18n/days.ts';
import { isEverydayWord } from '../language/general-words.ts';
import { wordsOf } from '../language/words.ts';
import { placeWords } from './said.ts';

/** From when until when. */
export interface Span {
  startsAt: Date;
  endsAt: Date;
}

/** How long something takes of which nobody said how long. */
export const ORDINARY_MINUTES = 120;
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

/** Why words are no times at which something can be; `unmoved`: they move a time that nobody told yet. */
export type TimeProblem =
  | { problem: 'none' | 'no-time' | 'unmoved' | 'past' | 'overlap' | 'unclear' }
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
    if (movedFrom(read.text, now) !== null) return { problem: 'unmoved' };
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
 * When something ends, as words say that name no day: "tot 12 uur", "we eindigen om half twee". Until when people can sign up has its
 * day with it, or says so.
 *
 * @param signingUp words that speak of signing up
 * @returns null: they do not say so
 */
export function endIn(text: string, { startsAt }: Pick<Span, 'startsAt'>, signingUp: readonly string[]): Date | null {
  const [read, other] = spansRead(text, startsAt);
  if (read?.kind !== 'moment' || other || !isClock(read)) return null;
  const isSaid = (signs: readonly string[]) =>
    wordsOf(text).some((word) => signs.some((sign) => word.startsWith(sign)));
  const ends = LANGUAGES.flatMap((language) => placeWords(language).ends);
  if (isSaid(signingUp) || !(read.bound === 'until' || isSaid(ends))) return null;
  const { date, minute } = localTimeAt(startsAt);
  return read.minute > minute ? instantAt(date, read.minute) : null;
}

/** "Tot 12 uur", without a day. */
function isUntilClock(read: MomentRead): boolean {
  return read.bound === 'until' && isClock(read);
}

/** A time without a day: before it on a day it is that day, and after it the next. */
export function isClock({ text, date }: MomentRead): boolean {
  const [early] = readMoments(text, instantAt(date, 0));
  const [late] = readMoments(text, instantAt(date, LAST_MINUTE));
  return early?.kind === 'moment' && late?.kind === 'moment' && late.date === plusDays(early.date, 1);
}

/**
 * The same thing at another time, as words say: "een uur eerder", "om 11 uur", "een week later".
 *
 * @returns null: they name no time; `night`: by so many hours it would begin in the night
 */
export function movedIn(
  text: string,
  { startsAt, endsAt }: Span,
  now: Date,
): Span | { problem: 'past' | 'night' } | null {
  const moved = momentMeant(text, startsAt, now);
  if (moved === null || 'problem' in moved) return moved;
  if (movedFrom(text, startsAt) !== null && isInto(moved.at, NIGHT) && !isInto(startsAt, NIGHT))
    return { problem: 'night' };
  const until = moved.until ?? new Date(moved.at.getTime() + endsAt.getTime() - startsAt.getTime());
  return moved.at <= now ? { problem: 'past' } : { startsAt: moved.at, endsAt: until };
}

/** From and until which minute of the day nobody is at work. */
const NIGHT = { from: 23 * 60, until: 6 * 60 };

function isInto(at: Date, { from, until }: typeof NIGHT): boolean {
  const { minute } = localTimeAt(at);
  return minute >= from || minute < until;
}

function momentMeant(
  text: string,
  startsAt: Date,
  now: Date,
): { at: Date; until: Date | null } | { problem: 'past' } | null {
  const move = movedFrom(text, startsAt);
  if (move !== null) return { at: movedOnDay(text, move, startsAt, now), until: null };
  const { date, minute } = localTimeAt(startsAt);
  const midnight = instantAt(date, 0);
  const [fromStart] = readMoments(text, startsAt);
  const [fromMidnight] = readMoments(text, midnight);
  if (fromStart && namesNoDay(text, fromStart)) return null;
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
  if (fromNow?.kind === 'moment') return fromNow;
  return fromNow?.kind === 'unclear' ? { problem: 'past' } : null;
}

/** "Gewoon 19 maart, alleen een half uur later": hours that are counted from the day that is named beside them. */
function movedOnDay(text: string, move: MovedMoment, startsAt: Date, now: Date): Date {
  if (localTimeAt(move.at).date !== localTimeAt(startsAt).date) return move.at;
  const [read, other] = readMoments(`${text.slice(0, move.start)},${text.slice(move.end)}`, now);
  if (read?.kind !== 'days' || other || read.from !== read.until || namesNoDay(text, read)) return move.at;
  return movedFrom(text, instantAt(read.from, localTimeAt(startsAt).minute))?.at ?? move.at;
}

/** The days of a week; of more of them the first is hardly the one that is meant. */
const MOST_DAYS = 7;
const NOT_ON = new RegExp(
  `(?<!\\p{L})(?:${LANGUAGES.flatMap((language) => placeWords(language).notOn).join('|')})\\s*$`,
  'iu',
);

/** Days on which nothing is set: "ik doe het volgend jaar" is any of them, and "niet in augustus" none. */
export function namesNoDay(text: string, read: Read): boolean {
  if (read.kind !== 'days') return false;
  return plusDays(read.from, MOST_DAYS) <= read.until || isNotOn(text, read);
}

/** "Niet in augustus": these days are left out. */
export function isNotOn(text: string, { start }: Pick<Read, 'start'>): boolean {
  return NOT_ON.test(text.slice(0, start));
}

/** The span of so many minutes from a moment. */
export function lastingFrom(startsAt: Date, minutes: number): Span {
  return { startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) };
}

/**
 * How long it lasts, as words say, and where: "duurt 2 uur", "maak er een uurtje van"; null: they do not. "Duurt tot vier uur" says when it
 * ends.
 */
export function lastingIn(text: string, language: Language): { minutes: number; start: number; end: number } | null {
  const { lasts, hours, minutes } = placeWords(language);
  const unit = `${[...hours, ...minutes].join('|')}`;
  const until = BOUNDS.until.map((word) => `${word}\\s`).join('|');
  const found = new RegExp(
    `(?<!\\p{L})(?:${lasts.join('|')})\\s+(?:(?!${until})\\p{L}+\\s+){0,2}?([\\d,.]+|\\p{L}+)\\s*(${unit})(?!\\p{L})`,
    'iu',
  ).exec(text);
  if (!found) return lengthIn(text);
  const [whole, many = '', of = ''] = found;
  const amount = Number(many.replace(',', '.'));
  const read = Number.isNaN(amount) ? (AMOUNT_OF.get(many.toLowerCase()) ?? 0) : amount;
  const lasting = Math.round(minutes.includes(of.toLowerCase()) ? read : read * 60);
  return lasting <= 0 ? null : { minutes: lasting, start: found.index, end: found.index + whole.length };
}

/** A length is as long whenever it is told. */
const ANY_MOMENT = new Date(0);

/** A length of hours or minutes by itself, which no time of the day is: "een uurtje", "anderhalf uur". */
function lengthIn(text: string): { minutes: number; start: number; end: number } | null {
  const read = readMoments(text, ANY_MOMENT).find(({ kind }) => kind === 'duration');
  const each = read?.kind === 'duration' ? MINUTES_OF[read.unit] : undefined;
  if (read?.kind !== 'duration' || each === undefined || !isLengthOfIt(text.slice(read.end))) return null;
  return { minutes: Math.round(read.amount * each), start: read.start, end: read.end };
}

/** "Een kwartier lopen vanaf het station" is the length of something else: what stands behind it says so. */
function isLengthOfIt(behind: string): boolean {
  const [clause = ''] = behind.split(/[,;.!?\n]/u);
  return wordsOf(clause).every((word) => LANGUAGES.some((language) => isEverydayWord(word, language)));
}
