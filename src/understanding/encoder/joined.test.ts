import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { joinEncoder } from './joined.ts';

const FILE = join(import.meta.dirname, '..', '..', '..', 'prisma', 'encoder', 'encoder.bin');
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impact-encoder-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

it('goes on for the others when one has left, who hears that it let go', async () => {
  const [one, other] = await Promise.all([joinEncoder(FILE), joinEncoder(FILE)]);
  await one.close();
  await one.close();
  await expect(one.encode('Hoi', 'query')).rejects.toMatchObject({ code: 'encoder.stopped' });
  expect((await other.encode('Hoi', 'query')).length).toBe(other.dimensions);
  await other.close();
});

it('is there at once for who joins soon after the last one left, also without its file', async () => {
  const file = join(folder, 'encoder.bin');
  await copyFile(FILE, file);
  const last = await joinEncoder(file);
  await last.close();
  await rm(file);
  const next = await joinEncoder(file);
  expect((await next.encode('Hoi', 'query')).length).toBe(next.dimensions);
  await next.close();
});

it('that could not start is tried again by the next', async () => {
  const file = join(folder, 'later.bin');
  await expect(joinEncoder(file)).rejects.toMatchObject({ code: 'encoder.stopped' });
  await copyFile(FILE, file);
  const there = await joinEncoder(file);
  expect(there.dimensions).toBeGreaterThan(0);
  await there.close();
});
