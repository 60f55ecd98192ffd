import type { Language } from '../../chat/language.ts';
import type { Criterion, Library } from '../../criteria/library.ts';
import type { TalkWords } from '../../criteria/talk-words.ts';
import { plain } from '../../language/plain-text.ts';
import { stem, wordsOf } from '../../language/words.ts';

/** Shorter words tell nothing of what is meant. */
const SHORTEST_TELLING = 4;

/** The stems of words that tell what something is about; of words that mean the same the first of those. */
export function tellingIn(talk: TalkWords, text: string, language: Language): string[] {
  return wordsOf(plain(text))
    .filter((word) => word.length >= SHORTEST_TELLING && !talk.ordinary.includes(word))
    .map((word) => stem(sameWord(talk, word) ?? word, language));
}

/** "Voedselverspilling" is said of what is thrown away. */
function sameWord({ alike }: TalkWords, word: string): string | undefined {
  const isIn = (one: string) => word === one || (one.length >= SHORTEST_PART && word.endsWith(one));
  return alike.find((words) => words.some(isIn))?.[0];
}

/** A shorter word at the end of a longer one may be there by chance. */
const SHORTEST_PART = 6;

/** A word that stands in a larger part of the library tells nothing of one of its criteria: "werk", "opdracht". */
const MOST_OF_LIBRARY = 0.1;

/** How many of the telling words of a text a criterion has in its own. */
export function sharedWith(
  { talk, library }: { talk: TalkWords; library: Library },
  text: string,
  language: Language,
): (criterion: Criterion) => number {
  const stemsOf = (criterion: Criterion) => tellingStems(talk, criterion, language);
  const isRare = (one: string) =>
    library.criteria.filter((criterion) => stemsOf(criterion).has(one)).length <=
    MOST_OF_LIBRARY * library.criteria.length;
  const stems = [...new Set(tellingIn(talk, text, language))].filter(isRare);
  return (criterion) => stems.filter((one) => stemsOf(criterion).has(one)).length;
}

/** The library is the same as long as the bot runs, and every turn asks. */
const known: Record<Language, WeakMap<Criterion, ReadonlySet<string>>> = { nl: new WeakMap(), en: new WeakMap() };

function tellingStems(talk: TalkWords, criterion: Criterion, language: Language): ReadonlySet<string> {
  const before = known[language].get(criterion);
  if (before) return before;
  const { title, titleEn, text } = criterion;
  const stems = new Set(tellingIn(talk, `${title} ${titleEn} ${text}`, language));
  known[language].set(criterion, stems);
  return stems;
}
