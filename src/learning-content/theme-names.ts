import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { type Hook, type Vocabulary, vocabularySchema } from './library.ts';

const FILE = join(import.meta.dirname, '..', '..', 'prisma', 'seed', 'policy-themes.yaml');

/** What themes are called, for who needs nothing else of the library; read once, as the program starts. */
export const THEME_VOCABULARY: Vocabulary = vocabularySchema.parse(parse(readFileSync(FILE, 'utf8')));

/** The themes of which there are hooks were named, all of them: what is said next may be which one. */
export const HOOK_THEMES_TOPIC = 'hook-themes';
export const HOOK_THEMES_SUBJECT = `${HOOK_THEMES_TOPIC}:all`;

/** Ids of the themes that any of these hooks is about, in the order of the vocabulary. */
export function themesWithHooks(
  { themes }: Pick<Vocabulary, 'themes'>,
  hooks: readonly Pick<Hook, 'themes'>[],
): string[] {
  const used = new Set(hooks.flatMap((hook) => hook.themes));
  return Object.keys(themes).filter((id) => used.has(id));
}
