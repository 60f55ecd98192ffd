import { typingMistakes } from '../language/typing-mistakes.ts';
import { mistakesForgiven } from './name-key.ts';

/**
 * The one name that a word is a typing mistake of. The first letter must be right, or the first two swapped: people
 * seldom get a name wrong at its start, and most words that resemble a name differ there.
 *
 * @param names the names, by their first letter
 * @returns null when none is near enough or two are as near
 */
export function nearestName(word: string, names: ReadonlyMap<string, readonly string[]>): string | null {
  const first = word[0] ?? '';
  const second = word[1] ?? '';
  const candidates = [
    ...(names.get(first) ?? []),
    ...(names.get(second) ?? []).filter((name) => name[1] === first && second !== first),
  ];
  let best: string | null = null;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of candidates) {
    const most = mistakesForgiven(Math.min(name.length, word.length + 1));
    if (most === 0 || Math.abs(name.length - word.length) > most) continue;
    const mistakes = typingMistakes(word, name, most);
    if (mistakes > most || mistakes > fewest) continue;
    best = mistakes === fewest ? null : name;
    fewest = mistakes;
  }
  return best;
}
