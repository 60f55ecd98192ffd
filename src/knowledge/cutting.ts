import type { Language } from '../chat/language.ts';
import { sentencesOf } from '../language/sentences.ts';

/** A longer passage says too many things to be found by one of them. */
const MOST_WORDS = 300;

/** Cuts a text between sentences into passages of about equal length, each short enough to be found and quoted. */
export function cutText(text: string, language: Language): string[] {
  const total = wordCount(text);
  if (total <= MOST_WORDS) return [text];
  const size = total / Math.ceil(total / MOST_WORDS);
  const pieces: string[][] = [[]];
  let words = 0;
  for (const sentence of sentencesOf(text, language)) {
    if (words >= size) {
      pieces.push([]);
      words = 0;
    }
    pieces.at(-1)?.push(sentence);
    words += wordCount(sentence);
  }
  return pieces.map((sentences) => sentences.join(' '));
}

function wordCount(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}
