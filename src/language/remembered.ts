import type { Language } from '../chat/language.ts';

/**
 * What is made of texts that come back again and again, such as those of passages, made once.
 *
 * @param most so many are remembered; then it begins anew
 */
export function remembered<Made>(
  most: number,
  make: (text: string, language: Language) => Made,
): (text: string, language: Language) => Made {
  const known: Record<Language, Map<string, Made>> = { nl: new Map(), en: new Map() };
  return (text, language) => {
    const there = known[language].get(text);
    if (there !== undefined) return there;
    const made = make(text, language);
    if (known[language].size >= most) known[language].clear();
    known[language].set(text, made);
    return made;
  };
}
