import { readdir, readFile } from 'node:fs/promises';
import { join, matchesGlob } from 'node:path';
import { describe, expect, it } from 'vitest';

const SOURCE = join(import.meta.dirname, '..');
/** What one reads in one sitting. */
const MOST_LINES = 350;
/** The texts of a part are a list, in which one looks things up. */
const MOST_LINES_OF_TEXTS = 500;
/** A folder of features is something one can oversee, its tests and texts counted. */
const MOST_FILES_OF_A_FEATURE = 60;

/** A folder of so few files is known from their names. */
const FEW_FILES = 5;

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

  it('has no folder of which only its files tell what it is for', () => {
    const folders = Map.groupBy(
      files.filter((path) => path.endsWith('.ts')),
      (path) => /^(features\/)?[^/]+(?=\/)/.exec(path)?.[0],
    );
    const many = [...folders].flatMap(([folder, { length }]) => (folder && length > FEW_FILES ? [folder] : []));
    expect(many.filter((folder) => !files.includes(`${folder}/README.md`))).toEqual([]);
  });

  it('has no README that names a file that is not there', async () => {
    const missing: string[] = [];
    for (const readme of files.filter((path) => path.endsWith('README.md'))) {
      const folder = readme.slice(0, -'README.md'.length);
      const text = await readFile(join(SOURCE, readme), 'utf8');
      const named = [...text.matchAll(/`([\w./*-]+\.(?:ts|cjs|jsonl))`/g)].map(([, name = '']) => name);
      missing.push(...named.filter((name) => !isThere(name, folder)).map((name) => `${readme}: ${name}`));
    }
    expect(missing).toEqual([]);
  });
});

/** Below the folder that speaks of it, or by its path from the top. */
function isThere(name: string, folder: string): boolean {
  const patterns = [`${folder}**/${name}`, name.replace(/^src\//, ''), `testing/${name}`];
  return files.some((path) => patterns.some((pattern) => matchesGlob(path, pattern)));
}
