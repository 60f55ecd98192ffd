import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
/** What one reads in one sitting. */
const MOST_LINES = 350;
/** The texts of a part are a list, in which one looks things up. */
const MOST_LINES_OF_TEXTS = 500;
/** A folder of features is something one can oversee, its tests and texts counted. */
const MOST_FILES_OF_A_FEATURE = 60;

const files = (await readdir(SOURCE, { recursive: true })).filter((path) => !path.startsWith('store/generated/'));

async function longerThan(most: number, isMeant: (path: string) => boolean): Promise<string[]> {
  const long: string[] = [];
  for (const path of files.filter((one) => one.endsWith('.ts') && isMeant(one))) {
    const lines = (await readFile(join(SOURCE, path), 'utf8')).split('\n').length - 1;
    if (lines > most) long.push(`${path}: ${lines}`);
  }
  return long;
}

const isTexts = (path: string) => /\/texts\.(nl|en)\.ts$/.test(path);
const isTest = (path: string) => /\.(test|security|samples|e2e)\.ts$|^testing\/|\/testing\//.test(path);

describe('the shape of the source', () => {
  it('has no code that is too long to read at once', async () => {
    expect(await longerThan(MOST_LINES, (path) => !isTexts(path) && !isTest(path))).toEqual([]);
  });

  it('has no part with too many texts', async () => {
    expect(await longerThan(MOST_LINES_OF_TEXTS, isTexts)).toEqual([]);
  });

  it('has no feature that is a heap', () => {
    const counts = new Map<string, number>();
    for (const path of files) {
      const feature = /^features\/([^/]+)\/.*\.\w+$/.exec(path)?.[1];
      if (feature !== undefined) counts.set(feature, (counts.get(feature) ?? 0) + 1);
    }
    expect([...counts].filter(([, count]) => count > MOST_FILES_OF_A_FEATURE)).toEqual([]);
  });
});
