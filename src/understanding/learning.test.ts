import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classify, train } from './classifier.ts';
import { digestOf, readDespairExamples, readExamples, readRefusalExamples, readSilenceExamples } from './examples.ts';
import { featuresOf, PLACES } from './features.ts';
import { WEIGHTS_FILE } from './learn-all.ts';
import { REFUSAL_WEIGHTS_FILE } from './learn-refusals.ts';
import { readModels } from './model-file.ts';
import { openLearnedReader } from './reader.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'examples');

describe('learning from examples', () => {
  const toy = [
    ...['dank je wel', 'bedankt voor je hulp', 'hartelijk dank'].map((text) => ({ text, label: 'thanks' as const })),
    ...['hoe laat is het', 'hoe werkt dit', 'hoe kom ik daar'].map((text) => ({ text, label: 'question' as const })),
  ];
  const examples = toy.map(({ text, label }) => ({ features: featuresOf(text), label }));

  test('tells what it did not see, and spelling mistakes do not matter', () => {
    const model = train(examples, PLACES);
    expect(classify(model, featuresOf('dankje'))[0]?.label).toBe('thanks');
    expect(classify(model, featuresOf('hoe werkd dat'))[0]?.label).toBe('question');
  });

  test('gives the same weights for the same examples', () => {
    expect(train(examples, PLACES).weights).toEqual(train(examples, PLACES).weights);
  });

  test('gives chances that add up to one, whatever is said, of what is allowed only', () => {
    const model = train(examples, PLACES);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const chances = classify(model, featuresOf(text), new Set(['thanks'] as const));
        expect(chances.reduce((sum, { chance }) => sum + chance, 0)).toBeCloseTo(1);
        expect(chances[0]).toEqual({ label: 'thanks', chance: 1 });
      }),
    );
  });

  test('takes one place for another, and one number for another', () => {
    const signs = (text: string) => featuresOf(text, { named: [[text.indexOf('uit ') + 4, text.length]] });
    expect(signs('een bakker uit Borne')).toEqual(signs('een bakker uit Denekamp'));
    expect(featuresOf('minstens 200 m2')).toEqual(featuresOf('minstens 350 m2'));
  });
});

describe('the weights in the repository', () => {
  test('are those of the examples beside them: if not, run `impact understand --learn`', async () => {
    const { digest } = await readModels(join(FOLDER, WEIGHTS_FILE));
    const sentences = [...(await readDespairExamples(FOLDER)), ...(await readSilenceExamples(FOLDER))];
    expect(digest).toBe(digestOf([...(await readExamples(FOLDER)), ...sentences]));
  });

  test('of refusals are those of their examples', async () => {
    const { digest } = await readModels(join(FOLDER, REFUSAL_WEIGHTS_FILE));
    expect(digest).toBe(digestOf(await readRefusalExamples(FOLDER)));
  });

  test('read the same words otherwise after a question than by themselves', async () => {
    const reader = await openLearnedReader(join(FOLDER, WEIGHTS_FILE));
    const act = (text: string, situation: 'asked-confirm' | 'draft') => reader.acts({ text, situation })[0]?.label;
    expect(act('ja doe maar', 'asked-confirm')).toBe('confirmation');
    expect(act('laat maar, hoeft niet meer', 'draft')).toBe('cancellation');
    expect(reader.acts({ text: 'ja', situation: 'nothing' })).toEqual([{ label: 'new', chance: 1 }]);
  });
});

test('a list of eighty people weighs no more than what is said of them', async () => {
  const learned = await openLearnedReader(join(FOLDER, WEIGHTS_FILE));
  const letters = (at: number) => String.fromCharCode(97 + Math.floor(at / 26), 97 + (at % 26));
  const people = Array.from({ length: 80 }, (_, at) => `mevrouw Jans${letters(at)}`).join(', ');
  const text = `Een ondernemer uit Denekamp maakt meubels van afval en zoekt een werkplaats. Ook ${people} doen mee.`;
  expect(learned.purposes({ text })[0]?.label).toBe('case');
});
