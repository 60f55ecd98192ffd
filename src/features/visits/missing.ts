import { audienceOf } from '../../audiences/audience.ts';
import type { Turn } from '../../chat/skill.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { texts } from '../../i18n/texts.ts';
import { wordsOf } from '../../language/words.ts';
import { addressIn } from '../../places/address.ts';
import { blank, seatsIn, withoutMoments } from '../../places/amounts.ts';
import {
  dayIn,
  endIn,
  lastingFrom,
  lastingIn,
  movedIn,
  onDay,
  replyByIn,
  type Span,
  type TimeProblem,
  timesIn,
} from '../../places/times.ts';
import { readWithin, type Stretch, stretchIn, timesWithin } from '../../places/within.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { VisitDeps } from './deps.ts';
import { timeError } from './form.ts';
import { isBefore } from './life.ts';
import { toldIn, townsIn } from './meant.ts';
import { daysKept } from './proposal.ts';
import type { Time, Visit } from './repository.ts';
import { visitWords } from './said.ts';
import { readWith, tellsWhom } from './whom.ts';

const LONGEST_ANSWER = 200;
/** More words than these are no place alone. */
const LONGEST_PLACE = 4;

/** Of a draft what is said is its address, how people travel, or, where that is asked for, its host. */
export function missingIn(
  { gazetteer }: VisitDeps,
  turn: Turn,
  visit: Visit,
  text: string,
): Partial<Pick<Visit, 'host' | 'address' | 'carpool'>> | null {
  const { state, host, address } = visit;
  const { travel } = visitWords(turn.language);
  const answer = text.trim();
  if (state !== 'draft' || answer.length > LONGEST_ANSWER) return null;
  const said = wordsOf(answer);
  if (said.some((word) => travel.includes(word))) return { carpool: answer };
  if (host === null) return hostAnd(gazetteer, turn, visit, answer);
  const named = addressSaid(gazetteer, turn, visit, answer);
  if (named !== null) return { address: named };
  const isPlace = said.length <= LONGEST_PLACE && recognisePlaces(gazetteer, answer).length > 0;
  return address === null && isPlace ? { address: answer } : null;
}

/** The host that is asked for, and where it is, as the answer tells; null: it tells neither. */
function hostAnd(gazetteer: VisitDeps['gazetteer'], turn: Turn, visit: Visit, answer: string) {
  const named = addressSaid(gazetteer, turn, visit, answer);
  const told = toldIn(answer, { ...onlyPlaces(gazetteer), language: turn.language, now: turn.now });
  const host = told.host ?? (named === null && mayBeName(turn) ? answer : null);
  const where = named ?? (visit.address === null ? told.address : null);
  if (host === null && where === null) return null;
  return { ...(host === null ? {} : { host }), ...(where === null ? {} : { address: where }) };
}

/** The street and number that words tell, in the town they name, else in the one that was told before; null: they tell none. */
function addressSaid(
  gazetteer: VisitDeps['gazetteer'],
  { now }: Turn,
  { address: before }: Visit,
  text: string,
): string | null {
  const isTownOnly = before !== null && !/\d/.test(before);
  const said = withoutMoments(blank(text, seatsIn(text)), now);
  const named = addressIn(said, { isAsked: isTownOnly });
  if (named === null || named.hasPlace) return named?.address ?? null;
  const elsewhere = tellsWhom(said) ? undefined : townsIn(blank(said, named), gazetteer).at(-1);
  const [known] = before === null ? [] : townsIn(before, gazetteer).slice(-1);
  const town = elsewhere?.place ?? known?.place ?? (isTownOnly ? before : null);
  return town === null ? named.address : `${named.address}, ${town}`;
}

/** What words tell of a draft that change something else of it: "14 plekken, en voor iedereen", "om 9 uur bij de drukkerij". */
export async function saidBeside(
  deps: VisitDeps,
  turn: Turn,
  tx: Transaction,
  visit: Visit,
  text: string,
): Promise<Partial<Pick<Visit, 'host' | 'address' | 'audience'>>> {
  if (!isBefore(visit)) return {};
  const { before, nameable } = await readWith(deps, turn, tx, visit);
  const anew = { ...before, roles: [], departments: [], places: [], themes: [], also: [] };
  const told = toldIn(text, { nameable, before: anew, language: turn.language, now: turn.now });
  const isForThem = told.audience !== null && tellsWhom(blank(text, seatsIn(text)));
  return {
    host: visit.host ?? told.host,
    address: addressSaid(deps.gazetteer, turn, visit, text) ?? visit.address ?? told.address,
    ...(isForThem && told.audience !== null ? { audience: told.audience } : {}),
  };
}

/** From this chance on words surely do something else than name a host. */
const SURELY = 0.6;

/** What agrees, calls off or asks is no name of a host, nor what says of somebody that they come: "ja", "zet mij er maar op". */
export function mayBeName({ reading }: Turn): boolean {
  const [act] = reading?.acts('draft') ?? [];
  const [purpose] = reading?.purposes ?? [];
  const isDone = act !== undefined && act.chance >= SURELY && DOES_ELSE.has(act.label);
  const isOfGuest =
    purpose?.label === 'visit' && purpose.chance >= SURELY && OF_GUESTS.has(reading?.kindOf('visit') ?? '');
  return !isDone && !isOfGuest;
}

const DOES_ELSE: ReadonlySet<string> = new Set(['confirmation', 'take', 'cancellation', 'refusal', 'state', 'repeat']);
const OF_GUESTS: ReadonlySet<string> = new Set(['come', 'come-two', 'decline', 'maybe', 'wait', 'who', 'places']);

/** Of a host only the name is read. */
function onlyPlaces(gazetteer: VisitDeps['gazetteer']) {
  return { nameable: { gazetteer, organisations: [], departments: [], kept: [] }, before: audienceOf({}) };
}

/** @returns null: no time is named; a sentence: why it cannot be that one */
export function timesMeant({ now, language }: Turn, visit: Visit, text: string): readonly Time[] | string | null {
  const { errors } = texts(language).visits;
  const [only] = visit.slots;
  if (!only) return firstTimes({ now, language }, visit, text);
  const lasting = lastingIn(text, language)?.minutes ?? endedAt({ language }, visit, text);
  if (lasting !== null) return visit.slots.map((slot) => ({ ...slot, ...lastingFrom(slot.startsAt, lasting) }));
  const absolute = timesIn(text, now, language);
  if ('problem' in absolute && absolute.problem === 'weekday') return timeError(absolute, { language });
  if (replyByIn(text, now, { bare: false }) !== null) return null;
  const moved = movedIn(text, only, now);
  if (moved === null) return null;
  if ('problem' in moved) return errors[moved.problem];
  const byMs = moved.startsAt.getTime() - only.startsAt.getTime();
  // With several times all of them move as far.
  return visit.slots.map((slot) =>
    slot === only
      ? { ...slot, ...moved }
      : { ...slot, startsAt: new Date(slot.startsAt.getTime() + byMs), endsAt: new Date(slot.endsAt.getTime() + byMs) },
  );
}

/** The times of a visit that has none yet, within the days that were said before or on their own. */
function firstTimes({ now, language }: Pick<Turn, 'now' | 'language'>, visit: Visit, text: string) {
  const times = timesBegun(text, daysKept(visit), { now, language });
  return 'problem' in times ? timeAsked(text, times, daysKept(visit), { now, language }) : times;
}

type Hearer = Pick<Turn, 'now' | 'language'>;

/** The times of something that has none yet, as long as words say. @param known the days that were told before */
export function timesBegun(text: string, known: Stretch | null, { now, language }: Hearer): Span[] | TimeProblem {
  const lasting = lastingIn(text, language);
  const rest = blank(text, lasting);
  const around = stretchIn(rest, now, known) ?? known;
  const isDay = around !== null && around.from === around.until;
  const times =
    (isDay ? onDay(rest, around.from, now, language) : null) ??
    (around === null ? null : timesWithin(rest, around, now)) ??
    timesIn(rest, now, language);
  if ('problem' in times || lasting === null) return times;
  return times.map(({ startsAt }) => lastingFrom(startsAt, lasting.minutes));
}

/** What is asked of somebody who told no time yet: the day, its hour, or which moment is meant; null: they told nothing of it. */
export function timeAsked(
  text: string,
  problem: TimeProblem,
  known: Stretch | null,
  { now, language }: Hearer,
): string | null {
  if (problem.problem === 'none') return null;
  const days = problem.problem === 'no-time' ? daysSaid(text, known, now) : null;
  return days !== null && days.from !== days.until ? texts(language).visits.whichDay : timeError(problem, { language });
}

/** The one day, or the days of which it is one, that words name without an hour; null: they name none. */
export function daysSaid(text: string, known: Stretch | null, now: Date): Stretch | null {
  const around = stretchIn(text, now, known);
  const there = around ?? known;
  const read = there === null ? null : readWithin(text, there, now);
  const day = read?.kind === 'days' ? read.from : dayIn(text, now);
  return day === null ? around : { from: day, until: day };
}

/** Until when people can sign up, as words say; null: they do not. */
export function untilWhen(turn: Turn, visit: Visit, text: string): Date | null {
  return endedAt(turn, visit, text) === null ? replyByIn(text, turn.now, { bare: false }) : null;
}

/** After how many minutes a visit ends, where words name only that hour: "tot 12 uur"; null: they do not. */
function endedAt({ language }: Pick<Turn, 'language'>, { slots: [only] }: Visit, text: string): number | null {
  const end = only ? endIn(text, only, visitWords(language).signUp) : null;
  return only && end ? (end.getTime() - only.startsAt.getTime()) / 60_000 : null;
}
