import { placeFinder } from '../app/reader.ts';
import { readMoments } from '../calendar/moment-in-words.ts';
import type { MessageReader } from '../chat/reading.ts';
import { readAmounts } from '../criteria/reading/money.ts';
import { readReadingPatterns } from '../criteria/reading/patterns.ts';
import { detectLanguage } from '../language/detection.ts';
import { namesIn } from '../language/names.ts';
import { plain } from '../language/plain-text.ts';

/** What a message names, as it is written there; what it names nothing of is left out. */
export interface NamedInText {
  places?: string[];
  amounts?: string[];
  moments?: string[];
  /** Words with a capital within a sentence: people, organisations, places. */
  names?: string[];
}

/**
 * What a message names: each as the text has it, in its order.
 *
 * @param from days and moments are told from here
 */
export async function namedIn(text: string, from: Date): Promise<NamedInText> {
  const findPlaces = await placeFinder();
  const language = detectLanguage(text) === 'en' ? 'en' : 'nl';
  const found = {
    places: findPlaces(text).map(([start, end]) => text.slice(start, end)),
    amounts: readAmounts(await readReadingPatterns(), plain(text)).map(({ written }) => written),
    moments: readMoments(text, from).map((moment) => moment.text),
    names: [...namesIn(text, language)],
  };
  return Object.fromEntries(Object.entries(found).filter(([, some]) => some.length > 0));
}

/** A word of a message, and by how much what the message is for is less likely without it (0–1). */
export interface Weighed {
  word: string;
  weight: number;
}

/** Longer messages are weighed by their first words: each costs a reading. */
const MOST_WORDS = 40;
const MOST_TOLD = 5;
/** What weighs less explains nothing. */
const LEAST_WEIGHT = 0.01;

/**
 * Why a message is read as it is: the words without which it would be read so with less certainty, those that weigh most first.
 * Asked of the model by leaving each word out, so it tells of any model, whatever its signs are.
 */
export async function whyRead(reader: MessageReader, text: string): Promise<Weighed[]> {
  const [likeliest] = (await reader.read(text)).purposes;
  if (!likeliest) return [];
  const words = text.trim().split(/\s+/).slice(0, MOST_WORDS);
  const weighed: Weighed[] = [];
  for (const [at, word] of words.entries()) {
    const without = words.filter((_, other) => other !== at).join(' ');
    const { purposes } = await reader.read(without);
    const chance = purposes.find(({ label }) => label === likeliest.label)?.chance ?? 0;
    weighed.push({ word, weight: Math.round((likeliest.chance - chance) * 1000) / 1000 });
  }
  return weighed
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((one, other) => other.weight - one.weight)
    .slice(0, MOST_TOLD);
}
