import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { AppError } from '../../errors.ts';

/** What the encoder is made of, as its file says (`prisma/encoder/README.md`). */
const headerSchema = z.object({
  shape: z.object({ H: z.int(), NL: z.int(), NH: z.int(), FF: z.int(), MAXP: z.int(), eps: z.number() }),
  unknownScore: z.number(),
  special: z.object({ bos: z.int(), eos: z.int(), unk: z.int() }),
  source: z.string(),
  parts: z.record(z.string(), z.tuple([z.int(), z.int()])),
});

export interface EncoderFile extends Omit<z.infer<typeof headerSchema>, 'parts'> {
  /** @throws AppError `encoder.unreadable` when the file has no such part */
  part(name: string): Uint8Array;
  /** A part of numbers of 32 bits. */
  floats(name: string): Float32Array<ArrayBuffer>;
}

/** @throws AppError `encoder.unreadable` */
export async function readEncoderFile(path: string): Promise<EncoderFile> {
  const bytes = await readFile(path).catch((cause: unknown) => unreadable(path, cause));
  if (bytes.subarray(0, 4).toString('latin1') !== 'ENC1') return unreadable(path, 'no file of the encoder');
  const begin = 8 + bytes.readUInt32LE(4);
  const { parts, ...header } = headerSchema.parse(JSON.parse(bytes.subarray(8, begin).toString('utf8')));
  const part = (name: string): Uint8Array => {
    const place = parts[name];
    return place ? bytes.subarray(begin + place[0], begin + place[0] + place[1]) : unreadable(path, `no ${name}`);
  };
  // Copied: within the file a part need not stand where numbers of 32 bits may.
  return { ...header, part, floats: (name) => new Float32Array(new Uint8Array(part(name)).buffer) };
}

function unreadable(path: string, cause: unknown): never {
  throw new AppError({ code: 'encoder.unreadable', message: `${path} cannot be read as an encoder.`, cause });
}

/** Weights in blocks of 32: a scale of 16 bits and 32 numbers of 4 bits, low halves first. */
const BLOCK = 32;
const BLOCK_BYTES = 18;

/**
 * Unpacks weights of 4 bits.
 *
 * @param weights gets the numbers, −8 to 7, in their order
 * @param scales gets one number a block
 */
export function unpack(packed: Uint8Array, weights: Int8Array, scales: Float32Array): void {
  const blocks = packed.length / BLOCK_BYTES;
  for (let block = 0; block < blocks; block += 1) {
    const at = block * BLOCK_BYTES;
    scales[block] = halfFloat((packed[at] ?? 0) | ((packed[at + 1] ?? 0) << 8));
    const to = block * BLOCK;
    for (let j = 0; j < BLOCK / 2; j += 1) {
      const two = packed[at + 2 + j] ?? 0;
      weights[to + j] = (two & 15) - 8;
      weights[to + j + BLOCK / 2] = (two >> 4) - 8;
    }
  }
}

/** IEEE 754 binary16. */
function halfFloat(bits: number): number {
  const sign = bits & 0x8000 ? -1 : 1;
  const exponent = (bits >> 10) & 31;
  const fraction = bits & 0x3ff;
  if (exponent === 0) return sign * fraction * 2 ** -24;
  return sign * (1 + fraction / 1024) * 2 ** (exponent - 15);
}
