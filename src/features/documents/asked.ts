import type { Language } from '../../chat/language.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { saidWords } from '../../language/said-words.ts';
import { wordsOf } from '../../language/words.ts';

const KEYS = ['who', 'read', 'all', 'share', 'away', 'itself', 'around'] as const;
type Key = (typeof KEYS)[number];

/** See `prisma/seed/words/documents.yaml`. */
const documentWords = saidWords('documents', KEYS);

/** Who asks in more words tells something of their own. */
const MOST_WORDS = 14;

/**
 * What is asked of a document that was handed over, which the words need not name: who may read it, that more people may, or
 * how it goes away.
 *
 * @returns null: it is of something else, what stands in it perhaps
 */
export function askedOfDocument(text: string, language: Language): 'who' | 'share' | 'away' | null {
  const words = wordsOf(text);
  const known = documentWords(language);
  const is = (word: string, key: Key) => known[key].includes(word);
  const isKnown = (word: string) => KEYS.some((key) => is(word, key)) || isEverydayWord(word, language);
  if (words.length > MOST_WORDS || !words.every(isKnown)) return null;
  const has = (key: Key) => words.some((word) => is(word, key));
  if (has('away')) return 'away';
  if (has('who') && has('read')) return 'who';
  return has('all') && (has('share') || has('read')) ? 'share' : null;
}
