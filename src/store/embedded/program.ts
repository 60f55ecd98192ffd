import { spawn } from 'node:child_process';
import { dirname } from 'node:path';
import type { ServerAccount } from './account.ts';

const KEPT_ERROR_CHARACTERS = 2_000;

/**
 * Runs one of PostgreSQL's programs to its end, as the account of the server.
 *
 * @returns its exit code (null: ended by a signal) and the end of what it wrote to standard error
 */
export function runProgram(
  program: string,
  args: string[],
  options: { account: ServerAccount | null; captureErrors: boolean },
): Promise<{ code: number | null; errors: string }> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      // The working folder of the caller may be closed to the account of the server.
      cwd: dirname(program),
      stdio: ['ignore', 'ignore', options.captureErrors ? 'pipe' : 'ignore'],
      windowsHide: true,
      ...(options.account ?? {}),
      // The server outlives us and has no business with our tokens; Windows programs do not run without theirs.
      ...(process.platform === 'win32' ? {} : { env: { LC_ALL: 'C' } }),
    });
    let errors = '';
    child.stderr?.on('data', (chunk: Buffer) => {
      errors = (errors + chunk.toString('utf8')).slice(-KEPT_ERROR_CHARACTERS);
    });
    child.on('error', reject);
    // Not `close`: on Windows a server started by the program keeps the program's handles open.
    child.on(options.captureErrors ? 'close' : 'exit', (code) => resolve({ code, errors: errors.trim() }));
  });
}
