import type { Language } from '../chat/language.ts';
import { stem } from '../language/words.ts';
import { createSimilarWords, type SimilarWord } from './similar-words.ts';

/** The words of a collection: what a typed word can mean in it. */
export interface Vocabulary {
  /**
   * The known words a compound is made of, longest first part first: `inkoopvoorwaarden` → inkoop, voorwaarden.
   * Empty when the word cannot be split into known words.
   */
  parts(word: string): string[];
  /** Known words that the typed one may be a slip of, the likeliest first; empty when the word is known itself. */
  corrections(word: string): string[];
  /** The same with what speaks for each, for choosing among several vocabularies. */
  slips(word: string): Slip[];
  has(word: string): boolean;
}

/** A known word that a typed one may be a slip of. */
export interface Slip extends SimilarWord {
  /** In how many passages the word stands. */
  frequency: number;
}

const SHORTEST_PART = 4;
const SHORTEST_COMPOUND = 8;
/** Letters that Dutch puts between the parts of a compound. */
const LINKS = ['', 's', 'en', 'e'] as const;
const MOST_CORRECTIONS = 3;
/** In a shorter word a second mistake leaves too little of it. */
const SHORTEST_WITH_TWO_MISTAKES = 10;
const CORRECTABLE = /^\p{L}{4,}$/u;

/** @param frequencies how many passages each word stands in; stop words are no part of a compound and left out */
export function createVocabulary(frequencies: ReadonlyMap<string, number>, language: Language): Vocabulary {
  const words = [...frequencies.keys()];
  const stems = new Set(words.map((word) => stem(word, language)));
  const isKnown = (word: string) => frequencies.has(word) || stems.has(stem(word, language));
  const similar = createSimilarWords(words.filter((word) => CORRECTABLE.test(word)));

  function split(word: string): string[] {
    for (let at = word.length - SHORTEST_PART; at >= SHORTEST_PART; at -= 1) {
      const first = word.slice(0, at);
      if (!isKnown(first)) continue;
      const rest = restOf(word, at);
      if (rest.length > 0) return [first, ...rest];
    }
    return [];
  }

  function restOf(word: string, at: number): string[] {
    const rests = LINKS.filter((link) => word.startsWith(link, at)).map((link) => word.slice(at + link.length));
    for (const rest of rests) {
      if (rest.length >= SHORTEST_PART && isKnown(rest)) return [rest];
      const further = rest.length >= SHORTEST_COMPOUND ? split(rest) : [];
      if (further.length > 0) return further;
    }
    return [];
  }

  return {
    has: isKnown,
    parts: (word) => (word.length < SHORTEST_COMPOUND ? [] : split(word)),
    corrections: (word) => likeliest(slips(word)),
    slips,
  };

  function slips(word: string): Slip[] {
    if (isKnown(word) || !CORRECTABLE.test(word)) return [];
    const most = word.length < SHORTEST_WITH_TWO_MISTAKES ? 1 : 2;
    return similar(word, most)
      .filter((candidate) => isLikely(word, candidate))
      .map((candidate) => ({ ...candidate, frequency: frequencies.get(candidate.word) ?? 0 }));
  }
}

/** Those with fewest mistakes; of those, the most frequent. */
function likeliest(slips: readonly Slip[]): string[] {
  const fewest = Math.min(...slips.map(({ mistakes }) => mistakes));
  return slips
    .filter(({ mistakes }) => mistakes === fewest)
    .sort((a, b) => b.frequency - a.frequency)
    .slice(0, MOST_CORRECTIONS)
    .map(({ word }) => word);
}

/** Several vocabularies as one. */
export function joinedVocabulary(vocabularies: readonly Vocabulary[]): Vocabulary {
  const [only, ...others] = vocabularies;
  if (only && others.length === 0) return only;
  const has = (word: string) => vocabularies.some((vocabulary) => vocabulary.has(word));
  const slips = (word: string) => {
    if (has(word)) return [];
    const joined = new Map<string, Slip>();
    for (const slip of vocabularies.flatMap((vocabulary) => vocabulary.slips(word))) {
      const frequency = slip.frequency + (joined.get(slip.word)?.frequency ?? 0);
      joined.set(slip.word, { ...slip, frequency });
    }
    return [...joined.values()];
  };
  return {
    has,
    parts: (word) => vocabularies.map((vocabulary) => vocabulary.parts(word)).find((parts) => parts.length > 0) ?? [],
    slips,
    corrections: (word) => likeliest(slips(word)),
  };
}

/** The first letter is seldom wrong; a wrong one is believed only when it is the one mistake in a longer word. */
function isLikely(typed: string, { word, mistakes }: SimilarWord): boolean {
  return word[0] === typed[0] || (mistakes === 1 && typed.length > SHORTEST_PART + 1);
}
