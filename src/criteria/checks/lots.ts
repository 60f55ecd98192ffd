import { sentencesOf } from './sentences.ts';

/** The sentences of one lot, or of no lot in particular. */
export interface Part {
  /** As the text calls it: "2", "b", "glasbewassing"; null: it is about all of it. */
  lot: string | null;
  sentences: readonly string[];
}

/** What a part of a contract that is awarded by itself is called. */
const LOT = '(?:deel)?perceel|deelopdracht|kavel|lot';
const LOTS = '(?:deel)?percelen|deelopdrachten|kavels|lots';
const NUMBERED = new RegExp(`(?<![\\p{L}\\d])(?:${LOT}) ?(?<lot>\\d{1,2}|[a-h])(?![\\p{L}\\d])`, 'giu');
/** "Perceel 1 en 2 samen", "voor alle percelen". */
const OF_SEVERAL = new RegExp(
  `(?<![\\p{L}\\d])(?:${LOT}|${LOTS}) ?\\w{1,2} ?(?:en|and|t\\/m|tot|to|,|\\+|&|-) ?(?:(?:${LOT}) )?(?:\\d|[a-h](?!\\p{L}))|(?<!\\p{L})(?:alle|beide|elk|ieder|all|both|every|each|de hele|het hele|het geheel|samen|totale?) ?(?:${LOTS}|${LOT}|opdracht|geheel|contract)?(?!\\p{L})`,
  'iu',
);
/** "In twee percelen: schoonmaak en glasbewassing." */
const LISTED = new RegExp(
  `(?<count>[\\p{L}\\d]+) (?:${LOTS})(?: [\\p{L}]+){0,3}?(?:,? (?:namelijk|te weten|namely))? ?[:(](?<names>(?:[^.;:()\\n]|(?<=\\d)\\.(?=\\d)){5,160})`,
  'iu',
);
/** "Schoonmaak van 300.000 euro", "schoonmaak, geraamd op € 300.000" */
const AMOUNT_BEHIND = /\s*(?:(?:van|voor|geraamd op|ter waarde van|of|worth) )?(?:€|\d).*$/iu;
const BETWEEN_NAMES = /\s*(?:,|\ben\b|\band\b|\+|&)\s*/iu;
const COUNTS: Readonly<Record<string, number>> = {
  ...{ twee: 2, drie: 3, vier: 4, vijf: 5, zes: 6 },
  ...{ two: 2, three: 3, four: 4, five: 5, six: 6 },
};
const LONGEST_NAME = 40;
const HEADING = /^#+ /;

/**
 * A text by its lots: what stands behind the number or name of one is about that, up to the next one, the end of the paragraph
 * or, of a heading, the next heading. Fewer than two lots: it is all of one piece.
 *
 * @param text as it was written
 */
export function partsOf(text: string): Part[] {
  const named = startsOf(namesIn(text));
  const parts = new Map<string | null, string[]>();
  let at: Place = { lot: null, isHeaded: false };
  for (const line of text.split('\n')) {
    at = placeOf(line, at, named);
    for (const piece of sentencesOf(line).flatMap((sentence) => piecesOf(sentence, named))) {
      const isOfSeveral = OF_SEVERAL.test(piece) || LISTED.test(piece);
      if (!isOfSeveral) at = { ...at, lot: lotIn(piece, named) ?? at.lot };
      const of = isOfSeveral ? null : at.lot;
      parts.set(of, [...(parts.get(of) ?? []), piece]);
    }
  }
  const lots = [...parts.keys()].filter((lot) => lot !== null);
  if (lots.length < 2) return [{ lot: null, sentences: sentencesOf(text) }];
  return [...parts].map(([lot, sentences]) => ({ lot, sentences }));
}

/** What the lots are called where a text lists as many names as it says there are. */
export function namesIn(text: string): string[] {
  const { count = '', names = '' } = LISTED.exec(text)?.groups ?? {};
  const listed = names
    .split(BETWEEN_NAMES)
    .map((name) => name.replace(AMOUNT_BEHIND, '').trim().toLowerCase())
    .filter((name) => name !== '');
  const isWhole = listed.length > 1 && listed.length === (COUNTS[count.toLowerCase()] ?? Number(count));
  return isWhole && listed.every(({ length }) => length <= LONGEST_NAME) ? listed : [];
}

/** Where one is named: "Glasbewassing: …" at the beginning or behind a comma, "perceel glasbewassing", "voor glasbewassing". */
function startsOf(names: readonly string[]): RegExp | null {
  if (names.length === 0) return null;
  const written = names.map((name) => name.replace(/[^\p{L}\d ]/gu, '\\$&')).join('|');
  return new RegExp(
    `(?<=^|^[-*•] |[,;] )(?:(?:voor|bij|for) )?(?<lot>${written})(?=\\s*[:(]|\\s+(?:${SAYING})\\b)|(?<!\\p{L})(?:${LOT}) (?<alone>${written})(?!\\p{L})`,
    'giu',
  );
}

/** What stands behind the name of one of which something is said. */
const SAYING = 'gunnen|gunt|wordt|weegt|kent|geldt|vraagt|telt|is|heeft|has|weighs';

/** Which lot a line is about by what stands above it; headed: it stands under a heading of that lot. */
interface Place {
  lot: string | null;
  isHeaded: boolean;
}

function placeOf(line: string, before: Place, named: RegExp | null): Place {
  if (HEADING.test(line)) {
    const lot = lotIn(line, named) ?? lotIn(`${line.replace(HEADING, '')}:`, named);
    return { lot, isHeaded: lot !== null };
  }
  return line.trim() === '' && !before.isHeaded ? { ...before, lot: null } : before;
}

function lotIn(piece: string, named: RegExp | null): string | null {
  const [first] = namingIn(piece, named);
  return first?.lot ?? null;
}

/** Where a sentence names a lot, from its beginning. */
function namingIn(sentence: string, named: RegExp | null): { lot: string; index: number }[] {
  const found = [...sentence.matchAll(NUMBERED), ...(named === null ? [] : sentence.matchAll(named))];
  return found
    .map(({ groups, index }) => ({ lot: (groups?.lot ?? groups?.alone ?? '').toLowerCase(), index }))
    .toSorted((one, other) => one.index - other.index);
}

/** "Perceel 1: prijs 60%, kwaliteit 40%, perceel 2: prijs 50%, kwaliteit 50%" */
function piecesOf(sentence: string, named: RegExp | null): string[] {
  if (OF_SEVERAL.test(sentence) || LISTED.test(sentence)) return [sentence];
  const [, ...starts] = namingIn(sentence, named).map(({ index }) => index);
  const cuts = [0, ...starts, sentence.length];
  return cuts.slice(1).map((end, at) => sentence.slice(cuts[at], end));
}
