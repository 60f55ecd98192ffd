import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { GIVE_FEEDBACK, giveFeedbackSchema, READ_PASSAGE, readPassageSchema } from '../../chat/platform-actions.ts';
import { type CallAction, callAction, type Had, type Outcome, type Skill, type Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import { readerOf } from '../../people/access.ts';
import type { Transaction } from '../../store/transaction.ts';
import { answerTopic } from './answer-topic.ts';
import { type AskingDeps, ask, askOn, looked, nearQuestions, readerIn } from './asking.ts';
import { askAgain } from './asking-again.ts';
import { feedbackThanks, tellWhy } from './feedback-reason.ts';
import { inOtherLanguage, quotedIn } from './given.ts';
import { passageDialog } from './reply.ts';
import { answerInConversation, keepFeedback } from './repository.ts';

export interface AnswersDeps extends AskingDeps {
  /** What somebody gets besides who says that an answer helped; left out: nothing. */
  helped?(tx: Transaction, turn: Turn): Promise<readonly OutgoingMessage[]>;
}

/** What the sources hold of a question, for who is asked it in the middle of something else. */
export function sourcesFor(deps: AnswersDeps): (turn: Turn, question: string) => Promise<Had> {
  return (turn, question) => looked(deps, turn, question);
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
    subcommands: [
      { names: ['vraag', 'ask'], role: 'anyone', reads: true, run: (turn, text) => askByCommand(deps, turn, text) },
    ],
    topics: [
      answerTopic({
        prisma: deps.prisma,
        askOn: (turn, text, given) => askOn(deps, turn, { text, given }),
        again: (turn, question, quoted) => askAgain(deps, turn, { question, quoted }),
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
