import type { Language } from '../../chat/language.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Hit, QueryTerm, SearchResult } from '../../knowledge/retriever.ts';
import { isGeneralWord } from '../../language/general-words.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { type Speech, shareMet, speechOf, weighedShare } from './matching.ts';
import { askedNoun, formOf, isDefinitionHeading, kindOf, type QuestionForm } from './question.ts';

/** A question as it is held against passages. */
export interface Asked {
  form: QuestionForm;
  terms: readonly QueryTerm[];
  language: Language;
  /** The word for what is counted or named ("hoeveel gemeenten"); null when there is none that says something. */
  noun: QueryTerm | null;
}

/** A passage with what speaks for quoting it. */
export interface Candidate {
  passage: KnownPassage;
  /** How much of the question the passage speaks of, 0–1 and a little more when its heading does. */
  evidence: number;
  /** How well it suits the question, against the other passages. */
  worth: number;
}

export function askedOf(question: string, language: Language, found: SearchResult): Asked {
  const form = formOf(question, language);
  const noun = askedNoun(question, language);
  const terms = form.statement ? found.terms.filter(({ word }) => !/^\d/.test(word)) : found.terms;
  return {
    form,
    terms,
    language,
    noun: terms.find((term) => term.word === noun && !term.general) ?? null,
  };
}

/** What a word met in the title only counts: every section of the document has it. */
const SUBJECT_SHARE = 0.85;
/** A heading that speaks of the question shows that the section is about it, not only mentions it. */
const HEADING_EVIDENCE = 0.25;

/** How much the signs of a good section count, each 0–1. Found on the tuning half of the evaluation questions. */
const WORTH = { found: 0.6, heading: 0.35, headingOnly: 0.25, sameKind: 0.2, definition: 0.2, first: 0.05 } as const;

/** The passages that were found, best first. */
export function rank(asked: Asked, hits: readonly Hit[]): Candidate[] {
  return hits.map((hit) => candidateOf(hit, asked)).sort((a, b) => b.worth - a.worth);
}

function candidateOf({ passage, score }: Hit, asked: Asked): Candidate {
  const { terms, form, language } = asked;
  const heading = passage.headings.at(-1) ?? '';
  const speeches = {
    heading: speechOf(passage.headings.join(' '), language),
    subject: speechOf([passage.title, ...passage.aliases].join(' '), language),
    text: speechOf(passage.text, language),
  };
  const met = new Map(terms.map((term) => [term, metIn(term, speeches)]));
  const supported = (term: QueryTerm) => (isSupported(term, met) ? (met.get(term) ?? 0) : 0);
  const inHeading = weighedShare(terms, (term) => shareMet(term, speeches.heading));
  const worth =
    WORTH.found * score +
    WORTH.heading * inHeading +
    WORTH.headingOnly * headingMet(heading, terms, language) +
    (form.kind !== null && kindOf(heading, language) === form.kind ? WORTH.sameKind : 0) +
    (form.definition && isDefinitionHeading(heading, language) ? WORTH.definition : 0) +
    (passage.position === 0 ? WORTH.first : 0);
  return { passage, worth, evidence: weighedShare(terms, supported) + HEADING_EVIDENCE * inHeading };
}

function metIn(term: QueryTerm, speeches: { heading: Speech; subject: Speech; text: Speech }): number {
  return Math.max(
    shareMet(term, speeches.heading),
    shareMet(term, speeches.text),
    SUBJECT_SHARE * shareMet(term, speeches.subject),
  );
}

/** A longer word is seldom taken for another one by its spelling. */
const SAFELY_CORRECTED = 8;

/** A corrected short word is believed only where another telling word of the question is met too. */
function isSupported(term: QueryTerm, met: ReadonlyMap<QueryTerm, number>): boolean {
  if (!term.corrected || term.word.length >= SAFELY_CORRECTED) return true;
  return [...met].some(([other, share]) => other !== term && !other.general && share > 0);
}

const GENERAL_IN_HEADING = 0.3;

/** The share of the heading's telling words that the question has: a heading about more is about something else. */
function headingMet(heading: string, terms: readonly QueryTerm[], language: Language): number {
  const wanted = new Set(terms.flatMap(({ variants }) => [...variants.keys()]));
  let total = 0;
  let met = 0;
  for (const word of wordsOf(heading)) {
    if (isStopWord(word, language)) continue;
    const weight = isGeneralWord(word, language) ? GENERAL_IN_HEADING : 1;
    total += weight;
    if (wanted.has(stem(word, language))) met += weight;
  }
  return total === 0 ? 0 : met / total;
}
