import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type MeaningParts, openMeaning } from './meaning.ts';

let meaning: MeaningParts;

beforeAll(async () => {
  meaning = await openMeaning({ encoder: true, model: null });
});

afterAll(() => meaning.close());

it('is not waited for while many wait, unless it is known already; and is had again afterwards', async () => {
  let manyWait = false;
  meaning.spareWhile(() => manyWait);
  const encode = (text: string) => meaning.encoder?.encode(text, 'query');
  // Nobody in this process can have said these before.
  const [said, other] = [`Wat is ${randomUUID()}?`, `Wat is ${randomUUID()}?`];
  const known = await encode(said);
  manyWait = true;
  await expect(encode(other)).rejects.toMatchObject({ code: 'encoder.busy', retryable: true });
  expect(await encode(said)).toEqual(known);
  manyWait = false;
  expect((await encode(other))?.length).toBe(known?.length);
});
