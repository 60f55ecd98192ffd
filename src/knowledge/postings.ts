import type { Language } from '../chat/language.ts';
import { stem } from '../language/words.ts';
import { createIntRows, type IntRows, rowOf } from './int-list.ts';
import { FIELD_NAMES, type Field, type PassageWords } from './passage-words.ts';
import type { Vocabulary } from './vocabulary.ts';

/**
 * BM25F (Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond", 2009): the fields of a
 * passage are weighed before saturation, so that a word in the heading counts more than one in the text.
 */
const FIELDS: Record<Field, { weight: number; b: number }> = {
  title: { weight: 2, b: 0.3 },
  headings: { weight: 3, b: 0.3 },
  askedAs: { weight: 1.2, b: 0.5 },
  aliases: { weight: 1.5, b: 0.2 },
  text: { weight: 1, b: 0.75 },
};
/** What a text is about it says first: so many words count so much more. */
const LEAD_WORDS = 30;
const LEAD_WEIGHT = 0.6;
/** How much a part of a compound counts against the word itself. */
export const PART_WEIGHT = 0.6;

/** In which passages each stem stands, and how much; no object per posting, so that a large collection fits. */
export interface Postings {
  /** The row of a stem, if it stands anywhere. */
  rows: ReadonlyMap<string, number>;
  starts: Uint32Array;
  /** Ascending within a row. */
  passages: Uint32Array;
  /** The stem's weighed frequency over the fields, length-normalised, before saturation. */
  frequencies: Float32Array;
}

/** Where a stem's postings begin and end; empty for a stem that stands nowhere. */
export function rangeOf(postings: Postings, term: string): { from: number; to: number } {
  const row = postings.rows.get(term);
  if (row === undefined) return { from: 0, to: 0 };
  return { from: postings.starts[row] ?? 0, to: postings.starts[row + 1] ?? 0 };
}

/** The stem's frequency in one passage; 0 where it does not stand. */
export function frequencyIn(postings: Postings, term: string, passage: number): number {
  let { from, to } = rangeOf(postings, term);
  const end = to;
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((postings.passages[middle] ?? 0) < passage) from = middle + 1;
    else to = middle;
  }
  return from < end && postings.passages[from] === passage ? (postings.frequencies[from] ?? 0) : 0;
}

/** Reads the passages twice, first to count and then to fill, so that nothing needs to be kept in between. */
export function buildPostings(read: PassageWords, vocabulary: Vocabulary, language: Language): Postings {
  const rows = new Map<string, number>();
  const meanings = meaningsOfWords(read, vocabulary, language, rows);
  const weighing = { meanings, averages: averageLengths(read), scratch: new Float32Array(rows.size) };
  const starts = new Uint32Array(rows.size + 1);
  weighTerms(read, weighing, (term) => {
    starts[term + 1] = (starts[term + 1] ?? 0) + 1;
  });
  for (let term = 1; term < starts.length; term += 1) starts[term] = (starts[term] ?? 0) + (starts[term - 1] ?? 0);
  const next = starts.slice();
  const passages = new Uint32Array(starts.at(-1) ?? 0);
  const frequencies = new Float32Array(passages.length);
  weighTerms(read, weighing, (term, passage, frequency) => {
    const place = next[term] ?? 0;
    passages[place] = passage;
    frequencies[place] = frequency;
    next[term] = place + 1;
  });
  return { rows, starts, passages, frequencies };
}

/** By word number: the rows of its own stem (first) and of the parts it is made of; none for a stop word. */
function meaningsOfWords(
  { words, isStop }: PassageWords,
  vocabulary: Vocabulary,
  language: Language,
  rows: Map<string, number>,
): IntRows {
  const rowOfStem = (word: string) => {
    const term = stem(word, language);
    const row = rows.get(term) ?? rows.size;
    rows.set(term, row);
    return row;
  };
  const meanings = createIntRows();
  for (const [at, word] of words.entries()) {
    if (isStop[at] === 0) {
      meanings.push(rowOfStem(word));
      for (const part of vocabulary.parts(word)) meanings.push(rowOfStem(part));
    }
    meanings.endRow();
  }
  return meanings.toRows();
}

interface Weighing {
  meanings: IntRows;
  averages: Record<Field, number>;
  /** By term: what has been added for the passage at hand. All 0 between two passages. */
  scratch: Float32Array;
}

/** Gives each term of each passage to `take`, passage by passage. */
function weighTerms(
  read: PassageWords,
  weighing: Weighing,
  take: (term: number, passage: number, frequency: number) => void,
): void {
  const { scratch } = weighing;
  for (let passage = 0; passage + 1 < read.fields.text.starts.length; passage += 1) {
    for (const term of addFields(read, passage, weighing)) {
      take(term, passage, scratch[term] ?? 0);
      scratch[term] = 0;
    }
  }
}

/** Adds up the frequencies of one passage in `scratch` and returns the terms that got any. */
function addFields(read: PassageWords, passage: number, { meanings, averages, scratch }: Weighing): number[] {
  const present: number[] = [];
  const add = (term: number, share: number) => {
    if (scratch[term] === 0) present.push(term);
    scratch[term] = (scratch[term] ?? 0) + share;
  };
  for (const field of FIELD_NAMES) {
    const words = rowOf(read.fields[field], passage);
    const { weight, b } = FIELDS[field];
    const normalised = weight / (1 - b + (b * words.length) / averages[field]);
    for (let at = 0; at < words.length; at += 1) {
      const share = field === 'text' && at < LEAD_WORDS ? normalised + LEAD_WEIGHT : normalised;
      const [own, ...parts] = rowOf(meanings, words[at] ?? 0);
      if (own !== undefined) add(own, share);
      for (const part of parts) add(part, share * PART_WEIGHT);
    }
  }
  return present;
}

function averageLengths({ fields }: PassageWords): Record<Field, number> {
  const average = ({ starts, values }: IntRows) => Math.max(1, values.length / Math.max(1, starts.length - 1));
  return {
    title: average(fields.title),
    headings: average(fields.headings),
    askedAs: average(fields.askedAs),
    aliases: average(fields.aliases),
    text: average(fields.text),
  };
}
