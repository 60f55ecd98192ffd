/** Ends of names of streets, so that "Houtmarkt 12" is an address and "Werkbezoek 12" or "maart 2027" is none. */
const STREET_ENDS =
  'straat|laan|weg|dijk|plein|markt|kade|gracht|singel|steeg|pad|hof|park|dreef|baan|ring|wal|brink|kamp|es|veld|berg|haven|poort|street|road|avenue|lane|square';
const STREET = `(?:\\p{Lu}[\\p{L}.’'-]*\\s+){0,3}\\p{Lu}[\\p{L}.’'-]*`;
const NUMBER = String.raw`\d{1,5}(?:\s?[a-zA-Z](?!\p{L}))?(?:-\d{1,4})?`;
const POSTCODE = String.raw`(?:,?\s+\d{4}\s?[A-Z]{2}(?!\p{L}))?`;
const PLACE = String.raw`(?:(?:,\s*|\s+(?:in|te)\s+|\s+)(?:\p{Lu}[\p{L}’'-]+(?:\s+(?:aan|op|bij)\s+(?:de|den|het)?\s*\p{Lu}[\p{L}’'-]+)?(?:\s+\p{Lu}[\p{L}’'-]+)?))?`;
const ENDING = new RegExp(`(?:${STREET_ENDS})$`, 'iu');

/** An address, and where it stands in a text. */
export interface AddressRead {
  address: string;
  start: number;
  end: number;
}

/**
 * The address that a text names: a street with its number, and the place behind it. A name that does not end as streets do is one only
 * behind "adres", or where nothing else is said.
 *
 * @returns null: it names none
 */
export function addressIn(text: string): AddressRead | null {
  const found = new RegExp(`(?<![\\p{L}\\d])(${STREET})\\s+(${NUMBER})(?![\\p{L}\\d:])${POSTCODE}${PLACE}`, 'gu');
  for (const match of text.matchAll(found)) {
    const street = match[1] ?? '';
    const before = text.slice(0, match.index);
    const isSaid = /(?:adres|address)(?:\s+is)?:?\s*$/iu.test(before) || before.trim() === '';
    if (!ENDING.test(street) && !isSaid) continue;
    const address = match[0].trim();
    return { address, start: match.index, end: match.index + match[0].length };
  }
  return null;
}
