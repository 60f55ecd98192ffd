import { isPublicHoliday } from '../../calendar/holidays.ts';
import { type LocalDate, weekdayOf } from '../../calendar/local-time.ts';
import { UNASKED_A_WEEK } from '../../delivery/unasked.ts';
import type { Offer, OfferKind } from '../../nudges/offers.ts';
import { PACE_DAYS, type Pace, slower } from './pace.ts';

/**
 * Decides for a person and a day whether there is a nudge and which: plain functions over plain data, the same for the same
 * seed. What somebody chose (to stop, to rest, a pace, days) comes before whatever there is to say.
 */

/** What a nudge can be. `still-welcome` asks who ignored several whether they want to go on. */
export type NudgeKind = OfferKind | 'still-welcome';

/** Somebody as the planner sees them. */
export interface PlannedPerson {
  id: string;
  organisationId: string | null;
  department: string | null;
  pace: Pace;
  themes: readonly string[];
  /** 0 is Monday. */
  days: readonly number[];
  /** Minutes of the day by the wall clock between which it may come. */
  fromMinute: number;
  untilMinute: number;
  schoolRegion: string | null;
  joinedOn: LocalDate;
  stopped: boolean;
  /** They want nothing that they did not ask for, from anybody. */
  refusesUnasked: boolean;
  /** When their rest begins; null: it began when they asked. */
  snoozedFrom: LocalDate | null;
  /** The first day on which there may be one again. */
  snoozedUntil: LocalDate | null;
  unreachableSince: LocalDate | null;
  /** How many they got since they last did anything with one. */
  ignored: number;
  /** They were asked once whether it is still welcome, and did not react. */
  asked: boolean;
  /** Days on which something that they did not ask for was sent to them, of the last week. */
  unaskedOn: readonly LocalDate[];
  lastBroadcastOn: LocalDate | null;
  lastNudgeOn: LocalDate | null;
  /** The kinds of the latest, the last first. */
  lastKinds: readonly string[];
  /** Why they got the latest card; null: they had none. */
  lastCardWhy: string | null;
  /** When they last got what, by {@link offerKey}. */
  had: ReadonlyMap<string, LocalDate>;
  /** By card the day from which it is to be repeated. */
  cardsDue: ReadonlyMap<string, LocalDate>;
}

/** What is the same for everybody on a day. */
export interface PlannedWorld {
  day: LocalDate;
  offers: readonly Offer[];
  schoolHolidays: readonly { region: string; from: LocalDate; until: LocalDate }[];
  seed: string;
}

export type WhyNot =
  | 'stopped'
  | 'refused'
  | 'snoozed'
  | 'resting'
  | 'unreachable'
  | 'not-their-day'
  | 'holiday'
  | 'school-holiday'
  | 'after-broadcast'
  | 'too-soon'
  | 'full-share'
  | 'nothing-fits';

export type Why =
  | 'pledge-due'
  | 'invited'
  | 'card-due'
  | 'card-new'
  | 'hook-for-you'
  | 'success-near'
  | 'who-knows'
  | 'many-ignored';

export interface PlannedNudge {
  personId: string;
  kind: NudgeKind;
  item: string;
  why: Why;
  /** Of the day, by the wall clock. */
  minute: number;
}

export type Decision = { nudge: PlannedNudge } | { nudge: null; whyNot: WhyNot };

/** After so many without any reaction the pace drops, and they are asked. */
export const IGNORED_BEFORE_ASKING = 3;
/** Where nothing could be delivered, it is tried again so many days later. */
const UNREACHABLE_DAYS = 28;
const WEEK_DAYS = 7;
/** A nudge comes at least so many minutes before their day ends. */
const BEFORE_END_MINUTES = 30;

export function offerKey({ kind, item }: { kind: string; item: string }): string {
  return `${kind}:${item}`;
}

export function decide(person: PlannedPerson, world: PlannedWorld): Decision {
  const whyNot = hindrance(person, world);
  if (whyNot !== null) return { nudge: null, whyNot };
  const chosen =
    person.ignored >= IGNORED_BEFORE_ASKING
      ? { kind: 'still-welcome' as const, item: '', why: 'many-ignored' as const }
      : best(person, world);
  if (chosen === null) return { nudge: null, whyNot: 'nothing-fits' };
  return { nudge: { personId: person.id, ...chosen, minute: minuteFor(person, world) } };
}

/** Why there is none today, whatever there is to say; null: there may be one. */
export function hindrance(person: PlannedPerson, world: PlannedWorld): WhyNot | null {
  return theirChoice(person, world) ?? ofTheDay(person, world) ?? ofTheCount(person, world);
}

/** A rest that somebody asked for. */
export interface Rest {
  /** Null: it began when they asked. */
  from: LocalDate | null;
  /** The first day after it. */
  until: LocalDate;
}

export function restsOn(
  { snoozedFrom, snoozedUntil }: Pick<PlannedPerson, 'snoozedFrom' | 'snoozedUntil'>,
  day: LocalDate,
): boolean {
  return snoozedUntil !== null && day < snoozedUntil && (snoozedFrom === null || snoozedFrom <= day);
}

function theirChoice(person: PlannedPerson, { day }: PlannedWorld): WhyNot | null {
  if (person.stopped) return 'stopped';
  if (person.refusesUnasked) return 'refused';
  if (restsOn(person, day)) return 'snoozed';
  if (person.asked) return 'resting';
  return person.days.includes(weekdayOf(day)) ? null : 'not-their-day';
}

function ofTheDay(person: PlannedPerson, { day, schoolHolidays }: PlannedWorld): WhyNot | null {
  const { unreachableSince, schoolRegion, lastBroadcastOn } = person;
  if (isPublicHoliday(day, 'lustrum') || weekdayOf(day) > 4) return 'holiday';
  if (schoolHolidays.some(({ region, from, until }) => region === schoolRegion && from <= day && day <= until))
    return 'school-holiday';
  if (unreachableSince !== null && daysBetween(unreachableSince, day) < UNREACHABLE_DAYS) return 'unreachable';
  return lastBroadcastOn !== null && daysBetween(lastBroadcastOn, day) <= 1 ? 'after-broadcast' : null;
}

function ofTheCount(person: PlannedPerson, { day, seed }: PlannedWorld): WhyNot | null {
  const { pace, ignored, lastNudgeOn, joinedOn, unaskedOn } = person;
  if (day <= joinedOn) return 'too-soon';
  if (lastNudgeOn !== null) {
    const { least, spread } = PACE_DAYS[ignored >= IGNORED_BEFORE_ASKING ? slower(pace) : pace];
    const days = least + (numberFrom(`${seed} ${person.id} ${lastNudgeOn}`) % spread);
    if (daysBetween(lastNudgeOn, day) < days) return 'too-soon';
  }
  const thisWeek = unaskedOn.filter((on) => on <= day && daysBetween(on, day) < WEEK_DAYS);
  return thisWeek.length >= UNASKED_A_WEEK ? 'full-share' : null;
}

interface Chosen {
  kind: OfferKind;
  item: string;
  why: Why;
}

/** How much each weighs by itself; what was of the same kind as the last ones weighs less. */
const WEIGHTS: Readonly<Record<Why, number>> = {
  'pledge-due': 100,
  invited: 80,
  'card-due': 50,
  'card-new': 50,
  'success-near': 42,
  'hook-for-you': 40,
  'who-knows': 46,
  'many-ignored': 0,
};
const SAME_AS_LAST = [24, 8];
const FOR_THEIR_DEPARTMENT = 12;
/**
 * What is known comes back and what is new comes in, in turn. With only repetition the first few cards are all that anybody
 * learns, with only new ones nothing is repeated: see the figures of `npm run bench -- ambassadors`.
 */
const ITS_TURN = 10;
/** A card that waits longer than another weighs more, and never so much that it takes the turn of a new one. */
const OVERDUE = { most: 9, halfAtWeeks: 4 };

/** Before so many days nothing comes again; what is left out here never does. */
const AGAIN_AFTER_DAYS: Partial<Record<OfferKind, number>> = { hook: 180, 'who-knows': 90, pledge: 7 };
/** Whoever becomes one is thought to have had these then: first they hear what it is about. */
const NOT_AT_FIRST: ReadonlySet<OfferKind> = new Set(['who-knows']);

function best(person: PlannedPerson, world: PlannedWorld): Chosen | null {
  let found: { chosen: Chosen; weight: number; draw: number } | null = null;
  for (const offer of world.offers) {
    const why = fits(offer, person, world.day);
    if (why === null) continue;
    const weight = weightOf(offer, why, person, world.day);
    if (found !== null && weight < found.weight) continue;
    const draw = numberFrom(`${world.seed} ${person.id} ${world.day} ${offerKey(offer)}`);
    if (found === null || weight > found.weight || draw < found.draw) {
      found = { chosen: { kind: offer.kind, item: offer.item, why }, weight, draw };
    }
  }
  return found?.chosen ?? null;
}

/** Why this is for them today; null: it is not. */
function fits(offer: Offer, person: PlannedPerson, day: LocalDate): Why | null {
  if (!isOfUse(offer, day) || !isForWhom(offer, person) || !isOfTheirs(offer, person)) return null;
  if (offer.kind === 'card') return whyCard(offer, person, day);
  return isAgainAllowed(offer, person, day) ? WHY[offer.kind] : null;
}

function isOfUse({ from, until }: Offer, day: LocalDate): boolean {
  return (from === null || from <= day) && (until === null || day <= until);
}

function isForWhom({ personId, exceptId, organisationId, unwantedBy }: Offer, person: PlannedPerson): boolean {
  if (exceptId === person.id) return false;
  if (person.organisationId !== null && unwantedBy?.has(person.organisationId)) return false;
  return (personId ?? person.id) === person.id && (organisationId ?? person.organisationId) === person.organisationId;
}

function whyCard(offer: Offer, person: PlannedPerson, day: LocalDate): Why | null {
  const due = person.cardsDue.get(offer.item);
  if (due === undefined) return isAgainAllowed(offer, person, day) ? 'card-new' : null;
  return due <= day && isAgainAllowed(offer, person, day) ? 'card-due' : null;
}

const WHY: Readonly<Record<Exclude<OfferKind, 'card'>, Why>> = {
  pledge: 'pledge-due',
  invitation: 'invited',
  session: 'invited',
  hook: 'hook-for-you',
  success: 'success-near',
  'who-knows': 'who-knows',
};

/** A card that was not answered comes again after this at the earliest; one that was, when it is due. */
const CARD_UNANSWERED_DAYS = 21;

function isAgainAllowed(offer: Offer, person: PlannedPerson, day: LocalDate): boolean {
  const last = person.had.get(offerKey(offer)) ?? (NOT_AT_FIRST.has(offer.kind) ? person.joinedOn : undefined);
  if (last === undefined) return true;
  const isKnown = offer.kind === 'card' && (person.cardsDue.get(offer.item) ?? '') > last;
  if (isKnown) return true;
  const after = offer.kind === 'card' ? CARD_UNANSWERED_DAYS : AGAIN_AFTER_DAYS[offer.kind];
  return after !== undefined && daysBetween(last, day) >= after;
}

function isOfTheirs({ themes, departments }: Offer, person: PlannedPerson): boolean {
  const theme = themes.length === 0 || person.themes.length === 0 || themes.some((one) => person.themes.includes(one));
  return theme && (departments.length === 0 || person.department === null || departments.includes(person.department));
}

function weightOf(offer: Offer, why: Why, person: PlannedPerson, day: LocalDate): number {
  const { department, lastKinds } = person;
  const same = SAME_AS_LAST.reduce((sum, less, at) => (lastKinds[at] === offer.kind ? sum + less : sum), 0);
  const own = department !== null && offer.departments.includes(department) ? FOR_THEIR_DEPARTMENT : 0;
  return WEIGHTS[why] - same + own + turnOf(offer, why, person, day);
}

function turnOf({ item }: Offer, why: Why, { lastCardWhy, cardsDue }: PlannedPerson, day: LocalDate): number {
  if (why === 'card-new') return lastCardWhy === 'card-new' ? 0 : ITS_TURN;
  const due = why === 'card-due' ? cardsDue.get(item) : undefined;
  if (due === undefined) return 0;
  const weeks = daysBetween(due, day) / WEEK_DAYS;
  return (lastCardWhy === 'card-new' ? ITS_TURN : 0) + (OVERDUE.most * weeks) / (weeks + OVERDUE.halfAtWeeks);
}

export function daysBetween(from: LocalDate, until: LocalDate): number {
  return Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000);
}

function minuteFor({ id, fromMinute, untilMinute }: PlannedPerson, { seed, day }: PlannedWorld): number {
  const width = Math.max(1, untilMinute - BEFORE_END_MINUTES - fromMinute);
  return fromMinute + (numberFrom(`${seed} ${id} ${day}`) % width);
}

/**
 * A number from 0 that looks drawn by chance, and is the same for the same text: FNV-1a with the last step of MurmurHash3,
 * since millions are drawn in a simulation.
 */
export function numberFrom(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
