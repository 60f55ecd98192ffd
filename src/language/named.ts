import type { Language } from '../chat/language.ts';

/** A language by its name; of no other it is said that the bot speaks it. */
const NAMES: readonly (readonly [Language, RegExp])[] = [
  ['en', /\b(engels\w*|english)\b/i],
  ['nl', /\b(nederlands\w*|dutch|hollands)\b/i],
];

/** The language that a text names, of two the last: "my Dutch is not great, could you say that in English?"; null: none. */
export function languageNamed(text: string): Language | null {
  const named = NAMES.map(([language, name]) => ({ language, at: text.search(name) }))
    .filter(({ at }) => at >= 0)
    .sort((one, other) => one.at - other.at);
  return named.at(-1)?.language ?? null;
}
