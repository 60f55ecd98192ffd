import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { joinEmbeddedPostgres } from './join.ts';

/** A server with data of its own in the folder for temporary files, for tools and tests. `remove()` leaves nothing. */
export async function startTemporaryPostgres(): Promise<{ url: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'impactmakelaar-'));
  const erase = () => rm(folder, { recursive: true, force: true });
  try {
    // For root, whose server runs as someone else and has to pass.
    await chmod(folder, 0o711);
    const server = await joinEmbeddedPostgres({ dataDir: join(folder, 'data'), systemDir: join(folder, 'system') });
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
