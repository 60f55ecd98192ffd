/** A list of whole numbers from 0 on that grows without an object per number. */
export interface IntList {
  readonly length: number;
  push(value: number): void;
  /** The numbers, in exactly as much memory as they need; the list itself is used up. */
  toArray(): Uint32Array;
}

const FIRST_CAPACITY = 1_024;

export function createIntList(): IntList {
  let values = new Uint32Array(FIRST_CAPACITY);
  let length = 0;
  return {
    get length() {
      return length;
    },
    push(value) {
      if (length === values.length) {
        // Transferred, the smaller one is given back at once and not when the collector comes by.
        values = new Uint32Array(values.buffer.transfer(values.byteLength * 2));
      }
      values[length] = value;
      length += 1;
    },
    toArray: () => new Uint32Array(values.buffer.transfer(length * values.BYTES_PER_ELEMENT)),
  };
}

/** Rows of whole numbers, one behind the other: row `n` is `values` from `starts[n]` to `starts[n + 1]`. */
export interface IntRows {
  starts: Uint32Array;
  values: Uint32Array;
}

export function rowOf({ starts, values }: IntRows, row: number): Uint32Array {
  return values.subarray(starts[row], starts[row + 1]);
}

/** Makes rows; the numbers of a row are pushed first, then the row is ended. */
export function createIntRows(): { push(value: number): void; endRow(): void; toRows(): IntRows } {
  const starts = createIntList();
  const values = createIntList();
  starts.push(0);
  return {
    push: (value) => values.push(value),
    endRow: () => starts.push(values.length),
    toRows: () => ({ starts: starts.toArray(), values: values.toArray() }),
  };
}
