import type { Purpose } from '../../chat/labels.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import type { Chances } from '../../chat/reading.ts';
import type { Turn } from '../../chat/skill.ts';
import { optionAt } from '../../language/chosen-option.ts';
import { speaksOfBefore } from '../../language/pointing.ts';
import { isAsked } from '../../language/questions-in.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import type { Vocabulary } from '../../learning-content/library.ts';
import { objectionsIn } from '../../learning-content/objections.ts';
import { themesNamed } from '../../learning-content/themes-named.ts';
import { hookWords } from './hook-words.ts';

/** What is asked of a hook that was shown, by the form of the words alone. */
export type AskedOn =
  /** The figure that goes with it. */
  | { does: 'figure' }
  /** Whether it may go on to others, and how. */
  | { does: 'pass' }
  /** What to say to somebody who is against it. */
  | { does: 'objection' }
  /** One of those that were shown. */
  | { does: 'shown'; id: string }
  /** The next one. */
  | { does: 'other' }
  /** One about something else. */
  | { does: 'theme' }
  /** One for somebody. */
  | { does: 'audience' };

/** More words than this tell something of their own. */
const MOST_WORDS = 20;
/** From this chance on words are for another ability, whatever words of hooks are in them. */
const SURELY_FOR_OTHER = 0.7;
/** What may as well be said of a hook. */
const MAY_BE_OF_HOOK: ReadonlySet<Purpose> = new Set([
  ...(['hook', 'question', 'small-talk', 'complaint', 'human', 'capabilities', 'roles'] as const),
]);
/** Named beside another theme, or as what figures are about, these say nothing of what a hook is to be about. */
const SAY_NOTHING = new Set(['impact-ondernemen', 'impact-meten']);

/**
 * @param shown the hooks of this conversation, the first first
 * @returns null: its form tells nothing, or it is surely for something else
 */
export function askedOn(
  text: string,
  { language, reading }: Pick<Turn, 'language' | 'reading'>,
  { vocabulary, shown }: { vocabulary: Vocabulary; shown: readonly string[] },
): AskedOn | null {
  const [likeliest] = reading?.purposes ?? [];
  if (asksForOther(text, language)) return { does: 'other' };
  const chosen = choiceOf(text, shown);
  // "Dan graag de eerste, maar korter": what is to be said once more is one of those shown, whatever else its words may be of.
  if (isToBeShort(reading) && chosen) return chosen;
  if (isOfElse(text, likeliest)) return null;
  if (objectionsIn(text, vocabulary).length > 0) return { does: 'objection' };
  if (namesTheme(text, vocabulary, language)) return asksForOne(reading) ? { does: 'theme' } : null;
  if (says(text, 'figure')) return { does: 'figure' };
  if (says(text, 'pass') && speaksOfIt(text, language)) return { does: 'pass' };
  // What is surely asked of the sources is no choice of hooks.
  if (isSurely(likeliest, 'question')) return null;
  if (chosen) return chosen;
  return isForSomebody(text, likeliest, namesAudience(text, vocabulary, language)) ? { does: 'audience' } : null;
}

/** The one of those shown that is named by its place; of one alone that says nothing. */
function choiceOf(text: string, shown: readonly string[]): AskedOn | null {
  const id = shown.length > 1 ? optionAt(text, shown) : null;
  return id === null ? null : { does: 'shown', id };
}

/** So few words ask for nothing but another one. */
const MOST_WORDS_OF_OTHER = 6;

/** "Nee, een ander": one of these words, and nothing but what stands around it. */
function asksForOther(text: string, language: Language): boolean {
  const words = wordsOf(text);
  const around = wordsOf(hookWords(language).around.join(' '));
  const others = wordsOf(hookWords(language).other.join(' '));
  const isNothingElse = words.every(
    (word) => others.includes(word) || around.includes(word) || isStopWord(word, language),
  );
  return words.length <= MOST_WORDS_OF_OTHER && says(text, 'other') && isNothingElse;
}

/** From this chance on it is said of what is above it. */
const SURELY_MORE = 0.8;

/** "En eentje voor wonen?": it is asked of hooks, or surely more of what stands above. */
function asksForOne(reading: Turn['reading']): boolean {
  const [likeliest] = reading?.purposes ?? [];
  const [act] = reading?.acts('answer') ?? [];
  const isMore = act?.label === 'addition' && act.chance >= SURELY_MORE;
  return likeliest?.label === 'hook' || (isMore && !isSurely(likeliest, 'question'));
}

/** So few words speak of what stands above. */
const FEW_WORDS = 3;

function speaksOfIt(text: string, language: Language): boolean {
  return text.trim().split(/\s+/).length <= FEW_WORDS || speaksOfBefore(text, language);
}

/** From this chance on it is to be said shorter. */
const TO_BE_SHORT = 0.25;

/** Whether what stands above is to be said once more, and shorter. */
export function isToBeShort(reading: Turn['reading']): boolean {
  const repeat = reading?.acts('answer').find(({ label }) => label === 'repeat');
  return (repeat?.chance ?? 0) >= TO_BE_SHORT;
}

type Likeliest = Chances<Purpose>[number] | undefined;

/** "Is dit door een computer geschreven?" names nobody for whom it is to be, though a department has that name. */
function isForSomebody(text: string, likeliest: Likeliest, isNamed: boolean): boolean {
  return isNamed && (likeliest?.label === 'hook' || !isAsked(text));
}

function isOfElse(text: string, likeliest: Likeliest): boolean {
  if (text.trim().split(/\s+/).length > MOST_WORDS) return true;
  return likeliest !== undefined && isSurely(likeliest, likeliest.label) && !MAY_BE_OF_HOOK.has(likeliest.label);
}

function isSurely(likeliest: Likeliest, label: Purpose): boolean {
  return likeliest?.label === label && likeliest.chance >= SURELY_FOR_OTHER;
}

/** Whether a text names what a hook is to be about. */
function namesTheme(text: string, vocabulary: Vocabulary, language: Language): boolean {
  return themesNamed(text, vocabulary, language).some((id) => !SAY_NOTHING.has(id));
}

function namesAudience(text: string, { departments }: Vocabulary, language: Language): boolean {
  return themesNamed(text, { themes: departments }, language).length > 0;
}

function says(text: string, what: 'figure' | 'pass' | 'other'): boolean {
  const words = LANGUAGES.flatMap((language) => hookWords(language)[what]).join('|');
  return new RegExp(`(?<![\\p{L}-])(?:${words})(?![\\p{L}-])`, 'iu').test(text);
}
