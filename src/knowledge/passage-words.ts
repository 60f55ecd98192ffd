import type { Language } from '../chat/language.ts';
import { isStopWord, wordsOf } from '../language/words.ts';
import { createIntRows, type IntRows, rowOf } from './int-list.ts';
import type { PassageSequence } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';

/** The parts of a passage in which a word counts differently. */
export const FIELD_NAMES = ['title', 'headings', 'askedAs', 'aliases', 'text'] as const;
export type Field = (typeof FIELD_NAMES)[number];

/** The words of a collection: every word once, and the passages as rows of word numbers. */
export interface PassageWords {
  words: readonly string[];
  /** The number of a word, if it stands anywhere. */
  numbers: ReadonlyMap<string, number>;
  /** By word number: whether it is a stop word. */
  isStop: Uint8Array;
  /** By word number: in how many passages it stands. */
  frequencies: Uint32Array;
  /** One row a passage, in the order of the text. */
  fields: Record<Field, IntRows>;
}

const TEXT_OF: Record<Field, (passage: KnownPassage) => string> = {
  title: ({ title }) => title,
  headings: ({ headings }) => headings.join(' '),
  askedAs: ({ askedAs = [] }) => askedAs.join(' '),
  aliases: ({ aliases }) => aliases.join(' '),
  text: ({ text }) => text,
};

export function readPassageWords(passages: PassageSequence, language: Language): PassageWords {
  const numbers = new Map<string, number>();
  const words: string[] = [];
  const numberOf = (word: string) => {
    const known = numbers.get(word);
    if (known !== undefined) return known;
    numbers.set(word, words.length);
    return words.push(word) - 1;
  };
  const made = {
    title: createIntRows(),
    headings: createIntRows(),
    askedAs: createIntRows(),
    aliases: createIntRows(),
    text: createIntRows(),
  };
  // Each passage once: they are packed, and unpacking a hundred thousand takes a while.
  for (const passage of passages) {
    for (const field of FIELD_NAMES) {
      for (const word of wordsOf(TEXT_OF[field](passage))) made[field].push(numberOf(word));
      made[field].endRow();
    }
  }
  const fields = {
    title: made.title.toRows(),
    headings: made.headings.toRows(),
    askedAs: made.askedAs.toRows(),
    aliases: made.aliases.toRows(),
    text: made.text.toRows(),
  };
  const frequencies = passageFrequencies(fields, passages.length, words.length);
  return { words, numbers, frequencies, fields, isStop: Uint8Array.from(words, (word) => +isStopWord(word, language)) };
}

function passageFrequencies(fields: Record<Field, IntRows>, passages: number, words: number): Uint32Array {
  const frequencies = new Uint32Array(words);
  const lastSeen = new Int32Array(words).fill(-1);
  for (let passage = 0; passage < passages; passage += 1) {
    for (const field of FIELD_NAMES) {
      for (const word of rowOf(fields[field], passage)) {
        if (lastSeen[word] === passage) continue;
        lastSeen[word] = passage;
        frequencies[word] = (frequencies[word] ?? 0) + 1;
      }
    }
  }
  return frequencies;
}
