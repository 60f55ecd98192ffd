import { instantAt, type LocalDate, localTimeAt, plusDays } from './local-time.ts';
import { CLOCKS } from './words/clocks.ts';
import { MINUTES_OF } from './words/day-arithmetic.ts';
import { DAYS } from './words/days.ts';
import { type DaysMeant, daysMeant } from './words/days-meant.ts';
import { createFinder, type Piece } from './words/piece.ts';
import type { Bound, DayPart, Unit } from './words/vocabulary.ts';

/**
 * Reads days and times as people write them: "vrijdag 19 maart om 10 uur", "over drie weken", "until 12 April".
 *
 * Our own, and not a library: the one that knows Dutch (`chrono-node` 2.10) reads "vrijdagmiddag om 3 uur" as tomorrow at
 * three in the night, "half april" as 1 April and "zaterdag 19 maart" as a Friday, all without a sign, and knows no zone. Here
 * what is not sure is said, with what may have been meant.
 */

/** Where in the text something stands. */
interface Place {
  start: number;
  end: number;
  /** As it was written. */
  text: string;
}

/** How it bounds what is said: "tot 12 april" is `until`, "t/m" `through`; null: it is the day itself. */
interface Bounded extends Place {
  bound: Bound | null;
}

/** A day, or days from the first to the last; with the part of the day that was named. */
export interface DaysRead extends Bounded {
  kind: 'days';
  from: LocalDate;
  until: LocalDate;
  dayPart: DayPart | null;
}

export interface MomentRead extends Bounded {
  kind: 'moment';
  at: Date;
  date: LocalDate;
  /** Minutes since midnight by the Dutch clock. */
  minute: number;
  /** Until when, where that was said too ("van 10 tot 12"). */
  until: Date | null;
}

/** "Drie weken": how long, and on which day that is over. */
export interface DurationRead extends Place {
  kind: 'duration';
  amount: number;
  unit: Unit;
  date: LocalDate;
}

/** Why it is not known which moment is meant; `options` are what may be, in their order. */
export interface UnclearRead extends Bounded {
  kind: 'unclear';
  /**
   * `past`: it is over. `weekday`: the weekday is not that of the date. `ambiguous`: there are several. `impossible`: there is no
   * such day or time. `vague`: nobody can say which day it is. `recurring`: it comes again and again.
   */
  why: 'past' | 'weekday' | 'ambiguous' | 'impossible' | 'vague' | 'recurring';
  options: (Omit<DaysRead, keyof Bounded> | Omit<MomentRead, keyof Bounded>)[];
}

export type Read = DaysRead | MomentRead | DurationRead | UnclearRead;

/**
 * The day, moment or length of time that a text names; of several that are not the same what may be meant.
 *
 * @param now what it counts from
 * @returns null: it names none
 */
export function readMoment(text: string, now: Date): Read | null {
  const all = readMoments(text, now);
  const moments = all.filter(({ kind }) => kind !== 'duration');
  const [first, ...others] = moments;
  if (first === undefined) return all[0] ?? null;
  if (first.kind === 'unclear' || first.kind === 'duration' || others.length === 0) return first;
  const options = moments.flatMap((one) => (one.kind === 'days' || one.kind === 'moment' ? [bare(one)] : []));
  const isOne = new Set(options.map((option) => JSON.stringify(option))).size === 1;
  if (isOne) return first;
  const end = moments.at(-1)?.end ?? first.end;
  const place = { start: first.start, end, text: text.slice(first.start, end) };
  return { ...place, bound: first.bound, kind: 'unclear', why: 'ambiguous', options };
}

/** Every day, moment and length of time that a text names, in its order. */
export function readMoments(text: string, now: Date): Read[] {
  const spoken = text.replace(/\u00a0/g, ' ');
  const groups = groupsOf(spoken, piecesIn(spoken));
  const reads = groups.flatMap((group) => read(group, spoken, now) ?? []);
  return joined(reads, spoken);
}

const piecesIn = createFinder([...CLOCKS, ...DAYS]);

/** What stands together and says one thing. */
interface Group {
  bounds: Bound[];
  base: Piece | null;
  /** What says the same day more loosely: "volgende week vrijdag 19 maart". */
  loose: Piece | null;
  weekday: Extract<Piece, { is: 'weekday' }> | null;
  clock: Extract<Piece, { is: 'clock' }> | null;
  dayPart: Extract<Piece, { is: 'day-part' }> | null;
  start: number;
  end: number;
}

/** Words between two pieces that leave them together. */
const FILLER = /^[\s,;()–-]*(?:(?:om|op|at|on|de|het|the|dan|van|in|rond|around|is|dus)[\s,]+)*$/u;

function groupsOf(text: string, pieces: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  const isNear = (end: number | undefined, { start }: Piece) =>
    end !== undefined && FILLER.test(text.slice(end, start).toLowerCase());
  let bounds: Extract<Piece, { is: 'bound' }>[] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const goesOn = isNear(bounds.at(-1)?.end ?? last?.end, piece);
    bounds = goesOn || isNear(bounds.at(-1)?.end, piece) ? bounds : [];
    if (piece.is === 'bound') {
      bounds.push(piece);
      continue;
    }
    // "Vrijdag voor 12 uur" bounds the time; "9 april tot 12 april" is another day.
    const isSame = last !== undefined && goesOn && (bounds.length === 0 || piece.is === 'clock') && fits(last, piece);
    const group = isSame ? last : inheriting(emptyGroup(bounds[0] ?? piece), last, piece, text);
    if (!isSame) groups.push(group);
    group.bounds.push(...bounds.map(({ bound }) => bound));
    take(group, piece);
    bounds = [];
  }
  return groups.filter(saysSomething);
}

function emptyGroup({ start, end }: Piece): Group {
  return { bounds: [], base: null, loose: null, weekday: null, clock: null, dayPart: null, start, end };
}

/** "Volgende week dinsdag of woensdag": the second is in that week too. */
function inheriting(group: Group, last: Group | undefined, piece: Piece, text: string): Group {
  if (piece.is !== 'weekday' || last?.weekday == null || last.base === null) return group;
  if (!IN_A_WEEK.has(last.base.is) || !/^\s*(?:of|or|en|and|,)\s*$/iu.test(text.slice(last.end, piece.start)))
    return group;
  group.base = last.base;
  return group;
}

const IN_A_WEEK: ReadonlySet<string> = new Set(['week', 'week-number', 'offset']);

function take(group: Group, piece: Piece): void {
  if (piece.is === 'weekday') group.weekday = piece;
  else if (piece.is === 'clock') group.clock = piece;
  else if (piece.is === 'day-part') group.dayPart = piece;
  else {
    if (group.base !== null && piece.is === 'date') group.loose = group.base;
    group.base = piece;
  }
  group.end = piece.end;
}

function fits(group: Group, piece: Piece): boolean {
  const { base, weekday, clock, dayPart } = group;
  switch (piece.is) {
    case 'weekday':
      return weekday === null && base?.is !== 'duration';
    case 'clock':
      return clock === null && base?.is !== 'duration';
    case 'day-part':
      return dayPart === null;
    case 'offset':
      // "Vandaag over een week".
      return base === null || base.is === 'near';
    case 'date':
      return base === null || base.is === 'near' || base.is === 'week';
    case 'duration':
      return base === null && weekday === null && clock === null && dayPart === null;
    default:
      return base === null;
  }
}

/** A word that is a day only beside a date ("zo", "do") and a number that is a time only beside a day say nothing alone. */
function saysSomething({ base, weekday, clock }: Group): boolean {
  if (base !== null) return true;
  if (weekday !== null) return !weekday.isShort || (clock !== null && !clock.isWeak);
  return clock !== null && !clock.isWeak;
}

function read(group: Group, text: string, now: Date): Read | null {
  const place = { start: group.start, end: group.end, text: text.slice(group.start, group.end) };
  const { date: today } = localTimeAt(now);
  if (group.base?.is === 'duration') {
    const { amount, unit } = group.base;
    const days = daysMeant(group, today);
    return days !== null && 'from' in days ? { ...place, kind: 'duration', amount, unit, date: days.from } : null;
  }
  const bound = boundOf(group);
  const moment = soon(group, now);
  if (moment !== null) return { ...place, bound, ...moment };
  return { ...place, bound, ...answer(group, notToday(daysMeant(group, today), group, today), now) };
}

/** "Tot maandag", said on a Monday, is until the next. */
function notToday(meant: DaysMeant | null, { bounds, clock }: Group, today: LocalDate): DaysMeant | null {
  if (bounds.length === 0 || clock !== null || meant === null || 'from' in meant || meant.why !== 'ambiguous')
    return meant;
  const [first, second] = meant.options;
  return first === today && second !== undefined ? { from: second, until: second } : meant;
}

function boundOf({ bounds, base }: Group): Bound | null {
  const [first = null, second = null] = bounds;
  if (first === null) return base?.is === 'offset' && base.isBound ? 'through' : null;
  // "Tot na de kerst" is until the first day after it.
  return first === 'until' && second === 'after' ? 'through' : first;
}

/** "Over anderhalf uur". */
function soon({ base }: Group, now: Date): Omit<MomentRead, keyof Bounded> | null {
  const minutes = base?.is === 'offset' ? MINUTES_OF[base.unit] : undefined;
  if (base?.is !== 'offset' || base.amount < 0 || minutes === undefined) return null;
  const at = new Date(Math.floor(now.getTime() / 60_000) * 60_000 + base.amount * minutes * 60_000);
  return { kind: 'moment', at, ...localTimeAt(at), until: null };
}

type Answer = Omit<DaysRead, keyof Bounded> | Omit<MomentRead, keyof Bounded> | Omit<UnclearRead, keyof Bounded>;

function answer(group: Group, meant: DaysMeant | null, now: Date): Answer {
  const dates = meant === null ? [] : 'from' in meant ? [meant.from] : meant.options;
  const dayPart = dayPartOf(group);
  if (group.clock === null) return daysAnswer(meant, dates, dayPart);
  const minutes = minutesOf(group.clock.minutes, dayPart);
  if (minutes.length === 0) return unclear('impossible', []);
  if (meant === null) return onClock(minutes, group.clock, now);
  const options = dates.flatMap((date) => minutes.flatMap((minute) => momentOn(date, minute, group.clock) ?? []));
  return amongMoments(options, 'why' in meant ? meant.why : null, now);
}

function daysAnswer(meant: DaysMeant | null, dates: readonly LocalDate[], dayPart: DayPart | null): Answer {
  if (meant === null) return unclear('vague', []);
  if ('from' in meant) return { kind: 'days', from: meant.from, until: meant.until, dayPart };
  return unclear(
    meant.why,
    dates.map((date) => ({ kind: 'days', from: date, until: date, dayPart })),
  );
}

function dayPartOf({ dayPart, weekday, base }: Group): DayPart | null {
  return dayPart?.dayPart ?? weekday?.dayPart ?? (base?.is === 'near' ? base.dayPart : null);
}

function amongMoments(
  options: readonly Omit<MomentRead, keyof Bounded>[],
  why: UnclearRead['why'] | null,
  now: Date,
): Answer {
  const coming = options.filter(({ at }) => at > now);
  const [first, ...others] = coming;
  // Said of a weekday that is today too: at a time that is over it is next week's.
  if (first && others.length === 0 && (why === null || (why === 'ambiguous' && options.length > 1))) return first;
  if (why !== null) return unclear(why, coming);
  if (options.length === 0) return unclear('impossible', []);
  return unclear(coming.length === 0 ? 'past' : 'ambiguous', coming);
}

/** A time without a day is the next time that the clock shows it. */
function onClock(minutes: readonly number[], clock: Group['clock'], now: Date): Answer {
  const { date: today } = localTimeAt(now);
  const days = [today, plusDays(today, 1)];
  const options = minutes.flatMap(
    (minute) => days.flatMap((day) => momentOn(day, minute, clock) ?? []).find(({ at }) => at > now) ?? [],
  );
  const [only, ...others] = options;
  if (only === undefined) return unclear('impossible', []);
  return others.length === 0 ? only : unclear('ambiguous', options);
}

function unclear(why: UnclearRead['why'], options: UnclearRead['options']): Omit<UnclearRead, keyof Bounded> {
  return { kind: 'unclear', why, options };
}

/** @returns null when the clock does not show that time on that day */
function momentOn(date: LocalDate, minute: number, clock: Group['clock']): Omit<MomentRead, keyof Bounded> | null {
  const at = instantAt(date, minute);
  const shown = localTimeAt(at);
  if (minute < 24 * 60 && shown.minute !== minute) return null;
  const ends = clock?.untilMinutes ?? null;
  const end =
    ends === null
      ? null
      : (ends.find((one) => one > minute) ?? ends.map((one) => one + 720).find((one) => one > minute));
  return { kind: 'moment', at, ...shown, until: end === null || end === undefined ? null : instantAt(date, end) };
}

/** From and until which minute of the day people speak of a part of it. */
const HOURS: Readonly<Record<DayPart, [number, number]>> = {
  morning: [4 * 60, 12 * 60 - 1],
  afternoon: [12 * 60, 18 * 60],
  evening: [17 * 60, 24 * 60],
  night: [0, 7 * 60],
};

/** "Drie uur 's nachts" is not three in the afternoon. */
function minutesOf(minutes: readonly number[], dayPart: DayPart | null): number[] {
  if (dayPart === null) return [...minutes];
  const [from, until] = HOURS[dayPart];
  const halves = minutes.flatMap((minute) => [minute - 720, minute, minute + 720]);
  return [...new Set(halves.filter((minute) => minute >= from && minute <= until))].slice(0, 1);
}

function bare(one: DaysRead | MomentRead): UnclearRead['options'][number] {
  const { start: _, end: __, text: ___, bound: ____, ...rest } = one;
  return rest;
}

/** "Van 9 april tot 12 april" is one stretch of days. */
function joined(reads: readonly Read[], text: string): Read[] {
  const all: Read[] = [];
  for (const one of reads) {
    const before = all.at(-1);
    const stretch = before === undefined ? null : stretchOf(before, one, text);
    if (stretch === null) all.push(one);
    else all.splice(-1, 1, stretch);
  }
  return all;
}

function stretchOf(first: Read, last: Read, text: string): Read | null {
  if (first.kind !== 'days' || last.kind !== 'days' || (first.bound ?? 'from') !== 'from') return null;
  const between = text.slice(first.end, last.start).trim();
  const isBounded = last.bound === 'until' || last.bound === 'through';
  if (!(between === '' && isBounded) && !/^[-–]$/.test(between)) return null;
  if (last.until <= first.from) return null;
  const place = { start: first.start, end: last.end, text: text.slice(first.start, last.end) };
  return { ...place, bound: null, kind: 'days', from: first.from, until: last.until, dayPart: null };
}
