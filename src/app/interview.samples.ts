import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { sentencesOf } from '../language/sentences.ts';
import { nameOf, readVectors } from '../language/vector-file.ts';
import { type EncoderThread, startEncoder } from '../understanding/encoder/thread.ts';
import { articleQuestions, articleTexts } from './article-vectors.ts';
import { FOLDERS } from './folders.ts';
import { ARTICLE_VECTORS, ENCODER_FILE, QUESTION_VECTORS } from './meaning.ts';

/** The interview that the product comes from; beside the project. */
const INTERVIEW = join(FOLDERS.project, '..', 'shared', 'samples', 'overijssel-artikel.txt');
/** A shorter one is a heading or a name. */
const FEWEST_WORDS = 6;
/** In meaning (cosine of the encoder), of the nearest of fifteen thousand: sentences on something quite else get there once in ten. */
const NEAR = 0.87;
/** Sentences that say nothing without the one before them ("Daar lieten we zien dat het kan!") are near to nothing. */
const LEAST_SHARE = 0.9;

let encoder: EncoderThread;
beforeAll(async () => {
  encoder = await startEncoder(ENCODER_FILE);
});
afterAll(() => encoder.close());

async function vectorsOf(file: string, texts: readonly string[]): Promise<[string, Float32Array][]> {
  const vectors = await readVectors(file);
  return texts.flatMap((text) => {
    const vector = vectors.get(nameOf(text));
    return vector ? [[text, vector] as [string, Float32Array]] : [];
  });
}

it('what the interview says has a section that is near, sentence by sentence', async () => {
  const known = [
    ...(await vectorsOf(ARTICLE_VECTORS, await articleTexts())),
    ...(await vectorsOf(QUESTION_VECTORS, await articleQuestions())),
  ];
  const paragraphs = (await readFile(INTERVIEW, 'utf8')).split('\n');
  const sentences = paragraphs
    .flatMap((paragraph) => sentencesOf(paragraph, 'nl'))
    .filter((sentence) => sentence.split(/\s+/).length >= FEWEST_WORDS);
  expect(sentences.length).toBeGreaterThan(80);
  const far: string[] = [];
  for (const sentence of sentences) {
    const asked = await encoder.encode(sentence, 'query');
    const cosine = (vector: Float32Array) => vector.reduce((sum, value, at) => sum + value * (asked[at] ?? 0), 0);
    const [nearest = 0, text = ''] = known.reduce<[number, string]>(
      (best, [words, vector]) => {
        const value = cosine(vector);
        return value > best[0] ? [value, words] : best;
      },
      [0, ''],
    );
    if (nearest < NEAR) far.push(`${nearest.toFixed(3)} ${sentence}\n  ${text.slice(0, 100)}`);
  }
  expect(1 - far.length / sentences.length, far.join('\n')).toBeGreaterThanOrEqual(LEAST_SHARE);
});
