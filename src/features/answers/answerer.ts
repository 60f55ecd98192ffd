import { randomUUID } from 'node:crypto';
import type { LocalDate } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Reader } from '../../people/access.ts';
import { type AnsweringDeps, answerQuestion } from './answering.ts';
import { answerReply } from './reply.ts';

/** Answers a question that nobody is asking at this moment; null when the sources still do not hold the answer. */
export type Answerer = (
  question: string,
  language: Language,
  asked: { reader: Reader; today: LocalDate },
) => Promise<ReplyDraft | null>;

const TIMEOUT_MS = 10_000;

/** Without a model: what is sent unasked is quoted. */
export function createAnswerer(deps: Pick<AnsweringDeps, 'retriever' | 'logger'>): Answerer {
  return async (text, language, { reader, today }) => {
    const { answer } = await answerQuestion(deps, {
      text,
      language,
      reader,
      memory: [],
      signal: AbortSignal.timeout(TIMEOUT_MS),
      today,
      mayUseModel: async () => false,
    });
    if (answer.status !== 'answered') return null;
    const reply = answerReply(answer, language, { answerId: randomUUID(), today, mayAskBroker: false });
    // It is no answer to a turn, so there is nothing to judge or to go on about.
    const { feedbackFor: _, subject: __, ...rest } = reply;
    return rest;
  };
}
