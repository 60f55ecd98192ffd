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
  if (named.length === 0) return about === null ? null : byClause(text, { vocabulary, language, now });
  const before = text.slice(0, text.length - rest.length + firstThemeAt(rest, vocabulary, language));
  const clause = before.split(CLAUSE).at(-1) ?? '';
  const ordered = Object.keys(vocabulary.themes);
  if (NONE_OF.test(clause)) {
    const had = now.length === 0 ? ordered : now;
    return had.filter((id) => !named.includes(id));
  }
  // Who hears of all hears of these already.
  const [behind = ''] = text.slice(before.length).split(CLAUSE, 1);
  if (TOO.test(`${clause} ${behind}`))
    return now.length === 0 ? [] : ordered.filter((id) => now.includes(id) || named.includes(id));
  return named;
}

/** "Circulair en mobiliteit. Inkoop niet, daar ga ik niet over": each part of it by itself, where what is behind "over" names nothing. */
function byClause(
  text: string,
  { vocabulary, language, now }: { vocabulary: Vocabulary; language: Language; now: readonly string[] },
): string[] | null {
  const parts = text.split(CLAUSE).map((part) => ({
    isOut: NONE_OF.test(part),
    themes: themesNamed(part, vocabulary, language).filter((id) => id !== THEME_OF_ALL),
  }));
  const of = (isOut: boolean) => parts.flatMap((part) => (part.isOut === isOut ? part.themes : []));
  const [on, off] = [of(false), of(true)];
  if (on.length === 0 && off.length === 0) return null;
  const had = now.length === 0 ? Object.keys(vocabulary.themes) : now;
  const wanted = on.length === 0 ? had : Object.keys(vocabulary.themes).filter((id) => on.includes(id));
  return wanted.filter((id) => !off.includes(id));
}
