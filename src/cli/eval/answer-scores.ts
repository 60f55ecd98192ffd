import type { OutcomeStatus } from '../../chat/skill.ts';
import type { EvaluationQuestion } from './questions.ts';

/** What the bot made of a question. */
export interface GivenAnswer {
  status: OutcomeStatus;
  language: string;
  text: string;
  /** What was quoted, with the whole passage it is said to stand in; null when there is no such passage. */
  citations: { quote: string; passage: string | null }[];
}

/** A question, what came of it, and whether that was right. */
export interface JudgedAnswer {
  question: EvaluationQuestion;
  given: GivenAnswer;
  right: boolean;
}

/** What a question got: what was asked for; no answer where there is one (a question back is none either); or an answer that is not right. */
export type Verdict = 'right' | 'declined' | 'wrong';

export function verdictOn({ given, right }: Pick<JudgedAnswer, 'given' | 'right'>): Verdict {
  if (right) return 'right';
  return given.status === 'answered' ? 'wrong' : 'declined';
}

/** An answer of at most this many words can be read in a chat. */
const READABLE_WORDS = 120;

export function judge(question: EvaluationQuestion, given: GivenAnswer): JudgedAnswer {
  return { question, given, right: isRight(question, given) };
}

function isRight(question: EvaluationQuestion, given: GivenAnswer): boolean {
  if (given.status !== question.expect) return false;
  if (question.expect !== 'answered') return true;
  const inItsLanguage = question.language !== 'en' || given.language === 'en';
  return inItsLanguage && question.facts.every((ways) => holdsFact(given.text, ways));
}

/** Whether one of the ways to write a fact is in a text, whatever its case and space. */
export function holdsFact(text: string, ways: readonly string[]): boolean {
  const normalised = ` ${text.toLowerCase().replace(/\s+/g, ' ')}`;
  return ways.some((way) => normalised.includes(way));
}

/** Figures over a set of questions; shares are 0–1, and null where there was nothing to count. */
export interface AnswerFigures {
  questions: number;
  /** Of all questions: those answered, and not right. A wrong answer is worse than none. */
  answeredWrong: number | null;
  /** Of the questions that have an answer: those answered with all their facts. */
  answeredRight: number | null;
  /** Of the questions that have an answer: those declined. */
  falselyDeclined: number | null;
  /** Of the questions without an answer: those declined, with or without the words of a source. */
  unanswerableDeclined: number | null;
  /** Of the questions that can mean two things: those answered with a question. */
  clarified: number | null;
  smalltalkRight: number | null;
  /** Of the quotations under answers: those that stand in their passage and come from one with a fact that was needed. */
  citationPrecision: number | null;
  words: { most: number; mean: number; readable: number } | null;
}

export function figuresOf(judged: readonly JudgedAnswer[]): AnswerFigures {
  const expecting = (expected: EvaluationQuestion['expect']) =>
    judged.filter(({ question }) => question.expect === expected);
  const answerable = expecting('answered');
  const answered = judged.filter(({ given }) => given.status === 'answered');
  return {
    questions: judged.length,
    answeredWrong: share(judged, (one) => verdictOn(one) === 'wrong'),
    answeredRight: share(answerable, ({ right }) => right),
    falselyDeclined: share(answerable, ({ given }) => given.status === 'declined'),
    unanswerableDeclined: share(expecting('declined'), ({ right }) => right),
    clarified: share(expecting('clarify'), ({ right }) => right),
    smalltalkRight: share(expecting('smalltalk'), ({ right }) => right),
    citationPrecision: share(answered.flatMap(citationsOf), isPrecise),
    words: wordFigures(answered.map(({ given }) => given.text.split(/\s+/).length)),
  };
}

/** The figures of each kind of question, in the order in which the kinds first come. */
export function figuresByKind(judged: readonly JudgedAnswer[]): Record<string, AnswerFigures> {
  const kinds = Map.groupBy(judged, ({ question }) => question.kind);
  return Object.fromEntries([...kinds].map(([kind, ofKind]) => [kind, figuresOf(ofKind)]));
}

type JudgedCitation = GivenAnswer['citations'][number] & Pick<EvaluationQuestion, 'facts'>;

function citationsOf({ question, given }: JudgedAnswer): JudgedCitation[] {
  return given.citations.map((citation) => ({ ...citation, facts: question.facts }));
}

function isPrecise({ quote, passage, facts }: JudgedCitation): boolean {
  return passage?.includes(quote) === true && facts.some((ways) => holdsFact(passage, ways));
}

function wordFigures(counts: readonly number[]): AnswerFigures['words'] {
  if (counts.length === 0) return null;
  return {
    most: Math.max(...counts),
    mean: counts.reduce((sum, count) => sum + count, 0) / counts.length,
    readable: counts.filter((count) => count < READABLE_WORDS).length / counts.length,
  };
}

function share<Item>(items: readonly Item[], counts: (item: Item) => boolean): number | null {
  return items.length === 0 ? null : items.filter(counts).length / items.length;
}
