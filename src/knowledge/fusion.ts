/** What speaks for a passage. */
interface Signs {
  words: number;
  letters: number;
  /** In meaning; null where that is not known. */
  nearness: number | null;
}

/** The groups of letters count for so much of the order by words; the words themselves for the rest. */
const LETTERS = 0.7;
/** The meaning counts for so much of the order. */
const MEANING = 0.4;

/**
 * One score for each passage, 0–1: each sign is brought to 0–1 and they are added up (Lee, "Analyses of multiple evidence
 * combination", 1997). Vectors of one encoder all lie close together: of nearness only the differences count.
 */
export function fused(candidates: readonly Signs[]): number[] {
  const most = (sign: 'words' | 'letters') =>
    candidates.reduce((max, candidate) => Math.max(max, candidate[sign]), Number.MIN_VALUE);
  const [words, letters] = [most('words'), most('letters')];
  const known = candidates.flatMap(({ nearness }) => nearness ?? []);
  const least = Math.min(...known);
  const range = Math.max(...known) - least || 1;
  return candidates.map((candidate) => {
    const byWords = ((1 - LETTERS) * candidate.words) / words + (LETTERS * candidate.letters) / letters;
    // Not read for its meaning yet: its words speak for it.
    const byMeaning = candidate.nearness === null ? byWords : (candidate.nearness - least) / range;
    return (1 - MEANING) * byWords + MEANING * byMeaning;
  });
}
