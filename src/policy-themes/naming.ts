import type { Language } from '../chat/language.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
import type { PolicyLink, PolicyTerm, PolicyTheme } from './terms.ts';

/** The themes whose name somebody says: every telling word of it. */
export function themesNamedIn({ themes }: PolicyTerm, text: string, language: Language): PolicyTheme[] {
  const said = stemsOf(text, language);
  return themes.filter(({ name }) => {
    const wanted = [...stemsOf(name, language)];
    return wanted.length > 0 && wanted.every((one) => said.has(one));
  });
}

/** The first theme that something hooks onto; null: none. */
export function themeOf({ themes }: PolicyTerm, { kind, item }: PolicyLink): PolicyTheme | null {
  return themes.find(({ links }) => links.some((link) => link.kind === kind && link.item === item)) ?? null;
}

function stemsOf(text: string, language: Language): Set<string> {
  return new Set(wordsOf(text).flatMap((word) => (isStopWord(word, language) ? [] : stem(word, language))));
}
