import type { Language } from '../../chat/language.ts';
import type { Focus } from '../../knowledge/retriever.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { isStopWord, wordsOf } from '../../language/words.ts';
import { asksWhether, kindOf, questionWordAt } from './question.ts';

/** A question as colleagues put it: what is asked, and the story around it. */
interface Parts {
  asking: string;
  /** In the same sentence, before what is asked. */
  lead: string;
  /** Other sentences. */
  story: string;
}

/** How much a word of the story is of what is asked. */
const STORY = 0.35;
const LEAD = 0.7;
/** The question says "dat" or "die": its subject is in the story. */
const POINTED_AT = 0.8;
/** What the sources do not know either is not what the story is about. */
const UNKNOWN_IN_STORY = 0.1;

/**
 * How much each word of a question is of what is asked: "Mijn wethouder belde net. Wat is social return?" asks nothing
 * about a wethouder, and "Een leverancier noemt de PSO. Wat is dat?" asks about the PSO.
 */
export function focusOf(question: string, language: Language): Focus {
  const { asking, lead, story } = partsOf(question, language);
  const asked = new Set(wordsOf(asking));
  const before = new Set(wordsOf(lead));
  if (before.size === 0 && story === '') return () => 1;
  const pointing = pointsAtStory(asking, language);
  return ({ word, unknown }) => {
    if (asked.has(word)) return 1;
    if (unknown) return UNKNOWN_IN_STORY;
    if (pointing) return POINTED_AT;
    return before.has(word) ? LEAD : STORY;
  };
}

function partsOf(question: string, language: Language): Parts {
  const sentences = sentencesOf(question, language);
  const asking = askingSentence(sentences, language);
  if (asking === undefined) return { asking: question, lead: '', story: '' };
  const start = askedFrom(asking, language);
  return {
    asking: asking.slice(start),
    lead: asking.slice(0, start),
    story: sentences.filter((sentence) => sentence !== asking).join(' '),
  };
}

/** The last sentence that asks something, marked ones first; undefined when none does. */
function askingSentence(sentences: readonly string[], language: Language): string | undefined {
  const asking = sentences.filter(
    (sentence) => kindOf(sentence, language) !== null || REQUEST[language].test(sentence),
  );
  return (
    asking.findLast((sentence) => sentence.endsWith('?')) ??
    asking.at(-1) ??
    sentences.findLast((one) => one.endsWith('?'))
  );
}

const REQUEST: Record<Language, RegExp> = {
  nl: /\b(leg (eens |even |mij |me )?uit|uitleggen|vertel|noem|geef|op een rijtje|in (gewone|eenvoudige|simpele) (taal|woorden))\b/i,
  en: /\b(explain|tell me|give me|list|name|in (plain|simple) (words|language|english))\b/i,
};

/** Where in its sentence the question begins. */
function askedFrom(sentence: string, language: Language): number {
  if (asksWhether(sentence, language)) return 0;
  const clause = CLAUSE.exec(sentence);
  const word = questionWordAt(sentence, language);
  if (word !== null) return word;
  // "Social return, is dat verplicht?"
  return clause && asksWhether(sentence.slice(clause.index + 1), language) ? clause.index + 1 : 0;
}

/** The last comma, colon or dash. */
const CLAUSE = /[,:;–-](?=[^,:;–-]*$)/;

/** A question with more words of its own says itself what it is about. */
const MOST_OWN_WORDS = 1;

function pointsAtStory(asking: string, language: Language): boolean {
  const own = wordsOf(asking).filter((word) => !isStopWord(word, language) && !isGeneralWord(word, language));
  return own.length === 0 || (own.length <= MOST_OWN_WORDS && POINTERS[language].test(asking));
}

const POINTERS: Record<Language, RegExp> = {
  nl: /\b(dat|die|dit|deze|dan|zo'?n|zoiets|het|hij|ze|zij|hem|daar\p{L}*|ervan|ervoor|erover|ermee|hiermee|hiervoor)\b/iu,
  en: /\b(that|this|those|these|it|its|they|them|such|then|there)\b/i,
};
