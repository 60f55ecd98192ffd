import type { Language } from '../chat/language.ts';
import { saidWords } from './said-words.ts';
import { literally, wordsOf } from './words.ts';

/** See `prisma/seed/words/told.yaml`. */
const words = saidWords('told', ['tell', 'before', 'behind', 'you', 'whom', 'that']);

/** With fewer words than this nothing is told. */
const FEWEST_WORDS = 2;

/**
 * What somebody has the bot tell others, in their own words: of "zet erbij dat ze pas in maart kan" what stands behind "zet erbij".
 *
 * @returns null: it is told as it stands, or somebody else tells it ("hij zegt dat …")
 */
export function toBeTold(text: string, language: Language): string | null {
  const { that, behind } = words(language);
  const begins = new RegExp(`\\s(?=(?:${that.join('|')})\\s)|[:;]\\s+`, 'giu');
  const head = [...text.matchAll(begins)].findLast(({ index }) => isInstruction(text.slice(0, index), language));
  if (!head) return null;
  const told = text
    .slice(head.index + head[0].length)
    .trim()
    .replace(/\s*\?+$/, '');
  // English says the same without it, and Dutch puts its verb elsewhere then.
  const own = language === 'en' ? told.replace(new RegExp(`^(?:${that.join('|')})\\s+`, 'iu'), '') : told;
  return wordsOf(own).length >= FEWEST_WORDS && !hasOnly(own, [...that, ...behind]) ? own : null;
}

/** "Kun je er ook bij zetten", and no word by which anybody else would tell it. */
function isInstruction(head: string, language: Language): boolean {
  const { tell, before, behind, you, whom } = words(language);
  const said = wordsOf(head).join(' ');
  return [...said.matchAll(new RegExp(`(?<![^ ])(?:${tell.map(literally).join('|')})(?![^ ])`, 'gu'))].some(
    ({ 0: verb, index }) => {
      const first = said.slice(0, index);
      const isToBot = wordsOf(first).some((word) => you.includes(word));
      const isAfter = hasOnly(said.slice(index + verb.length), [...behind, ...tell]);
      return isAfter && hasOnly(first, isToBot ? [...before, ...whom] : before);
    },
  );
}

function hasOnly(said: string, known: readonly string[]): boolean {
  return wordsOf(said).every((word) => known.includes(word));
}
