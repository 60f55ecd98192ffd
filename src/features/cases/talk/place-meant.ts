import { isBarePlace } from '../../../gazetteer/bare-name.ts';
import type { Gazetteer } from '../../../gazetteer/gazetteer.ts';
import type { PlaceMention } from '../../../gazetteer/mention.ts';
import { recognisePlaces } from '../../../gazetteer/recognition.ts';

/** What of a text says where a business is, as somebody answers or corrects it. */
export interface PlaceMeant {
  words: string;
  /** False: it is only a part of the province, or lies in more than one municipality. */
  isExact: boolean;
}

/** Right before a name it says that it is not there: "niet in Wierden maar in Rijssen". */
const DENIED = /\b(?:niet|geen|not|no)\s+(?:(?:in|uit|te|van|from|the|de|het)\s+)*$/i;

/**
 * @param current code of the municipality it was thought to be in: a correction names another one
 * @returns null when no place is named
 */
export function placeMeant(gazetteer: Gazetteer, text: string, current: string | null): PlaceMeant | null {
  const mentions = recognisePlaces(gazetteer, text).filter(({ start }) => !DENIED.test(text.slice(0, start)));
  const places = mentions.filter(({ kind }) => kind !== 'region');
  const others = places.filter((mention) => !isOnly(mention, current));
  const last = places.at(-1);
  const mayBeCurrent = last !== undefined && current !== null && last.municipalities.includes(current);
  const comesBack = mayBeCurrent && SENTENCE_END.test(between(text, places.at(-2), last));
  const meant = comesBack ? [last] : others.length > 0 ? others : places;
  if (meant.length > 0) return { words: wordsOf(text, meant), isExact: !meant.every(isUnsure) };
  return mentions.length > 0 ? { words: wordsOf(text, mentions), isExact: false } : bareName(gazetteer, text);
}

/** "Borne", "nee, Goor": a name that is a word too is taken for a place where it stands by itself, as an answer does. */
function bareName(gazetteer: Gazetteer, text: string): PlaceMeant | null {
  const parts = text.split(/[,.;:!?\n]+/).map((part) => part.trim());
  const named = parts.findLast((part) => isBarePlace(gazetteer, part));
  return named === undefined ? null : { words: named, isExact: true };
}

/** "Of was het Bathmen? Nee, Holten": of two sentences the last counts. */
const SENTENCE_END = /[.?!]/;

function between(text: string, one: PlaceMention | undefined, other: PlaceMention): string {
  return one === undefined ? '' : text.slice(one.end, other.start);
}

function wordsOf(text: string, mentions: readonly PlaceMention[]): string {
  return mentions.map(({ start, end }) => text.slice(start, end)).join(', ');
}

function isOnly({ municipalities }: PlaceMention, code: string | null): boolean {
  return code !== null && municipalities.length === 1 && municipalities[0] === code;
}

function isUnsure({ certainty, municipalities }: PlaceMention): boolean {
  return certainty === 'unsure' && municipalities.length > 1;
}
