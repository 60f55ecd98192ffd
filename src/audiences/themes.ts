import { LANGUAGES, type Language } from '../chat/language.ts';
import { THEME_VOCABULARY } from '../learning-content/theme-names.ts';
import { themesNamed } from '../learning-content/themes-named.ts';
import { audienceWords } from './said.ts';

/** What all ambassadors are for: it tells no theme. */
const THEME_OF_ALL = 'impact-ondernemen';

/** A theme has no longer name than so many words. */
const LONGEST_NAME = 4;

/** Themes that words name whom something is for by, and those words. */
interface ThemesSaid {
  ids: string[];
  words: string;
}

/**
 * The themes that stand right behind ambassadors: "de ambassadeurs voor circulair". A theme that stands anywhere else is as well what a
 * message is about, so that it tells nobody.
 */
export function themesSaid(text: string): ThemesSaid[] {
  return LANGUAGES.flatMap((language) => {
    const { ambassadors, forTheme, all } = audienceWords(language);
    const behind = new RegExp(
      `(?<!\\p{L})(?:${ambassadors.join('|')})\\s+(?:${forTheme.join('|')})\\s+((?:(?:${all.join('|')})\\s+)*)([^,.:;!?\\n]+)`,
      'giu',
    );
    return [...text.matchAll(behind)].flatMap(([, , rest = '']) => themesAtStart(rest, language) ?? []);
  });
}

/** The themes with which words begin; null: with none. */
function themesAtStart(words: string, language: Language): ThemesSaid | null {
  const said = words.trim().split(/\s+/).slice(0, LONGEST_NAME);
  const named = (count: number) =>
    themesNamed(said.slice(0, count).join(' '), THEME_VOCABULARY, language).filter((id) => id !== THEME_OF_ALL);
  const least = [1, 2].find((count) => named(count).length > 0);
  if (least === undefined) return null;
  const until = said.findIndex((word, at) => at >= least && isEnd(word, language));
  const count = until < 0 ? said.length : until;
  return { ids: named(count), words: said.slice(0, count).join(' ') };
}

function isEnd(word: string, language: Language): boolean {
  const { whomUntil, and, where } = audienceWords(language);
  return !and.includes(word.toLowerCase()) && [...whomUntil, ...where].includes(word.toLowerCase());
}
