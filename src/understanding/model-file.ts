import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { onceAFile } from '../store/once-a-file.ts';
import type { Classifier } from './classifier.ts';

/** Weights as they stand in the repository: whole numbers of 8 bits with one scale a label, packed. */
const headerSchema = z.object({
  /** Of the examples it was learned from. */
  digest: z.string(),
  models: z.record(
    z.string(),
    z.object({
      labels: z.array(z.string()),
      bias: z.array(z.number()),
      scales: z.array(z.number()),
      temperature: z.number(),
      width: z.int(),
      at: z.int(),
    }),
  ),
  /** Besides the weights, what was found while learning. */
  facts: z.json(),
});

export interface ModelFile {
  digest: string;
  models: ReadonlyMap<string, Classifier<string>>;
  facts: unknown;
}

const MOST = 127;

export async function writeModels(path: string, { digest, models, facts }: ModelFile): Promise<void> {
  const parts: Uint8Array[] = [];
  let at = 0;
  const described = [...models].map(([name, model]) => {
    const { scales, weights } = packed(model);
    parts.push(weights);
    const begin = at;
    at += weights.length;
    const { labels, temperature } = model;
    const width = weights.length / labels.length;
    return [name, { labels, bias: [...model.bias], scales, temperature, width, at: begin }];
  });
  const header = Buffer.from(JSON.stringify({ digest, models: Object.fromEntries(described), facts }));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(header.length);
  await writeFile(path, gzipSync(Buffer.concat([length, header, ...parts]), { level: 9 }));
}

function packed({ labels, weights }: Classifier<string>): { scales: number[]; weights: Uint8Array } {
  const size = labels.length;
  const most = new Array<number>(size).fill(1e-9);
  weights.forEach((weight, at) => {
    most[at % size] = Math.max(most[at % size] ?? 0, Math.abs(weight));
  });
  const scales = most.map((one) => one / MOST);
  const numbers = Int8Array.from(weights, (weight, at) => Math.round(weight / (scales[at % size] ?? 1)));
  return { scales, weights: new Uint8Array(numbers.buffer) };
}

/** By the plainest of loops: there are millions, and every start waits for them. */
function unpacked(numbers: Int8Array, scales: readonly number[]): Float32Array<ArrayBuffer> {
  const weights = new Float32Array(numbers.length);
  const size = scales.length;
  for (let begin = 0; begin < numbers.length; begin += size) {
    for (let label = 0; label < size; label += 1) {
      weights[begin + label] = (numbers[begin + label] ?? 0) * (scales[label] ?? 0);
    }
  }
  return weights;
}

/**
 * The models of a file, read once for all who ask in this process.
 *
 * @throws AppError `understanding.unreadable`
 */
export const readModels = onceAFile(readFileOfModels);

async function readFileOfModels(path: string): Promise<ModelFile> {
  try {
    const bytes = gunzipSync(await readFile(path));
    const begin = 4 + bytes.readUInt32LE(0);
    const header = headerSchema.parse(JSON.parse(bytes.subarray(4, begin).toString('utf8')));
    const models = Object.entries(header.models).map(([name, told]): [string, Classifier<string>] => {
      const size = told.labels.length;
      const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + begin + told.at, told.width * size);
      const { labels, temperature } = told;
      let weights: Float32Array | null = null;
      const classifier = {
        ...{ labels, bias: Float32Array.from(told.bias), temperature },
        // A process reads with the encoder or without it: it needs only half of the models.
        get weights() {
          weights ??= unpacked(numbers, told.scales);
          return weights;
        },
      };
      return [name, classifier];
    });
    return { digest: header.digest, models: new Map(models), facts: header.facts };
  } catch (cause) {
    const message = `${path} cannot be read. Make it again with: impact understand --learn`;
    throw new AppError({ code: 'understanding.unreadable', message, cause });
  }
}
