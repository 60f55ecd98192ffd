import type { Language } from '../../chat/language.ts';
import { kindOf, type QuestionKind } from './question.ts';

/** How a source says that it does not know: "… staat niet in de bron van 2023", "… is not known". */
const GAPS: Record<Language, RegExp> = {
  nl: /\b((staat|staan|stond|stonden) (\w+ ){0,3}(niet in|niets)|(is|zijn|was|waren) (\w+ ){0,4}(nog )?niet (apart |afzonderlijk |uit een bron )?(bekend|bevestigd|gevonden|nagekeken|gecontroleerd|overgenomen)|geen (\w+ ){1,6}(gevonden|bekend|gelezen)|(bron|bronnen|interview|artikel|kennisbank|pagina|publicatie)\b.{0,30} (zegt|zeggen|meldt|melden|vertelt|noemt|noemen|geeft|maakt|legt|leggen) (\w+ ){0,4}(niet|geen)|(zegt|zeggen|meldt|melden|vertelt|noemt|noemen) (de|het) (bron|interview|artikel|kennisbank)\b.{0,20} (niet|geen)|niet gevonden|onbekend)\b/i,
  en: /\b((is|are|was|were) (\w+ ){0,2}not (known|confirmed|found|in the (source|knowledge|article|interview))|nothing (\w+ ){0,3}(in|about|on)\b.{0,40}(source|knowledge)|(source|sources|interview|article|page|knowledge base)\b.{0,30} (do|does|did) not (say|tell|mention|name|state|give|explain)|not been (found|confirmed|checked)|no (\w+ ){1,6}(was|were|is|are) (found|known)|(is|are) unknown|was not found|(source|interview|article|page)\b.{0,25} (names|gives?|mentions) no)\b/i,
};

/** What one is advised to do tells something too. */
const ADVICE: Record<Language, RegExp> = {
  nl: /^(verwijs|vraag|controleer|noem|zeg|kies|ga|gebruik|leg|kijk|zoek|wil je|stuur)\b/i,
  en: /^(do not|refer|ask|check|name|say|choose|use|look|search|do you want|send)\b/i,
};

export function isAdvice(sentence: string, language: Language): boolean {
  return ADVICE[language].test(sentence);
}

/** "… is not known, but …": what comes after tells something. */
const BUT: Record<Language, RegExp> = { nl: /[,;] maar\b/i, en: /[,;] but\b/i };

export function isGapSentence(sentence: string, language: Language): boolean {
  return GAPS[language].test(sentence) && !BUT[language].test(sentence) && !isAdvice(sentence, language);
}

/** What a source says it does not know: "Hoeveel …", "Wie …", "Of …". Null when the sentence begins otherwise. */
export function gapKind(sentence: string, language: Language): QuestionKind {
  const opening = sentence.split(/\s+/).slice(0, 3).join(' ');
  return WHETHER[language].test(opening) ? 'whether' : kindOf(opening, language);
}

const WHETHER: Record<Language, RegExp> = { nl: /^of\b/i, en: /^whether\b/i };
