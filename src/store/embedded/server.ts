import { readFile, stat, truncate } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import type { Home } from './home.ts';
import { findPostmaster, type Postmaster, portOfLastServer } from './postmaster.ts';
import { runProgram } from './program.ts';
import { sharedMemorySettings } from './shared-memory.ts';

/** Longer than a server takes to see that it lost its `postmaster.pid`, after which it ends by itself: a minute. */
const TIMEOUT_S = 75;
const ATTEMPTS = 3;
/** Processes of a server that was killed keep its memory for a moment, and then the next one does not start. */
const ATTEMPTS_AFTER_DEATH = 5;
const PAUSE_AFTER_DEATH_MS = 400;
const LOG_LIMIT_BYTES = 10_000_000;
const LOG_FILE = 'server.log';

/**
 * Finds the server of a data folder, or starts one. The caller holds the gate. It gets the port of a server that died
 * there, because others may still have that address; else a free one.
 */
export async function ensureServer(home: Home, binaries: Binaries): Promise<{ port: number; started: boolean }> {
  const lastPort = await portOfLastServer(home.clusterDir);
  const running = await findPostmaster(home.clusterDir, TIMEOUT_S * 1000);
  if (running) return { port: running.port, started: false };
  await limitLog(home);
  const { port } = (await startAgain(lastPort, home, binaries)) ?? (await start(home, binaries));
  return { port, started: true };
}

async function startAgain(port: number | null, home: Home, binaries: Binaries): Promise<Postmaster | null> {
  if (port === null) return null;
  for (let attempt = 1; attempt <= ATTEMPTS_AFTER_DEATH; attempt += 1) {
    const running = await startOn(port, home, binaries);
    if (running) return running;
    await sleep(PAUSE_AFTER_DEATH_MS);
  }
  return null;
}

/** Stops the server of a data folder, if it runs, once its open transactions have been rolled back. */
export async function stopServer(home: Home, binaries: Binaries): Promise<void> {
  if (!(await findPostmaster(home.clusterDir, TIMEOUT_S * 1000))) return;
  const args = ['stop', `--pgdata=${home.clusterDir}`, '--mode=fast', '--wait', `--timeout=${TIMEOUT_S}`, '--silent'];
  const { code } = await runProgram(binaries.pgCtl, args, { account: home.account, captureErrors: false });
  if (code !== 0) throw await failure('store.embedded.stop', 'The database did not stop', home);
}

async function start(home: Home, binaries: Binaries): Promise<Postmaster> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt += 1) {
    const running = await startOn(await findFreePort(), home, binaries);
    if (running) return running;
  }
  throw await failure('store.embedded.start', 'The database did not start', home);
}

async function startOn(port: number, home: Home, binaries: Binaries): Promise<Postmaster | null> {
  const log = join(home.clusterDir, LOG_FILE);
  const wait = ['--wait', `--timeout=${TIMEOUT_S}`, '--silent'];
  const settings = Object.entries(await sharedMemorySettings()).map(([name, value]) => ` -c ${name}=${value}`);
  const options = `--options=-p ${port}${settings.join('')}`;
  const args = ['start', `--pgdata=${home.clusterDir}`, `--log=${log}`, options, ...wait];
  await runProgram(binaries.pgCtl, args, { account: home.account, captureErrors: false });
  // Whatever came of it: someone else may have taken the port in between (then it needs another attempt), or a process
  // that was killed at this point may have left a server on its way (then that one is it).
  return findPostmaster(home.clusterDir, TIMEOUT_S * 1000);
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Nobody rotates this log, and it must not fill the disk over the years. */
async function limitLog(home: Home): Promise<void> {
  const log = join(home.clusterDir, LOG_FILE);
  const found = await stat(log).catch(() => null);
  if (found && found.size > LOG_LIMIT_BYTES) await truncate(log);
}

async function failure(code: string, what: string, home: Home): Promise<AppError> {
  const log = join(home.clusterDir, LOG_FILE);
  const text = await readFile(log, 'utf8').catch(() => '');
  const last = text.trim().split('\n').slice(-3).join(' / ');
  return new AppError({
    code,
    message: `${what}. ${log} ends with: ${last || 'nothing'}. Correct that and try again.`,
  });
}
