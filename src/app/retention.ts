import { z } from 'zod';
import { forgetEvents, forgetMemories } from '../conversation/retention.ts';
import { forgetMessages } from '../delivery/retention.ts';
import { forgetAnswers } from '../features/answers/repository.ts';
import { forgetIngestions } from '../features/documents/repository.ts';
import type { JobDefinition } from '../jobs/jobs.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Retention } from './config.ts';

const noPayload = z.object({});

/** Every night: what has been kept long enough is forgotten; counts and states stay, for the figures. */
export function retentionJob(deps: {
  prisma: PrismaClient;
  retention: Retention;
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  const { prisma, retention, logger } = deps;
  return {
    name: 'retention',
    payload: noPayload,
    cron: '15 3 * * *',
    async run() {
      const forgotten = {
        events: await forgetEvents(prisma, retention.inboxDays),
        messages: await forgetMessages(prisma, retention.inboxDays),
        ingestions: await forgetIngestions(prisma, retention.inboxDays),
        memories: await forgetMemories(prisma, retention.conversationDays),
        answers: await forgetAnswers(prisma, retention.conversationDays),
      };
      logger.info(forgotten, 'retention done');
    },
  };
}
