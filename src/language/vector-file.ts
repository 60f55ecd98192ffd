import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { gunzipSync, gzipSync } from 'node:zlib';

/**
 * Vectors of texts, kept so that nobody waits for what was encoded once: eight bytes that name the text and a number of 8 bits for
 * each dimension. A text that is new is encoded once.
 */

const NAME_BYTES = 8;
/** How many numbers the encoder of this project gives for a text. */
export const DIMENSIONS = 384;
const ENTRY_BYTES = NAME_BYTES + DIMENSIONS;
/** Components of these vectors stay below a quarter. */
const SCALE = 127 / 0.25;

/** The vectors of a file by the name of their text; none when there is no file. */
export async function readVectors(path: string): Promise<Map<string, Float32Array>> {
  const packed = await readPackedVectors(path);
  return new Map([...packed].map(([name, numbers]) => [name, Float32Array.from(numbers, (value) => value / SCALE)]));
}

/** The same in one byte a number, as they are kept: their length is not 1. */
export async function readPackedVectors(path: string): Promise<Map<string, Int8Array>> {
  const packed = await readFile(path).catch(() => null);
  const vectors = new Map<string, Int8Array>();
  if (!packed) return vectors;
  const bytes = gunzipSync(packed);
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + at + NAME_BYTES, DIMENSIONS);
    vectors.set(bytes.toString('hex', at, at + NAME_BYTES), numbers);
  }
  return vectors;
}

export async function writeVectors(path: string, vectors: ReadonlyMap<string, Float32Array>): Promise<void> {
  const entries = [...vectors].sort(([one], [other]) => (one < other ? -1 : 1));
  const bytes = entries.flatMap(([name, vector]) => [
    Buffer.from(name, 'hex'),
    Buffer.from(Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value * SCALE)))).buffer),
  ]);
  await writeFile(path, gzipSync(Buffer.concat(bytes), { level: 9 }));
}

export function nameOf(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('hex')
    .slice(0, NAME_BYTES * 2);
}
