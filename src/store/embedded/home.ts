import { randomUUID } from 'node:crypto';
import { chmod, link, mkdir, realpath, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { AppError } from '../../errors.ts';
import { findServerAccount, type ServerAccount } from './account.ts';
import { readIfThere } from './files.ts';
import { isReachable } from './reachable.ts';
import { openSystemDir } from './system-dir.ts';

/** Where one embedded database lives: the data of PostgreSQL, and beside them our two lock files. */
export interface Home {
  folder: string;
  /** PostgreSQL's own data folder. */
  clusterDir: string;
  /** Held while the server is started or stopped. */
  gateLock: string;
  /** Shared by every process that uses the server. */
  membersLock: string;
  /** The account that the server runs as; null: our own. */
  account: ServerAccount | null;
}

const POINTER = 'postgres-location';

/**
 * The account of the server must pass on its way to the data and needs to see nothing. It is a step of its own after
 * making a folder, because root's umask may take it away.
 */
const PASSABLE = 0o711;

/**
 * Finds (or makes) the place of the database of a data folder. It is `<dataDir>/postgres`, unless the account of the
 * server cannot enter there (root, with a project in root's home): then it is a folder in the system folder, and
 * `<dataDir>/postgres-location` says which.
 */
export async function openHome(dataDir: string, systemDir: string): Promise<Home> {
  await makeFolders(resolve(dataDir));
  const real = await realpath(resolve(dataDir));
  const inside = join(real, 'postgres');
  const pointed = await readPointer(real);
  if (pointed) return describeHome(await checkOrigin(pointed, real));
  const account = await findServerAccount(join(inside, 'cluster'));
  if (account && !(await isReachable(real, account))) {
    await refuseToHide(inside);
    return describeHome(await makeOutside(real, systemDir, account));
  }
  await mkdir(inside, { recursive: true, mode: 0o700 });
  if (account) await chmod(inside, PASSABLE);
  return describeHome(inside);
}

/** The runtime's own recursive way turns round for ever where nothing can be made (`/proc`). */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EEXIST') return;
    const parent = dirname(folder);
    if (code !== 'ENOENT' || (await stat(parent).catch(() => null))) throw error;
    await makeFolders(parent);
    await mkdir(folder).catch((again: unknown) => {
      // Another process may have been first.
      if (!(again instanceof Error && 'code' in again && again.code === 'EEXIST')) throw again;
    });
  }
}

async function describeHome(folder: string): Promise<Home> {
  const clusterDir = join(folder, 'cluster');
  return {
    folder,
    clusterDir,
    gateLock: join(folder, 'gate.lock'),
    membersLock: join(folder, 'members.lock'),
    account: await findServerAccount(clusterDir),
  };
}

async function readPointer(dataDir: string): Promise<string | null> {
  return (await readIfThere(join(dataDir, POINTER)))?.trim() ?? null;
}

/** A folder that was closed after its database was made must not look like one that never had any. */
async function refuseToHide(inside: string): Promise<void> {
  if ((await readIfThere(join(inside, 'cluster', 'PG_VERSION'))) === null) return;
  throw new AppError({
    code: 'store.embedded.place',
    message: `The database is in ${inside}, and the user that PostgreSQL runs as cannot enter there any more. Let everyone pass the folders above it (chmod o+x) and start again.`,
  });
}

/** The name is drawn by lot, so that deleting the data folder means starting anew, as it does everywhere else. */
async function makeOutside(dataDir: string, systemDir: string, account: ServerAccount): Promise<string> {
  const folder = join(await openSystemDir(systemDir, account), `data-${randomUUID()}`);
  await mkdir(folder, { mode: 0o700 });
  await chmod(folder, PASSABLE);
  await writeFile(join(folder, 'origin'), dataDir);
  await writeFile(join(folder, POINTER), folder, { mode: 0o600 });
  try {
    // A link comes into being whole and only once: of two processes one wins, and the other one follows it.
    await link(join(folder, POINTER), join(dataDir, POINTER));
    return folder;
  } catch (error) {
    const winner = await readPointer(dataDir);
    if (!winner) throw error;
    await rm(folder, { recursive: true, force: true });
    return winner;
  }
}

/** A copy of the data folder holds a copy of the pointer, and two data folders must never share a database. */
async function checkOrigin(folder: string, dataDir: string): Promise<string> {
  const origin = await readIfThere(join(folder, 'origin'));
  if (origin === null) {
    throw new AppError({
      code: 'store.embedded.place',
      message: `${join(dataDir, POINTER)} says that the database is in ${folder}, which is not there. Bring that folder back, or delete the file to start with an empty database.`,
    });
  }
  if (origin === dataDir) return folder;
  if ((await readPointer(origin)) === folder) {
    throw new AppError({
      code: 'store.embedded.copied',
      message: `${dataDir} is a copy of ${origin}, whose database is elsewhere and was not copied with it. Delete ${join(dataDir, POINTER)} to start with an empty database.`,
    });
  }
  await writeFile(join(folder, 'origin'), dataDir);
  return folder;
}
