import { expect, test } from 'vitest';
import { nameOf, readVectors } from '../language/vector-file.ts';
import { articleTexts } from './article-vectors.ts';
import { ARTICLE_VECTORS } from './meaning.ts';

test('the vectors of all articles come with the program: make those of new ones with "npm run -s impact -- understand --learn"', async () => {
  const vectors = await readVectors(ARTICLE_VECTORS);
  const without = (await articleTexts()).filter((text) => !vectors.has(nameOf(text)));
  expect(without.map((text) => text.slice(0, 80))).toEqual([]);
});
