import { randomUUID } from 'node:crypto';
import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { GIVE_FEEDBACK, giveFeedbackSchema, READ_PASSAGE, readPassageSchema } from '../../chat/platform-actions.ts';
import { paragraph, plainText } from '../../chat/reply.ts';
import { type CallAction, callAction, type Had, type Outcome, type Skill, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import { detectLanguage } from '../../language/detection.ts';
import { type Reader, readerOf } from '../../people/access.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Transaction } from '../../store/transaction.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { answerTopic } from './answer-topic.ts';
import { type Answer, answerQuestion, nearestIn } from './answering.ts';
import { feedbackThanks, tellWhy } from './feedback-reason.ts';
import { inOtherLanguage, isToldBefore, quotedIn, sentenceOf } from './given.ts';
import { type LookedUp, likelihoodOf, lookUp } from './looked-up.ts';
import { type AskedBefore, answerReply, citationsOf, passageDialog, sourcedSentences } from './reply.ts';
import {
  answerInConversation,
  answersWrittenToday,
  type GivenAnswer,
  keepAnswer,
  keepFeedback,
  quotedLately,
} from './repository.ts';
import type { Writer } from './written/writing.ts';

export interface AnswersDeps {
  prisma: PrismaClient;
  retriever: Retriever;
  logger: Logger;
  /** Since when a question lies with a broker unanswered, and whether this person asked it; null: nobody asked it. */
  askedBefore(asked: {
    personId: string;
    organisationId: string;
    language: Language;
    question: string;
  }): Promise<AskedBefore | null>;
  /** What somebody gets besides who says that an answer helped; left out: nothing. */
  helped?(tx: Transaction, turn: Turn): Promise<readonly OutgoingMessage[]>;
  /** Left out: answers are quotations. */
  writer?: (Writer & { answersPerPersonPerDay: number }) | undefined;
}

/** Answers questions from the sources, opens a source, and takes the verdict on an answer. */
export function createAnswersSkill(deps: AnswersDeps): Skill {
  return {
    name: 'answers',
    intents: [
      {
        name: 'question',
        role: 'anyone',
        purposes: ['question', 'refused'],
        has: (turn, text) => looked(deps, turn, text),
        run: (turn, text) => ask(deps, turn, text, { standing: turn.reading?.question }),
        ofOthers: 'as-own',
      },
    ],
    subcommands: [{ names: ['vraag', 'ask'], role: 'anyone', run: (turn, text) => askByCommand(deps, turn, text) }],
    topics: [
      answerTopic({
        prisma: deps.prisma,
        askOn: (turn, text, given) => askOn(deps, turn, { text, given }),
        again: (turn, question) => askAgain(deps, turn, question),
        near: (turn, question, given) => nearQuestions(deps.retriever, turn, question, given),
        quoted: (turn, given) => quotedIn(deps.retriever, given, readerIn(turn)),
        translated: async (turn, quoted) => inOtherLanguage(deps, quoted, readerIn(turn)),
      }),
    ],
    calls: [readPassage(deps), giveFeedback(deps), tellWhy()],
  };
}

async function askByCommand(deps: AnswersDeps, turn: Turn, text: string): Promise<Outcome> {
  if (text !== '') return ask(deps, turn, text);
  const { questionExpected } = texts(turn.language).answers;
  return {
    status: 'declined',
    replies: [{ language: turn.language, body: [{ kind: 'paragraph', text: questionExpected }] }],
  };
}

/** The first sentence of what the sources say of it. */
async function askAgain(deps: AnswersDeps, turn: Turn, question: string): Promise<Outcome> {
  const { answers } = texts(turn.language);
  const { writer: _, ...quoting } = deps;
  const as: Told = async (answer) => {
    if (answer.status !== 'answered') return { answer };
    const [first] = answer.sentences;
    const lead = answer.sentences.length > 1 ? answers.inShort : answers.onceMore;
    return { answer: { ...answer, sentences: first ? [first] : [] }, lead };
  };
  return ask(quoting, { ...turn, memory: [] }, question, { as });
}

/**
 * A question that goes on about an answer. What the sources hold no more of is not told again as if it were the answer: it
 * may stand in a sentence of what was quoted that was not told, and else that is said.
 *
 * @param on.given the answer it goes on about; null: it is not kept
 */
async function askOn(
  deps: AnswersDeps,
  turn: Turn,
  { text, given }: { text: string; given: GivenAnswer | null },
): Promise<Outcome> {
  const standing = turn.reading?.question;
  if (given === null) return ask(deps, turn, text, { standing, isFollowUp: true });
  return ask(deps, turn, text, {
    standing,
    isFollowUp: true,
    as: async (answer) => {
      const isNothing = answer.status === 'declined' && 'nearest' in answer && answer.gap === undefined;
      const told = await quotedLately(deps.prisma, turn);
      const isOld = answer.status === 'answered' && isToldBefore(answer.sentences, told);
      if (!isNothing && !isOld) return { answer };
      const found = sentenceOf(text, await quotedIn(deps.retriever, given, readerIn(turn)), turn.language);
      if (found) {
        const sentences = [{ text: found.quote, evidence: [found] }];
        return { answer: { status: 'answered', mode: 'quoted', sentences } };
      }
      if (!isOld) return { answer };
      const nearest = await nearQuestions(deps.retriever, turn, given.question, { ...given, quotes: told });
      return { answer: { status: 'declined', nearest: nearest.slice(0, MOST_NEAR), toldBefore: answer.sentences } };
    },
  });
}

/** What becomes of an answer before it is told. */
type Told = (answer: Answer) => Promise<{ answer: Answer; lead?: string }>;

/** How a question is asked. */
interface Asking {
  /** Left out: the answer is told as it is. */
  as?: Told;
  /** The question as it stands alone, where that is known. */
  standing?: string | undefined;
  /** It goes on about the last one. */
  isFollowUp?: boolean;
  /** What the sources hold of it, where that was looked up before. */
  lookedUp?: LookedUp;
}

/** Whether the sources answer it, and that answer, searched for once. */
async function looked(deps: AnswersDeps, turn: Turn, question: string): Promise<Had> {
  const standing = turn.reading?.question;
  const lookedUp = await lookUp(deps.retriever, questionOf(turn, { question, standing }));
  return { likelihood: likelihoodOf(lookedUp), run: () => ask(deps, turn, question, { standing, lookedUp }) };
}

async function ask(
  deps: AnswersDeps,
  turn: Turn,
  question: string,
  { as = async (answer) => ({ answer }), ...asking }: Asking = {},
): Promise<Outcome> {
  const startedAt = performance.now();
  const { language } = turn;
  const asked = questionOf(turn, { question, ...asking });
  const { today } = asked;
  const { question: understood, answer: found } = isSurelyRefused(turn)
    ? { question, answer: REFUSED }
    : await answerQuestion(deps, { ...asked, typed: question, mayUseModel: () => hasBudget(deps, turn) });
  const id = randomUUID();
  const { answer: given, lead } = await as(asRead(turn, found));
  const answer = asked.language === language ? given : await toldInTheirs(deps, turn, given);
  const mayAskBroker = turn.actor.roles.has('colleague');
  const before = answer.status === 'declined' ? await beforeThis(deps, turn, question) : null;
  const replied = answerReply(answer, language, { answerId: id, today, mayAskBroker, before, said: question });
  const reply = lead === undefined ? replied : { ...replied, body: [paragraph(lead), ...replied.body] };
  const citations = citationsOf(sourcedSentences(answer), language);
  const text = plainText(reply);
  const elapsedMs = Math.round(performance.now() - startedAt);
  return {
    status: answer.status,
    replies: [reply],
    remember: { question: understood, answer: text },
    async settle(tx) {
      await keepAnswer(tx, turn, { id, question, text, answer, citations, elapsedMs });
      return {};
    },
  };
}

/** Who chose a language to be answered in may ask in the other: it is looked up as it is asked. */
function askedIn(question: string, chosen: Language): Language {
  const detected = detectLanguage(question);
  return detected === 'nl' || detected === 'en' ? detected : chosen;
}

/** The same in the language of who asked, where the sources have it in both; else as it was found, and that is said. */
async function toldInTheirs(deps: AnswersDeps, turn: Turn, answer: Answer): Promise<Answer> {
  if (answer.status !== 'answered' || answer.mode !== 'quoted') return answer;
  const quoted = answer.sentences.flatMap(({ evidence }) => evidence);
  const sentences = await inOtherLanguage(deps, quoted, readerIn(turn));
  return sentences.length > 0 ? { ...answer, sentences } : { ...answer, otherLanguage: true };
}

/** A question to the sources, of whoever speaks. */
function questionOf(turn: Turn, { question, standing = question, ...more }: { question: string } & Omit<Asking, 'as'>) {
  const { memory, signal, now } = turn;
  const language = askedIn(question, turn.language);
  return { text: standing, language, reader: readerIn(turn), memory, signal, today: localTimeAt(now).date, ...more };
}

function readerIn({ actor, setting }: Turn): Reader {
  return readerOf(actor, setting);
}

/** From here on nobody looks whether a source shares words with it. */
const SURELY_REFUSED = 0.95;

/** What asks for what is given to nobody is refused by name, also when that is less than sure and the sources do not hold it. */
function asRead({ reading }: Turn, answer: Answer): Answer {
  const [likeliest] = reading?.purposes ?? [];
  if (likeliest?.label !== 'refused') return answer;
  const isBare = answer.status === 'declined' && 'nearest' in answer && answer.gap === undefined;
  return isBare ? REFUSED : answer;
}

const REFUSED: Answer = { status: 'declined', refusal: 'refused' };

/** For such nothing is searched, and no model is asked. */
function isSurelyRefused({ reading }: Turn): boolean {
  const [likeliest] = reading?.purposes ?? [];
  return likeliest?.label === 'refused' && likeliest.chance >= SURELY_REFUSED;
}

async function beforeThis(deps: AnswersDeps, turn: Turn, question: string): Promise<AskedBefore | null> {
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null || !turn.actor.roles.has('colleague')) return null;
  return deps.askedBefore({ personId, organisationId, language: turn.language, question });
}

/** Questions near one that was asked, of passages that were not quoted for it. */
async function nearQuestions(
  retriever: Retriever,
  turn: Turn,
  question: string,
  { quotes }: GivenAnswer,
): Promise<string[]> {
  const { language } = turn;
  const found = await retriever.search({ text: question, language, reader: readerIn(turn), limit: NEAR_SEARCHED });
  const hits = found.hits.filter(({ passage }) => !quotes.some(({ passageId }) => passageId === passage.id));
  return nearestIn({ ...found, hits }).filter((near) => near.toLowerCase() !== question.toLowerCase());
}

const NEAR_SEARCHED = 30;
/** More than these below a sentence are not read. */
const MOST_NEAR = 3;

async function hasBudget(deps: AnswersDeps, turn: Turn): Promise<boolean> {
  if (!deps.writer || turn.actor.personId === null) return true;
  return (await answersWrittenToday(deps.prisma, turn.actor.personId)) < deps.writer.answersPerPersonPerDay;
}

function readPassage(deps: AnswersDeps): CallAction {
  return callAction({
    name: READ_PASSAGE,
    role: 'anyone',
    payload: readPassageSchema,
    async run(turn, { passageId }) {
      const passage = await deps.retriever.passage(passageId, readerOf(turn.actor, turn.setting));
      if (passage) return passageDialog(passage, turn.language);
      return { kind: 'ephemeral', language: turn.language, text: texts(turn.language).answers.passageGone };
    },
  });
}

function giveFeedback({ helped }: AnswersDeps): CallAction {
  return callAction({
    name: GIVE_FEEDBACK,
    role: 'colleague',
    payload: giveFeedbackSchema,
    async run(turn, { about, useful, reason }, tx) {
      const { conversationId, language } = turn;
      const { personId } = turn.actor;
      const answerId = conversationId === null ? null : await answerInConversation(tx, conversationId, about);
      if (answerId === null || personId === null) {
        return { kind: 'ephemeral', language, text: texts(language).answers.answerGone, undone: true };
      }
      await keepFeedback(tx, { answerId, personId, useful, reason: reason ?? null });
      const response = feedbackThanks(language, useful || reason ? null : { answerId });
      return useful && helped ? { response, messages: await helped(tx, turn) } : response;
    },
  });
}
