import { z } from 'zod';
import type { JobDefinition } from '../jobs/jobs.ts';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { dueSubjects, firstAlarm } from './repository.ts';

/** What a feature does when the alarm of a subject of its kind goes off. */
export interface DeadlineKind {
  subjectKind: string;
  /** Ids of subjects that ask for attention although their alarm has not come, for example because somebody left. */
  alsoDue?(limit: number): Promise<string[]>;
  /**
   * Does the next thing that is due, looks again whether it is, and sets the next alarm; all in this transaction.
   *
   * @returns false: nothing was due (any more)
   */
  ring(tx: Transaction, subjectId: string): Promise<boolean>;
}

const noPayload = z.object({});

const SUBJECTS_A_RUN = 200;
/** More than a ladder has steps: a subject that wants more at one moment is a mistake of ours. */
const RINGS_A_SUBJECT = 12;

/** The subjects of a kind that ask for attention now, the longest waiting first. */
export async function subjectsDue(
  prisma: PrismaClient,
  { subjectKind, alsoDue }: Pick<DeadlineKind, 'subjectKind' | 'alsoDue'>,
  limit: number,
): Promise<string[]> {
  const due = await dueSubjects(prisma, subjectKind, limit);
  const others = alsoDue ? await alsoDue(limit) : [];
  return [...new Set([...due, ...others])].slice(0, limit);
}

/** Every minute: what is due of all kinds, each thing in a transaction of its own; one that fails stops no other. */
export function deadlinesJob(deps: {
  prisma: PrismaClient;
  kinds: readonly DeadlineKind[];
  logger: Logger;
}): JobDefinition<typeof noPayload> {
  const { prisma, kinds, logger } = deps;

  async function ringThrough(kind: DeadlineKind, subjectId: string): Promise<void> {
    const ring = () => prisma.$transaction((tx) => kind.ring(tx, subjectId));
    for (let rings = 0; rings < RINGS_A_SUBJECT && (await ring()); rings += 1);
  }

  async function sweep(kind: DeadlineKind): Promise<unknown[]> {
    const failures: unknown[] = [];
    for (const subjectId of await subjectsDue(prisma, kind, SUBJECTS_A_RUN)) {
      try {
        await ringThrough(kind, subjectId);
      } catch (error) {
        logger.error({ subjectKind: kind.subjectKind, subjectId, error }, 'a deadline could not be dealt with');
        failures.push(error);
      }
    }
    return failures;
  }

  return {
    name: 'deadlines',
    payload: noPayload,
    cron: '* * * * *',
    async nextWork() {
      for (const { alsoDue } of kinds) if ((await alsoDue?.(1))?.length) return clockNow(prisma);
      return firstAlarm(prisma);
    },
    async run() {
      const failures: unknown[] = [];
      for (const kind of kinds) failures.push(...(await sweep(kind)));
      // After all the others had their turn; the queue tries again.
      if (failures.length > 0) throw failures[0];
    },
  };
}
