import { LANGUAGES, type Language } from '../../chat/language.ts';
import { isAsked } from '../../language/questions-in.ts';
import { saidWords } from '../../language/said-words.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';

const KEYS = ['called', 'more', 'remind', 'dayBefore', 'moved', 'other', 'ours', 'done', 'around', 'not'] as const;

/** How people speak of what they promise, see `prisma/seed/words/pledges.yaml`. */
const pledgeWords = saidWords('pledges', KEYS);

const anyOf = (what: (typeof KEYS)[number]): string =>
  LANGUAGES.flatMap((language) => pledgeWords(language)[what]).join('|');

/** Whether a text has one of these words. */
export function says(text: string, what: 'remind' | 'dayBefore' | 'moved' | 'other' | 'ours'): boolean {
  return new RegExp(`(?<!\\p{L})(?:${anyOf(what)})(?!\\p{L})`, 'iu').test(text);
}

/** Who says in more words that it is done tells something of it. */
const MOST_WORDS_DONE = 7;
/** Shorter words tell nothing. */
const SHORTEST_TELLING = 3;

/** "Heb ik al gedaan!", "is gisteren al gelukt": that it was done, and nothing else. */
export function saysDone(text: string, language: Language): boolean {
  const words = wordsOf(text);
  const has = (what: 'done' | 'not') => words.some((word) => pledgeWords(language)[what].includes(word));
  if (words.length > MOST_WORDS_DONE || isAsked(text) || !has('done') || has('not')) return false;
  const { done, around } = pledgeWords(language);
  return words.every(
    (word) =>
      word.length < SHORTEST_TELLING || done.includes(word) || around.includes(word) || isStopWord(word, language),
  );
}

/** "Toezegging: ik nodig drie collega’s uit": what stands behind the colon; null: it has no such form. */
export function pledgeByForm(text: string): string | null {
  return behind(text, 'called');
}

/** "Nog eentje: in januari een werkbezoek", said below one. */
export function anotherByForm(text: string): string | null {
  return behind(text, 'called') ?? behind(text, 'more');
}

function behind(text: string, what: 'called' | 'more'): string | null {
  const [, said] = new RegExp(`^\\W*(?:${anyOf(what)})\\s*:\\s*(\\S[\\s\\S]*)$`, 'iu').exec(text) ?? [];
  return said ?? null;
}
