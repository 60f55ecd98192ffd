import { readFile } from 'node:fs/promises';
import { AppError } from '../errors.ts';
import { isErasureHash } from '../people/erasure-notes.ts';

/** Each line begins with a hash, as `impact people erasures` writes them. */
export async function readErasures(file: string): Promise<string[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new AppError({ code: 'cli.file', message: `${file} cannot be read. Is it there?`, cause });
  });
  const hashes = text.split('\n').flatMap((line) => line.trim().split(/\s+/)[0] || []);
  const wrong = hashes.findIndex((hash) => !isErasureHash(hash));
  if (wrong === -1) return hashes;
  throw new AppError({
    code: 'cli.erasures',
    message: `Line ${wrong + 1} of ${file} is no erasure. Give a file that \`impact people erasures\` wrote.`,
  });
}
