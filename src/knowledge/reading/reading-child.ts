import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ReadDocument } from './document.ts';
import { readingError } from './errors.ts';
import { LIFELINE, type ReadingLimits, type ReadRequest, type ReadResponse, TOO_HEAVY } from './protocol.ts';

/** A process that reads documents, one at a time. */
export interface ReadingChild {
  /** False when it is gone, or grew so much that the next document is better read in a new one. */
  isFit(): boolean;
  /** @throws AppError `reading.…`, and then it is gone or can go on; see {@link isFit} */
  read(request: ReadRequest): Promise<ReadDocument>;
  end(): void;
}

const MEGABYTE = 1024 * 1024;
const PROJECT = fileURLToPath(new URL('../../../', import.meta.url));
/** What the program for reading is made of; not the settings and the database, which may lie beside it. */
const READABLE = ['src', 'node_modules', 'prisma', 'package.json'].map((name) => join(PROJECT, name));
const HOW_GLADLY_ENDED = '/proc/self/oom_score_adj';
/** With these signals V8 ends a process whose objects no longer fit, and the system one for which it has no memory. */
const OUT_OF_MEMORY: readonly (NodeJS.Signals | null)[] = ['SIGABRT', 'SIGTRAP', 'SIGKILL'];

/**
 * Starts a process for reading. It gets no secrets of the environment, may write no file and start nothing, ends when
 * this process is gone, and does not keep this process alive.
 */
export function startReadingChild(program: URL, limits: ReadingLimits): ReadingChild {
  const child = spawn(process.execPath, [...rightsWithin(limits), fileURLToPath(program), String(limits.memoryBytes)], {
    env: {},
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  let said = '';
  let fit = true;
  let tooSlow = false;
  const ended = Promise.withResolvers<Error>();
  const end = (error: Error) => {
    fit = false;
    ended.resolve(error);
  };
  const lifeline = child.stdio[LIFELINE];
  if (lifeline instanceof Socket)
    lifeline
      .setEncoding('utf8')
      .on('data', (word) => (said += word))
      .unref();
  child.once('error', end);
  child.once('close', (_code, signal) => {
    const heavy = said === TOO_HEAVY || OUT_OF_MEMORY.includes(signal);
    end(readingError(tooSlow ? 'too-slow' : heavy ? 'too-heavy' : 'broken'));
  });
  child.channel?.unref();
  child.unref();

  function answer(request: ReadRequest): Promise<ReadResponse> {
    const answered = Promise.withResolvers<ReadResponse>();
    child.once('message', answered.resolve);
    // A process that is gone hears nothing: that is told when it closes.
    child.send(request, () => undefined);
    return Promise.race([answered.promise, ended.promise.then((error) => Promise.reject(error))]).finally(() =>
      child.removeListener('message', answered.resolve),
    );
  }

  return {
    isFit: () => fit,
    async read(request) {
      const timer = setTimeout(() => {
        tooSlow = true;
        child.kill('SIGKILL');
      }, limits.timeoutMs);
      child.ref();
      try {
        const response = await answer(request);
        fit &&= response.memoryBytes < limits.memoryBytes / 2;
        if ('document' in response) return response.document;
        throw readingError(response.problem, response.detail);
      } finally {
        clearTimeout(timer);
        child.unref();
      }
    },
    end: () => void child.kill('SIGKILL'),
  };
}

function rightsWithin({ heapBytes }: ReadingLimits): string[] {
  return [
    `--max-old-space-size=${Math.round(heapBytes / MEGABYTE)}`,
    '--permission',
    '--allow-worker',
    ...[...READABLE, HOW_GLADLY_ENDED].map((path) => `--allow-fs-read=${path}`),
    `--allow-fs-write=${HOW_GLADLY_ENDED}`,
  ];
}
