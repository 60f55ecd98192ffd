import { audienceWords } from '../../audiences/said.ts';
import type { Language } from '../../chat/language.ts';
import { asksReader, beginsAsking } from '../../language/questions-in.ts';
import { literally, wordsOf } from '../../language/words.ts';
import { broadcastWords } from './said.ts';

/** What words say by their form of the messages that one gets: these come, or do not, or some of them; or something is asked. */
export type Wished = 'on' | 'off' | 'some' | 'asks';

/** @returns null: their form tells nothing */
export function wishedIn(said: string, language: Language): Wished | null {
  const { takesOn, takesOff, takesSome } = broadcastWords(language);
  if (new RegExp(`(?<!\\p{L})(?:${takesSome.map(literally).join('|')})(?!\\p{L})`, 'iu').test(said)) return 'some';
  const clauses = said.split(/(?<=[.!?;,\n])\s*/).filter((clause) => wordsOf(clause).length > 0);
  const wishes = clauses.filter((clause) => !isQuestion(clause));
  if (wishes.some((clause) => endsWith(clause, takesOn, language))) return 'on';
  if (wishes.length < clauses.length) return 'asks';
  return wishes.some((clause) => endsWith(clause, takesOff, language)) ? 'off' : null;
}

/** "Waarover", "waarvan". */
const WHEREOF = /^[^\p{L}]*waar\p{L}+/iu;

/** "Waar gaan die over", "krijg ik alles?"; but "kun je ze weer aanzetten?" is a wish. */
function isQuestion(clause: string): boolean {
  return beginsAsking(clause) || WHEREOF.test(clause) || (clause.endsWith('?') && !asksReader(clause.slice(0, -1)));
}

/** Whether a wish ends so, and nothing in it is denied. */
function endsWith(clause: string, wanted: readonly string[], language: Language): boolean {
  const { without, no } = audienceWords(language);
  const words = wordsOf(clause);
  if (words.some((word) => without.includes(word) || no.includes(word))) return false;
  const { filling } = broadcastWords(language);
  const last = words.findLast((word) => wanted.includes(word) || !filling.includes(word));
  return last !== undefined && wanted.includes(last);
}
