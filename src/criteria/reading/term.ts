import { NUMBER, numberOf } from './numbers.ts';
import { fitsAround, type ReadingPatterns } from './patterns.ts';

/** How long a contract lasts. */
export interface Term {
  /** Without options. */
  months: number;
  /** What may be added. */
  optionMonths: number;
}

/** How many years it lasts, with what may be added. */
export function yearsOf({ months, optionMonths }: Term): number {
  return (months + optionMonths) / 12;
}

const MONTHS: Readonly<Record<string, number>> = { j: 12, w: 0.25, m: 1, y: 12 };
/** What makes a length one that may be added, where it stands in the word itself: "optiejaren". */
const OPTIONAL = '(?:optie|optionele|verlengings|option|optional|extension)[ -]?';
const UNIT = '(?:jaar|jaren|jarig\\w*|jr\\.?|maanden|maand|weken|years?|months?|weeks?)(?![a-z\\d])';
const TIMES = '(?:x|×|keer|maal|times|(?:opties|verlengingen|options|extensions) (?:van|of)(?: elk)?)';
const LENGTH = new RegExp(
  `(?:(?<times>${NUMBER}) ?${TIMES} ?|(?<twice>tweemaal|driemaal|twice) )?(?<parts>${NUMBER}(?: ?(?:\\+|plus) ?\\d+)*)[ -]?(?<extra>(?:\\+ ?\\d+ ?)*)(?<optional>${OPTIONAL})?(?<unit>${UNIT})(?: ?(?:\\+|plus) ?(?:(?<often>\\d) ?[x×] ?)?(?<again>\\d)(?! ?(?:\\d|[.,]\\d|[x×%]|\\p{L})))?`,
  'gu',
);
const LONGEST_MONTHS = 600;
const A_YEAR = 12;

/** A length of time in a text. */
interface Length {
  /** Of the first part, and of what is added to it: "2+1+1 jaar". */
  months: number;
  addedMonths: number;
  repeated: boolean;
  /** Its word says that it may be added. */
  optional: boolean;
  start: number;
  end: number;
}

/**
 * The term of an assignment: the first length that is not of something else, with its options: "2 jaar met 2 x 1 jaar
 * verlenging", "2+1+1 jaar", "2 jaar plus 2 optiejaren". Options count for the value (article 2.15, second paragraph, of the
 * Aanbestedingswet 2012: the whole amount, "met inbegrip van opties en verlengingen van het contract").
 *
 * @param text plain
 * @returns null when nothing says it
 */
export function readTerm(patterns: ReadingPatterns, text: string): Term | null {
  const lengths = lengthsOfTerm(patterns, text);
  const first = firstIn(patterns, text, lengths);
  if (!first) return null;
  const options = lengths.filter(
    (length, at) => length !== first && isOption(patterns, text, length, lengths[at - 1], length.start > first.start),
  );
  const added = options.reduce((sum, { months }) => sum + months, first.addedMonths);
  // "Twee jaar met 2x verlengen", without how long: a year each.
  const times = options.length === 0 && added === 0 ? patterns.prolongations.exec(text.slice(first.end)) : null;
  if (times) return { months: first.months, optionMonths: (numberOf(times[1] ?? '') ?? 1) * A_YEAR };
  return { months: first.months, optionMonths: added };
}

/**
 * What may be added, in words that name no term themselves: "met nog 2 optiejaren".
 *
 * @param text plain
 * @returns months; null: they name a term, or no option
 */
export function readOptions(patterns: ReadingPatterns, text: string): number | null {
  const lengths = lengthsOfTerm(patterns, text);
  if (lengths.length === 0 || firstIn(patterns, text, lengths)) return null;
  return lengths.reduce((sum, { months, addedMonths }) => sum + months + addedMonths, 0);
}

/** The lengths in a text that are of the contract. */
function lengthsOfTerm(patterns: ReadingPatterns, text: string): Length[] {
  return readLengths(text).filter(
    ({ months, optional, start, end }) =>
      months > 0 && months <= LONGEST_MONTHS && (optional || !fitsAround(patterns.notTerm, text, start, end)),
  );
}

function firstIn(patterns: ReadingPatterns, text: string, lengths: readonly Length[]): Length | undefined {
  return lengths.find((length, at) => !isOption(patterns, text, length, lengths[at - 1], false));
}

function readLengths(text: string): Length[] {
  return [...text.matchAll(LENGTH)].map((match) => {
    const { times, twice, parts = '', unit = '', optional, often: extensions = '1', again = '' } = match.groups ?? {};
    const each = MONTHS[unit[0] ?? ''] ?? 0;
    const [first = 0, ...more] = parts.split('+').map((part) => numberOf(part.trim()) ?? 0);
    const often = twice === undefined ? (numberOf(times ?? '') ?? 1) : twice.startsWith('drie') ? 3 : 2;
    return {
      months: first * each * often,
      addedMonths: [...more, Number(extensions) * Number(again)].reduce((sum, part) => sum + part * each, 0),
      repeated: times !== undefined || twice !== undefined,
      optional: optional !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** @param isLater behind the term itself: then repeating says it too, and so does what follows */
function isOption(
  patterns: ReadingPatterns,
  text: string,
  { start, end, repeated, optional }: Length,
  previous: Length | undefined,
  isLater: boolean,
): boolean {
  if (optional) return true;
  const between = text.slice(Math.max(previous?.end ?? 0, start - 60), start);
  if (patterns.option.test(between) && !patterns.prolonged.test(between)) return true;
  const [behind = ''] = text.slice(end, end + 25).split(/[.;\n]/);
  return isLater && (repeated || patterns.option.test(behind));
}
