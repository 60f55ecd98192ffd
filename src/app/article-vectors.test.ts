import { expect, test } from 'vitest';
import { nameOf, readPackedVectors } from '../language/vector-file.ts';
import { articleQuestions, articleTexts } from './article-vectors.ts';
import { ARTICLE_VECTORS, QUESTION_VECTORS } from './meaning.ts';

test.each([
  ['articles', ARTICLE_VECTORS, articleTexts],
  ['questions of articles', QUESTION_VECTORS, articleQuestions],
])('the vectors of all %s come with the program: make those of new ones with "npm run -s impact -- understand --learn"', async (_name, file, texts) => {
  const vectors = await readPackedVectors(file);
  const without = (await texts()).filter((text) => !vectors.has(nameOf(text)));
  expect(without.map((text) => text.slice(0, 80))).toEqual([]);
});
