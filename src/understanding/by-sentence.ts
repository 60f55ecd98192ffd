import type { Chances } from '../chat/reading.ts';
import { sentencesOf } from '../language/sentences.ts';
import type { Said } from './signs.ts';

/** By its words alone a sentence is hardly this likely to be anything but `none`: then its meaning is not looked for. */
const LIKELY_BY_WORDS = 0.02;
/** Of a longer text the rest is not read. */
const MOST_SENTENCES = 40;

/** Gives a sentence with where it names places, and with its meaning if asked for. */
export interface Preparing {
  named(text: string): Said;
  meant(text: string): Promise<Said>;
}

/**
 * What each sentence of a text is, since in the story of a case it is mostly one of many.
 *
 * @param chancesOf of one sentence; one of the labels is `none`
 * @param whole the text with its meaning, where there is one
 * @returns of each sentence, in their order; null: by its words it is nothing
 */
export async function bySentence<Label extends string>(
  chancesOf: (sentence: Said) => Chances<Label | 'none'>,
  whole: Said,
  prepare: Preparing,
): Promise<(Chances<Label | 'none'> | null)[]> {
  const sentences = sentencesOf(whole.text, 'nl').slice(0, MOST_SENTENCES);
  if (sentences.length <= 1) return [chancesOf(whole)];
  const told: (Chances<Label | 'none'> | null)[] = [];
  for (const sentence of sentences) {
    const isLikely = likely(chancesOf(prepare.named(sentence))) >= LIKELY_BY_WORDS;
    told.push(isLikely ? chancesOf(await prepare.meant(sentence)) : null);
  }
  return told;
}

/** How likely it is anything but `none`. */
export function likely(chances: Chances<string>): number {
  return chances.reduce((sum, { label, chance }) => sum + (label === 'none' ? 0 : chance), 0);
}
