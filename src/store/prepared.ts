import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { writeWhole } from './write-whole.ts';

/** Beside what `npm ci` installed, where nobody else writes. */
const FOLDER = join(import.meta.dirname, '..', '..', 'node_modules', '.cache', 'prepared');

/** What is kept, and what it was made of. */
export interface PreparedThing<Schema extends z.ZodType> {
  /** Of its file. */
  name: string;
  /** All that it is made of, the program that makes it included: another word, and it is made anew. */
  madeOf: readonly string[];
  schema: Schema;
  /** Left out: beside what was installed. */
  folder?: string;
}

/**
 * What takes long to make of files that seldom change, kept for the next start. What is kept and stale, damaged or not there
 * is made anew; where nothing can be written, it is made every time.
 *
 * @throws what `make` throws
 */
export async function prepared<Schema extends z.ZodType>(
  { name, madeOf, schema, folder = FOLDER }: PreparedThing<Schema>,
  make: () => Promise<z.infer<Schema>>,
): Promise<z.infer<Schema>> {
  const stamp = digestOf(madeOf.join('\u0000'));
  const path = join(folder, `${name}.json`);
  const kept = await readKept(path, stamp);
  const read = kept === null ? null : schema.safeParse(kept);
  if (read?.success) return read.data;
  const made = await make();
  await keep(folder, path, `${stamp}\n`, JSON.stringify(made));
  return made;
}

/** @returns null: there is none, it is of something else, or it is damaged */
async function readKept(path: string, stamp: string): Promise<unknown> {
  const content = await readFile(path, 'utf8').catch(() => '');
  const [madeOf, digest, body = ''] = content.split('\n', 3);
  return madeOf === stamp && digest === digestOf(body) ? JSON.parse(body) : null;
}

async function keep(folder: string, path: string, stamp: string, body: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await writeWhole(path, (draft) => writeFile(draft, `${stamp}${digestOf(body)}\n${body}`));
  } catch {
    // A folder in which nothing can be written costs the next start its time, and nothing else.
  }
}

function digestOf(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}
