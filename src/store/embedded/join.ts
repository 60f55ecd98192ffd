import { AppError, errorCode } from '../../errors.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { type Binaries, findBinaries } from './binaries.ts';
import { ensureCluster, readPassword, SUPERUSER } from './cluster.ts';
import { type Home, openHome } from './home.ts';
import { type FileLock, lockExclusively, tryLockExclusively, tryShareLock } from './lock.ts';
import { ensureServer, stopServer } from './server.ts';
import { SYSTEM_DIR } from './system-dir.ts';
import { watchServer } from './watch.ts';

export interface EmbeddedPostgresOptions {
  /** The folder of this installation's data; made when it is not there. */
  dataDir: string;
  /** Where root puts what a closed data folder would hide from the server; `/var/lib/impactmakelaar`. */
  systemDir?: string;
  logger?: Logger;
}

export interface EmbeddedPostgres {
  url: string;
  /** Ends the use of the server; the last process that leaves stops it. Close every connection first. */
  leave(): Promise<void>;
}

/** Longer than the slowest start or stop that the holder of the gate waits for. */
const GATE_TIMEOUT_MS = 150_000;

/**
 * Joins the program's own PostgreSQL on a data folder, and starts it when it does not run. Every process of the same
 * data folder gets the same server. A process that dies without leaving does no harm: the server goes on, the next one
 * joins it. A server that dies is started again, on the same port, by the
 * processes that use it. Fails with an AppError whose code begins with `store.embedded`.
 */
export async function joinEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  return asEmbeddedErrors(options.dataDir, () => join(options));
}

async function join({ dataDir, systemDir = SYSTEM_DIR, logger }: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const startedAt = performance.now();
  const { gateLock } = await openHome(dataDir, systemDir);
  const gate = await lockExclusively(gateLock, GATE_TIMEOUT_MS);
  try {
    // Opened again: while we waited, another process may have made the data folder, under another account.
    const home = await openHome(dataDir, systemDir);
    const { binaries, membership, password, port, started } = await enter(home, systemDir);
    logger?.info({ port, started, elapsedMs: Math.round(performance.now() - startedAt) }, 'embedded database ready');
    const member = keptMembership(home, membership, logger);
    const watch = watchServer(port, member.keep, () => revive(home, binaries, port, logger));
    return {
      url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/postgres`,
      async leave() {
        await watch.stop();
        await asEmbeddedErrors(dataDir, () => leave(home, binaries, member, logger));
      },
    };
  } finally {
    gate.release();
  }
}

async function enter(home: Home, systemDir: string) {
  const membership = shareMembership(home);
  try {
    const binaries = await findBinaries(home.account, systemDir);
    await ensureCluster(home, binaries);
    const password = await readPassword(home);
    return { binaries, membership, password, ...(await ensureServer(home, binaries)) };
  } catch (error) {
    membership.release();
    throw error;
  }
}

/** Of several processes that miss the server one passes the gate first and starts it; the others then find it running. */
async function revive(home: Home, binaries: Binaries, port: number, logger?: Logger): Promise<void> {
  const startedAt = performance.now();
  try {
    const gate = await lockExclusively(home.gateLock, GATE_TIMEOUT_MS);
    try {
      const server = await ensureServer(home, binaries);
      if (server.port !== port) throw new AppError(elsewhere(port));
      const elapsedMs = Math.round(performance.now() - startedAt);
      logger?.warn({ ...server, elapsedMs }, 'embedded database was gone and is back');
    } finally {
      gate.release();
    }
  } catch (error) {
    logger?.error({ code: errorCode(error), error }, 'embedded database is gone and does not start');
    throw error;
  }
}

function elsewhere(port: number) {
  return {
    code: 'store.embedded.port',
    message: `The database died, and meanwhile another program took its port ${port}. Start the program again.`,
  };
}

async function leave(home: Home, binaries: Binaries, membership: { release(): void }, logger?: Logger): Promise<void> {
  const gate = await lockExclusively(home.gateLock, GATE_TIMEOUT_MS);
  try {
    membership.release();
    const alone = tryLockExclusively(home.membersLock);
    if (!alone) return;
    try {
      await stopServer(home, binaries);
      logger?.info({}, 'embedded database stopped');
    } finally {
      alone.release();
    }
  } finally {
    gate.release();
  }
}

/** Nobody holds this lock exclusively but the last one leaving, and he stands inside the gate while he does. */
function shareMembership(home: Home): FileLock {
  const membership = tryShareLock(home.membersLock);
  if (membership) return membership;
  throw new AppError({
    code: 'store.embedded.locked',
    message: `Another program holds ${home.membersLock}. End it and start again.`,
    retryable: true,
  });
}

/**
 * The membership of a process that is in. When somebody removes the lock file, those who come find a new one and would
 * take themselves for the last who leave: so it is taken in the new one as well.
 */
function keptMembership(home: Home, first: FileLock, logger?: Logger): { keep(): void; release(): void } {
  const held = [first];
  return {
    keep() {
      if (held.at(-1)?.isCurrent()) return;
      try {
        const again = tryShareLock(home.membersLock);
        if (again === null) return;
        held.push(again);
        logger?.warn({ lock: home.membersLock }, 'the lock file was removed, and is there again');
      } catch (error) {
        logger?.error({ code: errorCode(error), error }, 'the lock file was removed, and cannot be made again');
      }
    },
    release() {
      for (const lock of held) lock.release();
    },
  };
}

/** Everything that fails here without a sentence of its own has to do with files and rights. */
async function asEmbeddedErrors<T>(dataDir: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (cause) {
    if (cause instanceof AppError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new AppError({
      code: 'store.embedded.access',
      message: `The database in ${dataDir} cannot be used (${reason}). Start the program as the user who owns that folder, with room left on the disk.`,
      cause,
    });
  }
}
