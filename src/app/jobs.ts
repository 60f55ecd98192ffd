import type { PlatformName } from '../chat/conversation-reference.ts';
import type { Platform } from '../chat/platform.ts';
import { type DeadlineKind, deadlinesJob } from '../deadlines/sweeper.ts';
import type { createDeliveryParts } from '../delivery/parts.ts';
import { nudgesJob } from '../features/ambassadors/jobs.ts';
import { createAnswerer } from '../features/answers/answerer.ts';
import { renewalJob } from '../features/documents/jobs.ts';
import { recheckJob } from '../features/gaps/jobs.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Config } from './config.ts';
import type { KnowledgeBase } from './knowledge-base.ts';
import { openLearningContent } from './learning-content.ts';
import { NUDGE_SOURCES } from './nudge-sources.ts';
import { retentionJob } from './retention.ts';
import { rosterJob } from './roster.ts';

/** Everything that is done at set times, or later than the moment that made it necessary. */
export function jobDefinitions({
  prisma,
  retention,
  platforms,
  messenger,
  outreach,
  retriever,
  deadlines,
  logger,
}: {
  prisma: PrismaClient;
  platforms: ReadonlyMap<PlatformName, Platform>;
  /** What asks for attention by itself. */
  deadlines: readonly DeadlineKind[];
  logger: Logger;
} & Pick<Config, 'retention'> &
  Pick<KnowledgeBase, 'retriever'> &
  Pick<ReturnType<typeof createDeliveryParts>, 'messenger' | 'outreach'>) {
  return [
    retentionJob({ prisma, retention, logger }),
    rosterJob({ prisma, platforms, logger }),
    deadlinesJob({ prisma, kinds: deadlines, logger }),
    renewalJob({ messenger, logger }),
    nudgesJob({ prisma, messenger, outreach, content: openLearningContent, sources: NUDGE_SOURCES, logger }),
    recheckJob({
      prisma,
      messenger,
      logger,
      answer: createAnswerer({ retriever, logger }),
      refresh: () => retriever.refresh(),
    }),
  ];
}
