import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'words');

const words = z.array(z.string().min(1)).min(1);

/**
 * The words by which people speak of something, by language: data in `prisma/seed/words`, whose head says what each is.
 *
 * @param name of the file
 * @param keys what it tells, in each language
 * @throws AppError `language.words` that says what is wrong with the file
 */
export function saidWords<Key extends string>(
  name: string,
  keys: readonly Key[],
): (language: Language) => Readonly<Record<Key, readonly string[]>> {
  const file = join(FOLDER, `${name}.yaml`);
  const spoken = z.record(z.enum(keys), words);
  const read = z.strictObject({ nl: spoken, en: spoken }).safeParse(parsed(file));
  if (!read.success) throw new AppError({ code: 'language.words', message: `${file}: ${z.prettifyError(read.error)}` });
  const { nl, en } = read.data;
  return (language) => (language === 'nl' ? nl : en);
}

function parsed(file: string): unknown {
  try {
    return parseYaml(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new AppError({ code: 'language.words', message: `${file} cannot be read as YAML.`, cause });
  }
}
