import { connect } from 'node:net';

const LOOK_EVERY_MS = 1_000;
const AFTER_FAILURE_MS = 5_000;

/** Somebody who sees to it that the server of this process runs. */
export interface Watch {
  /** Looks no more; ends when what it has in hand is done. */
  stop(): Promise<void>;
}

/**
 * Looks every second whether the server on this machine still takes connections, and calls `revive` when nothing listens
 * there any more. A server that is slow or full listens, and is left alone.
 *
 * @param before what else is looked after each time
 * @param revive tried again after a while when it throws; what it throws is its own to tell
 */
export function watchServer(port: number, before: () => void, revive: () => Promise<void>): Watch {
  let stopped = false;
  let timer: NodeJS.Timeout;
  let looking = Promise.resolve();

  async function look(): Promise<number> {
    before();
    if (await isListening(port)) return LOOK_EVERY_MS;
    return revive().then(
      () => LOOK_EVERY_MS,
      () => AFTER_FAILURE_MS,
    );
  }

  function lookAfter(ms: number): void {
    timer = setTimeout(() => {
      looking = look().then((next) => {
        if (!stopped) lookAfter(next);
      });
    }, ms);
    timer.unref();
  }

  lookAfter(LOOK_EVERY_MS);
  return {
    stop() {
      stopped = true;
      clearTimeout(timer);
      return looking;
    },
  };
}

function isListening(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    const answer = (listening: boolean) => {
      socket.destroy();
      resolve(listening);
    };
    socket.unref();
    socket.once('connect', () => answer(true));
    socket.once('error', (error: NodeJS.ErrnoException) => answer(error.code !== 'ECONNREFUSED'));
  });
}
