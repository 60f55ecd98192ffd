import { z } from 'zod';
import { forgetFiles } from '../attachments/offered-files.ts';
import { forgetEntries } from '../calendar-mail/entries.ts';
import { forgetCalls, forgetEvents, forgetMemories, forgetSpokenOf } from '../conversation/retention.ts';
import { forgetMessages } from '../delivery/retention.ts';
import { forgetAmbassadors } from '../features/ambassadors/retention.ts';
import { forgetAnswers } from '../features/answers/repository.ts';
import { forgetBroadcasts } from '../features/broadcasts/retention.ts';
import { forgetCases } from '../features/cases/retention.ts';
import { forgetDossiers, forgetDrafts } from '../features/criteria/retention.ts';
import { forgetIngestions } from '../features/documents/repository.ts';
import { forgetGaps } from '../features/gaps/repository.ts';
import { forgetPledges } from '../features/pledges/retention.ts';
import { forgetSessionReplies } from '../features/sessions/retention.ts';
import { forgetReplies } from '../features/visits/retention.ts';
import type { JobDefinition } from '../jobs/jobs.ts';
import { createMailOutbox } from '../mail/outbox.ts';
import { forgetAuditEntries } from '../people/audit.ts';
import { forgetTickets } from '../people/download-tickets.ts';
import { type RetentionDefaults, type RetentionKind, retentionTerms } from '../people/retention-terms.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import type { Retention } from './config.ts';

/** What forgets one kind of data. */
export interface RetentionPart {
  kind: RetentionKind;
  /** Forgets what is older than so many days; returns how many things that were. */
  forget(prisma: PrismaClient, days: number): Promise<number>;
}

/** Everything that is forgotten after a time. A later feature is a line here; a kind may have several parts. */
export const RETENTION_PARTS: readonly RetentionPart[] = [
  { kind: 'inbox', forget: forgetEvents },
  { kind: 'inbox', forget: forgetCalls },
  { kind: 'inbox', forget: forgetIngestions },
  { kind: 'messages', forget: forgetMessages },
  { kind: 'messages', forget: (prisma, days) => createMailOutbox(prisma).forget(days) },
  { kind: 'conversations', forget: forgetMemories },
  { kind: 'conversations', forget: forgetSpokenOf },
  { kind: 'conversations', forget: forgetPledges },
  { kind: 'conversations', forget: forgetAnswers },
  { kind: 'conversations', forget: forgetGaps },
  { kind: 'conversations', forget: forgetBroadcasts },
  { kind: 'conversations', forget: forgetSessionReplies },
  { kind: 'conversations', forget: forgetReplies },
  { kind: 'conversations', forget: forgetEntries },
  { kind: 'conversations', forget: forgetDrafts },
  { kind: 'downloads', forget: forgetTickets },
  { kind: 'downloads', forget: forgetFiles },
  { kind: 'audit', forget: forgetAuditEntries },
  { kind: 'cases', forget: forgetCases },
  { kind: 'cases', forget: forgetDossiers },
  { kind: 'ambassadors', forget: forgetAmbassadors },
];

/** What the configuration says of each kind. */
export function retentionDefaults(configured: Retention): RetentionDefaults {
  return {
    inbox: configured.inboxDays,
    messages: configured.inboxDays,
    conversations: configured.conversationDays,
    downloads: 1,
    audit: configured.auditDays,
    cases: configured.casesDays,
    // Two years: long enough to know what somebody had, and how the network did.
    ambassadors: 730,
  };
}

/**
 * Forgets what has been kept long enough, kind by kind; counts and states stay, for the figures. What each kind came
 * to is written down, so that anybody can see later that it was done.
 *
 * @returns how much was forgotten of each kind
 */
export async function runRetention(
  prisma: PrismaClient,
  defaults: RetentionDefaults,
  parts: readonly RetentionPart[] = RETENTION_PARTS,
): Promise<Record<string, number>> {
  const forgotten: Record<string, number> = {};
  for (const { kind, days } of await retentionTerms(prisma, defaults)) {
    let count = 0;
    for (const part of parts.filter((one) => one.kind === kind)) count += await part.forget(prisma, days);
    await prisma.$executeRaw`
      INSERT INTO retention_run (kind, days, forgotten) VALUES (${kind}, ${days}, ${count})`;
    forgotten[kind] = count;
  }
  return forgotten;
}

const noPayload = z.object({});

/** Every night. */
export function retentionJob(deps: {
  prisma: PrismaClient;
  retention: Retention;
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  return {
    name: 'retention',
    payload: noPayload,
    cron: '15 3 * * *',
    async run() {
      deps.logger.info(await runRetention(deps.prisma, retentionDefaults(deps.retention)), 'retention done');
    },
  };
}
