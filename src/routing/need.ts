import type { Language } from '../chat/language.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { isEverydayWord } from '../language/general-words.ts';
import { stem, wordsOf } from '../language/words.ts';
import type { MessageReader } from './message.ts';
import { recogniseTopics } from './topics.ts';

/** Words for whoever any case is about. */
const OF_ANYBODY = new Set([
  'ondernemer',
  'ondernemers',
  'ondernemster',
  'onderneemster',
  'klant',
  'bedrijf',
  'casus',
  'case',
  'entrepreneur',
  'business',
  'client',
  'loket',
]);

/** The stems of the words that tell one case from another. */
export function tellingWords(text: string, language: Language): Set<string> {
  return new Set(
    wordsOf(text)
      .filter((word) => isTelling(word, language))
      .map((word) => stem(word, language)),
  );
}

/** Whether a word, as {@link wordsOf} gives it, tells one case from another. */
export function isTelling(word: string, language: Language): boolean {
  return word.length > 2 && !isEverydayWord(word, language) && !OF_ANYBODY.has(word);
}

/** From this length on a word within another says the same: "fietsen" and "fietsenmaker". */
const SHORTEST_PART = 5;

/** With which a stem ends that is of something small: "pandje", "schuurtje". */
const SMALL = /(?:etj|tj|pj|j)$/;

/** Whether two stems say the same thing. */
export function saysTheSame(one: string, another: string): boolean {
  const [word, other] = [one.replace(SMALL, ''), another.replace(SMALL, '')];
  if (word === other) return true;
  const [short, long] = word.length < other.length ? [word, other] : [other, word];
  return short.length >= SHORTEST_PART && (long.startsWith(short) || long.endsWith(short));
}

/** Who a business is and what it wants takes so many words that tell something. */
const FEWEST_TELLING = 2;

/** Whether a text tells of a need, and not only that there is an entrepreneur somewhere. */
export function tellsNeed({ gazetteer, topicBook }: MessageReader, text: string, language: Language): boolean {
  if (recogniseTopics(topicBook, text).length > 0) return true;
  const elsewhere = recognisePlaces(gazetteer, text).reduceRight(
    (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
    text,
  );
  return tellingWords(elsewhere, language).size >= FEWEST_TELLING;
}
