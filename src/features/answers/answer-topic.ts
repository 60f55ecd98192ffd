import { z } from 'zod';
import { ASK_BROKER } from '../../chat/shared-actions.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { statusOfAnswer } from './repository.ts';
import { ANSWER_TOPIC, answerSubject } from './subject.ts';

/** What is said after an answer: a question that leans on it, or that it was not meant so. */
export function answerTopic(prisma: PrismaClient, ask: (turn: Turn, text: string) => Promise<Outcome>): Topic {
  const goOn = (turn: Turn, _id: string, { text }: { text: string }) => ask(turn, text);
  return {
    name: ANSWER_TOPIC,
    role: 'anyone',
    async situation(_turn, id) {
      const status = z.uuid().safeParse(id).success ? await statusOfAnswer(prisma, id) : null;
      if (status === null) return null;
      return status === 'declined' ? 'declined' : 'answer';
    },
    moves: {
      addition: goOn,
      correction: goOn,
      // Who asks on of what the sources hold is answered; that a broker is to be asked takes a press.
      confirmation: async (turn, id) => {
        const declined = (await statusOfAnswer(prisma, id)) === 'declined';
        return declined && turn.actor.roles.has('colleague') ? pressToAsk(turn, id) : null;
      },
    },
  };
}

function pressToAsk({ language }: Turn, answerId: string): Outcome {
  const { gaps } = texts(language);
  return {
    status: 'answered',
    replies: [
      {
        language,
        subject: answerSubject(answerId),
        body: [{ kind: 'paragraph', text: gaps.pressToAsk }],
        buttons: [{ kind: 'action', label: gaps.ask, action: ASK_BROKER, payload: { answerId }, style: 'primary' }],
      },
    ],
  };
}
