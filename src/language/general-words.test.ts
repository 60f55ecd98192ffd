import { expect, it } from 'vitest';
import { isEverydayWord, isWrittenEveryday } from './general-words.ts';

it('a name is no everyday word because one has its stem', () => {
  expect(isEverydayWord('bas', 'nl')).toBe(true);
  expect(isWrittenEveryday('baas', 'nl')).toBe(true);
  expect(isWrittenEveryday('bas', 'nl')).toBe(false);
});

it.each(['erover', 'daarmee', 'over', 'week'])('%s is one as it is written', (word) => {
  expect(isWrittenEveryday(word, 'nl')).toBe(true);
});
