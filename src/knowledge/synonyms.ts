import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import type { Language } from '../chat/language.ts';
import { AppError } from '../errors.ts';
import { stem, wordsOf } from '../language/words.ts';
import { onceAFile } from '../store/once-a-file.ts';

/** By stem: the stems of words that mean nearly the same. */
export type Synonyms = ReadonlyMap<string, readonly string[]>;

/** One word as questions are read: "start-up" would be two, and match nothing. */
const wordSchema = z.string().refine((word) => wordsOf(word).length === 1, {
  error: ({ input }) => `expected one word without hyphen or apostrophe, not "${String(input)}"`,
});
const groupsSchema = z.array(z.array(wordSchema).min(2));

/** Groups of single words, per language; a word may stand in several groups. */
const synonymsSchema = z.strictObject({ nl: groupsSchema, en: groupsSchema });

const FILE = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'synonyms.yaml');

/** @throws AppError `knowledge.synonyms` that says what is wrong with the file */
export function readSynonyms(file = FILE): Promise<Record<Language, Synonyms>> {
  return synonymsIn(file);
}

/** Read once for all who ask in this process. */
const synonymsIn = onceAFile(async (file): Promise<Record<Language, Synonyms>> => {
  const read = synonymsSchema.safeParse(parseYaml(await readFile(file, 'utf8')));
  if (!read.success) {
    throw new AppError({ code: 'knowledge.synonyms', message: `${file}: ${z.prettifyError(read.error)}` });
  }
  return { nl: synonymsOf(read.data.nl, 'nl'), en: synonymsOf(read.data.en, 'en') };
});

export function synonymsOf(groups: readonly (readonly string[])[], language: Language): Synonyms {
  const synonyms = new Map<string, Set<string>>();
  for (const group of groups) {
    const stems = group.flatMap(wordsOf).map((word) => stem(word, language));
    for (const own of stems) {
      const known = synonyms.get(own) ?? new Set();
      for (const other of stems) if (other !== own) known.add(other);
      synonyms.set(own, known);
    }
  }
  return new Map([...synonyms].map(([own, others]) => [own, [...others]]));
}
