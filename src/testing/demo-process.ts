import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROJECT = join(import.meta.dirname, '..', '..');
const READY_TIMEOUT_MS = 90_000;

/** The demo as a newcomer starts it, in a process of its own. */
export interface DemoProcess {
  /** The address it printed. */
  pageUrl: string;
  /** From start to that address, in milliseconds. */
  readyMs: number;
  stop(): Promise<void>;
}

/** @param dataDir where its database is; the same folder again is a second start */
export async function startDemo(dataDir: string): Promise<DemoProcess> {
  const startedAt = performance.now();
  const child = spawn('npm', ['run', 'demo'], {
    cwd: PROJECT,
    env: { ...process.env, DATA_DIR: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const pageUrl = await printedUrl(child);
  return {
    pageUrl,
    readyMs: performance.now() - startedAt,
    async stop() {
      // The whole group, as Ctrl+C in a terminal does.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
    },
  };
}

function printedUrl(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('The demo printed no address.')), READY_TIMEOUT_MS);
    child.once('exit', (code) => reject(new Error(`The demo ended with ${code}.`)));
    if (!child.stdout) throw new Error('The demo has no output.');
    createInterface({ input: child.stdout }).on('line', (line) => {
      const url = /http:\/\/localhost:\d+/.exec(line)?.[0];
      if (!url) return;
      clearTimeout(timer);
      resolve(url);
    });
  });
}
