import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { AppError } from '../errors.ts';

/** Instructions for a model, in a version of their own. */
export interface Prompt {
  /** Name and version, as recorded with each answer: `answer@1`. */
  id: string;
  instructions: string;
}

const frontMatterSchema = z.strictObject({
  name: z.string().regex(/^[a-z-]+$/),
  version: z.int().min(1),
  purpose: z.string(),
});

/**
 * Reads `<folder>/<name>.md`: front matter with name, version and purpose, then the instructions.
 *
 * @throws AppError `prompt.invalid`
 */
export async function loadPrompt(folder: string, name: string): Promise<Prompt> {
  const content = await readFile(join(folder, `${name}.md`), 'utf8');
  const match = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(content);
  const front = frontMatterSchema.safeParse(parseYaml(match?.[1] ?? ''));
  const instructions = match?.[2]?.trim() ?? '';
  if (!front.success || front.data.name !== name || instructions === '') {
    throw new AppError({
      code: 'prompt.invalid',
      message: `prompts/${name}.md needs front matter (name: ${name}, version, purpose) and instructions.`,
    });
  }
  return { id: `${name}@${front.data.version}`, instructions };
}
