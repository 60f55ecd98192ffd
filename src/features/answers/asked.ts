import type { Language } from '../../chat/language.ts';
import type { QueryTerm, SearchResult } from '../../knowledge/retriever.ts';
import { wordsOf } from '../../language/words.ts';
import { askedClause, askedNoun, countedWords, formOf, type QuestionForm, type QuestionKind } from './question.ts';

/** A question as it is held against passages. */
export interface Asked {
  /** In its own words, to know a question that a passage was written as the answer to. */
  words: string;
  form: QuestionForm;
  terms: readonly QueryTerm[];
  language: Language;
  /** The word for what is counted or named ("hoeveel gemeenten"); null when there is none that says something. */
  noun: QueryTerm | null;
  /** The words for what is counted; empty when nothing is. */
  counted: readonly QueryTerm[];
  /** Names that an answer must speak of, or it is about another. */
  names: readonly QueryTerm[];
  /** How telling a word of a passage is. */
  weightOf(word: string): number;
}

export function askedOf(question: string, language: Language, found: SearchResult): Asked {
  const form = formOf(question, language);
  const noun = askedNoun(question, language);
  const said = form.statement ? found.terms.filter(({ word }) => !/^\d/.test(word)) : found.terms;
  const inPassing = namesInPassing(question, form, language);
  const terms = said.map((term) => ({
    ...term,
    weight:
      damped(term.weight) *
      (term.general ? GENERAL_SHARE : 1) *
      (term.name && inPassing.has(term.word) ? NAME_IN_PASSING : 1) *
      (form.definition && term.unknown && !term.name ? UNKNOWN_BESIDE_SUBJECT : 1),
  }));
  return {
    words: inWords(question),
    form,
    terms,
    language,
    noun: terms.find((term) => term.word === noun && !term.general) ?? null,
    counted: (form.expected === 'amount' ? countedWords(question, language) : []).flatMap((word) =>
      terms.filter((term) => term.word === word),
    ),
    names: terms.filter((term) => isTellingName(term) && !inPassing.has(term.word)),
    weightOf: (word) => damped(found.weightOf(word)),
  };
}

/** What may be done, how and where: the answer is mostly the same for whoever is named in the question. */
const ABOUT_ANYONE: ReadonlySet<QuestionKind> = new Set(['whether', 'where', 'how']);
/**
 * The names behind a preposition in a question that is much the same for whoever is named ("mag een bedrijf uit Raalte
 * …"), and those of the story before the question ("hij woont in Raalte, welke gemeente …").
 */
function namesInPassing(question: string, { kind }: QuestionForm, language: Language): Set<string> {
  const words = wordsOf(question);
  const asking = wordsOf(askedClause(question, language)).length;
  const beside = words.filter((_, at) => at > 0 && BESIDE[language].has(words[at - 1] ?? ''));
  const isOfAnyone = kind !== null && ABOUT_ANYONE.has(kind) && !ASKS_WHAT_HAPPENED[language].test(question);
  const passing = isOfAnyone ? beside : [];
  return new Set([...passing, ...beside.filter((word) => words.indexOf(word) < words.length - asking)]);
}

/** "Heeft de gemeente Raalte dat getekend?" asks about Raalte, where "mag de gemeente Raalte dat?" asks what any of them may. */
const ASKS_WHAT_HAPPENED: Record<Language, RegExp> = {
  nl: /^\W*(heeft|hebben|had|hadden|deed|deden|doet|tekende)\b/i,
  en: /^\W*(has|have|had|did)\b/i,
};

const BESIDE: Record<Language, ReadonlySet<string>> = {
  nl: new Set('in uit bij van voor naar te gemeente provincie als'.split(' ')),
  en: new Set('in from at of for to as near'.split(' ')),
};

/** So much a name counts in such a question. */
const NAME_IN_PASSING = 0.5;
/** Damping makes everyday words too heavy again. */
const GENERAL_SHARE = 0.6;
/** "Wat is PIANOo voor club?": in a question what something is, a word that nothing resembles is seldom the subject. */
const UNKNOWN_BESIDE_SUBJECT = 0.4;
/** A name that stands in most passages ("Overijssel") goes without saying. */
const LEAST_TELLING = 1.2;

function isTellingName({ name, weight }: QueryTerm): boolean {
  return name && weight >= LEAST_TELLING;
}

/** How telling a word is grows less fast here than in the search: one strange word must not decide alone. */
function damped(weight: number): number {
  return weight ** 0.7;
}

/** A text as its words only. */
export const inWords = (text: string) => wordsOf(text).join(' ');
