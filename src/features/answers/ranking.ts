import type { Language } from '../../chat/language.ts';
import { knownQuestions } from '../../knowledge/meaning/known-questions.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Hit, QueryTerm } from '../../knowledge/retriever.ts';
import { remembered } from '../../language/remembered.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { type Asked, inWords } from './asked.ts';
import { nearnessToNotHeld } from './lacking.ts';
import { atLeast, isOfDocument, kindOfKnown, mostLike, SUBJECT_SHARE } from './likeness.ts';
import { isCounted, type Speech, shareMet, speechOf, weighedShare } from './matching.ts';
import { knownNearness, leadOver, leads, nearnessShare } from './nearness.ts';
import { excludes, holds, isDefinitionHeading } from './question.ts';
import { LIKELIHOOD, QUESTION_SIGNS, type QuestionSigns, SIGNS, type Signs, WORTH } from './weights.ts';

/** So many texts and headings are remembered in their parts. */
const PARTS_REMEMBERED = 3_000;

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
  /** Of a document: what is quoted of it, see `rankExtracts`. */
  extract?: readonly string[];
}

/** The passages that were found, the most suitable first: what was written as the answer to this very question before all. */
export function rank(asked: Asked, hits: readonly Hit[]): Candidate[] {
  const ofQuestion = questionSigns(asked);
  const found = hits.map((hit) => ({ passage: hit.passage, own: signsOf(asked, hit) }));
  const leadOf = leads(found.map(({ own }) => own.nearKnown));
  const notHeld = Math.max(0, ...hits.map((hit) => nearnessToNotHeld(asked, hit)));
  const ranked = found.map(({ passage, own }) => {
    const signs = { ...own, nearest: leadOf(own.nearKnown), ...againstNotHeld(passage, own.nearKnown, notHeld) };
    const isOwn = isAnswerTo(passage, asked);
    return { passage, signs, isOwn, worth: weighed(signs, WORTH), likelihood: likelihoodOf(signs, ofQuestion) };
  });
  const most = Math.max(...ranked.map(({ worth }) => worth));
  return ranked
    .map((one) => (one.isOwn ? { ...one, worth: most } : one))
    .sort((a, b) => +b.isOwn - +a.isOwn || b.worth - a.worth);
}

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

/** Signs that only show when a passage is held against the others that were found. */
type BesideOthers = 'nearest' | 'nearNotHeld' | 'notHeld';

/** Where documents tell what they do not hold, what one of them does not the others hardly do; somebody's document may. */
function againstNotHeld(
  { notHeld }: KnownPassage,
  nearKnown: number,
  nearNotHeld: number,
): Pick<Signs, 'nearNotHeld' | 'notHeld'> {
  if ((notHeld ?? []).length === 0) return { nearNotHeld: 0, notHeld: 0 };
  return { nearNotHeld, notHeld: Math.max(0, leadOver(nearKnown, nearNotHeld)) };
}

const sentencesIn = remembered(PARTS_REMEMBERED, sentencesOf);

function signsOf(asked: Asked, { passage, score, nearness, nearnessToKnown }: Hit): Omit<Signs, BesideOthers> {
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
