import type { Language } from '../chat/language.ts';
import type { Reader } from '../people/access.ts';
import type { KnownPassage } from './passage.ts';

/** What is looked for, by whom. */
export interface SearchQuery {
  text: string;
  language: Language;
  /** Passages this reader may not read take no part in the search. */
  reader: Reader;
  limit: number;
  /** Weighs the words anew, by how much each is of what is asked. Left out: each counts as much as it is telling. */
  focus?: Focus;
}

export type Focus = (terms: readonly QueryTerm[]) => QueryTerm[];

/** A word of the query and how the collection knows it. */
export interface QueryTerm {
  /** As the person typed it, lower case. */
  word: string;
  /** How telling the word is: the rarer in the collection, the higher. Never 0. */
  weight: number;
  /** Stems that count as this word, each with how much of it they are (0–1): itself, parts of a compound, a likely
   * spelling, a synonym. */
  variants: ReadonlyMap<string, number>;
  /** Nothing in the collection resembles it, but perhaps a compound that it ends. */
  unknown: boolean;
  /** The collection knows the word only by a likely spelling of it. */
  corrected: boolean;
  /** A word of everyday speech, seldom the subject itself. */
  general: boolean;
  /** Written with a capital, in the query or always in the collection: names somebody, something or some place. */
  name: boolean;
}

export interface Hit {
  passage: KnownPassage;
  score: number;
  /** The share of the query's weight that the passage or its document's title speaks of, 0–1. */
  coverage: number;
  /** How near it is to the query in meaning (cosine); null where that is not known. */
  nearness: number | null;
  /** How near it is to the nearest of the questions that the passage is known to answer (cosine); null likewise. */
  nearnessToKnown: number | null;
  /** How near to the nearest of those that its document has no answer to (cosine); null likewise. */
  nearnessToNotHeld: number | null;
}

export interface SearchResult {
  terms: QueryTerm[];
  /** Best first. */
  hits: Hit[];
  /** How telling any word is in the collection that was searched: the rarer, the higher. Never 0. */
  weightOf(word: string): number;
}

/** Finds passages. */
export interface Retriever {
  search(query: SearchQuery): Promise<SearchResult>;
  /** One passage, if this reader may read it. */
  passage(id: string, reader: Reader): Promise<KnownPassage | null>;
}
