import { readFile } from 'node:fs/promises';

/** Reads a text file; null when there is none. Whatever else is wrong with it is an error. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
}
