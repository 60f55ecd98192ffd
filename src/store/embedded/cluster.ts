import { randomBytes } from 'node:crypto';
import { chmod, chown, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { Binaries } from './binaries.ts';
import { readIfThere } from './files.ts';
import type { Home } from './home.ts';
import { runProgram } from './program.ts';
import { sharedMemorySettings } from './shared-memory.ts';

export const SUPERUSER = 'impactmakelaar';
const PASSWORD_FILE = 'impactmakelaar-password';
const UNFINISHED = 'cluster.unfinished-';

/** The same on every machine: sorting and letters as PostgreSQL itself has them, not as the machine's libraries do. */
const LOCALE = ['--encoding=UTF8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'];

const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Statements and details of errors quote what people wrote, and that does not belong in a log.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
};

/**
 * Makes the data folder of PostgreSQL when there is none. The caller holds the gate. A data folder that is there is
 * whole, because it is made under another name first; one of another major version is refused.
 */
export async function ensureCluster(home: Home, binaries: Binaries): Promise<void> {
  const version = await readIfThere(join(home.clusterDir, 'PG_VERSION'));
  if (version === null) {
    await refuseDamaged(home);
    return createCluster(home, binaries);
  }
  if (version.trim() === binaries.major) return closeCluster(home);
  throw new AppError({
    code: 'store.embedded.version',
    message: `The data in ${home.clusterDir} are of PostgreSQL ${version.trim()}, and this program brings PostgreSQL ${binaries.major}. Go back to the release that made them, export them with pg_dump and import them here, or move that folder away to start empty.`,
  });
}

/** What is there and does not say what it is must not be taken for nothing. */
async function refuseDamaged({ clusterDir }: Home): Promise<void> {
  const left = await readdir(clusterDir).catch(() => []);
  if (left.length === 0) return;
  throw new AppError({
    code: 'store.embedded.damaged',
    message: `The data in ${clusterDir} are damaged: PG_VERSION is not there, and other files are. Move that folder away, start, and put back the last backup (impact restore); or bring the file back.`,
  });
}

/**
 * PostgreSQL refuses a data folder that others may enter, and one of another owner, as a copied backup often is. Closing
 * it takes nothing from whom it belongs to.
 */
async function closeCluster({ clusterDir, account }: Home): Promise<void> {
  const { mode, uid } = await stat(clusterDir);
  const owner = account?.uid ?? process.getuid?.();
  if (owner !== undefined && uid !== owner) {
    throw new AppError({
      code: 'store.embedded.owner',
      message: `The data in ${clusterDir} belong to user ${uid}, and PostgreSQL runs as user ${owner}. Give them to that user (chown -R ${owner} ${clusterDir}) and start again.`,
    });
  }
  if (process.platform === 'win32' || (mode & 0o027) === 0) return;
  await chmod(clusterDir, 0o700).catch((cause: unknown) => {
    const found = (mode & 0o777).toString(8);
    throw new AppError({
      code: 'store.embedded.mode',
      message: `The data folder ${clusterDir} has mode ${found}, and PostgreSQL wants one that others cannot enter. Run chmod 700 ${clusterDir} and start again.`,
      cause,
    });
  });
}

/** The password of the one database user, as it was drawn when the data folder was made. */
export async function readPassword(home: Home): Promise<string> {
  return readFile(join(home.clusterDir, PASSWORD_FILE), 'utf8').catch((cause: unknown) => {
    throw new AppError({
      code: 'store.embedded.password',
      message: `The password of the database cannot be read from ${join(home.clusterDir, PASSWORD_FILE)}. Start the program as the user who made ${home.folder}, or bring the file back from a backup.`,
      cause,
    });
  });
}

async function createCluster(home: Home, binaries: Binaries): Promise<void> {
  await removeUnfinished(home);
  const folder = join(home.folder, UNFINISHED + randomBytes(4).toString('hex'));
  const pwfile = `${folder}.password`;
  const password = randomBytes(24).toString('base64url');
  await mkdir(folder, { mode: 0o700 });
  await writeOwn(pwfile, password, home);
  if (home.account) await chown(folder, home.account.uid, home.account.gid);
  await initialise(folder, pwfile, home, binaries);
  await writeOwn(join(folder, PASSWORD_FILE), password, home);
  await rm(pwfile);
  await rename(folder, home.clusterDir);
}

async function initialise(folder: string, pwfile: string, home: Home, binaries: Binaries): Promise<void> {
  const settings = Object.entries({ ...SETTINGS, ...(await sharedMemorySettings()) }).map(
    ([name, value]) => `--set=${name}=${value}`,
  );
  const fixed = [`--username=${SUPERUSER}`, '--auth=scram-sha-256', '--no-instructions', ...LOCALE, ...settings];
  const { code, errors } = await runProgram(binaries.initdb, [`--pgdata=${folder}`, `--pwfile=${pwfile}`, ...fixed], {
    account: home.account,
    captureErrors: true,
  });
  if (code === 0) return;
  throw new AppError({
    code: 'store.embedded.initialise',
    message: `PostgreSQL could not make its data folder in ${home.folder} (${errors || `exit code ${code}`}). Correct what it names and start again.`,
  });
}

async function writeOwn(file: string, content: string, home: Home): Promise<void> {
  await writeFile(file, content, { mode: 0o600, flush: true });
  if (home.account) await chown(file, home.account.uid, home.account.gid);
}

/** What a process left behind that died while it was making a data folder; its `initdb` may still be writing. */
async function removeUnfinished(home: Home): Promise<void> {
  const left = (await readdir(home.folder)).filter((name) => name.startsWith(UNFINISHED));
  await Promise.all(left.map((name) => rm(join(home.folder, name), { recursive: true, force: true, maxRetries: 20 })));
}
