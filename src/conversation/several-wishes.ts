import type { Purpose, Situation } from '../chat/labels.ts';
import { LANGUAGES } from '../chat/language.ts';
import type { Outcome, Turn } from '../chat/skill.ts';
import { speaksOfBefore } from '../language/pointing.ts';
import { wordsOf } from '../language/words.ts';
import { candidates } from './candidates.ts';
import type { Ears } from './ears.ts';
import { together } from './several-questions.ts';

/** Who wishes more at once, or in more words, tells a story. */
const MOST_WISHES = 3;
const MOST_WORDS = 30;
/** Fewer words than these behind an "en" are no wish of their own. */
const LEAST_WORDS = 3;
/** From this chance on each is for something else. */
const SURELY_FOR = 0.5;

/** What is wished or asked in a few words that stand alone; what is told, or drafted with much beside it, is taken as a whole. */
const ALONE: ReadonlySet<Purpose> = new Set([
  ...(['question', 'roles', 'human', 'my-cases', 'my-data', 'capabilities', 'language', 'messages'] as const),
  ...(['ambassador', 'session', 'visit', 'hook', 'network', 'policy', 'gaps'] as const),
]);
/** A day or a name of the one may be of the other. */
const ALIKE: ReadonlySet<Purpose> = new Set(['session', 'visit']);

/** Where nothing is waited for, and no draft takes what is said. */
const FREE: ReadonlySet<Situation> = new Set(['answer', 'declined', 'nudge']);

const TIE = /\s*,?\s+(?:en|and)\s+/i;

/**
 * "Stop met de kaartjes en laat me weten wie de makelaar is": two wishes for different parts of the bot, each read by itself and heard, so that
 * none is lost. What one part can do of both, it does itself.
 *
 * @param hearOne hears one of them
 * @returns null: it is one wish, or none that stands alone
 */
export async function hearEach(
  ears: Ears,
  said: string,
  turn: Turn,
  hearOne: (text: string, turn: Turn) => Promise<Outcome>,
): Promise<Outcome | null> {
  const wishes = said.split(TIE);
  if (!mayBeWishes(wishes) || turn.reading?.despair || !(await isFree(ears, turn))) return null;
  const parts = await Promise.all(
    wishes.map(async (text) => ({ text, turn: { ...turn, reading: await ears.reader.read(text) } })),
  );
  const purposes = parts.map((part) => purposeOf(part.turn));
  const known = purposes.flatMap((purpose) => (purpose === null ? [] : [ALIKE.has(purpose) ? 'visit' : purpose]));
  if (new Set(known).size < parts.length) return null;
  const heard: { question: string; outcome: Outcome }[] = [];
  for (const { text, turn: here } of parts) heard.push({ question: text, outcome: await hearOne(text, here) });
  return together(heard);
}

/** What leans on the one before belongs to it: "zet er een klaar en stuur het rond". */
function mayBeWishes(wishes: readonly string[]): boolean {
  const [, ...others] = wishes;
  const lengths = wishes.map((wish) => wordsOf(wish).length);
  return (
    wishes.length > 1 &&
    wishes.length <= MOST_WISHES &&
    lengths.every((length) => length >= LEAST_WORDS) &&
    lengths.reduce((sum, length) => sum + length, 0) <= MOST_WORDS &&
    !others.some((wish) => LANGUAGES.some((language) => speaksOfBefore(wish, language)))
  );
}

async function isFree(ears: Ears, turn: Turn): Promise<boolean> {
  const [first] = await candidates(ears, turn);
  return first === undefined || FREE.has(first.situation);
}

/** For what a wish surely is, where that stands alone; null: it is not sure. */
function purposeOf({ reading }: Turn): Purpose | null {
  const [likeliest] = reading?.purposes ?? [];
  const isSure = likeliest !== undefined && likeliest.chance >= SURELY_FOR && ALONE.has(likeliest.label);
  return isSure ? likeliest.label : null;
}
