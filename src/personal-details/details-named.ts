/** As streets are called, with the number of a house behind it: "Stationsstraat 12", "de Oude Markt 3a". */
const STREET =
  /(?<![\p{L}\d])(?:\p{Lu}[\p{L}'’.-]*\s+){0,3}\p{L}[\p{L}'’-]*(?:straat|laan|weg|plein|kade|dijk|singel|gracht|steeg|dreef|markt|plantsoen|allee|brink|park|hof|pad|street|road)\s+\d{1,4}(?:\s?[a-z])?(?![\p{L}\d])/giu;
/** With what it begins, or with an end that is one of a Dutch or common site. */
const WEB =
  /(?<![\p{L}\d@.])(?:https?:\/\/[^\s<>]+|www\.[^\s<>]+|[\p{L}\d-]{2,}(?:\.[\p{L}\d-]+)*\.(?:nl|com|eu|org|net|shop|info|online)(?:\/[^\s<>]*)?)(?<![.,;:!?)])/giu;
/** "@honingjan", not what stands behind an at-sign within an address. */
const ACCOUNT = /(?<![\p{L}\d.@/])@[\p{L}\d_][\p{L}\d_.]*[\p{L}\d_]/gu;

/** A piece of a text by which somebody can be found. */
export interface DetailNamed {
  name: string;
  start: number;
}

/**
 * The street addresses, web addresses and names of accounts in a text. What they lead to is not looked at: whoever wrote the
 * text decides what goes along.
 */
export function detailsNamed(text: string): DetailNamed[] {
  const found = [STREET, WEB, ACCOUNT].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({ name: match[0], start: match.index })),
  );
  return found
    .toSorted((one, other) => one.start - other.start)
    .filter(({ start }, at, all) => !all.slice(0, at).some((before) => start < before.start + before.name.length));
}

/** Of the names of people those that are no part of such a piece: the "Stationsstraat" of an address is nobody. */
export function besides<Named extends DetailNamed>(names: readonly Named[], details: readonly DetailNamed[]): Named[] {
  return names.filter(
    ({ name, start }) => !details.some((one) => start < one.start + one.name.length && one.start < start + name.length),
  );
}
