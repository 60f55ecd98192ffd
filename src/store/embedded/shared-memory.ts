import { stat, statfs } from 'node:fs/promises';

const MEMORY_FOLDER = '/dev/shm';
/** What a container gets when nobody says otherwise; a parallel query takes up to about half of it. */
const ENOUGH_BYTES = 64 * 2 ** 20;
const FOR_EVERYONE = 0o1777;

/**
 * Settings for a machine with little shared memory (a container with a small or closed `/dev/shm`), where the server
 * would not start, or start and fail at a large query: then it shares files in its own data folder instead.
 */
export async function sharedMemorySettings(): Promise<Record<string, string>> {
  if (process.platform !== 'linux' || (await hasEnough())) return {};
  return { dynamic_shared_memory_type: 'mmap' };
}

async function hasEnough(): Promise<boolean> {
  try {
    const [{ mode }, { bavail, bsize }] = await Promise.all([stat(MEMORY_FOLDER), statfs(MEMORY_FOLDER)]);
    return (mode & FOR_EVERYONE) === FOR_EVERYONE && bavail * bsize >= ENOUGH_BYTES / 2;
  } catch {
    // Not there at all.
    return false;
  }
}
