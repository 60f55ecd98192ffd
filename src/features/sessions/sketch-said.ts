import { isAdding } from '../../audiences/reading.ts';
import { localTimeAt } from '../../calendar/local-time.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { recognisePlaces } from '../../gazetteer/recognition.ts';
import { texts } from '../../i18n/texts.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { wordsOf } from '../../language/words.ts';
import { addressIn } from '../../places/address.ts';
import { bareNumberIn, blank, seatsIn, seatsMeant } from '../../places/amounts.ts';
import { isRoomOnly, roomIn, withRoom } from '../../places/rooms.ts';
import { type OneChanged, oneChanged } from './one-changed.ts';
import type { PlannedSession } from './planning.ts';
import { sessionWords } from './said.ts';
import { LONGEST, listedOf, plannedBy, type Sketch } from './sketch.ts';
import { titleGiven, toldOf } from './told.ts';
import { type Reading, whenIn } from './when-said.ts';

/** What a sketch becomes by words, or why it cannot; null: they change nothing of it. */
export type Resketched = Partial<Sketch> | { problem: string } | null;

/** A session as the sentence tells of it that begins it. */
export function begunIn(text: string, sketch: Sketch, reading: Reading): Sketch {
  const { kind, title, about, place, link, capacity } = toldOf(text, reading.now, reading.language, true);
  const told = { kind, title, about: about === title ? null : about, link, capacity };
  const named = place === null || withoutYear(place) !== place ? null : place;
  const where = { place: named, ...placeIn(text, named, sketch, reading) };
  const when = whenIn(text, { ...sketch, ...told }, reading);
  const spoken = speakerIn(text, { ...sketch, ...told }, reading);
  const clock = 'problem' in when ? {} : when;
  return { ...sketch, ...told, ...spoken, ...where, ...clock, online: link === null && isOnline(text) };
}

/** What a sentence changes of a session that is planned: what it is called, and, in its other words, the rest. */
export function resketched(text: string, sketch: Sketch, reading: Reading): Resketched {
  const given = titleGiven(text);
  if (given === null) return changedIn(text, sketch, reading);
  const rest = changedIn(blank(text, given), sketch, reading);
  return rest !== null && 'problem' in rest ? rest : { ...rest, title: given.title };
}

function changedIn(text: string, sketch: Sketch, reading: Reading): Resketched {
  const one = oneOfThem(text, sketch, reading);
  if (one !== null) return one;
  // "Zaal 2.12" is no day, nor are those its places.
  const room = roomIn(text);
  const beside = blank(text, room);
  const when = whenIn(beside, sketch, reading);
  if ('problem' in when) return when;
  const told = toldOf(text, reading.now, reading.language);
  const { kind, place, link } = told;
  const capacity = seatsMeant(text, sketch.capacity) ?? null;
  const isKind = kind !== null && kind !== sketch.kind;
  const changes: Partial<Sketch> = {
    ...when,
    ...(isKind ? { kind } : {}),
    ...(link === null ? {} : { link }),
    ...(capacity === null ? {} : { capacity }),
    ...whereIn(text, place, sketch, reading),
    ...(room !== null && isRoomAlone(blank(beside, seatsIn(beside)), reading) ? placed(room.room, sketch) : {}),
    ...namedIn(text, told, reading),
    ...speakerIn(text, sketch, reading),
  };
  if (Object.keys(changes).length > 0) return changes;
  return answered(beside, sketch, reading);
}

/** Beside a room nothing else is told: "toch zaal 2"; "zaal 2 is dubbel geboekt" tells something of it. */
function isRoomAlone(beside: string, { language }: Reading): boolean {
  return wordsOf(beside).every((word) => isEverydayWord(word, language));
}

/** "Die van maart naar 25 maart", "skip mei": the dates as they are, but for the ones that are named; null: it is of all or none of them. */
function oneOfThem(text: string, sketch: Sketch, reading: Reading): Resketched {
  const planned = plannedBy(sketch, reading.now);
  if (typeof planned === 'string') return null;
  const said = oneChanged(text, planned.dates, reading, whereSaid);
  // "De eerste is op 2 februari" is when a series begins that comes back by a rule.
  if (said === null || (said.isFirst && sketch.dates.length === 0 && said.change.does === 'move')) return null;
  if (said.change.does === 'problem')
    return { problem: texts(reading.language).sessions.problems[said.change.problem] };
  const { some, change } = said;
  const dates = planned.dates
    .flatMap((date) => (some.includes(date) ? changedDate(date, change, sketch) : date))
    .toSorted((first, other) => first.startsAt.getTime() - other.startsAt.getTime());
  const [first] = dates;
  if (!first) return null;
  const listed = listedOf(dates, sketch);
  return {
    date: localTimeAt(first.startsAt).date,
    dates: listed,
    repeat: 'own',
    months: [],
    rule: null,
    times: listed.length,
  };
}

function changedDate(
  date: PlannedSession,
  change: Exclude<OneChanged, { does: 'problem' }>,
  { place, link }: Sketch,
): PlannedSession[] {
  if (change.does === 'off') return [];
  if (change.does === 'move') return [{ ...date, ...change.to }];
  return [{ ...date, where: { place, link, ...date.where, ...change.where } }];
}

/** Where words say one date is. */
export function whereSaid(text: string, reading: Reading): { place: string | undefined; isOnline: boolean } {
  return { place: placeSaid(text, reading), isOnline: isOnline(text) && !NOT.test(text) };
}

/** "Noem het …", "het onderwerp is …": behind "over" only where something is called so. */
function namedIn(
  text: string,
  { title, about }: { title: string | null; about: string | null },
  { language }: Reading,
) {
  if (title === null) return {};
  const isCalled =
    title !== about || sessionWords(language).about.some((word) => text.toLowerCase().includes(`gaat ${word}`));
  return isCalled ? { title } : {};
}

/** Who leads it has no field of its own, and stands below what it is about: "spreker is Jan Peters"; nothing: that is not told. */
function speakerIn(
  text: string,
  { about }: Pick<Sketch, 'about'>,
  { language }: Reading,
): Pick<Sketch, 'about'> | object {
  const { speakers, speaks } = sessionWords(language);
  const said = `(?<!\\p{L})(?:${speakers.join('|')})(?:\\s*:|\\s+(?:${speaks.join('|')}))\\s+(?=\\p{L})([^,;.!?\\n]+)`;
  const [, name] = new RegExp(said, 'iu').exec(text) ?? [];
  if (name === undefined) return {};
  const { speaker } = texts(language).sessions;
  const rest = (about ?? '').split('\n').filter((line) => line !== '' && !line.startsWith(speaker('')));
  return { about: [...rest, speaker(name.trim())].join('\n').slice(0, LONGEST.about) };
}

/** What is said where it was asked for: how often, how many can come, where it is. */
function answered(text: string, sketch: Sketch, reading: Reading): Resketched {
  const lack = plannedBy(sketch, reading.now);
  const number = bareNumberIn(text, reading.now);
  if (lack === 'times' && number !== null && number > 1) return { times: number };
  if (lack === 'nowhere' || lack === 'no-address') {
    const said = withoutLead(text, reading.language);
    if (said !== '' && said.length <= LONGEST.place && !isOnline(text) && looksLikePlace(said, reading))
      return placed(said, sketch);
  }
  return number === null ? null : { capacity: number };
}

/** More words than these are no place. */
const MOST_WORDS = 6;

function looksLikePlace(said: string, { gazetteer }: Reading): boolean {
  if (said.split(/\s+/).length > MOST_WORDS && !/\d/.test(said)) return false;
  return addressIn(said) !== null || /\p{L}+\s+\d/u.test(said) || recognisePlaces(gazetteer, said).length > 0;
}

/** "In het stadhuis" is "het stadhuis". */
function withoutLead(text: string, language: Language): string {
  const { at } = sessionWords(language);
  return text.trim().replace(new RegExp(`^(?:${at.join('|')})\\s+`, 'iu'), '');
}

/** An address belongs to the building that was named before it. */
function placed(said: string, { place }: Pick<Sketch, 'place'>): Partial<Sketch> {
  if (isRoomOnly(said)) return { place: withRoom(place, said).slice(0, LONGEST.place), online: false };
  const isAddress = addressIn(said) !== null || /\d/.test(said);
  const whole = place !== null && isAddress && !/\d/.test(place) ? `${place}, ${said}` : said;
  return { place: whole.slice(0, LONGEST.place), online: false };
}

/**
 * Where it is, as words say beside what else they say: an address, a town, or online.
 *
 * @param place what is told as a place in them, whatever it is
 */
function whereIn(text: string, place: string | null, sketch: Sketch, reading: Reading): Partial<Sketch> {
  if (isOnline(text)) {
    const isNot = NOT.test(text);
    if (isNot) return { ...placeIn(text, place, sketch, reading), online: false, link: null };
    return isAdding(text, reading.language) ? { online: true } : { online: true, place: null };
  }
  return placeIn(text, place, sketch, reading);
}

const NOT = /(?<!\p{L})(?:niet|not)(?!\p{L})/iu;

/** Where it is from now on, as words say: an address or a town; undefined: they name none. */
export function placeSaid(text: string, reading: Reading): string | undefined {
  const { place } = toldOf(text, reading.now, reading.language);
  return placeIn(text, place, { place: null }, reading).place ?? undefined;
}

/** "In 2027 vijf keer" is in no place. */
function withoutYear(place: string): string {
  return place.replace(/^20\d\d(?!\d)/u, '');
}

/** "Zaal 2", "stadhuis Deventer": what people call a building, or a part of one. */
function namesBuilding(place: string): boolean {
  const buildings = LANGUAGES.flatMap((language) => sessionWords(language).buildings);
  return wordsOf(place).some((word) => buildings.includes(word));
}

function placeIn(
  text: string,
  place: string | null,
  sketch: Pick<Sketch, 'place'>,
  { gazetteer }: Reading,
): Partial<Sketch> {
  const room = roomIn(text);
  const address = addressIn(blank(text, room));
  const isPlace =
    place !== null &&
    (/\d/.test(withoutYear(place)) || namesBuilding(place) || recognisePlaces(gazetteer, place).length > 0);
  if (address === null) return isPlace ? placed(place, sketch) : {};
  if (place === null) return placed(address.address, sketch);
  // "In het stadhuis, Markt 5": the building and its address; an address that holds the place is all of it.
  const building = blank(place, roomIn(place));
  const isOne = place.includes(address.address) || address.address.includes(place) || /\d/.test(building);
  const whole = isOne ? address.address : `${place}, ${address.address}`;
  const isSaid = room === null || whole.includes(room.room);
  return placed(isSaid ? whole : withRoom(whole, room.room), { ...sketch, place: null });
}

function isOnline(text: string): boolean {
  const words = LANGUAGES.flatMap((language) => sessionWords(language).online).join('|');
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text);
}
