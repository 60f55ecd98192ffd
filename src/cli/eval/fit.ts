import { LANGUAGES } from '../../chat/language.ts';
import { askedOf, rank } from '../../features/answers/ranking.ts';
import { SIGNS, type Signs } from '../../features/answers/weights.ts';
import { buildPassageIndex } from '../../knowledge/passage-index.ts';
import { readSynonyms } from '../../knowledge/synonyms.ts';
import { holdsFact } from './answer-scores.ts';
import { type EvaluationQuestion, readQuestions } from './questions.ts';
import { articlePassages } from './retrieval.ts';

/** A passage found for a question: its signs, and whether it holds the facts of the answer. */
interface Example {
  signs: readonly number[];
  right: boolean;
}

interface QuestionExamples {
  answerable: boolean;
  examples: Example[];
}

/** As deep as a passage may stand and still be quoted. */
const PASSAGES_SEARCHED = 30;
const FOLDS = 10;
/** How strongly the weights are held back (L2): the questions are few. */
const RESTRAINT = 0.004;
const STEPS = 3_000;
const STEP_SIZE = 2;

export interface Fit {
  weights: Record<string, number>;
  questions: number;
  /** The likelihood from which answering makes the fewest mistakes. */
  threshold: number;
  /** Shares over questions that the weights were not found on. */
  crossValidated: { answeredRight: number; falselyDeclined: number; unanswerableDeclined: number };
}

/** Fits the weights on the tuning questions, and judges such weights on each tenth of them that was left out. */
export async function fitWeights(): Promise<Fit> {
  const { names, questions } = await readExamples();
  const judged = questions.map((question, at) => ({ question, fold: at % FOLDS }));
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = logisticRegression(judged.filter((one) => one.fold !== fold).map(({ question }) => question));
    return judged.filter((one) => one.fold === fold).map(({ question }) => bestOf(question, weights));
  }).flat();
  const threshold = bestThreshold(scored);
  const weights = logisticRegression(questions);
  const named = ['always', ...names].map((name, at) => [name, weights[at] ?? 0] as const);
  return {
    weights: Object.fromEntries(named),
    questions: questions.length,
    threshold,
    crossValidated: sharesAt(scored, threshold),
  };
}

async function readExamples(): Promise<{ names: string[]; questions: QuestionExamples[] }> {
  const passages = await articlePassages();
  const synonyms = await readSynonyms();
  const all = [...(await readQuestions('main')), ...(await readQuestions('tuning'))];
  const wanted = all.filter(({ split, expect, kind }) => split === 'tuning' && isJudged(expect, kind));
  const names = new Set<string>();
  const questions = LANGUAGES.flatMap((language) => {
    const own = passages.filter((passage) => passage.language === language);
    const index = buildPassageIndex(own, language, synonyms[language]);
    return wanted
      .filter((question) => question.language === language)
      .map((question): QuestionExamples => {
        const found = index.search(question.text, { limit: PASSAGES_SEARCHED, mayRead: () => true });
        const ranked = rank(askedOf(question.text, language, found), found.hits);
        const examples = ranked.map(({ passage, signs }) => {
          for (const name of Object.keys(signs)) names.add(name);
          return { signs: valuesOf(signs), right: isRight(question, passage.text) };
        });
        return { answerable: question.expect === 'answered', examples };
      });
  });
  return { names: [...names], questions };
}

/** Refusals and small talk are decided before anything is searched. */
function isJudged(expect: EvaluationQuestion['expect'], kind: string): boolean {
  return expect === 'answered' || (expect === 'declined' && kind.startsWith('unanswerable'));
}

function isRight(question: EvaluationQuestion, text: string): boolean {
  return question.expect === 'answered' && question.facts.every((ways) => holdsFact(text, ways));
}

function valuesOf(signs: Signs): number[] {
  return [1, ...SIGNS.map((sign) => signs[sign])];
}

function likelihood(signs: readonly number[], weights: readonly number[]): number {
  const sum = signs.reduce((total, value, at) => total + value * (weights[at] ?? 0), 0);
  return 1 / (1 + Math.exp(-sum));
}

/** Gradient descent on the mean logistic loss with L2; the first weight, of the constant, is free. */
function logisticRegression(questions: readonly QuestionExamples[]): number[] {
  const examples = questions.flatMap(({ examples }) => examples);
  const weights = new Array<number>(examples[0]?.signs.length ?? 0).fill(0);
  for (let step = 0; step < STEPS; step += 1) {
    const slope = new Array<number>(weights.length).fill(0);
    for (const { signs, right } of examples) {
      const error = likelihood(signs, weights) - Number(right);
      for (const [at, value] of signs.entries()) slope[at] = (slope[at] ?? 0) + (error * value) / examples.length;
    }
    for (const [at, weight] of weights.entries()) {
      const held = at === 0 ? 0 : RESTRAINT * weight;
      weights[at] = weight - STEP_SIZE * ((slope[at] ?? 0) + held);
    }
  }
  return weights;
}

interface Scored {
  answerable: boolean;
  likelihood: number;
  right: boolean;
}

function bestOf({ answerable, examples }: QuestionExamples, weights: readonly number[]): Scored {
  const scored = examples.map(({ signs, right }) => ({ likelihood: likelihood(signs, weights), right }));
  const best = scored.sort((a, b) => b.likelihood - a.likelihood)[0];
  return { answerable, likelihood: best?.likelihood ?? 0, right: best?.right ?? false };
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
    answeredRight: share(answerable, (one) => one.right && one.likelihood >= threshold),
    falselyDeclined: share(answerable, (one) => one.likelihood < threshold),
    unanswerableDeclined: share(others, (one) => one.likelihood < threshold),
  };
}
