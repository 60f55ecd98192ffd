import { ARTICLE_VECTORS, ENCODER_FILE, QUESTION_VECTORS } from '../../app/meaning.ts';
import { LANGUAGES, type Language } from '../../chat/language.ts';
import { focusOf } from '../../features/answers/focus.ts';
import { isGapSentence } from '../../features/answers/gap-sentences.ts';
import { askedOf, questionSigns, rank } from '../../features/answers/ranking.ts';
import { QUESTION_SIGNS, SIGNS } from '../../features/answers/weights.ts';
import { meantBy } from '../../knowledge/meaning/meaning.ts';
import { packed } from '../../knowledge/meaning/passage-vectors.ts';
import { packPassages } from '../../knowledge/packed-passages.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildIndexPart, searchParts } from '../../knowledge/passage-index.ts';
import type { SearchResult } from '../../knowledge/retriever.ts';
import { readSynonyms } from '../../knowledge/synonyms.ts';
import { sentencesOf } from '../../language/sentences.ts';
import { nameOf, readPackedVectors, readVectors } from '../../language/vector-file.ts';
import { startEncoder } from '../../understanding/encoder/thread.ts';
import { holdsFact } from './answer-scores.ts';
import { type EvaluationQuestion, type QuestionSet, readQuestions } from './questions.ts';
import { conditionalLogit, type Example, logistic, logisticRegression, weighed } from './regression.ts';
import { articlePassages } from './retrieval.ts';

/** As deep as a passage may stand and still be quoted. */
const PASSAGES_SEARCHED = 30;
const FOLDS = 5;

export interface Fit {
  worth: Record<string, number>;
  likelihood: Record<string, number>;
  questions: number;
  /** The likelihood from which answering makes the fewest mistakes. */
  threshold: number;
  /** The same shares at other thresholds. */
  at: Record<string, Fit['crossValidated']>;
  /** Shares over questions that the weights were not found on, by these weights alone, without the rules of quoting. */
  crossValidated: { bestIsRight: number; answeredRight: number; falselyDeclined: number; unanswerableDeclined: number };
  /** The same over each set as a whole, by weights and a threshold that were found on the other sets: other writers than its own. */
  setsLeftOut: Record<string, Fit['crossValidated']>;
}

interface QuestionExamples {
  set: FittedSet;
  /** The number of the question in its set. */
  number: number;
  answerable: boolean;
  /** Of the question itself. */
  signs: readonly number[];
  examples: readonly Example[];
}

/** Fits both sets of weights on the tuning questions, and judges such weights on each fifth of them left out. */
export async function fitWeights(): Promise<Fit> {
  const questions = await readExamples();
  // Copies of one question are in one fold.
  const foldOf = (at: number) => (questions[at]?.number ?? at) % FOLDS;
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = weightsFrom(questions.filter((__, at) => foldOf(at) !== fold));
    return questions.filter((__, at) => foldOf(at) === fold).map((question) => score(question, weights));
  }).flat();
  const weights = weightsFrom(questions);
  const threshold = bestThreshold(scored);
  return {
    worth: named(SIGNS, weights.worth),
    likelihood: named(['always', ...QUESTION_SIGNS, ...SIGNS], weights.likelihood),
    questions: questions.length,
    threshold,
    at: Object.fromEntries([0.3, 0.4, 0.5, 0.6].map((one) => [one, sharesAt(scored, one)])),
    crossValidated: sharesAt(scored, threshold),
    setsLeftOut: Object.fromEntries(SETS.map((set) => [set, leftOut(questions, set)])),
  };
}

function leftOut(questions: readonly QuestionExamples[], set: FittedSet): Fit['crossValidated'] {
  const others = questions.filter((question) => question.set !== set);
  const weights = weightsFrom(others);
  const threshold = bestThreshold(others.map((question) => score(question, weights)));
  const own = questions.filter((question) => question.set === set);
  return sharesAt(
    own.map((question) => score(question, weights)),
    threshold,
  );
}

function named(names: readonly string[], weights: readonly number[]): Record<string, number> {
  return Object.fromEntries(names.map((name, at) => [name, weights[at] ?? 0]));
}

interface Weights {
  worth: readonly number[];
  likelihood: readonly number[];
}

function weightsFrom(questions: readonly QuestionExamples[]): Weights {
  const worth = conditionalLogit(questions.map(({ examples }) => examples));
  const best = questions.flatMap((question) => {
    const example = bestOf(question.examples, worth);
    return example ? [{ signs: likelihoodSigns(question, example), right: example.right }] : [];
  });
  return { worth, likelihood: logisticRegression(best) };
}

function likelihoodSigns(question: QuestionExamples, best: Example): number[] {
  return [1, ...question.signs, ...best.signs];
}

function bestOf(examples: readonly Example[], worth: readonly number[]): Example | undefined {
  return examples.toSorted((a, b) => weighed(b.signs, worth) - weighed(a.signs, worth))[0];
}

async function readExamples(): Promise<QuestionExamples[]> {
  const passages = await articlePassages();
  const synonyms = await readSynonyms();
  const vectors = await readVectors(ARTICLE_VECTORS);
  const questions = await readPackedVectors(QUESTION_VECTORS);
  const knownVector = (question: string) => questions.get(nameOf(question));
  const wanted = await wantedQuestions();
  const encoder = await startEncoder(ENCODER_FILE);
  const examples: QuestionExamples[] = [];
  for (const language of LANGUAGES) {
    const part = indexPart(passages, language, vectors);
    for (const question of wanted.filter((one) => one.language === language)) {
      const focus = focusOf(question.text, language);
      const vector = await encoder.encode(question.text, 'query');
      const options = { limit: PASSAGES_SEARCHED, mayRead: () => true, focus, vector, knownVector };
      const found = searchParts([part], question.text, { ...options, language, synonyms: synonyms[language] });
      examples.push(...examplesOf(question, language, found));
    }
  }
  await encoder.close();
  return examples;
}

/** What was written in words that nobody had seen when the articles learned how people ask counts so many times. */
const FRESH = 3;

const SETS = ['main', 'tuning', 'third', 'fifth'] as const satisfies readonly QuestionSet[];
type FittedSet = (typeof SETS)[number];

async function wantedQuestions(): Promise<(EvaluationQuestion & { set: FittedSet })[]> {
  const sets = await Promise.all(
    SETS.map(async (set) => {
      const own = (await readQuestions(set)).map((question) => ({ ...question, set }));
      return set === 'fifth' ? Array.from({ length: FRESH }, () => own).flat() : own;
    }),
  );
  return sets.flat().filter(isWanted);
}

function indexPart(passages: readonly KnownPassage[], language: Language, vectors: ReadonlyMap<string, Float32Array>) {
  const own = passages.filter((passage) => passage.language === language);
  const part = buildIndexPart(packPassages(own), language);
  for (const [at, passage] of own.entries()) {
    const vector = vectors.get(nameOf(meantBy(passage)));
    if (vector) part.vectors.set(at, packed(vector));
  }
  return part;
}

function examplesOf(
  question: EvaluationQuestion & { set: FittedSet },
  language: Language,
  found: SearchResult,
): QuestionExamples[] {
  const asked = askedOf(question.text, language, found);
  const ranked = rank(asked, found.hits);
  const ofQuestion = questionSigns(asked);
  const answerable = question.expect === 'answered';
  const [first] = ranked;
  if (!first || (!answerable && tellsOfGap(first.passage.text, language))) return [];
  const examples = ranked.map(({ passage, signs }) => ({
    signs: SIGNS.map((sign) => signs[sign]),
    right: answerable && question.facts.every((ways) => holdsFact(passage.text, ways)),
  }));
  const number = Number.parseInt(question.id.replace(/\D/g, ''), 10) || 0;
  return [{ set: question.set, number, answerable, signs: QUESTION_SIGNS.map((sign) => ofQuestion[sign]), examples }];
}

/** Refusals and small talk are decided before anything is searched. */
function isWanted({ split, expect, kind }: EvaluationQuestion): boolean {
  return split === 'tuning' && (expect === 'answered' || (expect === 'declined' && kind !== 'refuse'));
}

/** A passage in which the source says that it does not know is the right one for a question without an answer. */
function tellsOfGap(text: string, language: 'nl' | 'en'): boolean {
  return sentencesOf(text, language).some((sentence) => isGapSentence(sentence, language));
}

interface Scored {
  answerable: boolean;
  likelihood: number;
  right: boolean;
}

function score(question: QuestionExamples, { worth, likelihood }: Weights): Scored {
  const { answerable, examples } = question;
  const best = bestOf(examples, worth);
  if (!best) return { answerable, likelihood: 0, right: false };
  const sum = weighed(likelihoodSigns(question, best), likelihood);
  return { answerable, likelihood: logistic(sum), right: best.right };
}

/** Answering right and declining right count the same. */
function bestThreshold(scored: readonly Scored[]): number {
  const rightAt = (threshold: number) => {
    const shares = sharesAt(scored, threshold);
    return shares.answeredRight + shares.unanswerableDeclined;
  };
  const thresholds = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
  return thresholds.reduce((best, threshold) => (rightAt(threshold) > rightAt(best) ? threshold : best), 0.5);
}

function sharesAt(scored: readonly Scored[], threshold: number): Fit['crossValidated'] {
  const answerable = scored.filter((one) => one.answerable);
  const others = scored.filter((one) => !one.answerable);
  const share = (of: readonly Scored[], counts: (one: Scored) => boolean) =>
    of.filter(counts).length / Math.max(1, of.length);
  return {
    bestIsRight: share(answerable, ({ right }) => right),
    answeredRight: share(answerable, ({ right, likelihood }) => right && likelihood >= threshold),
    falselyDeclined: share(answerable, ({ likelihood }) => likelihood < threshold),
    unanswerableDeclined: share(others, ({ likelihood }) => likelihood < threshold),
  };
}
