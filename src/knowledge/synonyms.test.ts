import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { stem } from '../language/words.ts';
import { readSynonyms } from './synonyms.ts';

async function synonymsIn(yaml: string) {
  const folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-synonyms-'));
  try {
    const file = join(folder, 'synonyms.yaml');
    await writeFile(file, yaml);
    return await readSynonyms(file);
  } finally {
    await rm(folder, { recursive: true });
  }
}

it('knows a word with an accent as questions are read, without it', async () => {
  const { nl } = await synonymsIn('nl:\n  - [enquête, vragenlijst]\nen: []\n');
  expect(nl.get(stem('enquete', 'nl'))).toEqual([stem('vragenlijst', 'nl')]);
  expect(nl.get(stem('vragenlijst', 'nl'))).toEqual([stem('enquete', 'nl')]);
});

it('refuses what a question is never read as, and says which word', async () => {
  await expect(synonymsIn('nl:\n  - [start-up, starter]\nen: []\n')).rejects.toMatchObject({
    code: 'knowledge.synonyms',
    message: expect.stringContaining('start-up'),
  });
});

it('reads those of the project', async () => {
  expect((await readSynonyms()).nl.size).toBeGreaterThan(500);
});
