import type { Language } from '../chat/language.ts';
import { sentencesOf } from '../language/sentences.ts';
import { cutText } from './cutting.ts';
import type { DocumentBlock } from './reading/document.ts';

/** A piece of a document as it will be stored. */
export interface CutPassage {
  headings: readonly string[];
  page: number | null;
  text: string;
}

/** A longer passage says too many things to be found by one of them. */
const MOST_WORDS = 220;
/** A text without a full stop is cut wherever it is this long. */
const LONGEST_SENTENCE_WORDS = 400;

/**
 * Puts the blocks under one heading on one page together to passages short enough to be found and quoted. A line stays
 * a line: an item of a list or a row of a table can be quoted by itself.
 */
export function passagesOfBlocks(blocks: readonly DocumentBlock[], language: Language): CutPassage[] {
  const passages: (CutPassage & { words: number })[] = [];
  let previous: DocumentBlock | undefined;
  for (const block of blocks.flatMap((one) => shortBlocks(one, language))) {
    const words = wordCount(block.text);
    const open = passages.at(-1);
    if (open && previous && isSamePlace(previous, block) && open.words + words <= MOST_WORDS) {
      open.text += separator(previous, block) + block.text;
      open.words += words;
    } else {
      passages.push({ headings: block.headings, page: block.page, text: block.text, words });
    }
    previous = block;
  }
  return passages.map(({ headings, page, text }) => ({ headings, page, text }));
}

function isSamePlace(one: DocumentBlock, other: DocumentBlock): boolean {
  return one.page === other.page && one.headings.join('\n') === other.headings.join('\n');
}

function separator(before: DocumentBlock, next: DocumentBlock): string {
  return before.kind === 'paragraph' && next.kind === 'paragraph' ? '\n\n' : '\n';
}

/** A long paragraph as several, cut between its sentences. */
function shortBlocks(block: DocumentBlock, language: Language): DocumentBlock[] {
  if (wordCount(block.text) <= MOST_WORDS) return [block];
  const short = sentencesOf(block.text, language).every((text) => wordCount(text) <= LONGEST_SENTENCE_WORDS);
  const pieces = short ? cutText(block.text, language) : cutAnywhere(block.text);
  return pieces.map((text) => ({ ...block, text }));
}

function cutAnywhere(text: string): string[] {
  const words = text.split(/\s+/);
  const pieces: string[] = [];
  for (let from = 0; from < words.length; from += MOST_WORDS)
    pieces.push(words.slice(from, from + MOST_WORDS).join(' '));
  return pieces;
}

function wordCount(text: string): number {
  return text.split(/\s+/).length;
}
