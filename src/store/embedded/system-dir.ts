import { chmod, mkdir, stat } from 'node:fs/promises';
import { AppError } from '../../errors.ts';
import type { ServerAccount } from './account.ts';
import { isReachable } from './reachable.ts';

/** Where root keeps what the account of the server must reach and a closed project folder would hide from it. */
export const SYSTEM_DIR = '/var/lib/impactmakelaar';

/**
 * Makes the folder when it is not there. Programs are run from it, so it must be root's alone to write.
 *
 * @returns the folder itself
 */
export async function openSystemDir(systemDir: string, account: ServerAccount): Promise<string> {
  const made = await mkdir(systemDir, { recursive: true, mode: 0o755 }).catch((cause: unknown) => {
    throw refuse(`${systemDir} cannot be made instead`, cause);
  });
  // Root's umask may have taken away what the account needs.
  if (made) await chmod(systemDir, 0o755);
  const { uid, mode } = await stat(systemDir);
  if (uid !== 0 || (mode & 0o022) !== 0) throw refuse(`${systemDir} is not root's alone to write`);
  if (!(await isReachable(systemDir, account))) throw refuse(`it cannot enter ${systemDir} either`);
  return systemDir;
}

function refuse(reason: string, cause?: unknown): AppError {
  return new AppError({
    code: 'store.embedded.place',
    message: `The user that PostgreSQL runs as cannot enter the project's folder, and ${reason}. Move the project, start the program as an ordinary user, or set DATABASE_URL.`,
    cause,
  });
}
