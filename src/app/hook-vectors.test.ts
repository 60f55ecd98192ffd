import { expect, test } from 'vitest';
import { nameOf, readVectors } from '../language/vector-file.ts';
import { hookTexts } from './article-vectors.ts';
import { HOOK_VECTORS } from './meaning.ts';

test('the vectors of all hooks come with the program: make those of new ones with "npm run -s impact -- understand --learn"', async () => {
  const vectors = await readVectors(HOOK_VECTORS);
  const without = (await hookTexts()).filter((text) => !vectors.has(nameOf(text)));
  expect(without.map((text) => text.slice(0, 80))).toEqual([]);
});
