import { z } from 'zod';
import type { Delivery } from '../../delivery/delivery.ts';
import type { Outbox } from '../../delivery/outbox.ts';
import type { JobDefinition } from '../../jobs/jobs.ts';
import type { PrismaClient } from '../../store/generated/client.ts';
import type { Logger } from '../../telemetry/logger.ts';
import { renewalReply } from './cards.ts';
import { spelledDay } from './dates.ts';
import { claimOutdated } from './repository.ts';

const noPayload = z.object({});
/** Nobody gets more questions than this in one morning, whatever has passed. */
const MOST_A_DAY = 100;

/** Every morning of a working day: asks the owners of documents whose time has passed whether they are still right. */
export function renewalJob(deps: {
  prisma: PrismaClient;
  outbox: Outbox;
  delivery: Delivery;
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  const { prisma, outbox, delivery, logger } = deps;
  return {
    name: 'document-renewal',
    payload: noPayload,
    cron: '30 8 * * 1-5',
    async run() {
      const asked = await prisma.$transaction(async (tx) => {
        const outdated = await claimOutdated(tx, MOST_A_DAY);
        for (const document of outdated) {
          const reply = renewalReply(document, spelledDay(document.validUntil, document.language));
          await outbox.enqueue(tx, { conversationId: document.conversationId, inboxId: null, replies: [reply] });
        }
        return outdated;
      });
      for (const { conversationId } of asked) delivery.wake(conversationId);
      logger.info({ asked: asked.length }, 'owners of outdated documents asked');
    },
  };
}
