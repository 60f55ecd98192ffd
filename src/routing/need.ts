import type { Language } from '../chat/language.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { isGeneralWord } from '../language/general-words.ts';
import { isStopWord, stem, wordsOf } from '../language/words.ts';
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
  const words = wordsOf(text).filter(
    (word) => word.length > 2 && !isStopWord(word, language) && !isGeneralWord(word, language) && !OF_ANYBODY.has(word),
  );
  return new Set(words.map((word) => stem(word, language)));
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
