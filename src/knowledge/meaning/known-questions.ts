import type { Hit } from '../retriever.ts';

/** Vectors of the questions that articles are known to answer, by the name of their text (`nameOf`), in one byte a number. */
export type QuestionVectors = ReadonlyMap<string, Int8Array>;

/** The questions that a passage is known to answer: its own heading, and what else people ask for what it tells. */
export function knownQuestions({ headings, askedAs }: Pick<Hit['passage'], 'headings' | 'askedAs'>): string[] {
  return [...headings.slice(-1), ...(askedAs ?? [])];
}

/**
 * How near in meaning what was asked is to the nearest of some known questions. Two questions tell more of each other than a
 * question and a text do: both are worded as people ask.
 *
 * @param question a vector of length 1
 * @param vectorOf the vector of a known question; undefined where there is none
 * @returns the highest cosine; null when no vector is known
 */
export function nearnessToNearest(
  questions: readonly string[],
  question: Float32Array,
  vectorOf: (known: string) => Int8Array | undefined,
): number | null {
  const near = questions.flatMap((known) => {
    const vector = vectorOf(known);
    return vector?.length === question.length ? cosine(vector, question) : [];
  });
  return near.length === 0 ? null : Math.max(...near);
}

function cosine(packed: Int8Array, question: Float32Array): number {
  let product = 0;
  let square = 0;
  for (let i = 0; i < packed.length; i += 1) {
    const value = packed[i] ?? 0;
    product += value * (question[i] ?? 0);
    square += value * value;
  }
  return product / (Math.sqrt(square) || 1);
}
