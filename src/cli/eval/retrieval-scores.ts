/** What a search gave for one query: documents best first, and which ones were right, with how right (1 and up). */
export interface JudgedSearch {
  found: readonly string[];
  relevant: ReadonlyMap<string, number>;
}

export interface RetrievalFigures {
  'ndcg@10': number;
  'recall@5': number;
  queries: number;
}

/** Averages over the queries that have anything to find; 0 when none has. */
export function retrievalFigures(searches: readonly JudgedSearch[]): RetrievalFigures {
  const counted = searches.filter(({ relevant }) => relevant.size > 0);
  const mean = (figure: (search: JudgedSearch) => number) =>
    counted.reduce((sum, search) => sum + figure(search), 0) / Math.max(1, counted.length);
  return {
    'ndcg@10': mean((search) => gain(search, 10)),
    'recall@5': mean((search) => recall(search, 5)),
    queries: counted.length,
  };
}

/**
 * Normalised discounted cumulative gain (Järvelin and Kekäläinen, "Cumulated gain-based evaluation of IR techniques",
 * 2002): what is found counts less the lower it stands, against the best order there could be.
 */
function gain({ found, relevant }: JudgedSearch, depth: number): number {
  const discounted = (grades: readonly number[]) =>
    grades.slice(0, depth).reduce((sum, grade, at) => sum + (2 ** grade - 1) / Math.log2(at + 2), 0);
  const ideal = [...relevant.values()].sort((a, b) => b - a);
  return discounted(found.map((id) => relevant.get(id) ?? 0)) / discounted(ideal);
}

function recall({ found, relevant }: JudgedSearch, depth: number): number {
  const first = new Set(found.slice(0, depth));
  return [...relevant.keys()].filter((id) => first.has(id)).length / relevant.size;
}
