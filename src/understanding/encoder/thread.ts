import { Worker } from 'node:worker_threads';
import { AppError } from '../../errors.ts';
import type { Purpose } from './encoder.ts';

const WORKER = new URL('./encoder-worker.ts', import.meta.url);

/** An encoder in a thread of its own. */
export interface EncoderThread {
  dimensions: number;
  /**
   * The vector of a text; texts are taken in the order in which they come.
   *
   * @throws AppError `encoder.stopped` when the thread ended
   */
  encode(text: string, purpose: Purpose): Promise<Float32Array>;
  close(): Promise<void>;
}

type Said = { dimensions: number } | { id: number; vector: Float32Array };

interface Waiting {
  resolve(vector: Float32Array): void;
  reject(error: Error): void;
}

/**
 * Starts the thread; ready when the weights are there.
 *
 * @param path of `prisma/encoder/encoder.bin`, or of a file made like it
 * @throws AppError `encoder.stopped` with the cause when it cannot start
 */
export async function startEncoder(path: string): Promise<EncoderThread> {
  const worker = new Worker(WORKER, { workerData: path });
  const waiting = new Map<number, Waiting>();
  let next = 0;
  let ended: AppError | null = null;
  const end = (cause?: unknown) => {
    ended ??= new AppError({ code: 'encoder.stopped', message: 'The encoder has stopped.', cause });
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
    return ended;
  };
  const dimensions = await new Promise<number>((resolve, reject) => {
    worker.on('error', (error) => reject(end(error)));
    worker.on('exit', () => reject(end()));
    worker.on('message', (said: Said) => {
      if ('dimensions' in said) return resolve(said.dimensions);
      waiting.get(said.id)?.resolve(said.vector);
      waiting.delete(said.id);
      if (waiting.size === 0) worker.unref();
    });
  });
  // Only who waits for a vector stays alive for it.
  worker.unref();
  return {
    dimensions,
    encode(text, purpose) {
      if (ended) return Promise.reject(ended);
      const id = next++;
      worker.ref();
      worker.postMessage({ id, text, purpose });
      return new Promise((resolve, reject) => waiting.set(id, { resolve, reject }));
    },
    async close() {
      await worker.terminate();
    },
  };
}
