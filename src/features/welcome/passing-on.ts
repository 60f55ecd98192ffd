import { LANGUAGES } from '../../chat/language.ts';
import type { Reading } from '../../chat/reading.ts';
import { saidWords } from '../../language/said-words.ts';

const KEYS = ['pass', 'behalf'] as const;

/** See `prisma/seed/words/courtesies.yaml`. */
const courtesyWords = saidWords('courtesies', KEYS);

/** Who says more than this tells something of their own. */
const MOST_WORDS = 12;
/** From this chance on it is a message that is to be written. */
const SURELY_A_MESSAGE = 0.6;

/** "Bedank Loes van me": that somebody is to be thanked or greeted, which nobody does for them here. */
export function asksToPassOn(text: string, { purposes: [likeliest] }: Pick<Reading, 'purposes'>): boolean {
  if (text.trim().split(/\s+/).length > MOST_WORDS) return false;
  if (likeliest?.label === 'broadcast' && likeliest.chance >= SURELY_A_MESSAGE) return false;
  return KEYS.every((key) => says(text, key));
}

function says(text: string, key: (typeof KEYS)[number]): boolean {
  const words = LANGUAGES.flatMap((language) => courtesyWords(language)[key]).join('|');
  return new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu').test(text);
}
