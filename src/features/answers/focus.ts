import type { Language } from '../../chat/language.ts';
import type { Focus, QueryTerm } from '../../knowledge/retriever.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { wordsOf } from '../../language/words.ts';
import { tellingWords } from './follow-ups.ts';
import { asksWhether, kindOf, questionWordAt } from './question.ts';

/** A question as colleagues put it: what is asked, and the story around it. */
interface Parts {
  asking: string;
  /** In the same sentence, before what is asked. */
  lead: string;
  /** The other sentences. */
  story: string;
}

/** How much a word is of what is asked when it stands in another sentence, or before the question in its own. */
const STORY = 0.25;
const LEAD = 0.6;
/** The question says "dat" or "die": of the story it means what was named last, else something in it. */
const NAMED_LAST = 0.9;
const PERHAPS_MEANT = 0.4;
/** What the sources do not know is not what a story is about. */
const UNKNOWN_IN_STORY = 0.03;

/**
 * Weighs the words of a question by how much each is of what is asked: "Mijn wethouder belde net. Wat is social return?"
 * asks nothing about a wethouder, and "Een leverancier noemt de PSO. Wat is dat?" asks about the PSO.
 */
export function focusOf(question: string, language: Language): Focus {
  const { asking, lead, story } = partsOf(question, language);
  const asked = new Set(wordsOf(asking));
  const before = wordsOf(lead);
  const around = new Set([...before, ...wordsOf(story)].filter((word) => !asked.has(word)));
  if (around.size === 0) return (terms) => [...terms];
  const pointing = pointsAtStory(asking, language);
  return (terms) => {
    const meant = pointing ? namedLast(before.length > 0 ? lead : story, terms) : new Set();
    const share = ({ word, unknown }: QueryTerm) => {
      if (!around.has(word)) return 1;
      if (unknown) return UNKNOWN_IN_STORY;
      if (meant.has(word)) return NAMED_LAST;
      if (pointing) return PERHAPS_MEANT;
      return before.includes(word) ? LEAD : STORY;
    };
    return terms.map((term) => ({ ...term, weight: term.weight * share(term) }));
  };
}

/** The last words of a text, side by side, that the sources know and that may be a subject. */
function namedLast(text: string, terms: readonly QueryTerm[]): Set<string> {
  const known = new Map(terms.filter(({ unknown, general }) => !unknown && !general).map((term) => [term.word, term]));
  const words = wordsOf(text);
  const end = words.findLastIndex((word) => known.has(word));
  let start = end;
  while (start > 0 && known.has(words[start - 1] ?? '')) start -= 1;
  return new Set(end < 0 ? [] : words.slice(start, end + 1));
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

/** The last sentence that asks something, those with a question mark first; undefined when none does. */
function askingSentence(sentences: readonly string[], language: Language): string | undefined {
  const marked = sentences.filter((sentence) => sentence.endsWith('?'));
  const asks = (sentence: string) => kindOf(sentence, language) !== null || REQUEST[language].test(sentence);
  return marked.findLast(asks) ?? marked.at(-1) ?? sentences.findLast(asks);
}

const REQUEST: Record<Language, RegExp> = {
  nl: /\b(leg (eens |even |mij |me )?uit|uitleggen|vertel|noem|geef|op een rijtje|in (gewone|eenvoudige|simpele) (mensen)?(taal|woorden))\b/i,
  en: /\b(explain|tell me|give me|list|name|in (plain|simple) (words|language|english))\b/i,
};

/** Where in its sentence the question begins. */
function askedFrom(sentence: string, language: Language): number {
  if (asksWhether(sentence, language)) return 0;
  const word = questionWordAt(sentence, language);
  if (word !== null) return word;
  // "Social return, is dat verplicht?"
  const clause = CLAUSE.exec(sentence);
  return clause && asksWhether(sentence.slice(clause.index + 1), language) ? clause.index + 1 : 0;
}

/** The last comma, colon or dash. */
const CLAUSE = /[,:;–-](?=[^,:;–-]*$)/;

/** A question with more words of its own says itself what it is about. */
const MOST_OWN_WORDS = 1;

function pointsAtStory(asking: string, language: Language): boolean {
  const own = tellingWords(asking, language).length;
  return own === 0 || (own <= MOST_OWN_WORDS && POINTERS[language].test(asking));
}

const POINTERS: Record<Language, RegExp> = {
  nl: /\b(dat|die|dit|deze|dan|zo'?n|zoiets|het|hij|ze|zij|hem|daar\p{L}*|ervan|ervoor|erover|ermee|hiermee|hiervoor)\b/iu,
  en: /\b(that|this|those|these|it|its|they|them|such|then|there)\b/i,
};
