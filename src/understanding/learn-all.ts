import { join } from 'node:path';
import { nameOf, readVectors, writeVectors } from '../language/vector-file.ts';
import type { Classifier } from './classifier.ts';
import { startEncoder } from './encoder/thread.ts';
import {
  digestOf,
  type MessageExample,
  readDespairExamples,
  readExamples,
  readRefusalExamples,
  readSilenceExamples,
} from './examples.ts';
import { withAddressesMarked } from './features.ts';
import { writeRefusals } from './learn-refusals.ts';
import {
  actsBySituation,
  type Judged,
  learnActs,
  learnDespair,
  learnKinds,
  learnPurposes,
  learnSilence,
  meanVector,
  type Prepared,
  type Report,
} from './learning.ts';
import { writeModels } from './model-file.ts';
import type { FindPlaces } from './signs.ts';

export interface LearnedAll {
  examples: number;
  encoded: number;
  seconds: number;
  reports: Record<string, Report>;
}

/** The file with the weights, and that with the vectors of the examples, beside the examples. */
export const WEIGHTS_FILE = 'understanding.weights';
const VECTORS_FILE = 'understanding.vectors';

/**
 * Learns everything from the examples and writes the weights beside them: once with the meaning of texts and once without, for
 * where there is no encoder.
 *
 * @param options.own examples of one's own, learned from besides, with where to write the weights then
 */
export async function learnAll(options: {
  folder: string;
  encoderFile: string;
  findPlaces: FindPlaces;
  judged: Judged;
  own?: { examples: readonly MessageExample[]; weights: string } | undefined;
}): Promise<LearnedAll> {
  const begun = performance.now();
  const { judged, own } = options;
  const read = [...(await readExamples(options.folder)), ...(own?.examples ?? [])];
  const despair = await readDespairExamples(options.folder);
  const silence = await readSilenceExamples(options.folder);
  const refusals = await readRefusalExamples(options.folder);
  const examples = read.map((example) => ({ ...example, text: withAddressesMarked(example.text) }));
  const { vectors, encoded } = await encodeNew([...examples, ...despair, ...silence, ...refusals], {
    ...options,
    keeps: own === undefined,
  });
  const withPlaces = <One extends { text: string }>(one: One) => ({ ...one, named: options.findPlaces(one.text) });
  const withMeaning = <One extends { text: string }>(one: One) => ({ ...one, vector: vectors.get(nameOf(one.text)) });
  const plain: Prepared[] = examples.map(withPlaces);
  const meant = plain.map(withMeaning);
  const cries = despair.map((one) => ({ ...withPlaces(one), label: one.despair }));
  const kept = silence.map((one) => ({ ...withPlaces(one), label: one.silence }));
  const questions = refusals.map((one) => ({ ...withMeaning(withPlaces(one)), label: one.refusal }));
  const mean = meanVector(meant);
  const learned = {
    'purposes by words': learnPurposes(plain, { mean: [], judged }),
    'purposes by words and meaning': learnPurposes(meant, { mean, judged }),
    'kinds by words': learnKinds(plain, { mean: [], judged }),
    'kinds by words and meaning': learnKinds(meant, { mean, judged }),
    'acts by words': learnActs(plain, { mean: [], judged }),
    'acts by words and meaning': learnActs(meant, { mean, judged }),
    'despair by words': learnDespair(cries, plain, { mean: [], judged }),
    'despair by words and meaning': learnDespair(cries.map(withMeaning), meant, { mean, judged }),
    'silence by words': learnSilence(kept, plain, { mean: [], judged }),
    'silence by words and meaning': learnSilence(kept.map(withMeaning), meant, { mean, judged }),
  };
  const models = Object.entries(learned).map(([name, { model }]): [string, Classifier<string>] => [name, model]);
  await writeModels(own?.weights ?? join(options.folder, WEIGHTS_FILE), {
    digest: digestOf([...read, ...despair, ...silence]),
    models: new Map(models),
    facts: {
      mean: mean.map((value) => Math.round(value * 1e5) / 1e5),
      acts: Object.fromEntries(
        [...actsBySituation(examples)].map(([situation, acts]) => [situation, [...acts].sort()]),
      ),
    },
  });
  // Those are the same for all: an organisation learns no refusals of its own.
  const refused = own ? {} : await writeRefusals({ ...options, examples: refusals, questions, others: meant, mean });
  return {
    examples: examples.length,
    encoded,
    seconds: Math.round((performance.now() - begun) / 100) / 10,
    reports: { ...Object.fromEntries(Object.entries(learned).map(([name, { report }]) => [name, report])), ...refused },
  };
}

/** The vectors of all examples; only texts that are new are encoded. @param keeps whether theirs are kept for the next time */
async function encodeNew(
  examples: readonly { text: string }[],
  { folder, encoderFile, keeps }: { folder: string; encoderFile: string; keeps: boolean },
): Promise<{ vectors: Map<string, Float32Array>; encoded: number }> {
  const path = join(folder, VECTORS_FILE);
  const known = await readVectors(path);
  const texts = new Map(examples.map(({ text }) => [nameOf(text), text]));
  const missing = [...texts].filter(([name]) => !known.has(name));
  const vectors = new Map([...known].filter(([name]) => texts.has(name)));
  if (missing.length > 0) {
    const encoder = await startEncoder(encoderFile);
    for (const [name, text] of missing) vectors.set(name, await encoder.encode(text, 'query'));
    await encoder.close();
  }
  if (!keeps) return { vectors, encoded: missing.length };
  if (missing.length > 0 || vectors.size !== known.size) await writeVectors(path, vectors);
  return { vectors: missing.length > 0 ? await readVectors(path) : vectors, encoded: missing.length };
}
