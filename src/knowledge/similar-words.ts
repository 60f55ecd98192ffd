import { typingMistakes } from '../language/typing-mistakes.ts';
import { type IntRows, rowOf } from './int-list.ts';

/** A known word and how many typing mistakes lie between it and the typed one. */
export interface SimilarWord {
  word: string;
  mistakes: number;
}

/**
 * Finds known words that differ from a typed one by a few typing mistakes, without comparing it with all of them: words
 * a mistake apart still share most of their pairs of letters (Ukkonen, "Approximate string-matching with q-grams and
 * maximal matches", 1992), so only words that share enough pairs are compared letter by letter.
 */
export function createSimilarWords(words: readonly string[]): (word: string, most: number) => SimilarWord[] {
  const byPair = wordsByPair(words);
  return (word, most) => {
    const shared = new Uint8Array(words.length);
    const wanted = pairsOf(word);
    const fewest = Math.max(1, wanted.length - PAIRS_LOST_PER_MISTAKE * most);
    const found: SimilarWord[] = [];
    for (const pair of wanted) {
      for (const at of rowOf(byPair, pair)) {
        shared[at] = (shared[at] ?? 0) + 1;
        if (shared[at] !== fewest) continue;
        const candidate = words[at] ?? '';
        const mistakes = typingMistakes(word, candidate, most);
        if (mistakes <= most) found.push({ word: candidate, mistakes });
      }
    }
    return found;
  };
}

/** Two neighbours swapped change three pairs; a letter missing, extra or wrong changes two. */
const PAIRS_LOST_PER_MISTAKE = 3;

/** The beginning and the end of a word count as a letter; what is not a–z is one letter together. */
const LETTERS = 28;
const EDGE = 0;
const OTHER = 27;

function letterOf(word: string, at: number): number {
  const letter = word.charCodeAt(at) - 96;
  return letter >= 1 && letter <= 26 ? letter : OTHER;
}

/** The pairs of neighbouring letters of a word, as numbers, each once. */
function pairsOf(word: string): number[] {
  const pairs = new Set<number>();
  let previous = EDGE;
  for (let at = 0; at < word.length; at += 1) {
    const letter = letterOf(word, at);
    pairs.add(previous * LETTERS + letter);
    previous = letter;
  }
  pairs.add(previous * LETTERS + EDGE);
  return [...pairs];
}

function wordsByPair(words: readonly string[]): IntRows {
  const starts = new Uint32Array(LETTERS * LETTERS + 1);
  for (const word of words) for (const pair of pairsOf(word)) starts[pair + 1] = (starts[pair + 1] ?? 0) + 1;
  for (let pair = 1; pair < starts.length; pair += 1) starts[pair] = (starts[pair] ?? 0) + (starts[pair - 1] ?? 0);
  const next = starts.slice();
  const values = new Uint32Array(starts.at(-1) ?? 0);
  for (const [at, word] of words.entries()) {
    for (const pair of pairsOf(word)) {
      const place = next[pair] ?? 0;
      values[place] = at;
      next[pair] = place + 1;
    }
  }
  return { starts, values };
}
