import { closeSync, openSync, statSync, truncateSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { AppError } from '../../errors.ts';

// The locks are those of SQLite on an empty file: the operating system holds them, on every platform, and lets go of
// them at the very moment a process dies, however it dies. Nothing is ever stale, so nothing has to be taken over.

/** A lock on a file. It ends with `release()` or with the process. */
export interface FileLock {
  release(): void;
  /** Whether the file is still the one that is locked: when somebody removed it, others lock a new one. */
  isCurrent(): boolean;
}

const POLL_MS = 10;
const SQLITE_BUSY = 5;
const SQLITE_NOTADB = 26;

/** Waits for the lock that only one process can hold. Fails with `store.embedded.locked` after `timeoutMs`. */
export async function lockExclusively(file: string, timeoutMs: number): Promise<FileLock> {
  const deadline = performance.now() + timeoutMs;
  for (;;) {
    const lock = tryLockExclusively(file);
    if (lock) return lock;
    if (performance.now() > deadline) {
      throw new AppError({
        code: 'store.embedded.locked',
        message: `Another process has been starting or stopping the database for over ${timeoutMs / 1000} seconds (lock ${file}). Wait until it is done, or end it, and start again.`,
        retryable: true,
      });
    }
    await sleep(POLL_MS);
  }
}

/** Takes the lock when nobody holds it, shared or exclusively; else null. */
export function tryLockExclusively(file: string): FileLock | null {
  return take(file, (database) => database.exec('BEGIN EXCLUSIVE'));
}

/** Takes a lock that many processes can hold together, as long as none holds it exclusively; else null. */
export function tryShareLock(file: string): FileLock | null {
  return take(file, (database) => {
    database.exec('BEGIN');
    // SQLite takes the shared lock with the first read, not with BEGIN.
    database.prepare('SELECT count(*) FROM sqlite_master').get();
  });
}

function take(file: string, lock: (database: DatabaseSync) => void): FileLock | null {
  createPrivately(file);
  let database: DatabaseSync | null = null;
  try {
    database = open(file, lock);
  } catch (error) {
    if (primaryCode(error) !== SQLITE_NOTADB) throw error;
    // Nothing is ever kept in it. In place, since whoever holds the file holds it by what it is and not by what is in it.
    truncateSync(file);
    database = open(file, lock);
  }
  if (database === null) return null;
  const locked = database;
  const { dev, ino } = statSync(file);
  let held = true;
  return {
    release() {
      if (held) locked.close();
      held = false;
    },
    isCurrent() {
      const now = statSync(file, { throwIfNoEntry: false });
      return now?.dev === dev && now.ino === ino;
    },
  };
}

/** @returns null: somebody else holds it */
function open(file: string, lock: (database: DatabaseSync) => void): DatabaseSync | null {
  const database = new DatabaseSync(file);
  try {
    lock(database);
    return database;
  } catch (error) {
    database.close();
    if (primaryCode(error) === SQLITE_BUSY) return null;
    throw error;
  }
}

/** SQLite would make the file readable for everyone, and whoever may read it may hold up its owner. */
function createPrivately(file: string): void {
  try {
    closeSync(openSync(file, 'a', 0o600));
  } catch (cause) {
    if (statSync(file, { throwIfNoEntry: false })?.isFile() !== false) throw cause;
    throw new AppError({
      code: 'store.embedded.lock-file',
      message: `${file} is not a file, and it has to be one, to lock. Remove it and start again.`,
      cause,
    });
  }
}

/** The low byte is the primary code; the rest tells which kind of it. */
function primaryCode(error: unknown): number | null {
  return error instanceof Error && 'errcode' in error ? Number(error.errcode) & 0xff : null;
}
