import { typingMistakes } from './typing-mistakes.ts';

/**
 * The one that is spelled most like a word, or begins with it.
 *
 * @returns null when none looks like it: more than a third of the word would be a typing mistake
 */
export function nearest(word: string, candidates: readonly string[]): string | null {
  const said = word.toLowerCase();
  const most = Math.max(1, Math.floor(said.length / 3));
  const rated = candidates.map((candidate) => ({
    candidate,
    mistakes: mistakesIn(said, candidate.toLowerCase(), most),
  }));
  const [best] = rated.filter(({ mistakes }) => mistakes <= most).toSorted((a, b) => a.mistakes - b.mistakes);
  return best?.candidate ?? null;
}

function mistakesIn(said: string, candidate: string, most: number): number {
  const isBeginning = said.length >= 3 && candidate.startsWith(said);
  return isBeginning ? 0.5 : typingMistakes(said, candidate, most);
}
