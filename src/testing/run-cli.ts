import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const SOURCES = join(import.meta.dirname, '..');

/** Runs a program of ours as an operator does, with nothing of this process's own environment. */
export async function runProgram(
  script: 'cli.ts' | 'main.ts',
  args: readonly string[],
  environment: Record<string, string>,
  input = '',
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [join(SOURCES, script), ...args], {
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
