import { chmod, mkdtemp, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from './join.ts';

/** Where Linux keeps files in memory. Often too small in a container: look before you use it. */
const MEMORY_FOLDER = '/dev/shm';
const MEMORY_NEEDED_BYTES = 4 * 2 ** 30;

/**
 * A server with data of its own, for tools and tests. `remove()` leaves nothing. Its data lies in the folder for temporary
 * files; with `inMemory` in memory where there is room, which makes and drops databases three times as fast.
 */
export async function startTemporaryPostgres(
  options: { inMemory?: boolean } = {},
): Promise<{ url: string; remove(): Promise<void> }> {
  // The programs stay where programs may run: memory is often mounted without that right.
  const folders = [await makeFolder(tmpdir())];
  if (options.inMemory && (await hasRoom(MEMORY_FOLDER))) folders.push(await makeFolder(MEMORY_FOLDER));
  const erase = () => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
  try {
    const [systemFolder = '', dataFolder = systemFolder] = folders;
    const server = await joinEmbeddedPostgres({
      dataDir: join(dataFolder, 'data'),
      systemDir: join(systemFolder, 'system'),
    });
    return {
      url: server.url,
      async remove() {
        await server.leave();
        await erase();
      },
    };
  } catch (error) {
    await erase();
    throw error;
  }
}

/** A new folder that a server of another account may pass through: root's runs as someone else. */
async function makeFolder(parent: string): Promise<string> {
  const folder = await mkdtemp(join(parent, 'impactmakelaar-'));
  await chmod(folder, 0o711);
  return folder;
}

async function hasRoom(folder: string): Promise<boolean> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize >= MEMORY_NEEDED_BYTES;
  } catch {
    // Not Linux, or not there.
    return false;
  }
}
