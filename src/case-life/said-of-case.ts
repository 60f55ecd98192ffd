import type { Language } from '../chat/language.ts';
import { plain } from '../language/plain-text.ts';
import { isAsked } from '../language/questions-in.ts';
import { saysOnly } from '../language/said-only.ts';
import { saidWords } from '../language/said-words.ts';
import { wordsOf } from '../language/words.ts';

/** See `prisma/seed/words/cases.yaml`. */
const words = saidWords('cases', ['closes', 'withdraws', 'reminds', 'whom', 'goAhead', 'not', 'around'] as const);

/** Where one clause of a sentence ends. */
const CLAUSE_ENDS = /[.,;:!\n]+|\s(?:en|dus|and|so)\s/iu;
/** Who asks to be able to take something back takes so many words at most. */
const LONGEST_QUESTION = 14;

/** "…, mag dicht": whether some clause says of a case that it is over, and nothing else. */
export function saysItIsOver(text: string, language: Language): boolean {
  const { closes, not, around } = words(language);
  return !isAsked(text) && text.split(CLAUSE_ENDS).some((clause) => saysOnly(clause, { has: [closes], not, around }));
}

/** "Stuur ze een herinnering": somebody is to be reminded, of what is spoken of. */
export function asksToRemind(text: string, language: Language): boolean {
  const { reminds, whom, not, around } = words(language);
  const isNoNo = not.filter((word) => word !== 'nog');
  return saysOnly(text, { has: [reminds, whom], not: isNoNo, around: [...around, 'nog'] });
}

/** "Kan ik dit nog terugtrekken?" */
export function asksToTakeBack(text: string, language: Language): boolean {
  const said = wordsOf(text);
  const isShort = said.length <= LONGEST_QUESTION;
  return isShort && isAsked(text) && words(language).withdraws.some((word) => said.includes(word));
}

/** "Doe dat dan maar, …": what was offered is to be done. */
export function goesAhead(text: string, language: Language): boolean {
  const said = `${wordsOf(plain(text)).join(' ')} `;
  return (
    !isAsked(text) &&
    words(language).goAhead.some((phrase) => said.replace(/^(?:ja|ok|oke|yes) /, '').startsWith(`${phrase} `))
  );
}
