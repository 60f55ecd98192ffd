import { AppError } from '../../errors.ts';
import { type EncoderThread, startEncoder } from './thread.ts';

/** Who joins soon after the last one left finds it still there: a start costs a quarter of a second of processor. */
const KEPT_MS = 10_000;

interface Shared {
  thread: Promise<EncoderThread>;
  users: number;
  /** When nobody uses it any more: what ends it soon. */
  ending?: NodeJS.Timeout;
}

const running = new Map<string, Shared>();

/**
 * The encoder that this process has for a file, in one thread for all who join: it is started for the first of them, and ends some
 * time after the last has left. For who may have to wait for others; who has much to read starts one of its own.
 *
 * @throws AppError `encoder.stopped` with the cause when it cannot start
 */
export async function joinEncoder(path: string): Promise<EncoderThread> {
  const shared = running.get(path) ?? begin(path);
  clearTimeout(shared.ending);
  shared.users += 1;
  const forget = () => {
    if (running.get(path) === shared) running.delete(path);
  };
  const thread = await shared.thread.catch((error: unknown) => {
    forget();
    throw error;
  });
  let left = false;
  return {
    dimensions: thread.dimensions,
    async encode(text, purpose) {
      if (left) throw new AppError({ code: 'encoder.stopped', message: 'The encoder was let go of.' });
      return thread.encode(text, purpose).catch((error: unknown) => {
        // It has ended by itself: whoever joins from now on gets another one.
        forget();
        throw error;
      });
    },
    async close() {
      if (left) return;
      left = true;
      shared.users -= 1;
      if (shared.users > 0) return;
      shared.ending = setTimeout(() => {
        forget();
        void thread.close();
      }, KEPT_MS).unref();
    },
  };
}

function begin(path: string): Shared {
  const shared = { thread: startEncoder(path), users: 0 };
  running.set(path, shared);
  return shared;
}
