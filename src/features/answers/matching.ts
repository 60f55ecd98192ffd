import type { Language } from '../../chat/language.ts';
import type { QueryTerm } from '../../knowledge/retriever.ts';
import { remembered } from '../../language/remembered.ts';
import { stem, wordsOf } from '../../language/words.ts';
import { isAmount } from './question.ts';

/**
 * A question is held against thirty passages, their sentences and the questions they answer: mostly the same ones. All questions of the
 * articles find room, else they take each other's again and again.
 */
const SPEECHES_REMEMBERED = 50_000;

/** The stems of a text, against which the words of a question are held. */
export type Speech = ReadonlySet<string>;

export const speechOf: (text: string, language: Language) => Speech = remembered(
  SPEECHES_REMEMBERED,
  (text, language) => new Set(wordsOf(text).map((word) => stem(word, language))),
);

/** A word within a compound ("platform" in "inkoopplatform") counts for this much of the word itself. */
const COMPOUND_SHARE = 0.7;
const SHORTEST_IN_COMPOUND = 5;
/** What is left of the compound beside the word is a word too, not an ending. */
const SHORTEST_REST = 3;

/** How much of a word of the question a text speaks of: 1 for the word itself, less for what is like it, 0 for none. */
export function shareMet({ variants }: QueryTerm, speech: Speech): number {
  let most = 0;
  for (const [variant, share] of variants) {
    if (share <= most) continue;
    if (speech.has(variant)) most = share;
    else if (isInCompound(variant, speech)) most = Math.max(most, share * COMPOUND_SHARE);
  }
  return most;
}

function isInCompound(variant: string, speech: Speech): boolean {
  if (variant.length < SHORTEST_IN_COMPOUND) return false;
  for (const word of speech) {
    if (word.length < variant.length + SHORTEST_REST) continue;
    if (word.startsWith(variant) || word.endsWith(variant)) return true;
  }
  return false;
}

/** The share of the question's weight for which `met` holds, 0–1. */
export function weighedShare(terms: readonly QueryTerm[], met: (term: QueryTerm) => number): number {
  let total = 0;
  let reached = 0;
  for (const term of terms) {
    total += term.weight;
    reached += term.weight * met(term);
  }
  return total === 0 ? 0 : reached / total;
}

/** A number counts a word that stands at most so many words behind it: "125.000 extra banen". */
const COUNTED_WITHIN = 4;

/** Whether a text says how many there are of what one of the terms names. */
export function isCounted(terms: readonly QueryTerm[], text: string, language: Language): boolean {
  const words = wordsOf(text);
  return words.some((word, at) => {
    if (!isAmount(word)) return false;
    const behind = new Set(words.slice(at + 1, at + 1 + COUNTED_WITHIN).map((next) => stem(next, language)));
    return terms.some(({ variants }) => [...variants.keys()].some((variant) => isNamedBy(variant, behind)));
  });
}

/** The word itself or a compound that is a kind of it: "ambitieniveau" is a niveau, an "ondernemershuis" no ondernemer. */
function isNamedBy(variant: string, words: ReadonlySet<string>): boolean {
  if (words.has(variant)) return true;
  return variant.length >= SHORTEST_IN_COMPOUND && [...words].some((word) => word.endsWith(variant));
}
