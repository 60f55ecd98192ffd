import fc from 'fast-check';
import { expect, it } from 'vitest';
import { packPassages } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';

const words = fc
  .string({ unit: 'grapheme', maxLength: 40 })
  // Characters that nobody sees never get as far as here: storing takes them out.
  .map((text) => text.replaceAll('\u0000', '').replaceAll('\u0001', '').toWellFormed());
const source = { title: 'Bron', publisher: 'Uitgever', url: null, date: null };
const access = { scope: 'network', organisationId: null } as const;
const passage: fc.Arbitrary<KnownPassage> = fc.record({
  id: fc.uuid(),
  documentId: fc.constantFrom('a', 'b'),
  kind: fc.constant('document'),
  title: fc.constant('Titel'),
  aliases: fc.constant([]),
  headings: fc.array(words, { maxLength: 4 }),
  askedAs: fc.array(
    words.filter((text) => text !== ''),
    { maxLength: 3 },
  ),
  text: words,
  position: fc.nat(5_000),
  page: fc.option(fc.integer({ min: 1, max: 900 })),
  language: fc.constant('nl'),
  source: fc.constant(source),
  validFrom: fc.constant(null),
  validUntil: fc.constant(null),
  access: fc.constant(access),
});

it('packed passages are what was packed, one by one and in order', () => {
  fc.assert(
    fc.property(fc.array(passage), (passages) => {
      const packed = packPassages(passages);
      expect([...packed]).toEqual(passages);
      expect(packed.length).toBe(passages.length);
      for (const [at, { documentId }] of passages.entries()) expect(packed.documentIdAt(at)).toBe(documentId);
      expect(packed.at(passages.length)).toBeUndefined();
    }),
  );
});

it('a passage larger than a chunk is packed too', () => {
  const large = 'woord '.repeat(400_000);
  const [one] = fc.sample(passage, 1);
  if (!one) throw new Error('No passage.');
  const packed = packPassages([one, { ...one, text: large }, one]);
  expect(packed.at(1)?.text).toBe(large);
  expect(packed.at(2)).toEqual(one);
});
