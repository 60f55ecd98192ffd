import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { withoutContact } from './contact-details.ts';

describe('contact details in a text', () => {
  it.each([
    ['mail haar op jet.bakker@voorbeeld.co.nl.', 'mail haar op #.'],
    ['bel 06-12345678 na vijven', 'bel # na vijven'],
    ['bel 06 12 34 56 78', 'bel #'],
    ['tel: +31 6 1234 5678', 'tel: #'],
    ['(0541) 123456 of 0541-123456', '# of #'],
  ])('are left out: %s', (text, without) => {
    expect(withoutContact(text, '#')).toEqual({ text: without, removed: true });
  });

  it.each([
    'Een bakker in 7591 AB zoekt 120 m2 voor 1.250 euro per maand.',
    'Sinds 01-02-2024 12 mensen, en 12 mensen, KvK 12345678.',
    'Vraag @iemand om 10:30.',
  ])('are not seen in other numbers and words: %s', (text) => {
    expect(withoutContact(text, '#')).toEqual({ text, removed: false });
  });

  it('are found wherever they stand, and once is enough', () => {
    const mobile = fc.integer({ min: 10_000_000, max: 99_999_999 }).map((digits) => `06${digits}`);
    const words = fc.constantFrom('', 'bel haar ', 'Zij zoekt een pand. ', 'nummer: ');
    fc.assert(
      fc.property(words, mobile, words, (before, number, behind) => {
        const { text } = withoutContact(`${before}${number} ${behind}`, '#');
        expect(text).not.toContain(number);
        expect(withoutContact(text, '#')).toEqual({ text, removed: false });
      }),
    );
  });
});
