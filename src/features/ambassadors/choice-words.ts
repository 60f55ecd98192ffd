import type { Language } from '../../chat/language.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { daysBetweenMeant, paceOf } from './pace-words.ts';
import type { Choices } from './repository.ts';
import { themesMeant } from './theme-words.ts';

/** What somebody chooses by their words: how often, about what, or both in one sentence. */
export interface ChoicesMeant {
  choices: Partial<Pick<Choices, 'pace' | 'themes'>>;
  /** They named how often, and there is no such pace. */
  noSuchPace: boolean;
}

/** @param where.now the themes they have */
export function choicesMeant(
  text: string,
  where: { vocabulary: Vocabulary; language: Language; now: readonly string[] },
): ChoicesMeant {
  const days = daysBetweenMeant(text);
  const pace = days === null ? null : paceOf(days);
  const themes = themesMeant(text, where);
  return {
    choices: { ...(pace === null ? {} : { pace }), ...(themes === null ? {} : { themes }) },
    noSuchPace: days !== null && pace === null,
  };
}
