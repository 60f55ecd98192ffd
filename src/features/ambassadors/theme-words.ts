import type { Language } from '../../chat/language.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { firstThemeAt, themesNamed } from '../../learning-content/themes-named.ts';

/** What all cards and hooks are about: who becomes ambassador “for impact entrepreneurship” chooses no theme. */
const THEME_OF_ALL = 'impact-ondernemen';

/** Closed words before what somebody wants to hear of: what stands before them is of who speaks ("ik werk bij inkoop"). */
const ABOUT =
  /\b(?:alleen|enkel|uitsluitend|vooral|voornamelijk|liefst|liever|over|rond|voor|only|just|mostly|mainly|rather|about|on|for)\b/i;
const NONE_OF = /\b(?:niets?|niks|geen|not|nothing|no|zonder|without)\b(?!\s+(?:alleen|only|anders|else)\b)/i;
const TOO = /\b(?:ook|erbij|too|also|as well)\b/i;
const ALL = /\b(?:alle|all)\b[^.,;]*\b(?:thema|theme)/i;
/** Where something else is said. */
const CLAUSE = /[.,;:!?]|\b(?:maar|but)\b/i;

/**
 * The themes somebody wants from now on, by their words; none: of all.
 *
 * @param now the themes they chose before
 * @returns null: they name none
 */
export function themesMeant(
  text: string,
  { vocabulary, language, now }: { vocabulary: Vocabulary; language: Language; now: readonly string[] },
): string[] | null {
  if (ALL.test(text)) return [];
  const about = ABOUT.exec(text);
  const rest = about === null ? text : text.slice(about.index + about[0].length);
  const named = themesNamed(rest, vocabulary, language).filter((id) => id !== THEME_OF_ALL);
  if (named.length === 0) return null;
  const before = text.slice(0, text.length - rest.length + firstThemeAt(rest, vocabulary, language));
  const clause = before.split(CLAUSE).at(-1) ?? '';
  const ordered = Object.keys(vocabulary.themes);
  if (NONE_OF.test(clause)) {
    const had = now.length === 0 ? ordered : now;
    return had.filter((id) => !named.includes(id));
  }
  // Who hears of all hears of these already.
  if (TOO.test(clause)) return now.length === 0 ? [] : ordered.filter((id) => now.includes(id) || named.includes(id));
  return named;
}
