import { randomUUID } from 'node:crypto';
import { localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import { GIVE_FEEDBACK, giveFeedbackSchema, READ_PASSAGE, readPassageSchema } from '../../chat/platform-actions.ts';
import { plainText } from '../../chat/reply.ts';
import { type CallAction, callAction, type Outcome, type Skill, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { Retriever } from '../../knowledge/retriever.ts';
import type { LanguageModel } from '../../llm/language-model.ts';
import type { Prompt } from '../../llm/prompts.ts';
import { readerOf } from '../../people/access.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { answerTopic } from './answer-topic.ts';
import { answerQuestion } from './answering.ts';
import { feedbackThanks, tellWhy } from './feedback-reason.ts';
import { type AskedBefore, answerReply, citationsOf, passageDialog, sourcedSentences } from './reply.ts';
import { answerInConversation, answersWrittenToday, keepAnswer, keepFeedback } from './repository.ts';

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
  /** Left out: answers are quotations. */
  writer?: { model: LanguageModel; prompt: Prompt; answersPerPersonPerDay: number } | undefined;
}

/** What the sources may know something of, where it is only asked about. */
const UNBUILT = ['hook', 'criteria', 'session', 'visit', 'broadcast', 'ambassador', 'pledge'] as const;

/** Answers questions from the sources, opens a source, and takes the verdict on an answer. */
export function createAnswersSkill(deps: AnswersDeps): Skill {
  return {
    name: 'answers',
    intents: [
      {
        name: 'question',
        role: 'anyone',
        purposes: ['question', 'refused'],
        unbuilt: UNBUILT,
        run: (turn, text) => ask(deps, turn, text),
        ofOthers: 'as-own',
      },
    ],
    subcommands: [{ names: ['vraag', 'ask'], role: 'anyone', run: (turn, text) => askByCommand(deps, turn, text) }],
    topics: [answerTopic(deps.prisma, (turn, text) => ask(deps, turn, text))],
    calls: [readPassage(deps), giveFeedback(), tellWhy()],
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

async function ask(deps: AnswersDeps, turn: Turn, question: string): Promise<Outcome> {
  const startedAt = performance.now();
  const { language, memory, signal } = turn;
  const today = localTimeAt(turn.now).date;
  const { question: understood, answer } = await answerQuestion(deps, {
    text: question,
    language,
    reader: readerOf(turn.actor, turn.setting),
    memory,
    signal,
    today,
    mayUseModel: () => hasBudget(deps, turn),
  });
  const id = randomUUID();
  const reply = answerReply(answer, language, {
    answerId: id,
    today,
    mayAskBroker: turn.actor.roles.has('colleague'),
    before: answer.status === 'declined' ? await beforeThis(deps, turn, question) : null,
  });
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

async function beforeThis(deps: AnswersDeps, turn: Turn, question: string): Promise<AskedBefore | null> {
  const { personId, organisationId } = turn.actor;
  if (personId === null || organisationId === null || !turn.actor.roles.has('colleague')) return null;
  return deps.askedBefore({ personId, organisationId, language: turn.language, question });
}

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
      return { kind: 'notice', language: turn.language, text: texts(turn.language).answers.passageGone };
    },
  });
}

function giveFeedback(): CallAction {
  return callAction({
    name: GIVE_FEEDBACK,
    role: 'colleague',
    payload: giveFeedbackSchema,
    async run(turn, { about, useful, reason }, tx) {
      const { conversationId, language } = turn;
      const { personId } = turn.actor;
      const answerId = conversationId === null ? null : await answerInConversation(tx, conversationId, about);
      if (answerId === null || personId === null) {
        return { kind: 'notice', language, text: texts(language).answers.answerGone, undone: true };
      }
      await keepFeedback(tx, { answerId, personId, useful, reason: reason ?? null });
      return feedbackThanks(language, useful || reason ? null : { answerId });
    },
  });
}
