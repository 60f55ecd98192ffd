import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { onceAFile } from './once-a-file.ts';

let folder: string;
let path: string;
let made: number;

const read = onceAFile(async (file) => {
  made += 1;
  return { content: await readFile(file, 'utf8') };
});

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impact-once-'));
  path = join(folder, 'a.txt');
  made = 0;
  await writeFile(path, 'one');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

it('is made once for all who ask, also for those who ask while it is made', async () => {
  const [one, other] = await Promise.all([read(path), read(path)]);
  expect(other).toBe(one);
  expect(await read(path)).toBe(one);
  expect(made).toBe(1);
});

it('is made anew when the file is another one: longer, or of another moment', async () => {
  await read(path);
  await writeFile(path, 'longer');
  expect(await read(path)).toEqual({ content: 'longer' });
  await writeFile(path, 'shorts');
  await utimes(path, new Date(), new Date(Date.now() + 60_000));
  expect(await read(path)).toEqual({ content: 'shorts' });
});

it('is tried again after it failed', async () => {
  await rm(path);
  await expect(read(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await expect(read(path)).rejects.toMatchObject({ code: 'ENOENT' });
  await writeFile(path, 'there');
  expect(await read(path)).toEqual({ content: 'there' });
});

it('is of all files it is made of', async () => {
  const beside = join(folder, 'b.txt');
  await writeFile(beside, 'b');
  const both = onceAFile(
    async () => [await readFile(path, 'utf8'), await readFile(beside, 'utf8')].join(''),
    async () => [path, beside],
  );
  expect(await both(folder)).toBe('oneb');
  await writeFile(beside, 'bb');
  expect(await both(folder)).toBe('onebb');
});
