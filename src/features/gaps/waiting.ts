import type { OutgoingMessage } from '../../chat/outgoing.ts';
import { paragraph } from '../../chat/reply.ts';
import { DEFAULT_DESK } from '../../counters/desk.ts';
import { dueAt, startClock, WORKING_DAY_MINUTES, workingDaysUntilNudge } from '../../deadlines/clock.ts';
import { setAlarm } from '../../deadlines/repository.ts';
import type { DeadlineKind } from '../../deadlines/sweeper.ts';
import { texts } from '../../i18n/texts.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Subject } from '../../store/subject.ts';
import type { Transaction } from '../../store/transaction.ts';
import { GAP_TOPIC } from './actions.ts';
import { gapCard } from './cards.ts';
import { closeUnanswered } from './closing.ts';
import { alarmOf, askedAt, type Gap, gapsWithoutAlarm, lastAskedAt, lockGap, untoldOfSilence } from './repository.ts';
import { brokersWith, cardFor, tellAdministrators, toPerson } from './telling.ts';

/** So many working days a question waits before its brokers are reminded, and then before others hear of it. */
const FIRST_WAITS = [2, 2] as const;
/** From this reminder on the administrators and whoever asked hear that it takes longer. */
const TAKES_LONGER = FIRST_WAITS.length;
/** What nobody asked again for so long is closed at the next reminder: its words are not kept without end. */
const LONGEST_WAIT_DAYS = 365;
const DAY_MS = 86_400_000;

/** Looks after questions that wait for a broker, from when they are asked until they are answered or closed: in the end by itself. */
export function waitingGaps(deps: {
  prisma: PrismaClient;
  queue: (tx: Transaction, messages: readonly OutgoingMessage[]) => Promise<unknown>;
}): DeadlineKind {
  return {
    subjectKind: GAP_TOPIC,
    alsoDue: (limit) => gapsWithoutAlarm(deps.prisma, limit),
    async ring(tx, gapId) {
      const gap = await lockGap(tx, gapId);
      if (gap?.state !== 'open') {
        await setAlarm(tx, subjectOf(gapId), null);
        return false;
      }
      const now = await clockNow(tx);
      const alarm = await alarmOf(tx, subjectOf(gapId));
      if (alarm !== null && alarm > now) return false;
      if ((await lastAskedAt(tx, gapId)) <= new Date(now.getTime() - LONGEST_WAIT_DAYS * DAY_MS)) {
        const { outOfTime } = texts(gap.language).gaps;
        await deps.queue(tx, (await closeUnanswered(tx, gap, outOfTime)) ?? []);
        return true;
      }
      const { given } = await waitOn(tx, gapId, now);
      if (alarm === null || given === 0) return false;
      await deps.queue(tx, await reminders(tx, gap, given));
      return true;
    },
  };
}

/** Sets when a question asks for attention by itself; who asks the same again changes nothing of it. */
export async function startWaiting(tx: Transaction, gapId: string): Promise<void> {
  await waitOn(tx, gapId, await clockNow(tx));
}

/** Sets the next alarm of a question. @returns how many reminders are due by now, since it was asked */
async function waitOn(tx: Transaction, gapId: string, now: Date): Promise<{ given: number }> {
  let given = 0;
  let next = reminderAfter(await askedAt(tx, gapId), given);
  while (next <= now) {
    given += 1;
    next = reminderAfter(next, given);
  }
  await setAlarm(tx, subjectOf(gapId), next);
  return { given };
}

function reminderAfter(from: Date, given: number): Date {
  const days = FIRST_WAITS[given] ?? workingDaysUntilNudge(given);
  const minutes = days * WORKING_DAY_MINUTES;
  return dueAt([DEFAULT_DESK.hours], startClock(minutes, from), { from, minutes }) ?? from;
}

/**
 * Brokers are reminded, who has no card yet gets it; when it takes longer the administrators hear it, and whoever asked
 * once.
 */
async function reminders(tx: Transaction, gap: Gap, given: number): Promise<OutgoingMessage[]> {
  const { reached, have, fresh } = await brokersWith(tx, gap);
  const { buttons } = gapCard(gap);
  const { brokerReminder, questionGone } = texts(gap.language).gaps;
  const reminder = {
    language: gap.language,
    body: [paragraph(brokerReminder(gap.question ?? questionGone))],
    ...(buttons ? { buttons } : {}),
  };
  const toBrokers = [...have.map((id) => toPerson(id, reminder)), ...fresh.map((id) => cardFor(id, gap))];
  if (given < TAKES_LONGER) return toBrokers;
  const { heard, news } = await tellAdministrators(tx, gap, reached);
  const isTold = given === TAKES_LONGER || reached !== 'somebody';
  return [
    ...toBrokers,
    ...(isTold ? news : []),
    ...(await askersHear(tx, gap, { isReminded: toBrokers.length > 0, heard: heard && isTold })),
  ];
}

async function askersHear(
  tx: Transaction,
  gap: Gap,
  { isReminded, heard }: { isReminded: boolean; heard: boolean },
): Promise<OutgoingMessage[]> {
  const { gaps } = texts(gap.language);
  const { questions } = await untoldOfSilence(tx, gap.id, delayAbout);
  return questions.map(({ id, conversationId, text }) => {
    const lines = [
      gaps.takesLonger(text ?? gap.question),
      ...(isReminded ? [gaps.brokerIsReminded] : []),
      ...(heard ? [gaps.administratorsHear] : []),
      gaps.answerComesHere,
    ];
    const replies = [{ language: gap.language, body: [paragraph(lines.join(' '))] }];
    return { to: { conversationId }, about: delayAbout(id), replies };
  });
}

function subjectOf(gapId: string): Subject {
  return { subjectKind: GAP_TOPIC, subjectId: gapId };
}

/** What the news to somebody who asked is about that it takes longer. */
function delayAbout(id: string): string {
  return `gap-delay:${id}`;
}
