import { access, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { FOLDERS } from '../app/folders.ts';

const readme = await readFile(join(FOLDERS.project, 'README.md'), 'utf8');
const matches = (pattern: RegExp) => [...new Set([...readme.matchAll(pattern)].map((match) => match[1] ?? ''))];

it.each(matches(/\]\((?!https?:|#)([^)]+)\)/g))('the README points at %s, which is there', async (path) => {
  await expect(access(join(FOLDERS.project, path))).resolves.toBeUndefined();
});

it.each(
  matches(/`((?:src|prisma|manifests|prompts)\/[\w./-]*)`/g),
)('the README names %s, which is there', async (path) => {
  await expect(access(join(FOLDERS.project, path))).resolves.toBeUndefined();
});

it('names only scripts that there are', async () => {
  const file = await readFile(join(FOLDERS.project, 'package.json'), 'utf8');
  const { scripts } = z.object({ scripts: z.record(z.string(), z.string()) }).parse(JSON.parse(file));
  expect(Object.keys(scripts)).toEqual(expect.arrayContaining(matches(/npm run (?:-s )?([\w:]+)/g)));
});
