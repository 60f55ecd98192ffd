import { z } from 'zod';
import { localTimeAt } from '../../calendar/local-time.ts';
import { ephemeral } from '../../chat/call.ts';
import { type Button, paragraph } from '../../chat/reply.ts';
import { othersReadAlong, told } from '../../chat/saying.ts';
import { type CallAction, type CallAnswer, callAction, type Outcome, type Turn } from '../../chat/skill.ts';
import { dateInWords } from '../../i18n/days.ts';
import { texts } from '../../i18n/texts.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import { type OwnQuestion, questionsOf, takeBackQuestion } from './asked.ts';
import { closeGap, gapOf } from './repository.ts';
import { cardChanged } from './telling.ts';

export const TAKE_BACK_QUESTION = 'gap.take-back';

const MOST_SHOWN = 5;

/** What a colleague asked the brokers, how each stands, and a button to take back what still waits. */
export async function ownQuestions(prisma: PrismaClient, turn: Turn): Promise<Outcome> {
  const { gaps, people } = texts(turn.language);
  const { personId } = turn.actor;
  if (othersReadAlong(turn)) return told(turn, people.onlyInPrivate);
  const asked = personId === null ? [] : await questionsOf(prisma, personId, MOST_SHOWN);
  if (asked.length === 0) return told(turn, gaps.own.none);
  const items = asked.map((question) => lineOf(question, turn));
  const waiting = asked.filter(({ state }) => state === 'open');
  return {
    status: 'answered',
    replies: [
      {
        language: turn.language,
        body: [paragraph(gaps.own.title), { kind: 'list', items }],
        buttons: waiting.map((question): Button => takeBackButton(question, turn, waiting.length)),
      },
    ],
  };
}

function lineOf({ text, state, since }: OwnQuestion, { language }: Turn): string {
  const { gaps } = texts(language);
  return gaps.own.line(
    text ?? gaps.questionGone,
    dateInWords(localTimeAt(since).date, language),
    gaps.own.states[state],
  );
}

function takeBackButton({ id, text }: OwnQuestion, { language }: Turn, among: number): Button {
  const { gaps } = texts(language);
  const label = among === 1 ? gaps.own.takeBack : gaps.own.takeBackThis(text ?? gaps.questionGone);
  return { kind: 'action', label, action: TAKE_BACK_QUESTION, payload: { questionId: id } };
}

/** The colleague needs no answer any more; a question that nobody waits for is closed. */
export function takeBack(): CallAction {
  return callAction({
    name: TAKE_BACK_QUESTION,
    role: 'colleague',
    payload: z.object({ questionId: z.uuid() }),
    async run(turn, { questionId }, tx): Promise<CallAnswer> {
      const { gaps } = texts(turn.language);
      const { personId, organisationId } = turn.actor;
      const gapId = personId === null ? null : await takeBackQuestion(tx, questionId, personId);
      const gap = gapId === null || organisationId === null ? null : await gapOf(tx, gapId, organisationId);
      if (gap?.state !== 'open') return ephemeral(turn, gaps.own.noLongerWaits);
      const isLast = gap.askers === 0 && (await closeGap(tx, gap.id));
      return {
        response: ephemeral(turn, gaps.own.takenBack),
        messages: [cardChanged(isLast ? { ...gap, state: 'closed' } : gap)],
      };
    },
  });
}
