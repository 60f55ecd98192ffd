import type { Language } from '../../chat/language.ts';

/** How a source says that it does not know: "… staat niet in de bron van 2023", "… is not known". */
const GAPS: Record<Language, RegExp> = {
  nl: /\b((staat|staan|stond|stonden) (\w+ ){0,3}niet in|(is|zijn|was|waren) (\w+ ){0,4}(nog )?niet (bekend|bevestigd|gevonden|duidelijk)|geen (\w+ ){1,6}(gevonden|bekend)|(zegt|zeggen|meldt|melden|vertelt|noemt|noemen) (\w+ ){0,3}(niet|geen)|niet gevonden|onbekend)\b/i,
  en: /\b((is|are|was|were) (\w+ ){0,2}not (known|confirmed|found|clear|in the)|(do|does|did) not (say|tell|mention|name|state|give)|not been (found|confirmed)|no (\w+ ){1,6}(was|were|is|are) (found|known)|(is|are) unknown|was not found|names no|gives? no)\b/i,
};

export function isGapSentence(sentence: string, language: Language): boolean {
  return GAPS[language].test(sentence);
}
