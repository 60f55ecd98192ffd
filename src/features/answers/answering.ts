import { setImmediate as others } from 'node:timers/promises';
import type { Language } from '../../chat/language.ts';
import { isPlain } from '../../chat/plain.ts';
import type { Exchange } from '../../chat/skill.ts';
import { errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Retriever, SearchResult } from '../../knowledge/retriever.ts';
import { mendedQuestionWords } from '../../language/common-words.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import type { Prompt } from '../../llm/prompts.ts';
import type { Reader } from '../../people/access.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { asksForExamples, examplesIn } from './examples.ts';
import { focusOf } from './focus.ts';
import { standingAlone } from './follow-ups.ts';
import { meaningsOf } from './meanings.ts';
import { quote } from './quoting.ts';
import { type Refusal, refusalOf } from './refusals.ts';
import { write } from './writing.ts';

/** A sentence of an answer with the literal words it rests on. */
export interface AnswerSentence {
  text: string;
  evidence: { passage: KnownPassage; quote: string }[];
}

export type Answer =
  /** `listed`: each sentence tells of another good example. */
  | { status: 'answered'; mode: 'quoted'; sentences: AnswerSentence[]; listed?: boolean }
  | { status: 'answered'; mode: 'written'; sentences: AnswerSentence[]; model: string; prompt: string }
  /**
   * `gap`: the words in which a source says itself that it does not know.
   * `nearest`: questions that the sources do answer, close to the one that was asked.
   */
  | { status: 'declined'; gap?: AnswerSentence[]; nearest: string[] }
  /** Not answered whatever the sources say. */
  | { status: 'declined'; refusal: Refusal }
  /** The question can mean several things: the questions to choose from. */
  | { status: 'clarify'; questions: readonly string[] };

/** An answer, and the question as it was understood: on its own, without the one before it. */
export interface Understood {
  question: string;
  answer: Answer;
}

export interface AnsweringDeps {
  retriever: Retriever;
  logger: Logger;
  /** Left out: answers are quotations. */
  writer?: { model: LanguageModel; prompt: Prompt } | undefined;
}

export interface Question {
  text: string;
  language: Language;
  reader: Reader;
  memory: readonly Exchange[];
  signal: AbortSignal;
  /** As 2026-11-24. */
  today: string;
  /** Whether this person may still use the model today. */
  mayUseModel(): Promise<boolean>;
}

const PASSAGES_SEARCHED = 30;
const PASSAGES_FOR_MODEL = 6;
/** Without this much of the question in it, a passage is not worth a model's time. */
const LEAST_COVERAGE_FOR_MODEL = 0.3;
/** Enough of the question to be called near. */
const LEAST_COVERAGE_FOR_NEAREST = 0.3;
const MOST_NEAREST = 3;
/** In characters; a longer one would not be read before it is pressed. */
const LONGEST_NEAREST = 150;

/**
 * Answers from the sources, or declines, or asks what is meant; a model that fails costs nothing but its own
 * sentences.
 */
export async function answerQuestion(deps: AnsweringDeps, asked: Question): Promise<Understood> {
  const { language, memory, reader } = asked;
  const refusal = refusalOf(asked.text, language);
  if (refusal) return { question: asked.text, answer: { status: 'declined', refusal } };
  const text = standingAlone(mendedQuestionWords(asked.text, language), memory, language);
  const questions = hasJustAsked(memory, language) ? [] : meaningsOf(text, language);
  if (questions.length > 0) return { question: text, answer: { status: 'clarify', questions } };
  const question = { ...asked, text };
  const focus = focusOf(text, language);
  const found = await deps.retriever.search({ text, language, reader, limit: PASSAGES_SEARCHED, focus });
  // Searching and quoting keep the processor busy; who waits for an acknowledgement goes in between.
  await others();
  const examples = asksForExamples(text, language) ? examplesIn(found, language) : [];
  if (examples.length > 0) {
    const sentences = examples.map(({ text: line, ...evidence }) => ({ text: line, evidence: [evidence] }));
    return { question: text, answer: { status: 'answered', mode: 'quoted', sentences, listed: true } };
  }
  return { question: text, answer: (await writtenAnswer(deps, question, found)) ?? quotedAnswer(question, found) };
}

/** Nobody is asked twice in a row what they mean. */
function hasJustAsked(memory: readonly Exchange[], language: Language): boolean {
  return memory.at(-1)?.answer === texts(language).answers.clarify;
}

/** @returns null when there is no model to ask, or when it failed */
async function writtenAnswer(deps: AnsweringDeps, question: Question, found: SearchResult): Promise<Answer | null> {
  const { writer, logger } = deps;
  const passages = found.hits
    .filter((hit) => hit.coverage >= LEAST_COVERAGE_FOR_MODEL)
    .slice(0, PASSAGES_FOR_MODEL)
    .map((hit) => hit.passage);
  if (!writer || passages.length === 0 || !(await question.mayUseModel())) return null;
  try {
    const { text, language, memory, signal } = question;
    const request = { question: text, language, earlier: memory, passages, signal };
    const sentences = await write(writer.model, writer.prompt, request);
    if (!sentences) return declined(found);
    return { status: 'answered', mode: 'written', sentences, model: writer.model.name, prompt: writer.prompt.id };
  } catch (error) {
    logger.warn({ code: errorCode(error), error }, 'the model failed; quoting instead');
    return null;
  }
}

function quotedAnswer(question: Question, found: SearchResult): Answer {
  const quoted = quote(question.text, question.language, found, question.today);
  if (!quoted) return declined(found);
  const sentences = quoted.sentences.map(({ text, passage }) => ({ text, evidence: [{ passage, quote: text }] }));
  if (quoted.kind === 'gap') return { ...declined(found), gap: sentences };
  return { status: 'answered', mode: 'quoted', sentences };
}

function declined(found: SearchResult): { status: 'declined'; nearest: string[] } {
  return { status: 'declined', nearest: nearestIn(found) };
}

/** Questions that what was found answers, the nearest first. */
export function nearestIn(found: SearchResult): string[] {
  const near = found.hits.filter((hit) => hit.coverage >= LEAST_COVERAGE_FOR_NEAREST);
  const questions = near
    .flatMap(({ passage }) => passage.headings.slice(-1))
    // A press says it in the person's name: it must be a question, and nothing else.
    .filter((heading) => heading.endsWith('?') && heading.length <= LONGEST_NEAREST && isPlain(heading));
  return [...new Set(questions)].slice(0, MOST_NEAREST);
}
