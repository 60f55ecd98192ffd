import { beforeEach, describe, expect, it } from 'vitest';
import type { Act, Purpose } from '../chat/labels.ts';
import type { Reading, SaidInConversation } from '../chat/reading.ts';
import { AppError } from '../errors.ts';
import type { LanguageModel, ModelRequest } from '../llm/language-model.ts';
import { createModelReader } from './model-reader.ts';

const NOW = new Date('2026-11-30T10:00:00Z');

const said: SaidInConversation = {
  text: 'doe die van Borne maar',
  language: 'nl',
  situation: 'draft',
  before: 'Wat is social return?',
  personId: 'p1',
  now: NOW,
  signal: AbortSignal.timeout(30_000),
};

function readingOf(purposes: readonly [Purpose, number][], acts: readonly [Act, number][]): Reading {
  return {
    purposes: purposes.map(([label, chance]) => ({ label, chance })),
    kindOf: () => 'chat' as never,
    kinds: () => [],
    acts: () => acts.map(([label, chance]) => ({ label, chance })),
    silence: async () => false,
  };
}

const UNSURE = readingOf(
  [
    ['question', 0.5],
    ['case', 0.3],
    ['language', 0.01],
  ],
  [
    ['new', 0.4],
    ['correction', 0.35],
    ['confirmation', 0.05],
  ],
);

const READ = { purpose: 'case', act: 'correction', sure: true, place: 'Borne', question: null };

let asked: ModelRequest<never>[];
let answer: (signal: AbortSignal) => Promise<unknown>;

beforeEach(() => {
  asked = [];
  answer = async () => READ;
});

const model: LanguageModel = {
  name: 'fake',
  async complete(request) {
    asked.push(request as never);
    return request.schema.parse(await answer(request.signal)) as never;
  },
};

const reader = (readingsPerPersonPerDay = 10) =>
  createModelReader({
    model,
    prompt: { id: 'reading@1', instructions: 'Lees.' },
    readingsPerPersonPerDay,
    logger: { warn: () => undefined },
  });

describe('a model that reads', () => {
  it('is asked once what is not sure, with the words and what was before them, and nothing of a person', async () => {
    const reading = await reader().sharpen(said, UNSURE);
    expect(reading.purposes[0]).toEqual({ label: 'case', chance: 0.9 });
    expect(reading.acts('draft')[0]).toEqual({ label: 'correction', chance: 0.9 });
    expect(reading.acts('answer')[0]?.label).toBe('new');
    expect(reading.place).toBe('Borne');
    expect(asked).toHaveLength(1);
    const { text, language, situation, before } = said;
    expect(asked[0]?.data).toEqual({ text, language, situation, before });
  });

  it('is not asked what is sure', async () => {
    const sure = readingOf([['question', 0.3]], [['correction', 0.9]]);
    expect(await reader().sharpen(said, sure)).toBe(sure);
    const plain = readingOf([['question', 0.9]], [['new', 0.9]]);
    expect(await reader().sharpen(said, plain)).toBe(plain);
    expect(asked).toEqual([]);
  });

  it('cannot say what the learned reading holds for out of the question', async () => {
    answer = async () => ({ ...READ, purpose: 'language', act: 'confirmation' });
    const reading = await reader().sharpen(said, UNSURE);
    expect(reading.purposes[0]?.label).toBe('question');
    expect(reading.acts('draft')[0]?.label).toBe('new');
  });

  it('puts the question so that it stands alone', async () => {
    answer = async () => ({ ...READ, question: 'Wat is social return in Borne?', place: null });
    const reading = await reader().sharpen(said, UNSURE);
    expect(reading.question).toBe('Wat is social return in Borne?');
    expect(reading.place).toBeUndefined();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['fails', async () => Promise.reject(new AppError({ code: 'model.unavailable', message: 'Weg.' }))],
    ['answers in another form', async () => ({ purpose: 'hand over' })],
    ['is not sure either', async () => ({ ...READ, sure: false })],
  ])('that %s leaves what was learned', async (_what, does) => {
    answer = does;
    expect(await reader().sharpen(said, UNSURE)).toBe(UNSURE);
  });

  it('that is too slow is not waited for', async () => {
    answer = (signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('aborted'))));
    expect(await reader().sharpen({ ...said, signal: AbortSignal.timeout(1) }, UNSURE)).toBe(UNSURE);
  });

  it('is asked so often a day for one person, and again the next day', async () => {
    const { sharpen } = reader(2);
    for (let turn = 0; turn < 3; turn += 1) await sharpen(said, UNSURE);
    expect(asked).toHaveLength(2);
    await sharpen({ ...said, personId: 'p2' }, UNSURE);
    await sharpen({ ...said, now: new Date('2026-12-01T10:00:00Z') }, UNSURE);
    expect(asked).toHaveLength(4);
  });
});
