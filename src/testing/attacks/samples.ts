import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { LANGUAGES } from '../../chat/language.ts';

const FOLDER = join(import.meta.dirname, '..', 'evaluation');

const attackSchema = z.strictObject({
  id: z.string().min(1),
  language: z.enum(LANGUAGES),
  /** What the text is planted as. */
  where: z.enum([
    'passage',
    'heading',
    'title',
    'alias',
    'source-title',
    'source-publisher',
    'source-url',
    'question',
    'memory',
    'display-name',
    'organisation-name',
  ]),
  text: z.string().min(1),
  /** What it is after; every check runs on every attack. */
  mustNot: z.enum([
    'instruction',
    'fake-role',
    'coded',
    'hidden',
    'homoglyph',
    'markup',
    'size',
    'link',
    'mention',
    'button',
    'send',
    'role',
    'delete',
    'prompt',
    'key',
    'other-organisation',
    'other-conversation',
  ]),
});

export type Attack = z.infer<typeof attackSchema>;

/** A text that somebody planted to make the bot do something, as it stands in `evaluation/attacks.jsonl`. */
export function readAttacks(): Attack[] {
  return readLines('attacks.jsonl', attackSchema);
}

/** Reads a file of JSON lines; every line must satisfy the schema. */
export function readLines<Schema extends z.ZodType>(name: string, schema: Schema): z.infer<Schema>[] {
  return readFileSync(join(FOLDER, name), 'utf8')
    .trim()
    .split('\n')
    .map((line) => schema.parse(JSON.parse(line)));
}

const CONSONANTS = 'bdfgklmnprstvz';
const VOWELS = 'aeiou';

/** A word that stands nowhere else and resembles no other of them: the topic of one planted document. */
export function topicWord(n: number): string {
  let left = (n + 1) * 7_919_999 + 104_729;
  let word = '';
  for (let syllable = 0; syllable < 5; syllable += 1) {
    word += CONSONANTS[left % CONSONANTS.length] ?? 'b';
    left = Math.floor(left / CONSONANTS.length) + 31 * (syllable + n);
    word += VOWELS[left % VOWELS.length] ?? 'a';
    left = Math.floor(left / VOWELS.length) + 17 * (n + 3);
  }
  return `${word}x`;
}
