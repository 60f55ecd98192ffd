import type { Language } from '../../chat/language.ts';
import { isPlain } from '../../chat/plain.ts';
import type { Exchange } from '../../chat/skill.ts';
import { errorCode } from '../../errors.ts';
import { texts } from '../../i18n/texts.ts';
import { fusedByRanks } from '../../knowledge/fusion.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import type { Retriever, SearchResult } from '../../knowledge/retriever.ts';
import { mendedQuestionWords } from '../../language/common-words.ts';
import { stem, wordsOf } from '../../language/words.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { asksForExamples, examplesIn } from './examples.ts';
import { isOfFile } from './extracts.ts';
import { leansOn, tellingWords } from './follow-ups.ts';
import { lackingIn } from './lacking.ts';
import { type Asked, type LookedUp, lookUp, readingsIn, search } from './looked-up.ts';
import { shareMet, speechOf } from './matching.ts';
import { meaningsOf } from './meanings.ts';
import { sentencesFromOther } from './other-language.ts';
import { hasOwnSection, type QuotedSentence } from './quoting.ts';
import type { Refusal } from './refusals.ts';
import { type Writer, type Written, write } from './written/writing.ts';

/** A sentence of an answer with the literal words it rests on. */
export interface AnswerSentence {
  text: string;
  evidence: { passage: KnownPassage; quote: string }[];
}

export type Answer =
  /**
   * `listed`: each sentence tells of another good example.
   * `otherLanguage`: they may answer the question, and are in the other language; none in its own does.
   */
  | { status: 'answered'; mode: 'quoted'; sentences: AnswerSentence[]; listed?: boolean; otherLanguage?: boolean }
  /**
   * `partly`: the rest of the question is not in the sources.
   * `corrected`: it takes something for granted that they contradict.
   */
  | {
      status: 'answered';
      mode: 'written';
      sentences: AnswerSentence[];
      partly: boolean;
      corrected: boolean;
      model: string;
      prompt: string;
    }
  /**
   * `gap`: the words in which a source says itself that it does not know.
   * `nearest`: questions that the sources do answer, close to the one that was asked.
   * `lacking`: the article that tells of the subject, and is known not to answer this.
   * `toldBefore`: they hold no more of it than this, which was said just before.
   */
  | {
      status: 'declined';
      gap?: AnswerSentence[];
      lacking?: string;
      nearest: string[];
      toldBefore?: readonly AnswerSentence[];
    }
  /** Not answered whatever the sources say. */
  | { status: 'declined'; refusal: Refusal }
  /** No question for the sources, but something for another ability. */
  | { status: 'declined'; elsewhere: true }
  /** The question can mean several things: the questions to choose from. */
  | { status: 'clarify'; questions: readonly string[] };

/** What the sources do not answer. */
type Lacking = Extract<Answer, { nearest: string[] }>;

/** An answer, and the question as it was understood: on its own, without the one before it. */
export interface Understood {
  question: string;
  answer: Answer;
}

export interface AnsweringDeps {
  retriever: Retriever;
  logger: Logger;
  /** Left out: answers are quotations. */
  writer?: Writer | undefined;
}

export interface Question extends Asked {
  /** As it was typed, where `text` is what it was made of to stand alone. */
  typed?: string;
  /** Why it is not answered, as it was read; left out: it may be. */
  refusal?: Refusal | undefined;
  /** Left out: the sources are searched for it. */
  lookedUp?: LookedUp;
  signal: AbortSignal;
  /** Whether this person may still use the model today. */
  mayUseModel(): Promise<boolean>;
}

/** Some four thousand tokens: what answers a question stands among them, whatever its words. */
const PASSAGES_FOR_MODEL = 24;
/** So many more for words of its own. */
const MORE_FOR_MODEL = 12;
/** Enough of the question to be called near. */
const LEAST_COVERAGE_FOR_NEAREST = 0.3;
/** In meaning, whatever the words; of what has nothing to do with a question it is seldom more (cosine of the encoder). */
const LEAST_NEARNESS_FOR_NEAREST = 0.84;
const MOST_NEAREST = 3;
/** In characters; a longer one would not be read before it is pressed. */
const LONGEST_NEAREST = 150;

/**
 * Answers from the sources, or declines, or asks what is meant; a model that fails costs nothing but its own
 * sentences.
 */
export async function answerQuestion(deps: AnsweringDeps, asked: Question): Promise<Understood> {
  const { language, memory, refusal } = asked;
  if (refusal) return { question: asked.text, answer: { status: 'declined', refusal } };
  const [text, ...others] = readingsIn(asked);
  const questions = hasJustAsked(memory, language) ? [] : meaningsOf(text, language);
  if (questions.length > 0) return { question: text, answer: { status: 'clarify', questions } };
  const mended = mendedQuestionWords(asked.text, language);
  let first: Understood | null = null;
  for (const reading of [text, ...others]) {
    const answer = await answerAs(deps, asked, { text: reading, leans: reading !== mended });
    const isMeant = reading !== mended || others.length === 0 || isOfItsOwn(reading, answer, language);
    if (isMeant && answer.status !== 'declined') return { question: reading, answer };
    if (isMeant) first ??= { question: reading, answer };
  }
  return first ?? { question: text, answer: { status: 'declined', nearest: [] } };
}

/** What the sources hold of one reading of a question. */
async function answerAs(
  deps: AnsweringDeps,
  asked: Question,
  { text, leans }: { text: string; leans: boolean },
): Promise<Answer> {
  const { language } = asked;
  const question = { ...asked, text, typed: asked.typed ?? asked.text };
  const lookedUp = asked.lookedUp?.question === text ? asked.lookedUp : await lookUp(deps.retriever, asked, text);
  const { found } = lookedUp;
  const examples = asksForExamples(text, language) ? examplesIn(found, language) : [];
  if (examples.length > 0) {
    const sentences = examples.map(({ text: line, ...evidence }) => ({ text: line, evidence: [evidence] }));
    return { status: 'answered', mode: 'quoted', sentences, listed: true };
  }
  const written = (await writtenAnswer(deps, question, found)) ?? quotedAnswer(lookedUp, question);
  const subject = leans ? leansOn(text, language) : [];
  const isOfIt = isAbout(subject, written, asked) && (subject.length === 0 || hasOwnWord(question, written, found));
  const answer = isOfIt ? written : declined(found, question);
  return (await answerFromOther(deps, question, answer)) ?? answer;
}

/** @returns null where the question has its answer, or where no document in the other language is near it */
async function answerFromOther(deps: AnsweringDeps, question: Question, answer: Answer): Promise<Answer | null> {
  if (answer.status !== 'declined' || !('nearest' in answer) || answer.gap) return null;
  const { text, language } = question;
  const from = language === 'nl' ? 'en' : 'nl';
  const found = await search(deps.retriever, { ...question, language: from });
  const sentences = sentencesFromOther(text, found, { asked: language, from });
  if (sentences.length === 0) return null;
  return { status: 'answered', mode: 'quoted', sentences: sentences.map(withEvidence), otherLanguage: true };
}

/**
 * Whether an answer is about what a question leans on. "En in Zwolle?" is answered of what was spoken of, and not with what
 * else there is in Zwolle: where more than half of the words for it stand, or, from where was quoted before, one. "Sociale
 * ondernemingen" are no social return.
 */
export function isAbout(
  subject: readonly string[],
  answer: Answer,
  { language, goesOnAbout }: Pick<Asked, 'language' | 'goesOnAbout'>,
): boolean {
  const told = quotedOf(answer);
  if (subject.length === 0 || told.length === 0) return true;
  const wanted = [...new Set(subject.map((word) => stem(word, language)))];
  const metIn = (...said: string[]) => {
    const speech = speechOf(said.join(' '), language);
    return wanted.filter((word) => speech.has(word)).length;
  };
  return told.some(({ text, evidence }) =>
    evidence.some(({ passage }) => {
      const { title, headings, aliases } = passage;
      if (!goesOnAbout?.has(passage.documentId)) return metIn(text, title, ...headings, ...aliases) > wanted.length / 2;
      // An article on several counters tells of another one as well; a file says only once what it is about.
      return isOfFile(passage) || metIn(passage.text, ...headings) > 0;
    }),
  );
}

/** "Is die gratis?" is not answered by what has its subject only: of the words it adds itself one stands there at least. */
function hasOwnWord(
  { typed, language }: Pick<Question, 'language'> & { typed: string },
  answer: Answer,
  { terms }: SearchResult,
): boolean {
  const own = new Set(tellingWords(typed, language));
  const added = terms.filter(({ word }) => own.has(word));
  const told = quotedOf(answer);
  if (added.length === 0 || told.length === 0) return true;
  return told.some(({ evidence }) =>
    evidence.some(({ passage: { text, headings, askedAs = [] } }) => {
      const speech = speechOf([text, ...headings, ...askedAs].join(' '), language);
      return added.some((term) => shareMet(term, speech) > 0);
    }),
  );
}

/** What is quoted in an answer, or as what a source does not know; of what a model wrote none, which proves itself. */
function quotedOf(answer: Answer): readonly AnswerSentence[] {
  if (answer.status === 'answered') return answer.mode === 'written' ? [] : answer.sentences;
  return answer.status === 'declined' && 'nearest' in answer ? (answer.gap ?? []) : [];
}

/** Whether what may lean on the question before it names itself what it is answered with. */
function isOfItsOwn(question: string, answer: Answer, language: Language): boolean {
  const own = new Set(tellingWords(question, language).map((word) => stem(word, language)));
  return (answer.status === 'answered' ? answer.sentences : quotedOf(answer)).some(({ evidence }) =>
    evidence.some(({ passage: { title, aliases } }) =>
      wordsOf([title, ...aliases].join(' ')).some((word) => own.has(stem(word, language))),
    ),
  );
}

/** Nobody is asked twice in a row what they mean. */
function hasJustAsked(memory: readonly Exchange[], language: Language): boolean {
  return memory.at(-1)?.answer === texts(language).answers.clarify;
}

/** @returns null when there is no model to ask, when it failed, or when nothing of what it wrote can be shown */
async function writtenAnswer(
  deps: AnsweringDeps,
  question: Question & { typed: string },
  found: SearchResult,
): Promise<Answer | null> {
  const { writer, logger } = deps;
  if (!writer || found.hits.length === 0 || !(await question.mayUseModel())) return null;
  try {
    const { text, language, today, memory, signal } = question;
    const passages = await passagesForModel(deps, question, found);
    const searchMore = async (words: string) =>
      (await search(deps.retriever, { ...question, text: words }, MORE_FOR_MODEL)).hits.map(({ passage }) => passage);
    const request = { question: text, language, today, earlier: memory, passages, searchMore, signal };
    return answerOf(await write(writer, request), writer, { question, found });
  } catch (error) {
    logger.warn({ code: errorCode(error), error }, 'the model failed; quoting instead');
    return null;
  }
}

function answerOf(
  written: Written,
  { model, prompt }: Writer,
  { question, found }: { question: Question; found: SearchResult },
): Answer | null {
  switch (written.kind) {
    case 'answered': {
      const { kind, ...told } = written;
      return { status: kind, mode: 'written', ...told, model: model.name, prompt: prompt.id };
    }
    case 'unknown':
      return { ...declined(found, question), gap: written.sentences };
    case 'absent':
      // What somebody wrote an answer to is in the sources, whatever the model makes of it.
      return hasOwnSection(question.text, question.language, found) ? null : declined(found, question);
    case 'refused':
      return { status: 'declined', refusal: written.refusal };
    case 'elsewhere':
      return { status: 'declined', elsewhere: true };
    case 'unshown':
      return null;
  }
}

/** Those found for the question as it stands alone and as it was typed, the best of both first. */
async function passagesForModel(
  deps: AnsweringDeps,
  question: Question & { typed: string },
  found: SearchResult,
): Promise<KnownPassage[]> {
  const lists = [found.hits];
  if (question.typed !== question.text) {
    lists.push((await search(deps.retriever, { ...question, text: question.typed }, PASSAGES_FOR_MODEL)).hits);
  }
  return fusedByRanks(lists.map((hits) => hits.map(({ passage }) => passage))).slice(0, PASSAGES_FOR_MODEL);
}

/** The answer in the words of what was looked up. */
export function quotedAnswer({ found, quotation }: LookedUp, question: Pick<Asked, 'text' | 'language'>): Answer {
  const quoted = quotation();
  if (!quoted) return declined(found, question);
  const sentences = quoted.sentences.map(withEvidence);
  if (quoted.kind === 'gap') return { ...declined(found, question), gap: sentences };
  return { status: 'answered', mode: 'quoted', sentences };
}

function withEvidence({ text, passage, told = text }: QuotedSentence): AnswerSentence {
  return { text: told, evidence: [{ passage, quote: text }] };
}

function declined(found: SearchResult, { text, language }: Pick<Asked, 'text' | 'language'>): Lacking {
  const lacking = lackingIn(text, language, found);
  return { status: 'declined', nearest: nearestIn(found), ...(lacking === null ? {} : { lacking }) };
}

/** Questions that what was found answers, the nearest first. */
export function nearestIn(found: SearchResult): string[] {
  const near = found.hits.filter(
    ({ coverage, nearness }) => coverage >= LEAST_COVERAGE_FOR_NEAREST || (nearness ?? 0) >= LEAST_NEARNESS_FOR_NEAREST,
  );
  const questions = near
    .flatMap(({ passage }) => passage.headings.slice(-1))
    // A press says it in the person's name: it must be a question, and nothing else.
    .filter((heading) => heading.endsWith('?') && heading.length <= LONGEST_NEAREST && isPlain(heading));
  return [...new Set(questions)].slice(0, MOST_NEAREST);
}
