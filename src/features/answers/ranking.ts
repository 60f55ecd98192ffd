import type { Language } from '../../chat/language.ts';
import { knownQuestions } from '../../knowledge/meaning/known-questions.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Hit, QueryTerm, SearchResult } from '../../knowledge/retriever.ts';
import { remembered } from '../../language/remembered.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import { isCounted, type Speech, shareMet, speechOf, weighedShare } from './matching.ts';
import { knownNearness, leads, nearnessShare } from './nearness.ts';
import {
  askedClause,
  askedNoun,
  countedWords,
  excludes,
  formOf,
  holds,
  isDefinitionHeading,
  kindOf,
  type QuestionForm,
  type QuestionKind,
} from './question.ts';
import { LIKELIHOOD, QUESTION_SIGNS, type QuestionSigns, SIGNS, type Signs, WORTH } from './weights.ts';

/** So many texts and headings are remembered in their parts. */
const PARTS_REMEMBERED = 3_000;

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

/** A passage with what speaks for quoting it. */
export interface Candidate {
  passage: KnownPassage;
  signs: Signs;
  /** How well it suits the question, against the other passages. */
  worth: number;
  /** How likely it is that the passage answers the question, 0–1, as far as the signs tell. */
  likelihood: number;
  /** It was written as the answer to this very question. */
  isOwn: boolean;
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
  const passing = kind !== null && ABOUT_ANYONE.has(kind) ? beside : [];
  return new Set([...passing, ...beside.filter((word) => words.indexOf(word) < words.length - asking)]);
}

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

/** The passages that were found, the most suitable first: what was written as the answer to this very question before all. */
export function rank(asked: Asked, hits: readonly Hit[]): Candidate[] {
  const ofQuestion = questionSigns(asked);
  const found = hits.map((hit) => ({ passage: hit.passage, own: signsOf(asked, hit) }));
  const leadOf = leads(found.map(({ own }) => own.nearKnown));
  const ranked = found.map(({ passage, own }) => {
    const signs = { ...own, nearest: leadOf(own.nearKnown) };
    const isOwn = isAnswerTo(passage, asked);
    return { passage, signs, isOwn, worth: weighed(signs, WORTH), likelihood: likelihoodOf(signs, ofQuestion) };
  });
  const most = Math.max(...ranked.map(({ worth }) => worth));
  return ranked
    .map((one) => (one.isOwn ? { ...one, worth: most } : one))
    .sort((a, b) => +b.isOwn - +a.isOwn || b.worth - a.worth);
}

const inWords = (text: string) => wordsOf(text).join(' ');
const headingInWords = remembered(PARTS_REMEMBERED * 10, inWords);

function isAnswerTo(passage: KnownPassage, { words }: Asked): boolean {
  return knownQuestions(passage).some((question) => headingInWords(question, passage.language) === words);
}

function weighed(signs: Signs, weights: Readonly<Signs>): number {
  return SIGNS.reduce((sum, sign) => sum + weights[sign] * signs[sign], 0);
}

function likelihoodOf(signs: Signs, ofQuestion: QuestionSigns): number {
  const sum = QUESTION_SIGNS.reduce((total, sign) => total + LIKELIHOOD[sign] * ofQuestion[sign], LIKELIHOOD.always);
  return 1 / (1 + Math.exp(-(sum + weighed(signs, LIKELIHOOD))));
}

/** So many words fill a long question. */
const MANY_WORDS = 20;

export function questionSigns({ terms, noun }: Asked): QuestionSigns {
  return {
    length: Math.log1p(terms.length) / Math.log1p(MANY_WORDS),
    names: weighedShare(terms, ({ name }) => +name),
    asksNoun: +(noun !== null),
  };
}

const sentencesIn = remembered(PARTS_REMEMBERED, sentencesOf);
const kindOfKnown = remembered(PARTS_REMEMBERED, kindOf);

/** What a word met in the title only counts: every section of the document has it. */
const SUBJECT_SHARE = 0.85;

function signsOf(asked: Asked, { passage, score, nearness, nearnessToKnown }: Hit): Omit<Signs, 'nearest'> {
  const { terms, form, language } = asked;
  const speeches = {
    heading: speechOf([...passage.headings, ...(passage.askedAs ?? [])].join(' '), language),
    subject: speechOf([passage.title, ...passage.aliases].join(' '), language),
    text: speechOf(passage.text, language),
  };
  const met = new Map(terms.map((term) => [term, metIn(term, speeches)]));
  const supported = (term: QueryTerm) => (isSupported(term, met) ? (met.get(term) ?? 0) : 0);
  const total = terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const sentence = Math.max(0, ...sentencesIn(passage.text, language).map((one) => sentenceMet(one, asked)));
  const coveredByText = weighedShare(terms, (term) => shareMet(term, speeches.text));
  const known = mostLike(asked, knownQuestions(passage), speeches.subject);
  const like = isOfDocument(passage) ? atLeast(known, sentence, coveredByText) : known;
  const kind = like.question === '' ? null : kindOfKnown(like.question, language);
  const holdsExpected = holds(form.expected, passage.text);
  const counts = asked.counted.length > 0 && isCounted(asked.counted, passage.text, language);
  return {
    found: score,
    covered: weighedShare(terms, supported),
    coveredByText,
    missing: Math.max(0, ...terms.map((term) => (term.weight * (1 - supported(term))) / total)),
    asked: like.share,
    askedWhole: like.recall,
    sameKind: +(form.kind !== null && kind === form.kind),
    otherKind: +(form.kind !== null && kind !== null && kind !== form.kind),
    definition: +(form.definition && like.question !== '' && isDefinitionHeading(like.question, language)),
    holdsExpected: +(form.expected !== null && holdsExpected),
    lacksExpected: +!holdsExpected,
    sentence,
    counts: +counts,
    countsNot: +(asked.counted.length > 0 && !counts),
    unknown: weighedShare(terms, (term) => +(term.unknown && metIn(term, speeches) === 0)),
    first: +(passage.position === 0),
    near: nearnessShare(nearness),
    nearKnown: knownNearness(nearnessToKnown, like.share),
    ...unmetIn(asked, passage, speeches),
    otherVerdict: form.kind === 'whether' && saysYesOrNo(passage) ? 1 - like.share : 0,
  };
}

/** A name is met by itself, its likely spelling or another word for it; a part of it is another name. */
const SAME_NAME = 0.65;

type Unmet = 'nameUnmet' | 'yearUnmet' | 'nounUnmet' | 'subjectUnmet' | 'withoutUnmet';

/** What of the question a passage must speak of, or it tells of something else: 1 where it does not. */
function unmetIn(asked: Asked, passage: KnownPassage, speeches: Speeches): Pick<Signs, Unmet> {
  const { form, names, noun, counted, terms } = asked;
  const met = (term: QueryTerm) =>
    Math.max(shareMet(term, speeches.heading), shareMet(term, speeches.subject), shareMet(term, speeches.text));
  const context = [passage.title, ...passage.headings, ...(passage.askedAs ?? []), passage.text].join(' ');
  const subject = counted.length === 0 ? [] : terms.filter((term) => !term.general && !counted.includes(term));
  return {
    nameUnmet: +names.some((name) => met(name) < SAME_NAME),
    yearUnmet: +form.years.some((year) => !context.includes(year)),
    nounUnmet: +(noun !== null && met(noun) === 0),
    subjectUnmet: +(subject.length > 0 && !subject.some((term) => met(term) > 0)),
    withoutUnmet: +(form.without !== null && !excludes(context, form.without, asked.language)),
  };
}

function saysYesOrNo({ text, language }: KnownPassage): boolean {
  return VERDICT[language].test(text);
}

const VERDICT: Record<Language, RegExp> = { nl: /^(ja|nee|neen)\b/i, en: /^(yes|no)\b/i };

/** A sentence without the kind of thing that was asked for is worth this much of one that has it. */
const UNEXPECTED_SHARE = 0.6;

function sentenceMet(sentence: string, { terms, form, language }: Asked): number {
  const speech = speechOf(sentence, language);
  const share = weighedShare(terms, (term) => shareMet(term, speech));
  return holds(form.expected, sentence) ? share : share * UNEXPECTED_SHARE;
}

interface Speeches {
  heading: Speech;
  subject: Speech;
  text: Speech;
}

function metIn(term: QueryTerm, speeches: Speeches): number {
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

/** The question a passage answers that is most like the one asked, and how much of each is in the other. */
interface Likeness {
  question: string;
  /** Harmonic mean of how much of the asked question is in the known one and the reverse, 0–1. */
  share: number;
  recall: number;
}

/** @param subject what the document is about: a question it answers need not say it again */
/** Nobody wrote it as the answer to a question: its headings only name what is under them. */
function isOfDocument({ headings, askedAs }: KnownPassage): boolean {
  return (askedAs ?? []).length === 0 && !(headings.at(-1) ?? '').trim().endsWith('?');
}

/** A statement that speaks of all that was asked is as good as a known question; never wholly the same. */
const LIKE_A_QUESTION = 0.9;

function atLeast(known: Likeness, share: number, recall: number): Likeness {
  return {
    question: known.share >= share * LIKE_A_QUESTION ? known.question : '',
    share: Math.max(known.share, share * LIKE_A_QUESTION),
    recall: Math.max(known.recall, recall * LIKE_A_QUESTION),
  };
}

function mostLike(asked: Asked, questions: readonly string[], subject: Speech): Likeness {
  let most: Likeness = { question: '', share: 0, recall: 0 };
  for (const question of questions) {
    const speech = speechOf(question, asked.language);
    const recall = weighedShare(asked.terms, (term) =>
      Math.max(shareMet(term, speech), SUBJECT_SHARE * shareMet(term, subject)),
    );
    const precision = recall === 0 ? 0 : knownShare(question, asked);
    const alike = recall + precision === 0 ? 0 : (2 * recall * precision) / (recall + precision);
    const share = alike * (isOfKind(question, asked) ? 1 : OTHER_KIND_SHARE);
    if (most.question === '' || share > most.share) most = { question, share, recall };
  }
  return most;
}

/** A question with another question word asks something else, with the same words. */
const OTHER_KIND_SHARE = 0.85;

function isOfKind(question: string, { form, language }: Asked): boolean {
  return form.kind === null || kindOfKnown(question, language) === form.kind;
}

/** The words of a known question that say something, each as a text of its own. */
const tellingWords = remembered(PARTS_REMEMBERED, (question, language) =>
  wordsOf(question)
    .filter((word) => !isStopWord(word, language))
    .map((word): { word: string; own: Speech } => ({ word, own: new Set([stem(word, language)]) })),
);

/** The share of the telling words of a known question that the asked one has: one about more is about something else. */
function knownShare(question: string, { terms, language, weightOf }: Asked): number {
  let total = 0;
  let met = 0;
  for (const { word, own } of tellingWords(question, language)) {
    const weight = weightOf(word);
    total += weight;
    met += weight * Math.max(0, ...terms.map((term) => shareMet(term, own)));
  }
  return total === 0 ? 0 : met / total;
}
