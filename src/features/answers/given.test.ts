import { describe, expect, it } from 'vitest';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { isToldBefore, sentenceOf } from './given.ts';

const passage: KnownPassage = {
  id: 'p1',
  documentId: 'd1',
  kind: 'article',
  title: 'Drempels',
  aliases: [],
  headings: [],
  text: 'De drempel is 216.000 euro, exclusief btw. Voor sociale diensten is de drempel hoger.',
  position: 0,
  page: null,
  language: 'nl',
  source: { title: 'Verordening', publisher: 'Europese Commissie', url: null, date: null },
  validFrom: null,
  validUntil: null,
  access: { scope: 'network', organisationId: null },
};
const quote = 'De drempel is 216.000 euro, exclusief btw.';

describe('what was quoted in an answer', () => {
  it('has the sentence with the words of a question about it', () => {
    expect(sentenceOf('is dat met btw', [{ passage, quote }], 'nl')?.quote).toBe(quote);
    expect(sentenceOf('en sociale diensten?', [{ passage, quote }], 'nl')?.quote).toContain('hoger');
  });

  it('has none for what it does not speak of, or for no words at all', () => {
    expect(sentenceOf('wat zegt de rechter', [{ passage, quote }], 'nl')).toBeNull();
    expect(sentenceOf('en dan?', [{ passage, quote }], 'nl')).toBeNull();
  });

  it('was told before where all of it was quoted of the same passage', () => {
    const sentence = { text: quote, evidence: [{ passage, quote }] };
    const told = [{ passageId: 'p1', quote: passage.text }];
    expect(isToldBefore([sentence], told)).toBe(true);
    expect(isToldBefore([sentence], [{ passageId: 'p2', quote: passage.text }])).toBe(false);
    const more = { text: 'Nog iets.', evidence: [{ passage, quote: 'Nog iets.' }] };
    expect(isToldBefore([sentence, more], told)).toBe(false);
  });
});
