import type { Language } from '../chat/language.ts';
import { namesIn } from '../language/names.ts';
import { isStopWord, wordsOf } from '../language/words.ts';
import type { Readable } from '../people/access.ts';
import { fused, type Shares } from './fusion.ts';
import {
  type CountedGroups,
  countLetterGroups,
  joinedStatistics,
  type LetterGroups,
  letterGroupsOf,
} from './letter-groups.ts';
import { knownQuestions, nearnessToNearest } from './meaning/known-questions.ts';
import { createPassageVectors, type KeptVectors, type PassageVectors } from './meaning/passage-vectors.ts';
import { type PackedPassages, type PassageSequence, packPassages } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';
import { type PassageWords, readPassageWords } from './passage-words.ts';
import { buildPostings, frequencyIn, type Postings, rangeOf } from './postings.ts';
import { queryTerms, wordWeight } from './query-terms.ts';
import type { Focus, Hit, QueryTerm, SearchResult } from './retriever.ts';
import type { Synonyms } from './synonyms.ts';
import { createVocabulary, joinedVocabulary, type Vocabulary } from './vocabulary.ts';

/** After how often a word says little more (BM25's k1). */
const K1 = 1.6;
/** So many passages that the words find are judged by their groups of letters too. */
const CANDIDATES = 200;
/** And so many of those that are nearest in meaning are judged beside them. */
const NEAREST = 100;

/** The passages of one language, searchable. Building it is linear in the words; it never changes afterwards. */
export interface PassageIndex {
  search(text: string, options: SearchOptions): SearchResult;
}

export interface SearchOptions {
  limit: number;
  /** Asked once for every kind of access there is, before anything is scored: what it denies takes no part. */
  mayRead: (access: Readable) => boolean;
  focus?: Focus;
  /** What the text means: passages near it are found too. */
  vector?: Float32Array | undefined;
  /** The vectors of questions that passages are known to answer. */
  knownVector?: ((question: string) => Int8Array | undefined) | undefined;
  /** Left out: those that were chosen. */
  shares?: Shares;
}

/** Passages that were indexed together. A collection may have many such parts: new documents are a part of their own. */
export interface IndexPart {
  passages: PackedPassages;
  vocabulary: Vocabulary;
  postings: Postings;
  letterGroups: LetterGroups;
  vectors: PassageVectors;
  /** Words that are always written with a capital. */
  names: ReadonlySet<string>;
  /** The kinds of access among the passages, and which one each passage has. */
  accesses: readonly Readable[];
  accessOf: Uint16Array;
  /** By passage: 1 once its document says something else or nothing any more. */
  gone: Uint8Array;
  /** All that took time to make of the passages. */
  made: MadeOfPassages;
}

/** What takes long to make of passages and is the same as long as they are: words and numbers, nothing that is worked out of them. */
export interface MadeOfPassages {
  passages: PackedPassages;
  read: Pick<PassageWords, 'words' | 'isStop' | 'frequencies' | 'fields'>;
  postings: Postings;
  groups: CountedGroups;
  names: ReadonlySet<string>;
}

/**
 * Indexes passages by their words (BM25F), and judges what these and the meaning find by groups of letters too.
 */
export function buildPassageIndex(
  passages: readonly KnownPassage[],
  language: Language,
  synonyms: Synonyms = new Map(),
): PassageIndex {
  const parts = [buildIndexPart(packPassages(passages), language)];
  return { search: (text, options) => searchParts(parts, text, { ...options, language, synonyms }) };
}

/** @param known vocabularies of other parts: a compound of their words is one here too */
export function buildIndexPart(
  passages: PackedPassages,
  language: Language,
  known: readonly Vocabulary[] = [],
): IndexPart {
  const read = readPassageWords(passages, language);
  const vocabulary = vocabularyOf(read, language);
  const postings = buildPostings(read, joinedVocabulary([vocabulary, ...known]), language);
  const { words, isStop, frequencies, fields } = read;
  return partOf(
    {
      ...{ passages, postings, names: namesOf(passages, language) },
      ...{ read: { words, isStop, frequencies, fields }, groups: countLetterGroups(read) },
    },
    vocabulary,
  );
}

/** A part of what was made of its passages before. */
export function indexPartOf(made: MadeOfPassages, language: Language, vectors?: KeptVectors): IndexPart {
  return partOf(made, vocabularyOf(made.read, language), vectors);
}

function partOf(made: MadeOfPassages, vocabulary: Vocabulary, vectors?: KeptVectors): IndexPart {
  const { passages, postings, names } = made;
  return {
    ...{ made, passages, vocabulary, postings, names },
    letterGroups: letterGroupsOf(made.read, made.groups),
    vectors: createPassageVectors(passages.length, vectors),
    ...accessesOf(passages),
    gone: new Uint8Array(passages.length),
  };
}

function accessesOf(passages: PackedPassages): Pick<IndexPart, 'accesses' | 'accessOf'> {
  const accesses: Readable[] = [];
  const numbers = new Map<string, number>();
  const accessOf = Uint16Array.from({ length: passages.length }, (_, at) => {
    const access = passages.accessAt(at);
    if (!access) return 0;
    const key = `${access.scope} ${access.organisationId}`;
    const known = numbers.get(key) ?? accesses.push(access) - 1;
    numbers.set(key, known);
    return known;
  });
  return { accesses, accessOf };
}

/** A passage by its part and its place there. */
interface Found {
  part: IndexPart;
  at: number;
  /** Its score by its words. */
  words: number;
  /** How near it is to what was asked, in meaning; null where that is not known. */
  nearness: number | null;
}

/** Searches all parts as the one collection they are: how telling a word is, is told by all of them. */
export function searchParts(
  parts: readonly IndexPart[],
  text: string,
  options: SearchOptions & { language: Language; synonyms: Synonyms },
): SearchResult {
  const { limit, mayRead, language, synonyms, focus, vector, knownVector, shares } = options;
  const total = parts.reduce((sum, { passages }) => sum + passages.length, 0);
  const idf = (term: string) => {
    const frequency = parts.reduce((sum, { postings }) => sum + lengthOf(rangeOf(postings, term)), 0);
    return Math.log(1 + (total - frequency + 0.5) / (frequency + 0.5));
  };
  const vocabulary = joinedVocabulary(parts.map((part) => part.vocabulary));
  const names = { has: (word: string) => parts.some((part) => part.names.has(word)) };
  const said = queryTerms(text, { vocabulary, synonyms, language, names, idf });
  const terms = focus ? focus(said) : said;
  const most = Math.max(limit, CANDIDATES);
  const candidates = bestBy(
    parts.flatMap((part) => candidatesIn(part, terms, { most, mayRead, vector })),
    most,
  );
  const wanted = wordsOf(text).filter((word) => !isStopWord(word, language));
  const scorers = letterScorers(parts, wanted);
  const scores = fused(
    candidates.map(({ part, at, words, nearness }) => ({ words, letters: scorers.get(part)?.(at) ?? 0, nearness })),
    shares,
  );
  const ranked = candidates
    .map((candidate, place) => ({ ...candidate, score: scores[place] ?? 0 }))
    .sort((a, b) => b.score - a.score || a.at - b.at);
  const hits = ranked.slice(0, limit).flatMap(({ part, at, score, nearness }): Hit[] => {
    const passage = part.passages.at(at);
    if (!passage) return [];
    const coverage = coverageOf(at, terms, part.postings);
    const nearestOf = (questions: readonly string[]) =>
      vector && knownVector ? nearnessToNearest(questions, vector, knownVector) : null;
    const known = nearestOf(knownQuestions(passage));
    const notHeld = nearestOf(passage.notHeld ?? []);
    return [{ passage, score, coverage, nearness, nearnessToKnown: known, nearnessToNotHeld: notHeld }];
  });
  return { terms, hits, weightOf: (word) => wordWeight(word, { idf, language }) };
}

function lengthOf({ from, to }: { from: number; to: number }): number {
  return to - from;
}

/** The best passages of a part by their words, and those nearest in meaning, among those that may be read. */
function candidatesIn(
  part: IndexPart,
  terms: readonly QueryTerm[],
  { most, mayRead, vector }: { most: number } & Pick<SearchOptions, 'mayRead' | 'vector'>,
): Found[] {
  const { passages, postings, accesses, accessOf, gone } = part;
  const readable = accesses.map(mayRead);
  if (!readable.includes(true)) return [];
  const admits = (at: number) => gone[at] === 0 && readable[accessOf[at] ?? 0] === true;
  const scores = scoreByWords(terms, postings, passages.length);
  const nearness = vector ? part.vectors.nearnessTo(vector) : null;
  const near = nearness ? best(nearness, NEAREST, admits) : [];
  return [...new Set([...best(scores, most, admits), ...near])].map((at) => ({
    part,
    at,
    words: scores[at] ?? 0,
    nearness: knownNumber(nearness?.[at]),
  }));
}

function knownNumber(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value;
}

/** Of all parts together: as many of the best by words, and of the nearest in meaning, as of one part. */
function bestBy(candidates: readonly Found[], most: number): Found[] {
  const byWords = candidates.filter(({ words }) => words > 0).sort((a, b) => b.words - a.words);
  const byNearness = candidates.filter(isNear).sort((a, b) => b.nearness - a.nearness);
  return [...new Set([...byWords.slice(0, most), ...byNearness.slice(0, NEAREST)])];
}

function isNear(found: Found): found is Found & { nearness: number } {
  return found.nearness !== null;
}

function letterScorers(parts: readonly IndexPart[], words: readonly string[]) {
  const statistics = joinedStatistics(parts.map(({ letterGroups }) => letterGroups));
  return new Map(parts.map((part) => [part, part.letterGroups.scorer(words, statistics)]));
}

/** The words that are always written with a capital, but for the first of a sentence, of which one cannot tell. */
function namesOf(passages: PassageSequence, language: Language): Set<string> {
  const names = new Set<string>();
  for (const { text } of passages) for (const name of namesIn(text, language)) names.add(name);
  for (const { text } of passages) {
    for (const word of text.match(LOWER_CASE_WORD) ?? []) {
      names.delete(ACCENTED.test(word) ? word.normalize('NFD').replace(/\p{M}/gu, '') : word);
    }
  }
  return names;
}

const ACCENTED = /[^a-z0-9]/;

/** A web address says nothing about how a word is written. */
const LOWER_CASE_WORD = /(?<![\p{L}\p{N}.@/])\p{Ll}[\p{L}\p{N}]*(?![\p{L}\p{N}]|[.@/]\p{L})/gu;

function vocabularyOf({ words, frequencies, isStop }: MadeOfPassages['read'], language: Language): Vocabulary {
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
