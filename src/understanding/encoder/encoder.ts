import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Attention, bytesOfAttention, createAttention } from './attention.ts';
import { createTokenizer, type Tokenizer } from './tokenizer.ts';
import { type EncoderFile, readEncoderFile, unpack } from './weights.ts';

/** What a text is to be: something asked, or something that may answer (the model was trained with both). */
export type Purpose = 'query' | 'passage';

/** Turns texts into vectors of which the inner product says how near they are in meaning. */
export interface Encoder {
  /** How many numbers a vector has. */
  dimensions: number;
  /** @returns a vector of length 1; of a text of any length the first 510 pieces count */
  encode(text: string, purpose: Purpose): Float32Array<ArrayBuffer>;
}

/** The most pieces of a text that are read at once, its begin and end included; the file may allow fewer. */
const LONGEST = 512;
/** The kernel takes so many tokens at a time. */
const TOGETHER = 4;
const BLOCK = 32;
const MOST_OF_16_BITS = 32_767;

/**
 * multilingual-e5-small (Wang et al., 2024): twelve layers of BERT over pieces of XLM-R, mean pooled. The products of
 * matrices and the sums of attention, which are nearly all of the work, run in WebAssembly (`matmul.wat`); the rest is plain.
 *
 * @throws AppError `encoder.unreadable`
 */
export async function openEncoder(path: string): Promise<Encoder> {
  const [file, kernel] = await Promise.all([readEncoderFile(path), readFile(join(import.meta.dirname, 'matmul.wasm'))]);
  const network = await loadNetwork(file, kernel);
  const tokenize = createTokenizer(file);
  return { dimensions: file.shape.H, encode: (text, purpose) => encode(file, network, tokenize, { text, purpose }) };
}

interface Matrix {
  weights: number;
  scales: number;
  bias: number;
  outputs: number;
  inputs: number;
}

interface Norm {
  weight: Float32Array;
  bias: Float32Array;
}

interface Layer {
  query: Matrix;
  key: Matrix;
  value: Matrix;
  attended: Matrix;
  attendedNorm: Norm;
  widened: Matrix;
  narrowed: Matrix;
  narrowedNorm: Norm;
}

interface Network {
  words: Uint8Array;
  positions: Float32Array;
  type: Float32Array;
  norm: Norm;
  layers: Layer[];
  /** The first `tokens` rows of `from` are what is multiplied from now on. */
  take(from: Float32Array, tokens: number): void;
  /** Multiplies the rows that were taken with a matrix. */
  multiply(matrix: Matrix): Float32Array;
  attend: Attention;
}

async function loadNetwork(file: EncoderFile, kernel: Uint8Array): Promise<Network> {
  const { H, FF, NL, NH } = file.shape;
  const perLayer = 4 * H * H + 2 * H * FF;
  const forWeights = NL * (perLayer + (perLayer / BLOCK) * 4 + (5 * H + FF) * 4);
  const forTokens = LONGEST * (FF * 2 + 4 + FF * 4) + bytesOfAttention(H / NH, LONGEST);
  const memory = new WebAssembly.Memory({ initial: Math.ceil((forWeights + forTokens) / 65_536) + 2 });
  const { instance } = await WebAssembly.instantiate(kernel, { env: { memory } });
  const kernels = instance.exports;

  let top = 0;
  const reserve = (bytes: number) => {
    const at = top;
    top += Math.ceil(bytes / 16) * 16;
    return at;
  };
  const norm = (name: string): Norm => ({ weight: file.floats(`${name}.w`), bias: file.floats(`${name}.b`) });
  const matrix = (name: string, outputs: number, inputs: number): Matrix => {
    const size = outputs * inputs;
    const weights = reserve(size);
    const scales = reserve((size / BLOCK) * 4);
    const bias = reserve(outputs * 4);
    unpack(
      file.part(`${name}.w`),
      new Int8Array(memory.buffer, weights, size),
      new Float32Array(memory.buffer, scales, size / BLOCK),
    );
    new Float32Array(memory.buffer, bias, outputs).set(file.floats(`${name}.b`));
    return { weights, scales, bias, outputs, inputs };
  };
  const layers = Array.from(
    { length: NL },
    (_, l): Layer => ({
      query: matrix(`l${l}.q`, H, H),
      key: matrix(`l${l}.k`, H, H),
      value: matrix(`l${l}.v`, H, H),
      attended: matrix(`l${l}.ao`, H, H),
      attendedNorm: norm(`l${l}.aln`),
      widened: matrix(`l${l}.fi`, FF, H),
      narrowed: matrix(`l${l}.fo`, H, FF),
      narrowedNorm: norm(`l${l}.oln`),
    }),
  );
  const rows = reserve(LONGEST * FF * 2);
  const rowScales = reserve(LONGEST * 4);
  const products = reserve(LONGEST * FF * 4);
  let taken = { tokens: 0, padded: 0 };

  return {
    words: file.part('emb.word'),
    positions: file.floats('emb.pos'),
    type: file.floats('emb.type'),
    norm: norm('emb.ln'),
    layers,
    attend: createAttention({ kernels, memory, reserve }, { size: H / NH, heads: NH, longest: LONGEST }),
    take(from, tokens) {
      const inputs = from.length / tokens;
      taken = { tokens, padded: Math.ceil(tokens / TOGETHER) * TOGETHER };
      const to = new Int16Array(memory.buffer, rows, taken.padded * inputs);
      quantize(from, to, new Float32Array(memory.buffer, rowScales, taken.padded), inputs);
    },
    multiply({ weights, scales, bias, outputs, inputs }) {
      kernels.matmul(weights, scales, bias, rows, rowScales, products, taken.padded, outputs, inputs);
      return new Float32Array(memory.buffer, products, taken.tokens * outputs).slice();
    },
  };
}

/** Each row as whole numbers of 16 bits with one scale; the rows that fill up are zero. */
function quantize(from: Float32Array, to: Int16Array, scales: Float32Array, width: number): void {
  to.fill(0, from.length);
  for (let begin = 0, row = 0; begin < from.length; begin += width, row += 1) {
    let most = 1e-12;
    for (let i = begin; i < begin + width; i += 1) most = Math.max(most, Math.abs(from[i] ?? 0));
    const scale = MOST_OF_16_BITS / most;
    for (let i = begin; i < begin + width; i += 1) {
      const value = (from[i] ?? 0) * scale;
      // Rounded: what is stored as a whole number loses what stands behind the comma.
      to[i] = value < 0 ? value - 0.5 : value + 0.5;
    }
    scales[row] = most / MOST_OF_16_BITS;
  }
}

function encode(
  file: EncoderFile,
  network: Network,
  tokenize: Tokenizer,
  { text, purpose }: { text: string; purpose: Purpose },
): Float32Array<ArrayBuffer> {
  const { bos, eos } = file.special;
  const { H, MAXP, eps } = file.shape;
  const pieces = tokenize(`${purpose}: ${text}`).slice(0, Math.min(MAXP, LONGEST) - 2);
  const ids = [bos, ...pieces, eos];
  const tokens = ids.length;
  const x = embedded(network, ids, H);
  normalise(x, null, network.norm, eps);
  for (const layer of network.layers) {
    network.take(x, tokens);
    const query = network.multiply(layer.query);
    const key = network.multiply(layer.key);
    const value = network.multiply(layer.value);
    network.take(network.attend({ query, key, value }, tokens), tokens);
    normalise(x, network.multiply(layer.attended), layer.attendedNorm, eps);
    network.take(x, tokens);
    const wide = network.multiply(layer.widened);
    for (let i = 0; i < wide.length; i += 1) wide[i] = gelu(wide[i] ?? 0);
    network.take(wide, tokens);
    normalise(x, network.multiply(layer.narrowed), layer.narrowedNorm, eps);
  }
  return meanOfLengthOne(x, H);
}

function embedded({ words, positions, type }: Network, ids: readonly number[], width: number): Float32Array {
  const x = new Float32Array(ids.length * width);
  const bytes = (width / BLOCK) * 18;
  const row = new Int8Array(width);
  const scales = new Float32Array(width / BLOCK);
  ids.forEach((id, token) => {
    unpack(words.subarray(id * bytes, (id + 1) * bytes), row, scales);
    for (let i = 0; i < width; i += 1) {
      const word = (row[i] ?? 0) * (scales[i >> 5] ?? 0);
      x[token * width + i] = word + (positions[token * width + i] ?? 0) + (type[i] ?? 0);
    }
  });
  return x;
}

/** x = norm(x + added), row by row. */
function normalise(x: Float32Array, added: Float32Array | null, { weight, bias }: Norm, eps: number): void {
  const width = weight.length;
  if (added) for (let i = 0; i < x.length; i += 1) x[i] = (x[i] ?? 0) + (added[i] ?? 0);
  for (let begin = 0; begin < x.length; begin += width) {
    const row = x.subarray(begin, begin + width);
    const mean = sumOf(row) / width;
    for (let i = 0; i < width; i += 1) row[i] = (row[i] ?? 0) - mean;
    const factor = 1 / Math.sqrt(product(row, row) / width + eps);
    for (let i = 0; i < width; i += 1) row[i] = (row[i] ?? 0) * factor * (weight[i] ?? 0) + (bias[i] ?? 0);
  }
}

function sumOf(row: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < row.length; i += 1) sum += row[i] ?? 0;
  return sum;
}

function product(one: Float32Array, other: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < one.length; i += 1) sum += (one[i] ?? 0) * (other[i] ?? 0);
  return sum;
}

const GELU_REACH = 8;
const GELU_STEPS = 512;
const geluTable = Float32Array.from({ length: 2 * GELU_REACH * GELU_STEPS + 2 }, (_, i) => {
  const x = i / GELU_STEPS - GELU_REACH;
  return 0.5 * x * (1 + erf(x / Math.SQRT2));
});

/** x times the chance that a normal number is below it; from a table, straight between its entries. */
function gelu(x: number): number {
  if (x <= -GELU_REACH) return 0;
  if (x >= GELU_REACH) return x;
  const place = (x + GELU_REACH) * GELU_STEPS;
  const at = Math.floor(place);
  const below = geluTable[at] ?? 0;
  return below + ((geluTable[at + 1] ?? 0) - below) * (place - at);
}

/** The error function (Abramowitz and Stegun, 7.1.26; off by at most 1.5e-7). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - polynomial * Math.exp(-x * x));
}

function meanOfLengthOne(x: Float32Array, width: number): Float32Array<ArrayBuffer> {
  const mean = new Float32Array(width);
  for (let i = 0; i < x.length; i += 1) mean[i % width] = (mean[i % width] ?? 0) + (x[i] ?? 0);
  const length = Math.hypot(...mean);
  return mean.map((one) => one / length);
}
