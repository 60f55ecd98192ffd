import type { Turn } from '../../chat/skill.ts';
import { optionAt } from '../../language/chosen-option.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { donePledges, openPledges, type Pledge } from '../../pledges/pledges.ts';
import type { Transaction } from '../../store/transaction.ts';
import { says } from './said.ts';

/** The one that is named by its place in the row that is shown, else those that share most words with what was said. */
export function meantOf(open: readonly Pledge[], text: string, turn: Turn): Pledge[] {
  const byPlace = optionAt(text, open);
  return byPlace === null ? mostLike(open, text, turn) : [byPlace];
}

/** So long what was done may be spoken of again. */
const REMEMBERED_MS = 90 * 24 * 60 * 60 * 1000;

/** Another one than is spoken of: named by its place, or by words that the one that is spoken of has not. */
export async function otherThan(tx: Transaction, spokenOf: Pledge, text: string, turn: Turn): Promise<Pledge | null> {
  const open = await openPledges(tx, spokenOf.personId);
  const byPlace = optionAt(text, open);
  if (byPlace !== null) return byPlace.id === spokenOf.id ? null : byPlace;
  const [left, ...more] = open.filter(({ id }) => id !== spokenOf.id);
  if (left !== undefined && more.length === 0 && says(text, 'other')) return left;
  // Said once more of one that was done: it is not this one that is done by it.
  const since = new Date(turn.now.getTime() - REMEMBERED_MS);
  const [one, ...others] = mostLike([...open, ...(await donePledges(tx, spokenOf.personId, since))], text, turn);
  return one !== undefined && others.length === 0 && one.id !== spokenOf.id ? one : null;
}

/** One that was done of late and that the words are of, rather than of any that is open. */
export async function doneBefore(
  tx: Transaction,
  personId: string,
  open: readonly Pledge[],
  text: string,
  turn: Turn,
): Promise<Pledge | null> {
  if (optionAt(text, open) !== null) return null;
  const since = new Date(turn.now.getTime() - REMEMBERED_MS);
  const [one, ...others] = mostLike([...open, ...(await donePledges(tx, personId, since))], text, turn);
  return one?.state === 'done' && others.length === 0 ? one : null;
}

/** Those that share most words with what was said; all when none shares any. */
function mostLike(open: readonly Pledge[], text: string, { language }: Turn): Pledge[] {
  const stems = (words: string) =>
    new Set(wordsOf(words).flatMap((word) => (isStopWord(word, language) ? [] : stem(word, language))));
  const said = stems(text);
  const scored = open.map((pledge) => ({
    pledge,
    score: [...stems(pledge.text ?? '')].filter((word) => said.has(word)).length,
  }));
  const best = Math.max(...scored.map(({ score }) => score));
  return scored.flatMap(({ pledge, score }) => (score === best ? pledge : []));
}
