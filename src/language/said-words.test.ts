import { describe, expect, it } from 'vitest';
import { saidWords } from './said-words.ts';

describe('the words by which people speak of something', () => {
  it('are given by language', () => {
    const words = saidWords('visits', [
      ...([
        'visit',
        'at',
        'guests',
        'articles',
        'leads',
        'anybody',
        'travel',
        'lasts',
        'hours',
        'minutes',
        'signUp',
        'seats',
      ] as const),
    ]);
    expect(words('nl').lasts).toContain('duurt');
    expect(words('en').lasts).not.toContain('duurt');
  });

  it('must be those that are asked for, and no others', () => {
    expect(() => saidWords('visits', ['at'])).toThrow(/visits\.yaml/);
    expect(() => saidWords('there-is-none', ['at'])).toThrow(/there-is-none\.yaml cannot be read/);
  });
});
