import type { Language } from '../chat/language.ts';
import { namesIn } from '../language/names.ts';
import { isStopWord, wordsOf } from '../language/words.ts';
import { buildLetterGroups } from './letter-groups.ts';
import type { KnownPassage } from './passage.ts';
import { type PassageWords, readPassageWords } from './passage-words.ts';
import { buildPostings, frequencyIn, type Postings, rangeOf } from './postings.ts';
import { queryTerms, wordWeight } from './query-terms.ts';
import type { Hit, QueryTerm, SearchResult } from './retriever.ts';
import type { Synonyms } from './synonyms.ts';
import { createVocabulary, type Vocabulary } from './vocabulary.ts';

/** After how often a word says little more (BM25's k1). */
const K1 = 1.6;
/** So many passages that the words find are judged by their groups of letters too. */
const CANDIDATES = 200;
/** The groups of letters count for so much of the order; the words for the rest. */
const LETTER_GROUPS_SHARE = 0.7;

/** The passages of one language, searchable. Building it is linear in the words; it never changes afterwards. */
export interface PassageIndex {
  search(text: string, options: { limit: number; mayRead: (passage: KnownPassage) => boolean }): SearchResult;
}

/**
 * Indexes passages by their words (BM25F) and judges what these find by groups of letters too. The two scores are
 * each brought to 0–1 and added up (Lee, "Analyses of multiple evidence combination", 1997).
 */
export function buildPassageIndex(
  passages: readonly KnownPassage[],
  language: Language,
  synonyms: Synonyms = new Map(),
): PassageIndex {
  const read = readPassageWords(passages, language);
  const vocabulary = vocabularyOf(read, language);
  const postings = buildPostings(read, vocabulary, language);
  const letterGroups = buildLetterGroups(read);
  const names = namesOf(passages, language);
  const idf = (term: string) => {
    const { from, to } = rangeOf(postings, term);
    return Math.log(1 + (passages.length - (to - from) + 0.5) / (to - from + 0.5));
  };

  return {
    search(text, { limit, mayRead }) {
      const terms = queryTerms(text, { vocabulary, synonyms, language, names, idf });
      const scores = scoreByWords(terms, postings, passages.length);
      const candidates = best(scores, Math.max(limit, CANDIDATES), (at) => {
        const passage = passages[at];
        return passage !== undefined && mayRead(passage);
      });
      const scorer = letterGroups.scorer(wordsOf(text).filter((word) => !isStopWord(word, language)));
      const ranked = fuse(candidates, scores, candidates.map(scorer));
      const hits = ranked.slice(0, limit).flatMap(({ at, score }): Hit[] => {
        const passage = passages[at];
        return passage ? [{ passage, score, coverage: coverageOf(at, terms, postings) }] : [];
      });
      return { terms, hits, weightOf: (word) => wordWeight(word, { idf, language }) };
    },
  };
}

/** The words that are always written with a capital, but for the first of a sentence, of which one cannot tell. */
function namesOf(passages: readonly KnownPassage[], language: Language): Set<string> {
  const names = new Set<string>();
  for (const { text } of passages) for (const name of namesIn(text, language)) names.add(name);
  for (const { text } of passages) {
    for (const word of text.match(LOWER_CASE_WORD) ?? []) names.delete(word.normalize('NFD').replace(/\p{M}/gu, ''));
  }
  return names;
}

/** A web address says nothing about how a word is written. */
const LOWER_CASE_WORD = /(?<![\p{L}\p{N}.@/])\p{Ll}[\p{L}\p{N}]*(?![\p{L}\p{N}]|[.@/]\p{L})/gu;

function vocabularyOf({ words, frequencies, isStop }: PassageWords, language: Language): Vocabulary {
  const telling = new Map<string, number>();
  for (const [at, word] of words.entries()) if (isStop[at] === 0) telling.set(word, frequencies[at] ?? 0);
  return createVocabulary(telling, language);
}

/** The score of each passage by its words. */
function scoreByWords(terms: readonly QueryTerm[], postings: Postings, passages: number): Float32Array {
  const scores = new Float32Array(passages);
  const best = new Float32Array(passages);
  for (const term of terms) addTerm(term, postings, { scores, best });
  return scores;
}

/** Adds what a term is worth in each passage: that of the variant that says most there. `best` is all 0 between terms. */
function addTerm(
  { weight, variants }: QueryTerm,
  postings: Postings,
  { scores, best }: { scores: Float32Array; best: Float32Array },
): void {
  const ranges = [...variants].map(([variant, share]) => ({ ...rangeOf(postings, variant), share }));
  for (const { from, to, share } of ranges) {
    for (let at = from; at < to; at += 1) {
      const passage = postings.passages[at] ?? 0;
      const worth = weight * share * saturated(postings.frequencies[at] ?? 0);
      const more = Math.max(0, worth - (best[passage] ?? 0));
      scores[passage] = (scores[passage] ?? 0) + more;
      best[passage] = (best[passage] ?? 0) + more;
    }
  }
  for (const { from, to } of ranges) {
    for (let at = from; at < to; at += 1) best[postings.passages[at] ?? 0] = 0;
  }
}

function saturated(frequency: number): number {
  return (frequency * (K1 + 1)) / (frequency + K1);
}

/** The places of the highest scores above 0, among those that are admitted. */
function best(scores: Float32Array, most: number, admits: (at: number) => boolean): number[] {
  const found: number[] = [];
  let least = 0;
  for (let at = 0; at < scores.length; at += 1) {
    if ((scores[at] ?? 0) <= least || !admits(at)) continue;
    found.push(at);
    if (found.length < 2 * most) continue;
    keepBest(found, scores, most);
    least = scores[found.at(-1) ?? 0] ?? 0;
  }
  keepBest(found, scores, most);
  return found;
}

function keepBest(found: number[], scores: Float32Array, most: number): void {
  found.sort((a, b) => (scores[b] ?? 0) - (scores[a] ?? 0) || a - b);
  found.length = Math.min(found.length, most);
}

function fuse(
  candidates: readonly number[],
  byWords: Float32Array,
  byLetterGroups: readonly number[],
): { at: number; score: number }[] {
  const mostByWords = Math.max(...candidates.map((at) => byWords[at] ?? 0));
  const mostByLetterGroups = Math.max(Number.MIN_VALUE, ...byLetterGroups);
  return candidates
    .map((at, place) => ({
      at,
      score:
        ((1 - LETTER_GROUPS_SHARE) * (byWords[at] ?? 0)) / mostByWords +
        (LETTER_GROUPS_SHARE * (byLetterGroups[place] ?? 0)) / mostByLetterGroups,
    }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
}

/** The share of the query's weight that a passage speaks of. */
function coverageOf(passage: number, terms: readonly QueryTerm[], postings: Postings): number {
  let total = 0;
  let covered = 0;
  for (const { variants, weight } of terms) {
    const shares = [...variants].map(([variant, share]) => (frequencyIn(postings, variant, passage) > 0 ? share : 0));
    total += weight;
    covered += weight * Math.max(0, ...shares);
  }
  return total === 0 ? 0 : covered / total;
}
