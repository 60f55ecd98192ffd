import { z } from 'zod';
import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import type { Language } from '../../chat/language.ts';
import type { OutgoingMessage } from '../../chat/outgoing.ts';
import type { ReplyDraft } from '../../chat/reply.ts';
import type { Messenger } from '../../delivery/messenger.ts';
import { texts } from '../../i18n/texts.ts';
import type { JobDefinition } from '../../jobs/jobs.ts';
import type { Reader } from '../../people/access.ts';
import { clockNow } from '../../store/clock.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { answerAbout, gapCardName } from './actions.ts';
import { draftEnded, foundForAsker, gapCard } from './cards.ts';
import { fillGap, firstToTry, type Gap, gapOf, gapsToTry, toTell } from './repository.ts';

const noPayload = z.object({});
const MOST_AT_ONCE = 200;

export interface RecheckDeps {
  prisma: PrismaClient;
  messenger: Messenger;
  logger: Logger;
  /** Null: the sources still do not hold the answer. */
  answer: (
    question: string,
    language: Language,
    asked: { reader: Reader; today: LocalDate },
  ) => Promise<ReplyDraft | null>;
  /** Reads the documents again if they changed. */
  refresh: () => Promise<void>;
}

/** Every few minutes: what was declined is tried again, as somebody may have added the document that holds the answer. */
export function recheckJob(deps: RecheckDeps): JobDefinition<typeof noPayload> {
  return {
    name: 'gaps-recheck',
    payload: noPayload,
    cron: '*/5 * * * *',
    nextWork: () => firstToTry(deps.prisma),
    async run() {
      await deps.refresh();
      let filled = 0;
      for (const gap of await gapsToTry(deps.prisma, MOST_AT_ONCE)) if (await fill(deps, gap)) filled += 1;
      if (filled > 0) deps.logger.info({ filled }, 'gaps filled by new documents');
    },
  };
}

/** @returns whether the sources hold the answer now */
async function fill({ prisma, messenger, answer }: RecheckDeps, gap: Gap): Promise<boolean> {
  if (gap.question === null) return false;
  const askedAt = await clockNow(prisma);
  // As colleagues of the organisation read where others read along: the answer may go to a channel.
  const found = await answer(gap.question, gap.language, {
    reader: { organisationId: gap.organisationId, direct: false },
    today: localTimeAt(askedAt).date,
  });
  if (!found) {
    await prisma.knowledgeGap.updateMany({ where: { id: gap.id }, data: { triedAt: seenUntil(askedAt) } });
    return false;
  }
  const { told } = await messenger.within(async (tx) => {
    if (!(await fillGap(tx, gap.id))) return { told: false };
    const waiting = await toTell(tx, gap.id);
    const messages: OutgoingMessage[] = waiting.map(({ id, conversationId, text }) => ({
      to: { conversationId },
      about: answerAbout(id),
      replies: [foundForAsker(gap, found, text)],
    }));
    const filled = await gapOf(tx, gap.id, gap.organisationId);
    if (filled) messages.push({ to: { card: gapCardName(gap.id) }, replies: [gapCard(filled)] });
    messages.push(...draftEnded(gap, texts(gap.language).gaps.notOpen));
    return { told: true, messages };
  });
  return told;
}

/** Longer than the transaction that stores a document: it bears the time at which that began, and is seen when it ends. */
const LONGEST_STORING_MS = 5 * 60_000;

/** Everything that was stored up to here was there to be found; what came later is tried on the next occasion. */
function seenUntil(askedAt: Date): Date {
  return new Date(askedAt.getTime() - LONGEST_STORING_MS);
}
