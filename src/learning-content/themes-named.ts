import type { Language } from '../chat/language.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
import type { Vocabulary } from './library.ts';

/**
 * The themes that a text names, by what they are called or by other words for them; of the words that several themes share the
 * theme that is called so first.
 *
 * @returns ids of the vocabulary, in its order
 */
export function themesNamed(text: string, { themes }: Pick<Vocabulary, 'themes'>, language: Language): string[] {
  const names = Object.entries(themes).map(([id, name]) => ({
    id,
    called: telling(name[language], language),
    also: new Set([
      ...telling(name[language], language),
      ...telling((name.also?.[language] ?? []).join(' '), language),
    ]),
  }));
  const said = new Set(telling(text, language));
  const whole = names.filter(({ called }) => called.length > 0 && called.every((word) => said.has(word)));
  for (const { called } of whole) for (const word of called) said.delete(word);
  const partly = names.filter(({ called, also }) =>
    [...said].some((word) => {
      if (!also.has(word)) return false;
      const sharing = names.filter((other) => other.also.has(word));
      return sharing.length === 1 || called[0] === word;
    }),
  );
  const found = new Set([...whole, ...partly].map(({ id }) => id));
  return names.flatMap(({ id }) => (found.has(id) ? id : []));
}

/** Where in a text the first theme is named, in characters; -1: nowhere. */
export function firstThemeAt(text: string, vocabulary: Vocabulary, language: Language): number {
  const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)];
  return words.find(([word]) => themesNamed(word, vocabulary, language).length > 0)?.index ?? -1;
}

function telling(text: string, language: Language): string[] {
  return wordsOf(text).flatMap((word) => (word.length < 2 || isStopWord(word, language) ? [] : stem(word, language)));
}
