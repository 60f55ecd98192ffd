import { isAroundAnswer } from './answers.ts';
import { isBarePlace } from './bare-name.ts';
import type { Gazetteer } from './gazetteer.ts';
import type { PlaceMention } from './mention.ts';
import { recognisePlaces } from './recognition.ts';

/** What of a text says where a business is, as somebody answers or corrects it. */
export interface PlaceMeant {
  words: string;
  /** The same as the place is spelled. */
  name: string;
  /** False: it is only a part of the province, or lies in more than one municipality. */
  isExact: boolean;
  /** Nothing else is said: what stands around it are the words of an answer or a correction. */
  isAll: boolean;
  /** It is not in the municipality that was known. */
  isOther: boolean;
}

/** Right before a name it says that it is not there: "niet in Wierden maar in Rijssen". */
const DENIED = /\b(?:niet|geen|not|no)\s+(?:(?:in|uit|te|van|from|the|de|het)\s+)*$/i;

/**
 * @param current code of the municipality it was thought to be in: a correction names another one
 * @returns null when no place is named
 */
export function placeMeant(gazetteer: Gazetteer, text: string, current: string | null): PlaceMeant | null {
  const all = recognisePlaces(gazetteer, text, { isExpected: true });
  const mentions = all.filter(({ start }) => !DENIED.test(text.slice(0, start)));
  const places = mentions.filter(({ kind }) => kind !== 'region');
  const others = places.filter((mention) => !isOnly(mention, current));
  const last = places.at(-1);
  const mayBeCurrent = last !== undefined && current !== null && last.municipalities.includes(current);
  const comesBack = mayBeCurrent && SENTENCE_END.test(between(text, places.at(-2), last));
  const meant = comesBack ? [last] : others.length > 0 ? others : places;
  const isAll = isBesides(text, all);
  const isOther = !meant.some(({ municipalities }) => current !== null && municipalities.includes(current));
  const said = (some: readonly PlaceMention[]) => ({
    words: wordsOf(text, some),
    name: namesOf(text, some),
    isAll,
    isOther,
  });
  if (meant.length > 0) return { ...said(meant), isExact: !meant.every(isUnsure) };
  return mentions.length > 0 ? { ...said(mentions), isExact: false } : bareName(gazetteer, text);
}

/** "Borne", "nee, Goor": a name that is a word too is taken for a place where it stands by itself, as an answer does. */
function bareName(gazetteer: Gazetteer, text: string): PlaceMeant | null {
  const parts = text.split(/[,.;:!?\n]+/).map((part) => part.trim());
  const named = parts.findLast((part) => isBarePlace(gazetteer, part));
  if (named === undefined) return null;
  // Many a word is the name of something somewhere: by its form alone it is not told to be one.
  return { words: named, name: named, isExact: true, isAll: false, isOther: true };
}

/** Whether besides the places there is nothing but the words of an answer. */
function isBesides(text: string, places: readonly PlaceMention[]): boolean {
  const without = places.reduceRight((left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`, text);
  return (without.match(/[\p{L}\p{N}'’]+/gu) ?? []).every(isAroundAnswer);
}

/** That somebody asks: a mark of it, or the words with which one supposes something or goes on asking. */
const ASKS = /\?|^\W*(?:en|and|wat als|what if|stel)\b|\b(?:als|if|zou|would)\b/i;

/** Whether a text asks, rather than tells. */
export function asks(text: string): boolean {
  return ASKS.test(text);
}

/** The place with which somebody says where a business is, and asks nothing; null: the text is more than that, or less. */
export function onlyPlace(gazetteer: Gazetteer, text: string, current: string | null): PlaceMeant | null {
  const meant = asks(text) ? null : placeMeant(gazetteer, text, current);
  return meant?.isAll === true ? meant : null;
}

/** "Of was het Bathmen? Nee, Holten": of two sentences the last counts. */
const SENTENCE_END = /[.?!]/;

function between(text: string, one: PlaceMention | undefined, other: PlaceMention): string {
  return one === undefined ? '' : text.slice(one.end, other.start);
}

function wordsOf(text: string, mentions: readonly PlaceMention[]): string {
  return mentions.map(({ start, end }) => text.slice(start, end)).join(', ');
}

function namesOf(text: string, mentions: readonly PlaceMention[]): string {
  return mentions.map(({ place, start, end }) => place || text.slice(start, end)).join(', ');
}

function isOnly({ municipalities }: PlaceMention, code: string | null): boolean {
  return code !== null && municipalities.length === 1 && municipalities[0] === code;
}

function isUnsure({ certainty, municipalities }: PlaceMention): boolean {
  return certainty === 'unsure' && municipalities.length > 1;
}

/** The options that are municipalities: the other buttons of the question are no answers to it. */
export function municipalitiesIn<Option extends { label: string }>(
  options: readonly Option[],
  { municipalities }: Gazetteer,
): Option[] {
  const names = new Set(municipalities.map(({ name }) => name));
  return options.filter(({ label }) => names.has(label));
}
