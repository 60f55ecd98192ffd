/** Scaled dot-product attention of every token over all of them, head by head: what each token hears. */
export type Attention = (of: Heads, tokens: number) => Float32Array;

interface Heads {
  query: Float32Array;
  key: Float32Array;
  value: Float32Array;
}

/** The kernel reads a head of so many numbers. */
const SIZE = 32;
const BYTES = 4;

/** How much memory it takes for texts of at most so many tokens. */
export function bytesOfAttention(size: number, longest: number): number {
  return (4 * size * longest + longest * longest) * BYTES;
}

/** @param reserve gives a place in the memory for so many bytes */
export function createAttention(
  {
    kernels,
    memory,
    reserve,
  }: { kernels: WebAssembly.Kernels; memory: WebAssembly.Memory; reserve(bytes: number): number },
  { size, heads, longest }: { size: number; heads: number; longest: number },
): Attention {
  if (size !== SIZE) throw new RangeError(`The kernel reads heads of ${SIZE} numbers, not of ${size}.`);
  const width = size * heads;
  const rows = () => reserve(size * longest * BYTES);
  const [query, key, value, heard] = [rows(), rows(), rows(), rows()];
  const shares = reserve(longest * longest * BYTES);
  const rowsAt = (place: number, tokens: number) => new Float32Array(memory.buffer, place, tokens * size);
  return (of, tokens) => {
    const all = new Float32Array(tokens * width);
    for (let head = 0; head < width; head += size) {
      copy(of.query, head, width, rowsAt(query, tokens));
      copy(of.key, head, width, rowsAt(key, tokens));
      copy(of.value, head, width, rowsAt(value, tokens));
      kernels.scores(query, key, shares, tokens);
      makeShares(new Float32Array(memory.buffer, shares, tokens * tokens), tokens, 1 / Math.sqrt(size));
      kernels.blend(shares, value, heard, tokens);
      copyBack(rowsAt(heard, tokens), all, head, width);
    }
    return all;
  };
}

/** One head's part of every row, one behind the other. */
function copy(from: Float32Array, head: number, width: number, to: Float32Array): void {
  for (let at = head, row = 0; at < from.length; at += width, row += SIZE) to.set(from.subarray(at, at + SIZE), row);
}

function copyBack(from: Float32Array, to: Float32Array, head: number, width: number): void {
  for (let at = head, row = 0; at < to.length; at += width, row += SIZE) to.set(from.subarray(row, row + SIZE), at);
}

/** How near tokens are becomes how much one hears of another: of each row together 1 (softmax). */
function makeShares(near: Float32Array, tokens: number, scale: number): void {
  for (let begin = 0; begin < near.length; begin += tokens) {
    const row = near.subarray(begin, begin + tokens);
    let total = 0;
    for (let s = 0; s < tokens; s += 1) {
      const power = Math.exp((row[s] ?? 0) * scale);
      row[s] = power;
      total += power;
    }
    for (let s = 0; s < tokens; s += 1) row[s] = (row[s] ?? 0) / total;
  }
}
