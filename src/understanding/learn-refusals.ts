import { join } from 'node:path';
import type { Refusing } from '../chat/labels.ts';
import { digestOf, type RefusalExample } from './examples.ts';
import { type Judged, learnRefusals, type Prepared, type PreparedSentence, type Report } from './learning.ts';
import { writeModels } from './model-file.ts';

/** The file with the weights by which refused questions are told, beside the examples. */
export const REFUSAL_WEIGHTS_FILE = 'refusals.weights';

/**
 * Learns which questions are refused, with the meaning of texts and without, and writes the weights beside the examples.
 *
 * @param options.questions the examples of refusals, made ready
 * @param options.others messages for other things, made ready
 */
export async function writeRefusals(options: {
  folder: string;
  examples: readonly RefusalExample[];
  questions: readonly PreparedSentence<Refusing>[];
  others: readonly Prepared[];
  mean: readonly number[];
  judged: Judged;
}): Promise<Record<string, Report>> {
  const { questions, others, mean, judged } = options;
  const wordsOnly = <One extends { vector?: unknown }>({ vector: _, ...one }: One) => one;
  const byWords = learnRefusals(questions.map(wordsOnly), others.map(wordsOnly), { mean: [], judged });
  const byMeaning = learnRefusals(questions, others, { mean, judged });
  await writeModels(join(options.folder, REFUSAL_WEIGHTS_FILE), {
    digest: digestOf(options.examples),
    models: new Map([
      ['refusals by words', byWords.model],
      ['refusals by words and meaning', byMeaning.model],
    ]),
    facts: { mean: mean.map((value) => Math.round(value * 1e5) / 1e5) },
  });
  return { 'refusals by words': byWords.report, 'refusals by words and meaning': byMeaning.report };
}
