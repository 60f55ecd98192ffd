import type { Language } from '../chat/language.ts';
import { wordsOf } from '../language/words.ts';
import { clauseOfNo, clausesOf } from './left-out.ts';
import { audienceWords } from './said.ts';

/** More words than these before a no say more than who is left out. */
const MOST_ROUND = 4;

/** Whether words leave out who speaks: "nee, zonder mij", "niet naar mijzelf", "haal mij er maar uit", "mij niet". */
export function leavesOutOneself(text: string, language: Language): boolean {
  const { oneself } = audienceWords(language);
  const before = wordsOf(clauseOfNo(text, language) ?? '');
  const isBefore = before.length <= MOST_ROUND && before.some((word) => oneself.includes(word));
  return isBefore || clausesOf(text).some((clause) => endsWithoutOneself(clause, language));
}

function endsWithoutOneself(clause: string, language: Language): boolean {
  const { oneself, without, whom } = audienceWords(language);
  const ending = `(?:${without.join('|')})\\s+(?:(?:${whom.join('|')})\\s+)?(?:${oneself.join('|')})`;
  return new RegExp(`(?<!\\p{L})${ending}$`, 'iu').test(clause);
}
