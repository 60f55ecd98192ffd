import { describe, expect, it } from 'vitest';
import { commonWordFor, mendedQuestionWords } from './common-words.ts';
import { namesIn } from './names.ts';
import { isStopWord, stem } from './words.ts';

describe('everyday words', () => {
  it.each([
    ['hoevel partijen deden mee', 'hoeveel partijen deden mee'],
    ['waerom is dat zo', 'waarom is dat zo'],
    ['waarop rust het plan', 'waarop rust het plan'],
  ])('%s: a slip in a question word is mended', (typed, mended) => {
    expect(mendedQuestionWords(typed, 'nl')).toBe(mended);
  });

  it('are recognised through a slip, other words are not', () => {
    expect(commonWordFor('hoevele', 'nl')).toBe('hoeveel');
    expect(commonWordFor('vergunning', 'nl')).toBeNull();
  });

  it.each(['overheid', 'meten', 'staten', 'ommen', 'wetten'])('%s says something about the subject', (word) => {
    expect(isStopWord(word, 'nl')).toBe(false);
  });
});

describe('forms of a word', () => {
  it.each([
    ['gestart', 'start'],
    ['kiest', 'kiezen'],
    ['gepresenteerd', 'presenteerde'],
    ['ingekocht', 'inkocht'],
  ])('%s and %s have one stem', (one, other) => {
    expect(stem(one, 'nl')).toBe(stem(other, 'nl'));
  });
});

describe('names', () => {
  it('are the capitals within a sentence', () => {
    expect([...namesIn('De makelaar werkt in Hof van Twente. Vraag het Cremers.', 'nl')].sort()).toEqual([
      'cremers',
      'hof',
      'twente',
    ]);
  });
});
