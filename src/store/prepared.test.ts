import { chmod, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { prepared } from './prepared.ts';

const schema = z.object({ words: z.array(z.string()) });

let folder: string;
let made: number;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prepared-'));
  made = 0;
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function words(madeOf: string, where = folder) {
  return prepared({ name: 'words', madeOf: [madeOf], schema, folder: where }, async () => {
    made += 1;
    return { words: madeOf.split(' ') };
  });
}

it('is made once, whatever is in it', async () => {
  expect(await words('een\ntwee drie')).toEqual({ words: ['een\ntwee', 'drie'] });
  expect(await words('een\ntwee drie')).toEqual({ words: ['een\ntwee', 'drie'] });
  expect(made).toBe(1);
});

it('is made anew of something else, and takes its place', async () => {
  await words('een');
  expect(await words('twee')).toEqual({ words: ['twee'] });
  expect(await readdir(folder)).toEqual(['words.json']);
});

it.each([
  ['cut off', (content: string) => content.slice(0, -3)],
  ['changed', (content: string) => content.replace('een', 'xxx')],
  ['rubbish', () => 'rubbish'],
  ['empty', () => ''],
])('is made anew when it is %s', async (_how, damage) => {
  await words('een twee');
  const path = join(folder, 'words.json');
  await writeFile(path, damage(await readFile(path, 'utf8')));
  expect(await words('een twee')).toEqual({ words: ['een', 'twee'] });
  expect(await words('een twee')).toEqual({ words: ['een', 'twee'] });
  expect(made).toBe(2);
});

it('is made every time where nothing can be written', async () => {
  const taken = join(folder, 'a-file');
  await writeFile(taken, '');
  await chmod(taken, 0o400);
  for (let n = 0; n < 2; n += 1) expect(await words('een', taken)).toEqual({ words: ['een'] });
  expect(made).toBe(2);
});
