import type { Language } from '../chat/language.ts';
import { generalWords } from './general-words.ts';
import { typingMistakes } from './typing-mistakes.ts';
import { isStopWord, stopWords } from './words.ts';

/** In a shorter word a typing mistake leaves too little of it. */
const SHORTEST = 5;

const byFirstLetter: Record<Language, ReadonlyMap<string, readonly string[]>> = {
  nl: indexed('nl'),
  en: indexed('en'),
};

function indexed(language: Language): Map<string, string[]> {
  const words = [...stopWords(language), ...generalWords(language)].filter((word) => word.length >= SHORTEST);
  return Map.groupBy(new Set(words), (word) => word[0] ?? '');
}

/** The everyday word that a typed one is a slip of ("hoevel", "waerom"); null when there is none. */
export function commonWordFor(typed: string, language: Language): string | null {
  if (typed.length < SHORTEST) return null;
  const candidates = byFirstLetter[language].get(typed[0] ?? '') ?? [];
  return candidates.find((word) => typingMistakes(typed, word, 1) === 1) ?? null;
}

/** Words that tell what is asked for: a slip in one of them changes the question. */
const TELLING: Record<Language, readonly string[]> = {
  nl: `hoeveel waarom wanneer welke waarvoor betekent betekenen verschil percentage procent bedrag telefoonnummer mailadres
    emailadres`.split(/\s+/),
  en: 'which where amount percentage percent threshold difference means telephone address'.split(' '),
};

/** "watis", "gaatdat": the space is easily missed, and no Dutch word looks like it. */
const RUN_TOGETHER =
  /(?<!\p{L})(wat|hoe|waar|wie|is|gaat|kan|mag|moet)(is|dat|dit|het|zijn|bedoel\p{L}*|betekent|gaat|mag|moet)(?!\p{L})/giu;

/** The question with the slips in its question words mended; the rest stays as it was typed. */
export function mendedQuestionWords(question: string, language: Language): string {
  const apart = language === 'nl' ? question.replace(RUN_TOGETHER, '$1 $2') : question;
  return apart.replace(/\p{L}{5,}/gu, (typed) => {
    const lower = typed.toLowerCase();
    if (isStopWord(lower, language) || TELLING[language].includes(lower)) return typed;
    return TELLING[language].find((word) => word[0] === lower[0] && typingMistakes(lower, word, 1) === 1) ?? typed;
  });
}
