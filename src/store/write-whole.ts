import { randomUUID } from 'node:crypto';
import { rename, rm } from 'node:fs/promises';

/**
 * Writes a file whole or not at all: who reads it meanwhile sees the one of before, and whoever else writes it at this moment is
 * not in the way.
 *
 * @param write writes all of it to the path it is given, which lies beside
 * @throws what `write` throws, or what hinders that it takes its place; nothing is left of it then
 */
export async function writeWhole(path: string, write: (draft: string) => Promise<void>): Promise<void> {
  const draft = `${path}.${randomUUID()}`;
  try {
    await write(draft);
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}
