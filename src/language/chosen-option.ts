import { nearest } from './nearest.ts';
import { isStopWord, wordsOf } from './words.ts';

/** Closed forms: the first, the second, the last, by a word or a number. */
const ORDINALS: readonly RegExp[] = [
  /\b(?:eerste|first|nummer (?:1|een|één)|number (?:1|one))\b|^\W*(?:1|1e|1st|een|one)\W*$/i,
  /\b(?:tweede|second|nummer (?:2|twee)|number (?:2|two))\b|^\W*(?:2|2e|2nd|twee|two)\W*$/i,
  /\b(?:derde|third|nummer (?:3|drie)|number (?:3|three))\b|^\W*(?:3|3e|3rd|drie|three)\W*$/i,
  /\b(?:vierde|fourth|nummer (?:4|vier)|number (?:4|four))\b|^\W*(?:4|4e|4th|vier|four)\W*$/i,
  /\b(?:vijfde|fifth|nummer (?:5|vijf)|number (?:5|five))\b|^\W*(?:5|5e|5th|vijf|five)\W*$/i,
];
const LAST = /\b(?:laatste|last|onderste)\b/i;

/** So many words may stand around the words of an option that was said as it is. */
const MOST_AROUND = 2;

/** All of two or more, in the closed forms in which one says so. */
const ALL = /\b(?:allebei|alletwee|alle twee|beiden?|both)\b/i;

/** Whether somebody who was asked to choose wants every one of the options. */
export function choosesAll(text: string): boolean {
  return ALL.test(text);
}

/** The one of a row that is named by its place: "de tweede", "nummer 2", "de laatste"; null: none is. */
export function optionAt<Option>(text: string, options: readonly Option[]): Option | null {
  const at = ORDINALS.findIndex((ordinal) => ordinal.test(text));
  return (LAST.test(text) ? options.at(-1) : options[at]) ?? null;
}

/** The one option of which all words were said, with hardly any besides. */
export function namedOption<Option extends { label: string }>(text: string, options: readonly Option[]): Option | null {
  const said = wordsOf(text);
  const named = options.filter(({ label }) => {
    const words = wordsOf(label);
    return words.length > 0 && words.every((word) => said.includes(word)) && said.length <= words.length + MOST_AROUND;
  });
  return named.length === 1 ? (named[0] ?? null) : null;
}

/**
 * Which of a few options somebody chose in words: by its place in the row, its own words, or part of them that no other has.
 *
 * @returns null when that cannot be told
 */
export function chosenOption<Option extends { label: string }>(
  text: string,
  options: readonly Option[],
): Option | null {
  if (options.length === 0) return null;
  const byPlace = optionAt(text, options);
  if (byPlace) return byPlace;
  const said = new Set(wordsOf(text));
  const shared = options.map((option) => telling(wordsOf(option.label)).filter((word) => said.has(word)).length);
  const most = Math.max(...shared);
  if (most > 0)
    return shared.filter((count) => count === most).length === 1 ? (options[shared.indexOf(most)] ?? null) : null;
  const near = nearest(
    text.trim().toLowerCase(),
    options.map(({ label }) => label.toLowerCase()),
  );
  return options.find(({ label }) => label.toLowerCase() === near) ?? null;
}

/** Without the small words, which every option may have, unless it has no others: "die van het dak" is told by "dak". */
function telling(words: readonly string[]): readonly string[] {
  const left = words.filter((word) => !isStopWord(word, 'nl') && !isStopWord(word, 'en'));
  return left.length > 0 ? left : words;
}
