import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { recogniseWish } from './recognition.ts';

const rowSchema = z.object({
  id: z.string(),
  text: z.string(),
  expect: z.enum(['show', 'erase']).nullable(),
  split: z.enum(['dev', 'heldout']),
});
const REQUESTS = new URL('../../testing/evaluation/privacy-requests.jsonl', import.meta.url);
const QUESTIONS = new URL('../../testing/evaluation/questions.jsonl', import.meta.url);

const linesOf = (file: URL) =>
  readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line): unknown => JSON.parse(line));

const requests = linesOf(REQUESTS).map((line) => rowSchema.parse(line));

describe('a wish about one’s own data', () => {
  it('is told from anything else, in the half it was made with', () => {
    const wrong = requests.filter((one) => one.split === 'dev' && recogniseWish(one.text) !== one.expect);
    expect(wrong.map(({ text }) => text)).toEqual([]);
  });

  it('is nearly always told from anything else in the half that was kept apart', () => {
    const held = requests.filter(({ split }) => split === 'heldout');
    const wrong = held.filter(({ text, expect: expected }) => recogniseWish(text) !== expected);
    // Nothing is ever taken for a wish to be erased, nor a question for a wish: a wish may be missed.
    expect(wrong.filter(({ text }) => recogniseWish(text) !== null)).toEqual([]);
    expect(wrong.length / held.length).toBeLessThanOrEqual(0.1);
  });

  it('is never seen in a question about the subject', () => {
    const questions = linesOf(QUESTIONS).map((line) => z.looseObject({ text: z.string() }).parse(line).text);
    expect(questions.length).toBeGreaterThan(250);
    expect(questions.filter((text) => recogniseWish(text) !== null)).toEqual([]);
  });

  it('is not seen in just any text', () => {
    fc.assert(fc.property(fc.string(), (text) => recogniseWish(`${text} aanbesteding`) === null));
  });
});
