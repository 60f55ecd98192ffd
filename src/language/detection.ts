import { eld } from 'eld/extrasmall';
import type { Language } from '../chat/language.ts';

/** In which language a text is written: one the bot speaks, another one, or too little to tell. */
export type DetectedLanguage = Language | 'other' | 'unknown';

/**
 * Words that only (or nearly only) one of the two languages has. They decide short texts, on which statistics
 * over letters fail, and texts full of typing mistakes.
 */
const FUNCTION_WORDS: Record<Language, ReadonlySet<string>> = {
  nl: new Set(
    `aan als bij de en in is me was we ben bent bestaat dan dat deze dit doe doen doet door een eens en er geen graag haal had hebben hebt heeft het hij
     hoe hoeveel hoi ik iets iemand je jij jullie kan kun kunnen kunt maak maar mag meer met mij mijn moet moeten naar niet
     nog nou of om onder ook op over te toch tot tussen uit van vanaf vanuit veel voor waar waarom wanneer waren wat
     weet welk welke werd wie wij wil worden wordt zal ze zich zij zijn zo zou goedemorgen goedemiddag goedenavond
     daar hier zit staat gaat komt zoal ons onze wordt hun wel dag hallo bedankt dankjewel dank doei vraag`.split(
      /\s+/,
    ),
  ),
  en: new Set(
    `a about am an and any are as at be been between but by can could did do does for from had has have how
     hello hi hey i if in into is it its many me much my not of on or our please should some tell than thank thanks that the their
     them there these they this those to under us was we were what when where which who why will with would you your
     yes bye morning afternoon`.split(/\s+/),
  ),
};

/** Words that Frisian has and Dutch and Low Saxon have not: the statistics know no Frisian, and take it for Dutch. */
const FRISIAN = new Set('dy fan foar gjin hawwe hja kin krije moat moatte myn soe wurde wêr yn ús ûnder'.split(' '));
/** So many of them, and such a share of the words, make a text Frisian: "ús" alone may be a name. */
const LEAST_FRISIAN = { words: 3, share: 0.2 };

function isFrisian(words: readonly string[]): boolean {
  const found = words.filter((word) => FRISIAN.has(word)).length;
  return found >= LEAST_FRISIAN.words && found / words.length >= LEAST_FRISIAN.share;
}

/** English that people who write Dutch use every day: by itself it is no other language. */
const BORROWED = new Set('hi hey hello thanks thank bye yes please'.split(' '));

/** Whether all that makes a text English are words that Dutch borrows: "oke thanks". */
export function isOnlyBorrowed(text: string): boolean {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  return (
    words.length < WORDS_FOR_STATISTICS && words.every((word) => BORROWED.has(word) || !FUNCTION_WORDS.en.has(word))
  );
}

/** Fewer words than this and only the function words are believed: names and single words look like any language. */
const WORDS_FOR_STATISTICS = 4;

export function detectLanguage(text: string): DetectedLanguage {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
  if (words.length === 0) return 'unknown';
  if (isFrisian(words)) return 'other';
  const counts = { nl: count(words, 'nl'), en: count(words, 'en') };
  const statistics = words.length >= WORDS_FOR_STATISTICS ? eld.detect(text) : null;
  const share = Math.max(counts.nl, counts.en) / words.length;

  // German, French and others share a few short words with Dutch or English: a text is theirs when the
  // statistics are sure of it and hardly any word of ours stands in it.
  if (statistics?.language && !isOurs(statistics.language) && share < 0.3) {
    return statistics.isReliable() || counts.nl + counts.en === 0 ? notOurs(statistics.language) : 'unknown';
  }
  if (counts.nl !== counts.en) return counts.nl > counts.en ? 'nl' : 'en';
  // A heap of nouns from this field ("toolbox impact …") looks English to the statistics: believed only with a word of ours.
  if (statistics?.language === 'nl') return 'nl';
  return statistics?.language === 'en' && counts.en > 0 ? 'en' : 'unknown';
}

function count(words: readonly string[], language: Language): number {
  return words.filter((word) => FUNCTION_WORDS[language].has(word)).length;
}

function isOurs(code: string): boolean {
  return code === 'nl' || code === 'en';
}

/** Afrikaans is what Dutch in telegram style looks like to the statistics. */
function notOurs(code: string): DetectedLanguage {
  return code === 'af' ? 'nl' : 'other';
}
