import { describe, expect, it } from 'vitest';
import { saidWords } from './said-words.ts';

describe('the words by which people speak of something', () => {
  it('are given by language', () => {
    const words = saidWords('visits', [
      ...(['visit', 'at', 'towards', 'guests', 'articles', 'leads', 'anybody', 'travel', 'signUp'] as const),
    ]);
    expect(words('nl').visit).toContain('werkbezoek');
    expect(words('en').visit).not.toContain('werkbezoek');
  });

  it('must be those that are asked for, and no others', () => {
    expect(() => saidWords('visits', ['at'])).toThrow(/visits\.yaml/);
    expect(() => saidWords('there-is-none', ['at'])).toThrow(/there-is-none\.yaml cannot be read/);
  });
});
