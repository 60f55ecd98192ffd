import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { FOLDERS } from './folders.ts';

/** The version of this program, as `package.json` says it. */
export async function programVersion(): Promise<string> {
  const text = await readFile(join(FOLDERS.project, 'package.json'), 'utf8');
  return z.object({ version: z.string() }).parse(JSON.parse(text)).version;
}
