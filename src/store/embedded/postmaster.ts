import { execFile } from 'node:child_process';
import { readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { AppError } from '../../errors.ts';
import { readIfThere } from './files.ts';

/** A running server, as its `postmaster.pid` describes it. */
export interface Postmaster {
  pid: number;
  port: number;
}

interface PidFile extends Postmaster {
  dataDir: string;
  ready: boolean;
}

const POLL_MS = 10;

/** How `pg_ctl` starts a server; someone reading its log is not one. */
const SERVER_COMMAND = /postgres(\.exe)?"? "?-D"? /;

/**
 * Finds the server that runs on a data folder, waiting while it is still starting or stopping. A `postmaster.pid` that a
 * dead server left is recognised even when another program has got its process id since.
 *
 * @returns null when none runs
 */
export async function findPostmaster(clusterDir: string, timeoutMs: number): Promise<Postmaster | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const recorded = await readPidFile(clusterDir);
    if (!recorded) return null;
    if (!(await isRunning(recorded, clusterDir))) {
      await forget(recorded, clusterDir);
      return null;
    }
    if (recorded.ready) return { pid: recorded.pid, port: recorded.port };
    if (performance.now() > deadline) throw notReady(recorded.pid);
    await sleep(POLL_MS);
  }
}

/** The port of the server that was there last and did not stop as it should; null when the last one did. */
export async function portOfLastServer(clusterDir: string): Promise<number | null> {
  const port = (await readPidFile(clusterDir))?.port ?? Number.NaN;
  return port > 0 ? port : null;
}

/** https://www.postgresql.org/docs/18/storage-file-layout.html: one fact a line; the last ones come as it starts. */
async function readPidFile(clusterDir: string): Promise<PidFile | null> {
  const text = await readIfThere(join(clusterDir, 'postmaster.pid'));
  if (text === null) return null;
  const [pid = '', dataDir = '', , port = '', , , , status = ''] = text.split('\n').map((line) => line.trim());
  return {
    pid: Math.abs(Number.parseInt(pid, 10)),
    dataDir,
    port: Number.parseInt(port, 10),
    ready: status === 'ready',
  };
}

async function isRunning(recorded: PidFile, clusterDir: string): Promise<boolean> {
  const command = (await commandLine(recorded.pid)) ?? '';
  if (!SERVER_COMMAND.test(command) || !command.includes(recorded.dataDir)) return false;
  const there = await stat(recorded.dataDir).catch(() => null);
  if (!there) {
    throw new AppError({
      code: 'store.embedded.moved',
      message: `${clusterDir} was moved while its database was running. Stop process ${recorded.pid} and start again.`,
    });
  }
  // The data folder may be a copy, made with the pid file of a server that runs on the original.
  const here = await stat(clusterDir);
  return there.dev === here.dev && there.ino === here.ino;
}

/** With a living stranger under the recorded process id PostgreSQL would refuse to start; other leftovers it clears itself. */
async function forget(recorded: PidFile, clusterDir: string): Promise<void> {
  if (isAlive(recorded.pid)) await rm(join(clusterDir, 'postmaster.pid'), { force: true });
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** How a process was started, with forward slashes; null when there is no such process. */
async function commandLine(pid: number): Promise<string | null> {
  try {
    return (await readCommandLine(pid)).replaceAll('\\', '/');
  } catch {
    return null;
  }
}

async function readCommandLine(pid: number): Promise<string> {
  if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
  const run = promisify(execFile);
  if (process.platform !== 'win32') return (await run('ps', ['-ww', '-p', String(pid), '-o', 'command='])).stdout;
  const query = `(Get-CimInstance Win32_Process -Filter "ProcessId=${pid}").CommandLine`;
  return (await run('powershell.exe', ['-NoProfile', '-Command', query], { windowsHide: true })).stdout;
}

function notReady(pid: number): AppError {
  return new AppError({
    code: 'store.embedded.not-ready',
    message: `The database (process ${pid}) is still starting or stopping. Look into server.log in its data folder, wait, and start again.`,
    retryable: true,
  });
}
