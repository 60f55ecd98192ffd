import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { AppError } from '../../errors.ts';

/** The operating system's user and group that the server runs as. */
export interface ServerAccount {
  uid: number;
  gid: number;
}

/** PostgreSQL wants an account with a name: a bare number does not do for `initdb`. */
const CANDIDATES = ['postgres', 'nobody'];

/**
 * Finds the account to run the server as: null means our own, which is right for everyone but root, as whom PostgreSQL
 * refuses to run. Data that exist keep the account that owns them.
 */
export async function findServerAccount(clusterDir: string): Promise<ServerAccount | null> {
  if (process.getuid?.() !== 0) return null;
  return (await ownerOf(clusterDir)) ?? (await firstExisting(CANDIDATES));
}

async function ownerOf(clusterDir: string): Promise<ServerAccount | null> {
  const found = await stat(clusterDir).catch(() => null);
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : null;
}

async function firstExisting(names: string[]): Promise<ServerAccount> {
  for (const name of names) {
    const account = await lookUp(name);
    if (account) return account;
  }
  throw new AppError({
    code: 'store.embedded.account',
    message: `PostgreSQL does not run as root, and this machine has none of the users ${names.join(', ')}. Make one (useradd --system postgres), start the program as an ordinary user, or set DATABASE_URL.`,
  });
}

async function lookUp(name: string): Promise<ServerAccount | null> {
  const run = promisify(execFile);
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return null;
  }
}
