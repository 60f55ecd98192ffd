import { createIntRows, type IntRows, rowOf } from './int-list.ts';
import { FIELD_NAMES, type Field, type PassageWords } from './passage-words.ts';

/**
 * BM25 over groups of four letters within words (McNamee and Mayfield, "Character n-gram tokenization for European
 * language text retrieval", 2004): it sees what words share that have no stem in common, which in Dutch is often so.
 * It judges the passages that the search by words has found, and so needs no postings of its own.
 */
const LETTERS = 4;
const K1 = 2;
const B = 0.9;
const FIELD_WEIGHTS: Record<Field, number> = { title: 1, headings: 1, askedAs: 0.5, aliases: 0.5, text: 1 };
/** What a text is about it says first: so many words count so much more. */
const LEAD_WORDS = 30;
const LEAD_WEIGHT = 0.5;

export interface LetterGroups {
  /** In how many passages a group of letters stands. */
  frequency(group: string): number;
  passages: number;
  /** Of all passages together, in groups, weighed by field. */
  totalLength: number;
  /** A function that tells how much of the query's groups of letters a passage has; higher is more. */
  scorer(words: readonly string[], statistics?: GroupStatistics): (passage: number) => number;
}

/** What is known of the whole collection, of which these passages may be a part. */
export interface GroupStatistics {
  idf(group: string): number;
  averageLength: number;
}

export function joinedStatistics(parts: readonly LetterGroups[]): GroupStatistics {
  const passages = parts.reduce((sum, part) => sum + part.passages, 0);
  return {
    averageLength: Math.max(1, parts.reduce((sum, part) => sum + part.totalLength, 0) / Math.max(1, passages)),
    idf(group) {
      const frequency = parts.reduce((sum, part) => sum + part.frequency(group), 0);
      return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
    },
  };
}

/** What is known of the groups of letters in passages, as it lies in memory. */
export interface CountedGroups {
  /** The number of each group. */
  numbers: ReadonlyMap<string, number>;
  /** By word: the groups in it. */
  groups: IntRows;
  /** By group: in how many passages it stands. */
  frequencies: Uint32Array;
  totalLength: number;
}

export function countLetterGroups(read: Pick<PassageWords, 'words' | 'fields'>): CountedGroups {
  const numbers = new Map<string, number>();
  const groups = groupsByWord(read, numbers);
  const frequencies = groupFrequencies(read, groups, numbers.size);
  return { numbers, groups, frequencies, totalLength: lengthInGroups(read, groups) };
}

export function letterGroupsOf(read: Pick<PassageWords, 'fields'>, counted: CountedGroups): LetterGroups {
  const { numbers, groups, frequencies, totalLength } = counted;
  const built: LetterGroups = {
    frequency(group) {
      const number = numbers.get(group);
      return number === undefined ? 0 : (frequencies[number] ?? 0);
    },
    passages: read.fields.text.starts.length - 1,
    totalLength,
    scorer(words, { idf, averageLength } = joinedStatistics([built])) {
      const wanted = new Map<number, number>();
      const weights: number[] = [];
      for (const group of words.flatMap(groupsOf)) {
        const number = numbers.get(group);
        if (number === undefined || wanted.has(number)) continue;
        wanted.set(number, wanted.size);
        weights.push(idf(group));
      }
      // By group: its place among the wanted ones, counted from 1.
      const places = new Uint16Array(numbers.size);
      for (const [group, place] of wanted) places[group] = place + 1;
      return (passage) => {
        const { counts, length } = countGroups(read, passage, { groups, places, wanted: wanted.size });
        const norm = K1 * (1 - B + (B * length) / averageLength);
        return weights.reduce((sum, weight, place) => {
          const count = counts[place] ?? 0;
          return count === 0 ? sum : sum + (weight * count * (K1 + 1)) / (count + norm);
        }, 0);
      };
    },
  };
  return built;
}

/** The groups of a word with its beginning and end; a shorter word is one group. */
function groupsOf(word: string): string[] {
  const marked = ` ${word} `;
  if (marked.length <= LETTERS) return [marked];
  return Array.from({ length: marked.length - LETTERS + 1 }, (_, at) => marked.slice(at, at + LETTERS));
}

function groupsByWord({ words }: Pick<PassageWords, 'words'>, numbers: Map<string, number>): IntRows {
  const rows = createIntRows();
  for (const word of words) {
    for (const group of groupsOf(word)) {
      const number = numbers.get(group) ?? numbers.size;
      numbers.set(group, number);
      rows.push(number);
    }
    rows.endRow();
  }
  return rows.toRows();
}

/** In how many passages each group stands. */
function groupFrequencies({ fields }: Pick<PassageWords, 'fields'>, groups: IntRows, count: number): Uint32Array {
  const frequencies = new Uint32Array(count);
  const lastSeen = new Int32Array(count).fill(-1);
  for (let passage = 0; passage + 1 < fields.text.starts.length; passage += 1) {
    const count = (group: number) => {
      if (lastSeen[group] === passage) return;
      lastSeen[group] = passage;
      frequencies[group] = (frequencies[group] ?? 0) + 1;
    };
    for (const field of FIELD_NAMES) {
      for (const word of rowOf(fields[field], passage)) for (const group of rowOf(groups, word)) count(group);
    }
  }
  return frequencies;
}

function lengthInGroups({ fields }: Pick<PassageWords, 'fields'>, groups: IntRows): number {
  let total = 0;
  for (const field of FIELD_NAMES) {
    for (const word of fields[field].values) total += rowOf(groups, word).length * FIELD_WEIGHTS[field];
  }
  return total;
}

interface Wanted {
  groups: IntRows;
  places: Uint16Array;
  wanted: number;
}

/** How often each wanted group stands in a passage, weighed by where, and the passage's length in groups. */
function countGroups(
  { fields }: Pick<PassageWords, 'fields'>,
  passage: number,
  { groups, places, wanted }: Wanted,
): { counts: Float64Array; length: number } {
  const counts = new Float64Array(wanted);
  let length = 0;
  const add = (word: number, weight: number) => {
    for (const group of rowOf(groups, word)) {
      const place = places[group] ?? 0;
      if (place > 0) counts[place - 1] = (counts[place - 1] ?? 0) + weight;
    }
  };
  for (const field of FIELD_NAMES) {
    const weight = FIELD_WEIGHTS[field];
    const words = rowOf(fields[field], passage);
    for (let at = 0; at < words.length; at += 1) {
      const word = words[at] ?? 0;
      length += rowOf(groups, word).length * weight;
      add(word, field === 'text' && at < LEAD_WORDS ? weight + LEAD_WEIGHT : weight);
    }
  }
  return { counts, length };
}
