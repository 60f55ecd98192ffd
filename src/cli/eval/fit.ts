import { QUESTION_SIGNS, SIGNS, type Sign } from '../../features/answers/weights.ts';
import { type FittedSet, type QuestionExamples, readExamples, SETS } from './fit-examples.ts';
import { conditionalLogit, type Example, logistic, logisticRegression, weighed } from './regression.ts';

const FOLDS = 5;

export interface Fit {
  worth: Record<string, number>;
  likelihood: Record<string, number>;
  questions: number;
  /** The likelihood from which answering costs least, see {@link Shares}. */
  threshold: number;
  /** The same shares at other thresholds. */
  at: Record<string, Shares>;
  /** Shares over questions that the weights were not found on, by these weights alone, without the rules of quoting. */
  crossValidated: Shares;
  /** The same over each set as a whole, by weights and a threshold that were found on the other sets: other writers than its own. */
  setsLeftOut: Record<string, Shares>;
}

/** A wrong answer is as bad as so many questions declined that have an answer. */
const WRONG_COST = 3;

/** Of questions: 0–1. */
export interface Shares {
  bestIsRight: number;
  answeredRight: number;
  falselyDeclined: number;
  unanswerableDeclined: number;
  /** Of all questions. */
  answeredWrong: number;
  /** What the mistakes cost, a question: 1 for one that is declined and has an answer, {@link WRONG_COST} for a wrong answer. */
  cost: number;
}

/**
 * Fits both sets of weights on the tuning questions, and judges such weights on each fifth of them left out.
 *
 * @param without signs that are taken for not known, to see what they add
 */
export async function fitWeights(without: ReadonlySet<Sign> = new Set()): Promise<Fit> {
  return fittedTo((await readExamples()).map((question) => blinded(question, without)));
}

function blinded(question: QuestionExamples, without: ReadonlySet<Sign>): QuestionExamples {
  const examples = question.examples.map(({ right, signs }) => ({
    right,
    signs: signs.map((value, at) => (without.has(SIGNS[at] ?? 'first') ? 0 : value)),
  }));
  return { ...question, examples };
}

/** The same of questions that were searched for already. */
export function fittedTo(questions: readonly QuestionExamples[]): Fit {
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
    at: Object.fromEntries([0.4, 0.5, 0.6, 0.7, 0.8].map((one) => [one, sharesAt(scored, one)])),
    crossValidated: sharesAt(scored, threshold),
    setsLeftOut: Object.fromEntries(SETS.map((set) => [set, leftOut(questions, set)])),
  };
}

function leftOut(questions: readonly QuestionExamples[], set: FittedSet): Shares {
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

/** The threshold under which the mistakes cost least. */
function bestThreshold(scored: readonly Scored[]): number {
  const thresholds = Array.from({ length: 99 }, (_, at) => (at + 1) / 100);
  const costs = new Map(thresholds.map((threshold) => [threshold, sharesAt(scored, threshold).cost]));
  return thresholds.reduce((best, one) => ((costs.get(one) ?? 0) < (costs.get(best) ?? 0) ? one : best), 0.5);
}

function sharesAt(scored: readonly Scored[], threshold: number): Shares {
  const answerable = scored.filter((one) => one.answerable);
  const others = scored.filter((one) => !one.answerable);
  const share = (of: readonly Scored[], counts: (one: Scored) => boolean) =>
    of.filter(counts).length / Math.max(1, of.length);
  const answeredWrong = share(scored, ({ right, likelihood }) => !right && likelihood >= threshold);
  return {
    bestIsRight: share(answerable, ({ right }) => right),
    answeredRight: share(answerable, ({ right, likelihood }) => right && likelihood >= threshold),
    falselyDeclined: share(answerable, ({ likelihood }) => likelihood < threshold),
    unanswerableDeclined: share(others, ({ likelihood }) => likelihood < threshold),
    answeredWrong,
    cost:
      WRONG_COST * answeredWrong + share(scored, ({ answerable: has, likelihood }) => has && likelihood < threshold),
  };
}
