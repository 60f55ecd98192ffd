import type { Amount } from './money.ts';
import { fitsAround, type ReadingPatterns } from './patterns.ts';

/** A number without a unit, and not a year, a percentage, a length of time or a place of a decimal. */
const BARE =
  /(?<![\d.,€\p{L}-])(?<![€] )\d{1,3}(?![\d%]|[.,]\d| ?(?:jaar|jaren|jr|maand|maanden|weken|years?|months?|weeks?)(?!\p{L}))/gu;
const FACTORS = [1e3, 1e6] as const;
/** What is put right stays of the same order as what it was. */
const MOST_TIMES = 5;

/** An amount that was said before, with what it is for. */
export type Known = Pick<Amount, 'euro' | 'per'>;

interface Bare {
  number: number;
  start: number;
  end: number;
}

/**
 * Writes the numbers of a correction out in euro, where they stand in the unit of an amount that was said before: "dat is per
 * jaar 150 hoor, niet 200" of 200k a year is 150.000 euro a year. They are meant so when one of them is the amount that it
 * is not, or when it is said of a year or month and comes near what is known.
 *
 * @param text plain
 * @returns the text as it was, when no number in it is an amount
 */
export function inKnownUnit(patterns: ReadingPatterns, text: string, known: readonly Known[]): string {
  const numbers = [...text.matchAll(BARE)].flatMap((match): Bare[] => {
    const [start, end] = [match.index, match.index + match[0].length];
    return patterns.mayFollow.test(text.slice(end, end + 30)) ? [{ number: Number(match[0]), start, end }] : [];
  });
  const denied = numbers.filter(({ start, end }) => fitsAround(patterns.amounts.not, text, start, end));
  const meant = contrasted(denied, known) ?? ofAPeriod(patterns, text, numbers, known);
  if (meant === null) return text;
  const period = periodIn(patterns, text, numbers) === null ? PERIOD[meant.per ?? 'lot'] : '';
  return numbers.reduceRight(
    (written, { number, start, end }) =>
      `${written.slice(0, start)}${number * meant.factor} euro${period}${written.slice(end)}`,
    text,
  );
}

const PERIOD: Readonly<Record<NonNullable<Known['per']>, string>> = { year: ' per jaar', month: ' per maand', lot: '' };

/** "Niet 200": the unit in which that is an amount that was said. */
function contrasted(denied: readonly Bare[], known: readonly Known[]): { factor: number; per: Known['per'] } | null {
  for (const { number } of denied)
    for (const factor of FACTORS) {
      const said = known.find(({ euro }) => euro === number * factor);
      if (said) return { factor, per: said.per };
    }
  return null;
}

/** "150 per jaar": the unit in which it comes near what is known of a year or a month. */
function ofAPeriod(
  patterns: ReadingPatterns,
  text: string,
  numbers: readonly Bare[],
  known: readonly Known[],
): { factor: number; per: Known['per'] } | null {
  const per = periodIn(patterns, text, numbers);
  const before = known.find((one) => one.per === per);
  const [first] = numbers;
  if (per === null || !before || !first) return null;
  const factor = FACTORS.find((one) => isNear(first.number * one, before.euro));
  return factor === undefined ? null : { factor, per };
}

function periodIn(patterns: ReadingPatterns, text: string, numbers: readonly Bare[]): 'year' | 'month' | null {
  if (numbers.some(({ start, end }) => fitsAround(patterns.perYear, text, start, end))) return 'year';
  return numbers.some(({ start, end }) => fitsAround(patterns.perMonth, text, start, end)) ? 'month' : null;
}

function isNear(one: number, other: number): boolean {
  return one > 0 && one <= other * MOST_TIMES && other <= one * MOST_TIMES;
}
