import type { Language } from '../../chat/language.ts';
import { mayTell } from '../../language/general-words.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { beginsAsking } from '../../language/questions-in.ts';
import { saidWords } from '../../language/said-words.ts';
import { wordsOf } from '../../language/words.ts';

const KEYS = ['news', 'came', 'who', 'whether', 'own', 'planned', 'todo', 'still', 'around', 'kind'] as const;
type Key = (typeof KEYS)[number];

/** See `prisma/seed/words/under-way.yaml`. */
const underWayWords = saidWords('under-way', KEYS);

/** Who asks in more words tells something of their own. */
const MOST_WORDS = 11;
/** Fewer words without a question mark may tell that there is. */
const FEWEST_WORDS = 3;
/** "Is there": the word points at nothing. */
const THERE = /\b(?:is|are|was)\s+there\b/i;

/**
 * Whether somebody asks whether there is news ("heeft iemand al gereageerd?") or for all they have under way ("wat heb ik nu
 * allemaal gepland?"), and names no kind of thing, nor points at one.
 *
 * @returns `perhaps`: for all, where nothing else is spoken of; null: neither
 */
export function whatIsAsked(text: string, language: Language): 'news' | 'all' | 'perhaps' | null {
  const words = wordsOf(text);
  if (words.length > MOST_WORDS || isOfElse(words, text, language)) return null;
  const has = (key: Key) => words.some((word) => isOf(word, key, language));
  const isQuestion = text.includes('?');
  if (beginsAsking(text)) return allIn(has);
  if (!isOf(words[0] ?? '', 'whether', language)) return null;
  const all = isQuestion ? allIn(has) : null;
  if (all === 'all') return all;
  return isNews(has) && (isQuestion || words.length >= FEWEST_WORDS) ? 'news' : all;
}

type Has = (key: Key) => boolean;

function allIn(has: Has): 'all' | 'perhaps' | null {
  if (!has('own')) return null;
  if (has('planned')) return 'all';
  return has('still') && (has('todo') || (has('who') && !has('came'))) ? 'perhaps' : null;
}

function isNews(has: Has): boolean {
  return has('news') || (has('came') && has('who'));
}

/** Of a kind of thing, or of what was spoken of. */
function isOfElse(words: readonly string[], text: string, language: Language): boolean {
  const isNamed = words.some((word) => isOf(word, 'kind', language) || isTelling(word, language));
  return isNamed || speaksOfBefore(text.replace(THERE, ''), language);
}

/** Something of its own, besides that it is asked. */
function isTelling(word: string, language: Language): boolean {
  return mayTell(word, language) && !KEYS.some((key) => isOf(word, key, language));
}

function isOf(word: string, key: Key, language: Language): boolean {
  return underWayWords(language)[key].includes(word);
}
