import type { Language } from '../chat/language.ts';
import { commonWordFor } from '../language/common-words.ts';
import { isGeneralWord } from '../language/general-words.ts';
import { namesIn } from '../language/names.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
import { PART_WEIGHT } from './postings.ts';
import type { QueryTerm } from './retriever.ts';
import type { Synonyms } from './synonyms.ts';
import type { Vocabulary } from './vocabulary.ts';

/** What is known of the collection that is searched. */
export interface Analysis {
  vocabulary: Vocabulary;
  synonyms: Synonyms;
  language: Language;
  /** Words that the collection always writes with a capital. */
  names: Pick<ReadonlySet<string>, 'has'>;
  /** How telling a stem is: the rarer, the higher. */
  idf(term: string): number;
}

/** How much a corrected spelling, and another word for the same, count against the word itself. */
/** A compound is a kind of what its last part names; the parts before it only say which. */
const MODIFIER_WEIGHT = 0.4;
const CORRECTION_WEIGHT = 0.8;
const SYNONYM_WEIGHT = 0.7;
/** Everyday words around a subject count for this much of what their rarity would give them. */
const GENERAL_SHARE = 0.3;
/** … and for this much when the collection does not even know them. */
const UNKNOWN_GENERAL_SHARE = 0.15;
const LEAST_WEIGHT = 0.1;

/** The words of a query that say something, each once, with what they may mean in this collection. */
export function queryTerms(text: string, analysis: Analysis): QueryTerm[] {
  const words = wordsOf(text);
  const typedNames = namesIn(text, analysis.language);
  const terms = new Map<string, QueryTerm>();
  for (const [at, word] of words.entries()) {
    if (isStopWord(word, analysis.language) || isMoneyOf(words, at)) continue;
    const key = stem(word, analysis.language);
    if (!terms.has(key)) terms.set(key, { ...termOf(word, analysis), name: isName(word, typedNames, analysis) });
  }
  addJoinedWords(words, terms, analysis);
  return [...terms.values()];
}

/** "1500 euro" is found where "€ 1.500" stands: the amount says it all. */
function isMoneyOf(words: readonly string[], at: number): boolean {
  return (
    /^(euros?|eur)$/.test(words[at] ?? '') && [words[at - 1], words[at + 1]].some((word) => /^\d/.test(word ?? ''))
  );
}

/** A typed capital counts for a word that the collection does not write small ("het Actieprogramma"). */
function isName(word: string, typed: ReadonlySet<string>, { names, vocabulary }: Analysis): boolean {
  return names.has(word) || (typed.has(word) && !vocabulary.has(word));
}

function termOf(word: string, analysis: Analysis): Omit<QueryTerm, 'name'> {
  const { vocabulary, synonyms, language } = analysis;
  const variants = new Map<string, number>();
  const offer = (key: string, share: number) => variants.set(key, Math.max(share, variants.get(key) ?? 0));
  const known = vocabulary.has(word);
  if (known) offer(stem(word, language), 1);
  const corrections = vocabulary.corrections(word);
  for (const correction of corrections) offer(stem(correction, language), CORRECTION_WEIGHT);
  const parts = vocabulary.parts(word);
  for (const part of parts) offer(stem(part, language), part === parts.at(-1) ? PART_WEIGHT : MODIFIER_WEIGHT);
  for (const part of corrections.flatMap(vocabulary.parts))
    offer(stem(part, language), PART_WEIGHT * CORRECTION_WEIGHT);
  const weight = weightOf(word, [...variants.keys()], analysis);
  for (const other of synonyms.get(stem(word, language)) ?? []) offer(other, SYNONYM_WEIGHT);
  const unknown = variants.size === 0;
  if (unknown) offer(stem(word, language), 1);
  const corrected = !known && corrections.length > 0;
  return { word, variants, weight, unknown, corrected, general: isGeneral(word, analysis) };
}

/** How telling a word is in the collection, whatever it may be a slip of. */
export function wordWeight(word: string, { idf, language }: Pick<Analysis, 'idf' | 'language'>): number {
  const share = isGeneralWord(word, language) ? GENERAL_SHARE : 1;
  return Math.max(LEAST_WEIGHT, idf(stem(word, language)) * share);
}

/** A word of everyday speech, or a slip of one. */
function isGeneral(word: string, { vocabulary, language }: Pick<Analysis, 'vocabulary' | 'language'>): boolean {
  return isGeneralWord(word, language) || (!vocabulary.has(word) && commonWordFor(word, language) !== null);
}

/** A word nobody here ever wrote is as telling as a word can be, unless it is one of everyday speech. */
function weightOf(word: string, meanings: readonly string[], analysis: Analysis): number {
  const { idf, language } = analysis;
  const keys = meanings.length === 0 ? [stem(word, language)] : meanings;
  const rarity = Math.max(LEAST_WEIGHT, Math.min(...keys.map(idf)));
  if (!isGeneral(word, analysis)) return rarity;
  return rarity * (meanings.length === 0 ? UNKNOWN_GENERAL_SHARE : GENERAL_SHARE);
}

/** "inkoop voorwaarden" also looks for inkoopvoorwaarden: compounds are often typed apart. */
function addJoinedWords(words: readonly string[], terms: Map<string, QueryTerm>, analysis: Analysis): void {
  const { vocabulary, language } = analysis;
  for (const [at, word] of words.entries()) {
    const next = words[at + 1];
    if (!next || isStopWord(word, language) || isStopWord(next, language)) continue;
    const joined = joinedWord(word, next, vocabulary);
    if (!joined) continue;
    for (const part of [word, next]) {
      const term = terms.get(stem(part, language));
      if (!term) continue;
      const variants = new Map(term.variants).set(stem(joined, language), 1);
      terms.set(stem(part, language), { ...term, variants, corrected: false });
    }
  }
}

/** The compound that two words make, also when there is a slip in one of them ("start verneller"). */
function joinedWord(word: string, next: string, vocabulary: Vocabulary): string | undefined {
  const known = LINKED.map((link) => word + link + next).find((candidate) => vocabulary.has(candidate));
  if (known || (vocabulary.has(word) && vocabulary.has(next))) return known;
  return (word + next).length < SHORTEST_JOINED ? undefined : vocabulary.corrections(word + next)[0];
}

const SHORTEST_JOINED = 8;
const LINKED = ['', 's', 'en', '-'];
