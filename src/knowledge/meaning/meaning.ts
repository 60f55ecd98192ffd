import type { KnownPassage } from '../passage.ts';

/** Tells how near texts are in meaning: as vectors of length 1, whose inner product is high for texts that say the same. */
export interface Meaning {
  /** Changes with what makes the vectors: those of another are of no use. */
  name: string;
  ofQuestion(text: string): Promise<Float32Array>;
  ofPassage(text: string): Promise<Float32Array>;
}

/** What of a passage is read for its meaning. */
export function meantBy({ title, headings, text }: Pick<KnownPassage, 'title' | 'headings' | 'text'>): string {
  return `${[title, ...headings].join('. ')}\n${text}`;
}
