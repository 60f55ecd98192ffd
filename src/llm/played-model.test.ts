import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { z } from 'zod';
import { dayOfPlay, openPlayedModel } from './played-model.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'impact-played-'));
});
afterEach(() => rm(folder, { recursive: true }));

const request = (question: string) => ({
  instructions: 'Answer.',
  data: { question },
  schemaName: 'answer',
  schema: z.strictObject({ said: z.string() }),
  signal: AbortSignal.timeout(1_000),
});

it('keeps what is asked until it is answered, and then gives that answer to just that', async () => {
  const model = await openPlayedModel(folder);
  await expect(model.complete(request('Wat?'))).rejects.toMatchObject({ code: 'model.unanswered' });
  const [file = ''] = await readdir(join(folder, 'requests'));
  expect(JSON.parse(await readFile(join(folder, 'requests', file), 'utf8'))).toMatchObject({
    data: { question: 'Wat?' },
  });
  await writeFile(join(folder, 'answers', file), '{"said":"Dat."}');
  expect(await model.complete(request('Wat?'))).toEqual({ said: 'Dat.' });
  await expect(model.complete(request('Waar?'))).rejects.toMatchObject({ code: 'model.unanswered' });
});

it('gives what stands in one file as well, and asks for nothing there', async () => {
  const recording = await openPlayedModel(folder);
  await expect(recording.complete(request('Wat?'))).rejects.toThrow();
  const [asked = ''] = await readdir(join(folder, 'requests'));
  const file = join(folder, 'played.jsonl');
  await writeFile(file, `${JSON.stringify({ name: asked.replace('.json', ''), answer: { said: 'Dat.' } })}\n`);
  const model = await openPlayedModel(file);
  expect(await model.complete(request('Wat?'))).toEqual({ said: 'Dat.' });
  await expect(model.complete(request('Waar?'))).rejects.toMatchObject({ code: 'model.unanswered' });
  expect(await readdir(join(folder, 'requests'))).toEqual([asked]);
});

it('is played on one day, whenever that is', async () => {
  const day = new Date('2026-11-24T12:00:00Z');
  expect(await dayOfPlay(folder, day)).toEqual(day);
  expect(await dayOfPlay(folder, new Date('2027-01-01T12:00:00Z'))).toEqual(day);
});
