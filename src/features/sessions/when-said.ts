import { isAdding } from '../../audiences/reading.ts';
import { instantAt, type LocalDate, localTimeAt, plusDays, weekdayOf } from '../../calendar/local-time.ts';
import { type DaysRead, type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { movedFrom } from '../../calendar/moved-moment.ts';
import { daysBetween } from '../../calendar/words/day-arithmetic.ts';
import type { Language } from '../../chat/language.ts';
import type { Gazetteer } from '../../gazetteer/gazetteer.ts';
import { weekdayInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import { blank } from '../../places/amounts.ts';
import { endIn, isClock, lastingIn, movedIn, namesNoDay, type Span } from '../../places/times.ts';
import { hoursOn, readWithin, stretchIn } from '../../places/within.ts';
import { datesListed, datesOnCalendar, likeFrom, sinceIn, withMonths } from './listed.ts';
import { sessionAt } from './planning.ts';
import { type Recurring, recurringIn } from './recurring.ts';
import { type Sketch, timesUntil } from './sketch.ts';

/** What a sentence is read with. */
export interface Reading {
  now: Date;
  language: Language;
  gazetteer: Gazetteer;
}

/** When it is and how often, as words say: by its dates, or by how it comes back. */
export function whenIn(text: string, sketch: Sketch, reading: Reading): Partial<Sketch> | { problem: string } {
  const since = sinceIn(text, reading.now);
  const from = since?.date ?? sketch.since;
  const within = since === null ? text : blank(text, since);
  const recurring = recurringIn(within, reading.now, from);
  // Of what comes back by a rule two dates are hardly all.
  const isByRule = recurring !== null && recurring.repeat !== null && recurring.repeat !== 'five-a-year';
  const listed = isByRule ? null : listedIn(within, sketch, reading);
  if (listed !== null) return listed;
  const when = ruledIn(within, recurring, { ...sketch, since: from }, reading);
  if ('problem' in when) return when;
  if (sketch.dates.length > 0 && when.dates === undefined)
    return { ...when, ...ofListed(within, when, sketch, reading) };
  return {
    ...when,
    ...(since === null ? {} : { since: since.date }),
    ...begunSince(when, sketch, since?.date ?? null),
  };
}

/** By the day of the first and how it comes back; that takes the place of dates that were counted out. */
function ruledIn(
  text: string,
  recurring: Recurring | null,
  sketch: Sketch,
  reading: Reading,
): Partial<Sketch> | { problem: string } {
  const clock = clockIn(recurring?.rest ?? text, sketch, reading);
  if ('problem' in clock) return clock;
  if (recurring === null) return { ...clock, ...untilIn(text, { ...sketch, ...clock }, reading) };
  const { repeat, months, times, date } = recurring;
  const comesBack = {
    ...(repeat === null ? {} : { repeat, months, rule: null, dates: [] }),
    ...(times === null ? {} : { times }),
  };
  const first = firstDay(sketch, clock.date ?? null, date);
  const again = { ...comesBack, ...clock, ...(first === null ? {} : { date: first }) };
  return { ...again, ...untilIn(recurring.rest, { ...sketch, ...again }, reading) };
}

/** What a day is for dates that were counted out: "een week later" is said of all, "ook 20 mei" is one more; another day is none. */
function ofListed(
  text: string,
  { date }: Partial<Sketch>,
  sketch: Sketch,
  { now, language }: Reading,
): Partial<Sketch> {
  if (date === undefined || date === null || sketch.date === null) return {};
  if (movedFrom(text, now) !== null) {
    const days = daysBetween(sketch.date, date);
    return { date, dates: sketch.dates.map((one) => ({ ...one, date: plusDays(one.date, days) })) };
  }
  const [more] = isAdding(text, language) ? datesOnCalendar(text, now) : [];
  const own = { minutes: more?.minutes ?? null, minute: more?.minute ?? null, where: null };
  const dates = more ? [...sketch.dates, { ...own, date: more.date }] : sketch.dates;
  const { minute, minutes } = sketch;
  return { date: sketch.date, dates, times: dates.length, ...(more ? { minute, minutes } : {}) };
}

/** "Begin in februari": from then on the day is as it was said, or was before, and no earlier one. */
function begunSince(when: Partial<Sketch>, before: Sketch, said: LocalDate | null): Partial<Sketch> {
  const { date, repeat, dates, since } = { ...before, ...when };
  const from = said ?? since;
  if (from === null || date === null || dates.length > 0) return {};
  const isOther = said !== null && when.date === undefined;
  if (date >= from && !isOther) return {};
  return { date: likeFrom(from, date, !BY_WEEK.has(repeat)) };
}

/** What comes back on the same weekday, whichever of its month that is. */
const BY_WEEK: ReadonlySet<string> = new Set(['once', 'weekly', 'fortnightly']);

/** "21 januari, 18 maart en 20 mei, steeds van 10 tot 12": just these dates; null: they list none. */
function listedIn(text: string, sketch: Sketch, reading: Reading): Partial<Sketch> | { problem: string } | null {
  const said = withMonths(text);
  const listed = datesListed(said, reading.now);
  const [first] = listed;
  if (!first) return null;
  const rest = listed.reduce(blank, said);
  const lasting = lastingIn(rest, reading.language);
  const clock = begunAt(lasting === null ? rest : blank(rest, lasting), reading);
  if ('problem' in clock) return clock;
  const beside = listed.find(({ minute }) => minute !== null);
  const minute = clock.minute ?? beside?.minute ?? sketch.minute;
  const minutes = lasting?.minutes ?? clock.minutes ?? beside?.minutes ?? sketch.minutes;
  const dates = listed.map((one) => ({
    ...{ date: one.date, where: null },
    minute: one.minute === minute ? null : one.minute,
    minutes: one.minutes === minutes ? null : one.minutes,
  }));
  const when = { date: first.date, minute, minutes };
  return { ...when, dates, repeat: 'own', months: [], rule: null, times: dates.length };
}

/** A day that is said is the first; a weekday that fits the day that was said before leaves that. */
function firstDay({ date: before }: Sketch, said: LocalDate | null, named: LocalDate | null): LocalDate | null {
  if (said !== null || named === null) return said;
  return before !== null && weekdayOf(before) === weekdayOf(named) ? null : named;
}

/** "Tot en met juni": how often it comes back till then. */
function untilIn(text: string, sketch: Sketch, { now }: Reading): Partial<Sketch> {
  if (sketch.repeat === 'once') return {};
  const bound = readMoments(text, now).find((read) => read.kind === 'days' && read.bound !== null);
  const until = bound?.kind === 'days' ? (bound.bound === 'through' ? bound.until : bound.from) : null;
  const times = until === null ? null : timesUntil(sketch, until);
  return times === null ? {} : { times };
}

type When = Pick<Partial<Sketch>, 'date' | 'minute' | 'minutes' | 'within'>;

/** The day, the hour and how long, as words say. */
function clockIn(
  text: string,
  { date, minute, minutes, within }: Sketch,
  reading: Reading,
): When | { problem: string } {
  const lasting = lastingIn(text, reading.language);
  // "Het duurt een uur" is not at one o'clock.
  const rest = lasting === null ? text : blank(text, lasting);
  const lasts = lasting === null ? {} : { minutes: lasting.minutes };
  const isKnown = date !== null && minute !== null;
  const when = isKnown
    ? (dayWithin(rest, within, reading) ?? movedTo(rest, sessionAt(date, minute, minutes), reading))
    : (movedBefore(rest, date, reading) ?? begunAt(rest, reading, within));
  return 'problem' in when ? when : { ...when, ...lasts };
}

/** The day that is told within those that were told before; null: none is, or one that only moves what is known. */
function dayWithin(text: string, within: Sketch['within'], { now }: Reading): When | null {
  if (within === null || movedFrom(text, now) !== null) return null;
  const read = readWithin(text, within, now);
  return read && firstTime(read);
}

/** "Een week later", where the day is known and its hour is not; an hour that is not known cannot be moved. */
function movedBefore(
  text: string,
  date: LocalDate | null,
  { now, language }: Reading,
): When | { problem: string } | null {
  if (movedFrom(text, now) === null) return null;
  const move = date === null ? null : movedFrom(text, instantAt(date, NOON));
  const then = move && localTimeAt(move.at);
  if (then === null || then.minute !== NOON) return { problem: texts(language).sessions.problems.unmoved };
  return { date: then.date };
}

const NOON = 12 * 60;

/** Another end, hour or day than it has. */
function movedTo(text: string, span: Span, { now, language }: Reading): When | { problem: string } {
  const end = endIn(text, span, []);
  if (end !== null) return { minutes: (end.getTime() - span.startsAt.getTime()) / 60_000 };
  const moved = movedIn(text, span, now);
  if (moved === null) {
    const problem = problemIn(text, now, language);
    return problem === null ? {} : { problem };
  }
  if ('problem' in moved) return { problem: texts(language).sessions.problems[moved.problem] };
  const minutes = (moved.endsAt.getTime() - moved.startsAt.getTime()) / 60_000;
  const at = localTimeAt(moved.startsAt);
  // A day outside the days that were told before takes their place.
  return { ...at, minutes, ...(at.date === localTimeAt(span.startsAt).date ? {} : { within: null }) };
}

function begunAt(
  text: string,
  { now, language }: Reading,
  within: Sketch['within'] = null,
): When | { problem: string } {
  const stretch = stretchIn(text, now, within);
  const around = stretch ?? within;
  const there = around === null ? null : readWithin(text, around, now);
  if (there !== null) return { within: around, ...firstTime(there) };
  const problem = problemIn(text, now, language);
  if (problem !== null) return { problem };
  const read = readMoments(text, now).find(
    (one) => (one.kind === 'moment' || isOneDay(one)) && one.bound === null && !namesNoDay(text, one),
  );
  const days = stretch !== null && (read === undefined || isHour(read)) ? { within: stretch, date: null } : {};
  return { ...hoursAlone(text, now), ...days, ...firstTime(read), ...beginsOn(text, read, now) };
}

function isOneDay(read: Read): read is DaysRead {
  return read.kind === 'days' && read.from === read.until;
}

function isHour(read: Read): boolean {
  return read.kind === 'moment' && isClock(read);
}

/** "Steeds van 10 tot 12": hours by themselves are those of a session, where nothing else is planned. */
function hoursAlone(text: string, now: Date): When {
  const { date: _, ...hours } = firstTime(hoursOn(text, plusDays(localTimeAt(now).date, 1), now) ?? undefined);
  return hours;
}

/** "Op dinsdag van 9.30 tot 11.30, te beginnen op 12 januari": the date behind the weekday is the first. */
function beginsOn(text: string, first: Read | undefined, now: Date): When {
  if (first?.kind !== 'moment' || isClock(first)) return {};
  const day = readMoments(text, now).find(
    (one) => one.kind === 'days' && one.bound === null && one.from === one.until && !namesNoDay(text, one),
  );
  const isIt = day?.kind === 'days' && day.from > first.date && weekdayOf(day.from) === weekdayOf(first.date);
  return isIt ? { date: day.from } : {};
}

/** The day and the hour that a session gets which has not both of them yet. */
function firstTime(read: Read | undefined): When {
  if (read?.kind === 'days') return { date: read.from };
  if (read?.kind !== 'moment') return {};
  const ends = read.until === null ? {} : { minutes: (read.until.getTime() - read.at.getTime()) / 60_000 };
  return { minute: read.minute, ...ends, ...(isClock(read) ? {} : { date: read.date }) };
}

/** Why the moment that words name cannot be the one; null: it can. */
export function problemIn(text: string, now: Date, language: Language): string | null {
  const { problems } = texts(language).sessions;
  const read = readMoments(text, now).find(({ kind }) => kind !== 'duration');
  if (read?.kind !== 'unclear') return null;
  if (read.why === 'past') return problems.past;
  if (read.why !== 'weekday') return null;
  const days = read.options.map((option) =>
    weekdayInWords(option.kind === 'moment' ? option.date : option.from, language),
  );
  return problems.weekday(read.text, days);
}
