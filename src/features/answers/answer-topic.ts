import { z } from 'zod';
import { ASK_BROKER } from '../../chat/shared-actions.ts';
import type { Outcome, Topic, Turn } from '../../chat/skill.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { givenAnswer, statusOfAnswer } from './repository.ts';
import { ANSWER_TOPIC, answerSubject } from './subject.ts';

/** What is said after an answer: a question that leans on it, or that it was not meant so. */
export function answerTopic({
  prisma,
  ask,
  again,
  near,
}: {
  prisma: PrismaClient;
  ask: (turn: Turn, text: string) => Promise<Outcome>;
  /** What was asked answered once more, in fewer words. */
  again: (turn: Turn, question: string) => Promise<Outcome>;
  /** Questions that the sources answer near one that was asked, from other passages than these. */
  near: (turn: Turn, question: string, passages: ReadonlySet<string>) => Promise<string[]>;
}): Topic {
  const goOn = (turn: Turn, _id: string, { text }: { text: string }) => ask(turn, text);
  return {
    name: ANSWER_TOPIC,
    role: 'anyone',
    async situation(_turn, id) {
      const status = z.uuid().safeParse(id).success ? await statusOfAnswer(prisma, id) : null;
      if (status === null) return null;
      return status === 'declined' ? 'declined' : 'answer';
    },
    async meant(turn, id) {
      const given = await givenAnswer(prisma, id);
      if (!given) return null;
      const said = askedLast(turn) ?? given.question;
      return { said, near: await near(turn, said, given.passages) };
    },
    moves: {
      repeat: async (turn, id) => {
        const given = await givenAnswer(prisma, id);
        return given && again(turn, askedLast(turn) ?? given.question);
      },
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

/** As it was understood, without the question that it leaned on. */
function askedLast({ memory, actor }: Turn): string | null {
  const last = memory.at(-1);
  return last !== undefined && (last.by === undefined || last.by === actor.personId) ? last.question : null;
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
