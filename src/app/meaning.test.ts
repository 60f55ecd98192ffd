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
  const known = await encode('Wat is social return?');
  manyWait = true;
  await expect(encode('Wat is een makelaar?')).rejects.toMatchObject({ code: 'encoder.busy', retryable: true });
  expect(await encode('Wat is social return?')).toEqual(known);
  manyWait = false;
  expect((await encode('Wat is een makelaar?'))?.length).toBe(known?.length);
});
