import type { Check } from './check-book.ts';

/** The sentences and lines of a plain text. */
export function sentencesOf(text: string): string[] {
  return text
    .split(/(?<=[.?!;])\s+|\n+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** The first sentence in which a check finds something; null: in none. */
export function findingSentence(check: Check, sentences: readonly string[]): string | null {
  return findingSentences(check, sentences)[0] ?? null;
}

/** The sentences in which a check finds something. */
export function findingSentences({ any, all, unless, near }: Check, sentences: readonly string[]): string[] {
  return sentences.filter((sentence, at) => {
    if (!any.some((pattern) => pattern.test(sentence))) return false;
    if (!all.every((pattern) => pattern.test(sentence))) return false;
    const around = near ? `${sentence} ${sentences[at + 1] ?? ''}` : sentence;
    return !unless.some((pattern) => pattern.test(around));
  });
}
