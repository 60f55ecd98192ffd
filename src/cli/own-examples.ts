import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { AppError } from '../errors.ts';
import { readIfThere } from '../store/embedded/files.ts';
import { writeWhole } from '../store/write-whole.ts';
import { exampleSchema, parseExamples } from '../understanding/examples.ts';

/** An example that an organisation made of a correction of its own, by the id of that. */
const ownExampleSchema = exampleSchema.extend({ id: z.uuid() });
export type OwnExample = z.infer<typeof ownExampleSchema>;

/**
 * Reads an organisation's own examples, one JSON object a line.
 *
 * @returns none where there is no such file
 * @throws AppError `understanding.bad-example` that names file and line
 */
export async function readOwnExamples(path: string): Promise<OwnExample[]> {
  return parseExamples(ownExampleSchema, path, (await readIfThere(path)) ?? '');
}

/** Writes them all, in one step: who reads meanwhile sees the old ones or the new. @throws AppError `understanding.not-written` */
export async function writeOwnExamples(path: string, examples: readonly OwnExample[]): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeWhole(path, (draft) =>
      writeFile(draft, examples.map((example) => `${JSON.stringify(example)}\n`).join('')),
    );
  } catch (cause) {
    throw new AppError({ code: 'understanding.not-written', message: `${path} cannot be written.`, cause });
  }
}
