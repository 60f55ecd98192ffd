import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { runImpact } from '../cli/program.ts';

/** Where every start begins; by it Node keeps what it made of the source, for the next start. */
export const START = join(import.meta.dirname, '..', 'start.js');

/** What starts each program of ours. */
const PROGRAMS = { 'cli.ts': [START, 'impact'], 'main.ts': [START] };

/** What a program of ours did. */
export interface Ran {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a program of ours as an operator does, with nothing of this process's own environment. */
export async function runProgram(
  script: 'cli.ts' | 'main.ts',
  args: readonly string[],
  environment: Record<string, string>,
  input = '',
): Promise<Ran> {
  const child = spawn(process.execPath, [...PROGRAMS[script], ...args], {
    cwd: tmpdir(),
    env: { NO_COLOR: '1', ...environment },
  });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => {
    output.stdout += chunk;
  });
  child.stderr.on('data', (chunk) => {
    output.stderr += chunk;
  });
  child.stdin.end(input);
  const [code] = await once(child, 'close');
  return { code, ...output };
}

/** Ends when the command before it has. */
let before: Promise<unknown> = Promise.resolve();

/**
 * The same of a command of the operator, in this process: a start takes seconds of the processor, and most tests are about what
 * a command does. One at a time, since for that while this process has its environment, and what it prints.
 */
export function runCommand(args: readonly string[], environment: Record<string, string>, input = ''): Promise<Ran> {
  const ran = before.then(() => runHere(args, environment, input));
  before = ran.catch(() => undefined);
  return ran;
}

async function runHere(args: readonly string[], environment: Record<string, string>, input: string): Promise<Ran> {
  const { env, exitCode } = process;
  const stdin = Object.getOwnPropertyDescriptor(process, 'stdin') ?? {};
  const stdout = taken(process.stdout);
  const stderr = taken(process.stderr);
  process.env = { NO_COLOR: '1', ...environment };
  process.exitCode = 0;
  Object.defineProperty(process, 'stdin', { value: Readable.from([input]), configurable: true });
  try {
    await runImpact(args);
    return { code: Number(process.exitCode), stdout: stdout.said(), stderr: stderr.said() };
  } finally {
    stdout.giveBack();
    stderr.giveBack();
    process.env = env;
    process.exitCode = exitCode;
    Object.defineProperty(process, 'stdin', stdin);
  }
}

/** Keeps what is written to a stream, and from it. */
function taken(stream: NodeJS.WriteStream): { said(): string; giveBack(): void } {
  const { write } = stream;
  let said = '';
  stream.write = (chunk: string | Uint8Array, ...rest: unknown[]) => {
    said += typeof chunk === 'string' ? chunk : Buffer.from(chunk).toString();
    const written = rest.find((one) => typeof one === 'function');
    if (written) queueMicrotask(() => written());
    return true;
  };
  return {
    said: () => said,
    giveBack() {
      stream.write = write;
    },
  };
}
