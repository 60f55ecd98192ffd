import type { Turn } from '../../chat/skill.ts';
import { isEverydayWord } from '../../language/general-words.ts';
import { beginsAsking } from '../../language/questions-in.ts';
import { wordsOf } from '../../language/words.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { themesNamed } from '../../learning-content/themes-named.ts';
import { hookWords } from './hook-words.ts';

/** What an ambassador may say who means one hook, and not what they get from now on. */
const OF_WHAT_COMES = new Set(['settings', 'card', 'pace', 'become', 'other', 'about', 'state']);
/** Words between "een" and "haakje": "een kort, scherp haakje". */
const MOST_BETWEEN = 2;

/**
 * Whether a text asks for one hook now ("geen vraag, maar een haakje over zorg", "doe er maar een over wonen"), and says nothing of what
 * somebody gets from now on.
 */
export function asksForOneHook(
  text: string,
  { language, reading }: Pick<Turn, 'language' | 'reading'>,
  vocabulary: Vocabulary,
): boolean {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'hook' && likeliest?.label !== 'ambassador') return false;
  if (likeliest.label === 'ambassador' && !OF_WHAT_COMES.has(reading?.kindOf('ambassador') ?? '')) return false;
  const words = wordsOf(text);
  const { always } = hookWords(language);
  if (beginsAsking(text) || words.some((word) => always.includes(word))) return false;
  return namesOne(words, language) || (ONE_ABOUT.test(text) && themesNamed(text, vocabulary, language).length > 0);
}

/** Whether a text that asks for a hook says nothing of what it is to be about. */
export function saysNothingMore(text: string, { language }: Pick<Turn, 'language'>): boolean {
  const known = Object.values(hookWords(language)).flat();
  return wordsOf(text).every((word) => known.includes(word) || isEverydayWord(word, language));
}

/** "Er maar een over …", of which it stands above or goes without saying what there is one of. */
const ONE_ABOUT =
  /(?:^|\b(?:er|mij|me|maar|nog|eens|liever|graag)\s+)(?:een|eentje|[eé][eé]n|one)\s+(?:over|voor|rond|about|for|on)\b/iu;

function namesOne(words: readonly string[], language: Turn['language']): boolean {
  const { hook, one } = hookWords(language);
  const at = words.findIndex((word) => hook.includes(word));
  return (
    at === 0 || words.slice(Math.max(0, at - MOST_BETWEEN - 1), Math.max(0, at)).some((word) => one.includes(word))
  );
}
