import { execFile } from 'node:child_process';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
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
const POLL_UNNAMED_MS = 500;

/** How `pg_ctl` starts a server; someone reading its log is not one. */
const SERVER_COMMAND = /postgres(\.exe)?"? "?-D"? /;

/**
 * Finds the server that runs on a data folder, waiting while it is still starting or stopping. A `postmaster.pid` that a
 * dead server left is recognised even when another program has got its process id since. One that says nothing is
 * removed, but never while a server runs on the folder: that one ends by itself, and is waited for.
 *
 * @returns null when none runs
 * @throws AppError `store.embedded.not-ready`, `store.embedded.unnamed`, `store.embedded.moved`
 */
export async function findPostmaster(clusterDir: string, timeoutMs: number): Promise<Postmaster | null> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const recorded = await readPidFile(clusterDir);
    const waitsFor = recorded && recorded.pid > 0 ? await named(recorded, clusterDir) : await unnamed(clusterDir);
    if (waitsFor === null) {
      // With a file that says nothing, or a living stranger in it, PostgreSQL would refuse to start.
      if (recorded && mustBeForgotten(recorded)) await rm(join(clusterDir, 'postmaster.pid'), { force: true });
      return null;
    }
    if ('port' in waitsFor) return waitsFor;
    if (performance.now() > deadline) throw waitsFor.error;
    await sleep(waitsFor.pollMs);
  }
}

/** A server that runs and cannot be used yet, or not any more. */
interface Waiting {
  error: AppError;
  pollMs: number;
}

async function named(recorded: PidFile, clusterDir: string): Promise<Postmaster | Waiting | null> {
  if (!(await isRunning(recorded, clusterDir))) return null;
  const { pid, port, ready } = recorded;
  return ready ? { pid, port } : { error: notReady(pid), pollMs: POLL_MS };
}

async function unnamed(clusterDir: string): Promise<Waiting | null> {
  const pid = await serverOn(clusterDir);
  return pid === null ? null : { error: unnamedServer(pid, clusterDir), pollMs: POLL_UNNAMED_MS };
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
  if (!SERVER_COMMAND.test(command) || !names(command, recorded.dataDir)) return false;
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

/** Whether a command has this very path in it, and not only one that begins with it. */
function names(command: string, path: string): boolean {
  const behind = command.slice(command.indexOf(path) + path.length);
  return command.includes(path) && /^($|["' ])/.test(behind);
}

/** The process of a server that was started on a data folder, whatever its `postmaster.pid` says; null: there is none. */
async function serverOn(clusterDir: string): Promise<number | null> {
  const path = clusterDir.replaceAll('\\', '/');
  for (const { pid, command } of await readCommandLines()) {
    if (SERVER_COMMAND.test(command) && names(command.replaceAll('\\', '/'), path)) return pid;
  }
  return null;
}

/** Of a process that ended, or of a server on another folder. What names a dead process PostgreSQL clears away itself. */
function mustBeForgotten({ pid }: PidFile): boolean {
  return !(pid > 0) || isAlive(pid);
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

/** Of every process; one that ended meanwhile, or that is not ours to see, is left out. */
async function readCommandLines(): Promise<{ pid: number; command: string }[]> {
  if (process.platform === 'linux') {
    const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
    const commands = await Promise.all(pids.map(async (pid) => ({ pid, command: (await commandLine(pid)) ?? '' })));
    return commands;
  }
  const run = promisify(execFile);
  const query = `Get-CimInstance Win32_Process -Filter "Name='postgres.exe'" | ForEach-Object { "$($_.ProcessId) $($_.CommandLine)" }`;
  const { stdout } =
    process.platform === 'win32'
      ? await run('powershell.exe', ['-NoProfile', '-Command', query], { windowsHide: true })
      : await run('ps', ['-axww', '-o', 'pid=,command=']);
  return stdout.split('\n').map((line) => ({ pid: Number.parseInt(line, 10), command: line.trim() }));
}

function unnamedServer(pid: number, clusterDir: string): AppError {
  return new AppError({
    code: 'store.embedded.unnamed',
    message: `A database server (process ${pid}) runs on ${clusterDir}, and its file postmaster.pid is missing or damaged. Nothing was changed. Such a server ends by itself within a minute: wait and start again, or end that process.`,
    retryable: true,
  });
}

function notReady(pid: number): AppError {
  return new AppError({
    code: 'store.embedded.not-ready',
    message: `The database (process ${pid}) is still starting or stopping. Look into server.log in its data folder, wait, and start again.`,
    retryable: true,
  });
}
