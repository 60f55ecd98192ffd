import { NUMBER, numberOf } from './numbers.ts';
import { fitsAround, type ReadingPatterns } from './patterns.ts';

/** How long a contract lasts. */
export interface Term {
  /** Without options. */
  months: number;
  /** What may be added. */
  optionMonths: number;
}

const MONTHS: Readonly<Record<string, number>> = { j: 12, w: 0.25, m: 1, y: 12 };
const LENGTH = new RegExp(
  `(?:(?<times>${NUMBER}) ?(?:x|×|keer|maal|times) ?|(?<twice>tweemaal|driemaal|twice) )?(?<parts>${NUMBER}(?: ?\\+ ?\\d+)*)[ -]?(?<extra>(?:\\+ ?\\d+ ?)*)(?<unit>jaar|jaren|jarig\\w*|maanden|maand|weken|years?|months?|weeks?)\\b`,
  'gu',
);
const LONGEST_MONTHS = 600;

/** A length of time in a text. */
interface Length {
  /** Of the first part, and of what is added to it: "2+1+1 jaar". */
  months: number;
  addedMonths: number;
  repeated: boolean;
  start: number;
  end: number;
}

/**
 * The term of an assignment: the first length that is not of something else, with its options: "2 jaar met 2 x 1 jaar
 * verlenging", "2+1+1 jaar".
 *
 * @param text plain
 * @returns null when nothing says it
 */
export function readTerm(patterns: ReadingPatterns, text: string): Term | null {
  const lengths = readLengths(text).filter(
    ({ months, start, end }) =>
      months > 0 && months <= LONGEST_MONTHS && !fitsAround(patterns.notTerm, text, start, end),
  );
  const first = lengths.find((length, at) => !isOption(patterns, text, length, lengths[at - 1], false));
  if (!first) return null;
  const options = lengths.filter((length, at) =>
    isOption(patterns, text, length, lengths[at - 1], length.start > first.start),
  );
  const added = options.reduce((sum, { months }) => sum + months, first.addedMonths);
  return { months: first.months, optionMonths: added };
}

function readLengths(text: string): Length[] {
  return [...text.matchAll(LENGTH)].map((match) => {
    const { times, twice, parts = '', unit = '' } = match.groups ?? {};
    const each = MONTHS[unit[0] ?? ''] ?? 0;
    const [first = 0, ...more] = parts.split('+').map((part) => numberOf(part.trim()) ?? 0);
    const often = twice === undefined ? (numberOf(times ?? '') ?? 1) : twice.startsWith('drie') ? 3 : 2;
    return {
      months: first * each * often,
      addedMonths: more.reduce((sum, part) => sum + part * each, 0),
      repeated: times !== undefined || twice !== undefined,
      start: match.index,
      end: match.index + match[0].length,
    };
  });
}

/** @param isLater behind the term itself: then repeating says it too, and so does what follows */
function isOption(
  patterns: ReadingPatterns,
  text: string,
  { start, end, repeated }: Length,
  previous: Length | undefined,
  isLater: boolean,
): boolean {
  const between = text.slice(Math.max(previous?.end ?? 0, start - 60), start);
  if (patterns.option.test(between)) return true;
  const [behind = ''] = text.slice(end, end + 25).split(/[.;\n]/);
  return isLater && (repeated || patterns.option.test(behind));
}
