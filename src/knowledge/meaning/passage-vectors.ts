/** The vectors of the passages of one part of an index, in one byte a number: a hundred thousand of them must fit in memory. */
export interface PassageVectors {
  set(place: number, vector: Int8Array): void;
  /** Undefined where none is known. */
  at(place: number): Int8Array | undefined;
  /** How near each passage is to a question (cosine); NaN where no vector is known. Null when none is known at all. */
  nearnessTo(question: Float32Array): Float32Array | null;
  /** As they are now, to be kept. */
  copy(): KeptVectors;
}

/** Vectors as they lie in memory. */
export interface KeptVectors {
  /** How many numbers each has; 0: none is known yet. */
  dimensions: number;
  numbers: Int8Array<ArrayBuffer>;
  /** One divided by the length of each vector; NaN: not known. */
  scales: Float32Array<ArrayBuffer>;
}

/**
 * @param count how many passages there are
 * @param kept what is known of them already
 */
export function createPassageVectors(count: number, kept?: KeptVectors): PassageVectors {
  let dimensions = kept?.dimensions ?? 0;
  let numbers = kept?.numbers ?? new Int8Array(0);
  const scales = kept?.scales ?? new Float32Array(count).fill(Number.NaN);
  return {
    copy: () => ({ dimensions, numbers: numbers.slice(), scales: scales.slice() }),
    set(place, vector) {
      if (dimensions !== vector.length) {
        dimensions = vector.length;
        numbers = new Int8Array(count * dimensions);
        scales.fill(Number.NaN);
      }
      numbers.set(vector, place * dimensions);
      scales[place] = 1 / lengthOf(vector);
    },
    at(place) {
      const scale = scales[place];
      if (scale === undefined || Number.isNaN(scale)) return undefined;
      return numbers.subarray(place * dimensions, (place + 1) * dimensions);
    },
    nearnessTo(question) {
      if (dimensions !== question.length) return null;
      const near = new Float32Array(count);
      for (let place = 0, from = 0; place < count; place += 1, from += dimensions) {
        let sum = 0;
        for (let i = 0; i < dimensions; i += 1) sum += (numbers[from + i] ?? 0) * (question[i] ?? 0);
        near[place] = sum * (scales[place] ?? 0);
      }
      return near;
    },
  };
}

/** A vector in one byte a number; its length is no longer 1. */
export function packed(vector: Float32Array): Int8Array<ArrayBuffer> {
  const most = vector.reduce((max, value) => Math.max(max, Math.abs(value)), Number.MIN_VALUE);
  return Int8Array.from(vector, (value) => Math.round((value / most) * 127));
}

function lengthOf(vector: Int8Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0)) || 1;
}
