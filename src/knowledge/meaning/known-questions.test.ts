import { describe, expect, it } from 'vitest';
import { knownQuestions, nearnessToNearest } from './known-questions.ts';

const VECTORS = new Map([
  ['Wat is de banenafspraak?', Int8Array.from([127, 0])],
  ['Hoeveel uur telt als baan?', Int8Array.from([0, 64])],
]);
const vectorOf = (known: string) => VECTORS.get(known);
const passage = {
  headings: ['De banenafspraak', 'Wat is de banenafspraak?'],
  askedAs: ['Hoeveel uur telt als baan?', 'Is er een boete?'],
};

const nearnessToKnown = (of: Parameters<typeof knownQuestions>[0], question: Float32Array, known: typeof vectorOf) =>
  nearnessToNearest(knownQuestions(of), question, known);

describe('how near a question is to those that a passage answers', () => {
  it('is told by the nearest of them, its own heading among them', () => {
    expect(nearnessToKnown(passage, Float32Array.from([0, 1]), vectorOf)).toBeCloseTo(1);
    expect(nearnessToKnown(passage, Float32Array.from([0.6, 0.8]), vectorOf)).toBeCloseTo(0.8);
    expect(nearnessToKnown({ headings: passage.headings }, Float32Array.from([0.6, 0.8]), vectorOf)).toBeCloseTo(0.6);
  });

  it('is not known of a passage of which no question is known, nor with another encoder', () => {
    expect(nearnessToKnown({ headings: ['Bijlage 3'] }, Float32Array.from([0, 1]), vectorOf)).toBeNull();
    expect(nearnessToKnown(passage, Float32Array.from([0, 1, 0]), vectorOf)).toBeNull();
  });
});
