import { sentenceAround } from '../../language/plain-text.ts';
import { NUMBER, numberOf } from './numbers.ts';
import { fitsAround, OTHER_AMOUNTS, type ReadingPatterns } from './patterns.ts';

/** An amount of euro in a text. */
export interface Amount {
  /** As it is written, below zero for a loss. */
  euro: number;
  /** What it is for. */
  role: (typeof OTHER_AMOUNTS)[number] | 'value';
  per: 'year' | 'month' | 'lot' | null;
  vat: 'included' | 'excluded' | null;
  /** Said to be the value; of all of it. */
  named: boolean;
  total: boolean;
  /** As it stands there. */
  written: string;
  start: number;
  end: number;
}

const FACTORS: Readonly<Record<string, number>> = {
  mld: 1e9,
  miljard: 1e9,
  billion: 1e9,
  mln: 1e6,
  mio: 1e6,
  miljoen: 1e6,
  milj: 1e6,
  million: 1e6,
  m: 1e6,
  ton: 1e5,
  tonnen: 1e5,
  duizend: 1e3,
  dzd: 1e3,
  k: 1e3,
  mille: 1e3,
  thousand: 1e3,
};
const UNIT =
  '(?:miljard|mld\\.?|miljoen|milj\\.?|mln\\.?|mio|million|billion|m(?=[^a-z\\d]|$)|tonnen|ton|duizend|dzd|mille|thousand|k(?=[^a-z\\d]|$))';
const AMOUNT = new RegExp(
  `(?<sign>(?<![\\d\\p{L}%] ?)[-−–] ?)?(?<euro>€ ?|\\beuro |\\beur ?)?(?<sign2>[-−–] ?)?(?<![\\d.,])(?<number>${NUMBER})(?: ?(?<unit>${UNIT})(?![a-z]))?(?<behind> ?(?:,-|,--)? ?(?:€|euro\\b|eur\\b))?`,
  'gu',
);
const LEAST_BARE = 1_000;

/**
 * The amounts of money in a text. "12 ton" is 1.2 million euro, unless something is weighed; a number of something else
 * ("40.000 inwoners") is none.
 *
 * @param text plain, see `language/plain-text.ts`
 */
export function readAmounts(patterns: ReadingPatterns, text: string): Amount[] {
  return [...text.matchAll(AMOUNT)].flatMap((match) => {
    const { number = '', unit, euro, behind, sign, sign2 } = match.groups ?? {};
    const base = numberOf(number);
    if (base === null) return [];
    const end = match.index + match[0].trimEnd().length;
    const found = { unit: unit?.replace('.', ''), marked: euro !== undefined || behind !== undefined, base };
    if (!isMoney(patterns, text, found, match.index, end)) return [];
    const start = match.index;
    const pieces = piecesBefore(patterns, text, start, end);
    const size = base * (FACTORS[found.unit ?? ''] ?? 1) * (pieces ?? 1);
    return [
      {
        euro: sign !== undefined || sign2 !== undefined ? -size : size,
        role: pieces === null ? roleOf(patterns, text, start, end) : 'value',
        per: perOf(patterns, text, start, end),
        vat: vatAround(patterns, text, start, end),
        named: patterns.value.test(text.slice(Math.max(0, start - 60), start)),
        total: patterns.total.test(text.slice(Math.max(0, start - 60), start)),
        written: match[0].trim(),
        start,
        end,
      },
    ];
  });
}

/** "900 stuks à 45 euro", "400 laptops van 900 euro per stuk": how many; null: it is no price of a piece. */
function piecesBefore(patterns: ReadingPatterns, text: string, start: number, end: number): number | null {
  const { said, each } = patterns.pieces;
  const isEach = fitsAround(patterns.amounts.each, text, start, end);
  const between = isEach ? each : said;
  const written = new RegExp(`(?<![\\d.,])(${NUMBER})${between.source}`, 'u').exec(
    text.slice(Math.max(0, start - 40), start),
  );
  const count = numberOf(written?.[1] ?? '');
  return count === null || count <= 1 ? null : count;
}

interface Found {
  unit: string | undefined;
  marked: boolean;
  base: number;
}

function isMoney(
  patterns: ReadingPatterns,
  text: string,
  { unit, marked, base }: Found,
  start: number,
  end: number,
): boolean {
  if (marked) return true;
  if (unit === 'ton' || unit === 'tonnen') return !isWeighed(patterns, text, start, end);
  const follows = patterns.mayFollow.test(text.slice(end, end + 30));
  if (unit !== undefined) return follows && unit !== 'm';
  if (base < LEAST_BARE || !follows || isYear(base, text.slice(start, end))) return false;
  return patterns.value.test(text.slice(Math.max(0, start - 60), start)) || /\d[. ]\d{3}/.test(text.slice(start, end));
}

function isYear(number: number, written: string): boolean {
  return /^\d{4}$/.test(written.trim()) && number >= 1990 && number <= 2050;
}

function isWeighed(patterns: ReadingPatterns, text: string, start: number, end: number): boolean {
  if (!patterns.mayFollow.test(text.slice(end, end + 30))) return true;
  const { sentence } = sentenceAround(text, start);
  return patterns.weighed.test(sentence) && !patterns.moneySaid.test(sentence);
}

function roleOf(patterns: ReadingPatterns, text: string, start: number, end: number): Amount['role'] {
  return OTHER_AMOUNTS.find((role) => fitsAround(patterns.amounts[role], text, start, end)) ?? 'value';
}

function perOf(patterns: ReadingPatterns, text: string, start: number, end: number): Amount['per'] {
  if (fitsAround(patterns.perYear, text, start, end)) return 'year';
  if (fitsAround(patterns.perMonth, text, start, end)) return 'month';
  return fitsAround(patterns.perLot, text, start, end) ? 'lot' : null;
}

function vatAround(patterns: ReadingPatterns, text: string, start: number, end: number): Amount['vat'] {
  const near = text.slice(Math.max(0, start - 30), end + 45);
  if (patterns.vatExcluded.test(near)) return 'excluded';
  return patterns.vatIncluded.test(near) ? 'included' : null;
}
