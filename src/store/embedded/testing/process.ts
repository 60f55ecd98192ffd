import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { z } from 'zod';
import type { ServerAccount } from '../account.ts';
import { joinEmbeddedPostgres } from '../join.ts';

const answerSchema = z.object({
  url: z.string().optional(),
  committed: z.number().optional(),
  left: z.boolean().optional(),
  error: z.string().optional(),
  message: z.string().optional(),
});
type Answer = z.infer<typeof answerSchema>;

/** A process that uses the embedded server of a data folder. */
export interface Member {
  pid: number;
  /** Gives an order and waits for the answer to it. */
  order(word: 'join' | 'write' | 'leave'): Promise<Answer>;
  /** Waits for one more answer to the last order. */
  next(): Promise<Answer>;
  /** Ends it in the way nothing can prepare for. */
  kill(): Promise<void>;
  /** Ends it without leaving. */
  end(): Promise<void>;
}

export interface MemberOptions {
  dataDir: string;
  systemDir: string;
  /** Another user to run as; only root may say so. */
  account?: ServerAccount;
  /** Rights that it takes away from every file it makes, for example `077`. */
  umask?: string;
  /** Words before the command, for example of a program that runs it in surroundings of its own. */
  within?: readonly string[];
  /** Another copy of `member.ts` to run. */
  program?: string;
}

export function startMember(options: MemberOptions): Member {
  const { dataDir, systemDir, account, umask, within = [], program = join(import.meta.dirname, 'member.ts') } = options;
  const command = [process.execPath, program, dataDir, systemDir];
  const shell = umask ? ['/bin/sh', '-c', `umask ${umask} && exec "$0" "$@"`] : [];
  const [first = '', ...rest] = [...within, ...shell, ...command];
  const child = spawn(first, rest, {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd: '/',
    ...(account ?? {}),
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async () => {
    const { done, value } = await lines.next();
    if (done) throw new Error('the process ended without an answer');
    return answerSchema.parse(JSON.parse(value));
  };
  return {
    pid: child.pid ?? 0,
    next,
    order(word) {
      child.stdin.write(`${word}\n`);
      return next();
    },
    async kill() {
      child.kill('SIGKILL');
      await ended(child);
    },
    async end() {
      child.stdin.end();
      await ended(child);
    },
  };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}

/** A folder for a test, and a way to delete it. */
export async function makeFolder(mode: number): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await realpath(await mkdtemp(join(tmpdir(), 'impactmakelaar-test-')));
  await chmod(path, mode);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}

/** A data folder that was made and left again, to copy: making one takes two seconds. */
export interface MadeFolder {
  /** As it is, with the owner of each file, to a place where nothing is yet. */
  copyTo(dataDir: string): Promise<void>;
  remove(): Promise<void>;
}

export async function makeDataFolder(): Promise<MadeFolder> {
  const { path, remove } = await makeFolder(0o711);
  const dataDir = join(path, 'data');
  await (await joinEmbeddedPostgres({ dataDir, systemDir: join(path, 'system') })).leave();
  return { copyTo: async (to) => void (await promisify(execFile)('cp', ['-a', dataDir, to])), remove };
}
