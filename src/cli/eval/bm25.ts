/** A text as what is counted in it: stems, or groups of letters, each with how much it counts. */
export type TermsOf = (text: { title: string; text: string }) => readonly (readonly [term: string, weight: number])[];

/** A method that scores passages for a query; only those above 0 are given. */
export type Scorer = (query: string) => Map<number, number>;

/**
 * Plain BM25 (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009), as a yardstick
 * for what the product uses.
 */
export function bm25(
  passages: readonly { title: string; text: string }[],
  termsOf: TermsOf,
  { k1, b }: { k1: number; b: number } = { k1: 1.2, b: 0.75 },
): Scorer {
  const postings = new Map<string, { passage: number; frequency: number }[]>();
  const lengths = passages.map((passage, at) => {
    const counts = new Map<string, number>();
    for (const [term, weight] of termsOf(passage)) counts.set(term, (counts.get(term) ?? 0) + weight);
    for (const [term, frequency] of counts) {
      const list = postings.get(term) ?? [];
      list.push({ passage: at, frequency });
      postings.set(term, list);
    }
    return [...counts.values()].reduce((sum, count) => sum + count, 0);
  });
  const average = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);

  return (query) => {
    const scores = new Map<number, number>();
    for (const term of new Set(termsOf({ title: '', text: query }).map(([term]) => term))) {
      const list = postings.get(term) ?? [];
      const idf = Math.log(1 + (passages.length - list.length + 0.5) / (list.length + 0.5));
      for (const { passage, frequency } of list) {
        const norm = k1 * (1 - b + (b * (lengths[passage] ?? 0)) / average);
        scores.set(passage, (scores.get(passage) ?? 0) + (idf * frequency * (k1 + 1)) / (frequency + norm));
      }
    }
    return scores;
  };
}

/** Adds up the scores of several methods, each brought to 0–1 (Lee, "Analyses of multiple evidence combination", 1997). */
export function fused(scorers: readonly Scorer[]): Scorer {
  return (query) => {
    const sum = new Map<number, number>();
    for (const scorer of scorers) {
      const scores = scorer(query);
      const most = Math.max(...scores.values(), Number.MIN_VALUE);
      for (const [passage, score] of scores) sum.set(passage, (sum.get(passage) ?? 0) + score / most);
    }
    return sum;
  };
}
