/** Reciprocal rank fusion (Cormack and others, 2009): how little the first ranks differ. */
const RANKS_ALIKE = 60;

/** Each once of several lists, those first that stand high in most of them; of equals that of the earlier list. */
export function fusedByRanks<Item extends { id: string }>(lists: readonly (readonly Item[])[]): Item[] {
  const scores = new Map<string, { item: Item; score: number }>();
  for (const [rank, item] of lists.flatMap((list) => [...list.entries()])) {
    const score = (scores.get(item.id)?.score ?? 0) + 1 / (RANKS_ALIKE + rank);
    scores.set(item.id, { item: scores.get(item.id)?.item ?? item, score });
  }
  return [...scores.values()].sort((a, b) => b.score - a.score).map(({ item }) => item);
}

/** What speaks for a passage. */
interface Signs {
  words: number;
  letters: number;
  /** In meaning; null where that is not known. */
  nearness: number | null;
}

/** How much of the order each sign decides, 0–1. */
export interface Shares {
  /** Of the order by words: the groups of letters; the words themselves decide the rest. */
  letters: number;
  meaning: number;
}

/** `impact eval left-out` tells what other ones come to. */
export const SHARES: Readonly<Shares> = { letters: 0.7, meaning: 0.4 };

/**
 * One score for each passage, 0–1: each sign is brought to 0–1 and they are added up (Lee, "Analyses of multiple evidence
 * combination", 1997). Vectors of one encoder all lie close together: of nearness only the differences count.
 */
export function fused(candidates: readonly Signs[], { letters: ofLetters, meaning }: Shares = SHARES): number[] {
  const most = (sign: 'words' | 'letters') =>
    candidates.reduce((max, candidate) => Math.max(max, candidate[sign]), Number.MIN_VALUE);
  const [words, letters] = [most('words'), most('letters')];
  const known = candidates.flatMap(({ nearness }) => nearness ?? []);
  const least = Math.min(...known);
  const range = Math.max(...known) - least || 1;
  return candidates.map((candidate) => {
    const byWords = ((1 - ofLetters) * candidate.words) / words + (ofLetters * candidate.letters) / letters;
    // Not read for its meaning yet: its words speak for it.
    const byMeaning = candidate.nearness === null ? byWords : (candidate.nearness - least) / range;
    return (1 - meaning) * byWords + meaning * byMeaning;
  });
}
