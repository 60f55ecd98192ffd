import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';
import { tellingWords } from './follow-ups.ts';

/**
 * The questions that a question may stand for, when its one telling word means different things in the sources.
 *
 * @returns empty when the question says itself what it is about
 */
export function meaningsOf(question: string, language: Language): readonly string[] {
  if (SPECIFIED[language].test(question)) return [];
  const telling = tellingWords(question, language).filter((word) => !SAYS_NOTHING.has(word));
  const [word] = telling;
  if (word === undefined || telling.length > 1) return [];
  return texts(language).answers.meanings.find(({ words }) => words.includes(word))?.questions ?? [];
}

/** "De drempel voor werken": it says which. */
const SPECIFIED: Record<Language, RegExp> = { nl: /\b(voor|bij|van|onder) \p{L}/iu, en: /\b(for|at|of|below) \p{L}/iu };

/** They leave it open which threshold or norm is meant. */
const SAYS_NOTHING = new Set(
  'europese europees aanbesteding aanbesteden hoogte bedrag european tender amount'.split(' '),
);
