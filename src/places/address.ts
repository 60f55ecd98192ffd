import { LANGUAGES } from '../chat/language.ts';
import { isEverydayWord } from '../language/general-words.ts';
import { says } from './said.ts';

/** Ends of names of streets, so that "Houtmarkt 12" is an address and "Werkbezoek 12" or "maart 2027" is none. */
const STREET_ENDS =
  'straat|laan|weg|dijk|plein|markt|kade|gracht|singel|steeg|pad|hof|park|dreef|baan|ring|wal|brink|kamp|es|veld|berg|haven|poort|street|road|avenue|lane|square';
const STREET = `(?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,3}\\p{Lu}[\\p{L}.’'-]*`;
const SMALL_STREET = `\\p{Ll}[\\p{L}’'-]{2,}(?:straat|laan|weg|dijk|plein|kade|gracht|singel|steeg|dreef)`;
const NUMBER = String.raw`\d{1,5}(?:\s?[a-zA-Z](?!\p{L}))?(?:-\d{1,4})?`;
const POSTCODE = String.raw`(?:,?\s+\d{4}\s?[A-Z]{2}(?!\p{L}))?`;
const PLACE = String.raw`(?:(?:,\s*|\s+(?:in|te)\s+|\s+)(?:\p{Lu}[\p{L}’'-]+(?:\s+(?:aan|op|bij)\s+(?:de|den|het)?\s*\p{Lu}[\p{L}’'-]+)?(?:\s+\p{Lu}[\p{L}’'-]+)?))?`;
const ENDING = new RegExp(`(?:${STREET_ENDS})$`, 'iu');

const BEHIND_ADDRESS = /(?:adres|address|straat|street)(?:\s+is)?:?\s*$/iu;
/** "Adres is hofstraat 9": what the words speak of is where it is. */
const NAMES_ADDRESS = /(?<!\p{L})(?:adres|address)(?!\p{L})/iu;

/** An address, and where it stands in a text. */
export interface AddressRead {
  address: string;
  /** A place or postcode stands behind the number. */
  hasPlace: boolean;
  start: number;
  end: number;
}

/**
 * The address that a text names: a street with its number, and the place behind it. A name that does not end as streets do is one only
 * behind "adres" or "straat", where nothing else is said, or where it is asked for.
 *
 * @param options.isAsked the street and its number are asked for: then it may be written without a capital where it ends as streets do
 * @returns null: it names none
 */
export function addressIn(text: string, { isAsked = false } = {}): AddressRead | null {
  const street = isAsked || NAMES_ADDRESS.test(text) ? `(?:${STREET}|${SMALL_STREET})` : STREET;
  const found = new RegExp(`(?<![\\p{L}\\d])(${street})\\s+(${NUMBER})(?![\\p{L}\\d:])(${POSTCODE}${PLACE})`, 'gu');
  for (const match of text.matchAll(found)) {
    const name = match[1] ?? '';
    const before = text.slice(0, match.index);
    const isSaid = isAsked || BEHIND_ADDRESS.test(before) || before.trim() === '';
    if (!ENDING.test(name) && !(isSaid && isName(name))) continue;
    const address = match[0].trim();
    return { address, hasPlace: match[3] !== '', start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** A street with its number by how its name ends, also without a capital; null: none is named. */
export function streetIn(text: string): { start: number; end: number } | null {
  const found = new RegExp(`(?<![\\p{L}\\d])(?:${STREET}|${SMALL_STREET})\\s+${NUMBER}(?![\\p{L}\\d:])`, 'gu');
  for (const { 0: whole, index } of text.matchAll(found)) {
    const [name = ''] = whole.split(/\s+\d/);
    if (ENDING.test(name)) return { start: index, end: index + whole.length };
  }
  return null;
}

/** "Toch 20" and "Maximaal 8" are no street, however they begin. */
function isName(words: string): boolean {
  const [last = ''] = words.toLowerCase().split(/\s+/).slice(-1);
  const isOther = says(last, 'atMost') || says(last, 'visits');
  return !isOther && !LANGUAGES.some((language) => isEverydayWord(last, language));
}
