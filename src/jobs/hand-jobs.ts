import { CronExpressionParser } from 'cron-parser';
import { type JobWithMetadata, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import { clockNow } from '../store/clock.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import type { Logger } from '../telemetry/logger.ts';
import { type JobDefinition, type Jobs, RETRIES, sendJob } from './jobs.ts';

/** Jobs whose time is passed by hand: nothing runs until it is told that its moment has come. */
export interface HandJobs extends Jobs {
  /** The first moment after this one at which a job has something to do; null: none has, however long one waits. */
  next(after: Date): Promise<{ at: Date; job: string } | null>;
  /** Does what was sent and is due by now. Returns whether there was any. */
  settled(): Promise<boolean>;
  /** Runs one of them, as the queue would; what fails is logged, and comes back at its next moment. */
  run(job: string): Promise<void>;
}

/** A job that looks so often whether there is work, and cannot say when there is, is asked once an hour. */
const OFTEN_MS = 60 * 60_000;
const ZONE = 'Europe/Amsterdam';
/** What was sent and failed is tried again so much later. */
const AGAIN_AFTER_SECONDS = 60;

export function createHandJobs(options: {
  prisma: PrismaClient;
  databaseUrl: string;
  definitions: readonly JobDefinition<z.ZodObject>[];
  logger: Logger;
}): HandJobs {
  const { prisma, databaseUrl, definitions, logger } = options;
  const sent = definitions.filter(({ cron }) => cron === undefined);
  // Only as the place where sent jobs lie: it looks at nothing by itself.
  const boss = new PgBoss({ connectionString: databaseUrl, max: 1, supervise: false, schedule: false });
  boss.on('error', (error) => logger.warn({ error }, 'the job queue met an error'));

  /** The one of this kind that is due first. */
  async function firstSent(name: string): Promise<JobWithMetadata | null> {
    const found = await boss.findJobs<object>(name, { queued: true });
    return found.reduce<JobWithMetadata | null>(
      (first, job) => (first === null || job.startAfter < first.startAfter ? job : first),
      null,
    );
  }

  async function runSent(definition: JobDefinition<z.ZodObject>, job: JobWithMetadata): Promise<void> {
    try {
      await definition.run(definition.payload.parse(job.data));
    } catch (error) {
      logger.error({ job: definition.name, id: job.id, error }, 'job failed');
      if (job.retryCount < RETRIES) return again(definition.name, job.id);
    }
    await boss.deleteJob(definition.name, job.id);
  }

  async function again(name: string, id: string): Promise<void> {
    await prisma.$executeRaw`
      UPDATE pgboss.job SET retry_count = retry_count + 1,
                            start_after = clock_now() + make_interval(secs => ${AGAIN_AFTER_SECONDS})
      WHERE name = ${name} AND id = ${id}::uuid`;
  }

  async function nextOf({ name, cron, nextWork }: JobDefinition<z.ZodObject>, after: Date) {
    if (cron === undefined) {
      const job = await firstSent(name);
      return job && { at: job.startAfter > after ? job.startAfter : after, job: name };
    }
    if (nextWork === undefined) return { at: oftenEnough(cron, after), job: name };
    const work = await nextWork();
    return work === null ? null : { at: following(cron, work > after ? before(work) : after), job: name };
  }

  return {
    async start() {
      if (sent.length === 0) return;
      await boss.start();
      for (const { name } of sent) await boss.createQueue(name);
    },
    async stop() {
      if (sent.length > 0) await boss.stop({ graceful: false });
    },
    async send(tx, kind, payload, { startAfter } = {}) {
      await sendJob(boss, tx, kind, payload, { startAfter: startAfter ?? (await clockNow(tx)) });
    },

    async settled() {
      let worked = false;
      for (const definition of sent) {
        let job = await firstSent(definition.name);
        while (job !== null && job.startAfter <= (await clockNow(prisma))) {
          worked = true;
          await runSent(definition, job);
          job = await firstSent(definition.name);
        }
      }
      return worked;
    },

    async next(after) {
      const moments = await Promise.all(definitions.map((definition) => nextOf(definition, after)));
      return moments.reduce(
        (first, one) => (first === null || (one !== null && one.at < first.at) ? one : first),
        null,
      );
    },

    async run(job) {
      const definition = definitions.find(({ name, cron }) => name === job && cron !== undefined);
      try {
        await definition?.run(definition.payload.parse({}));
      } catch (error) {
        logger.error({ job, error }, 'job failed');
      }
    },
  };
}

function following(cron: string, after: Date): Date {
  return CronExpressionParser.parse(cron, { currentDate: after, tz: ZONE }).next().toDate();
}

/** Work that begins at the very moment of a run is done by that run. */
function before(moment: Date): Date {
  return new Date(moment.getTime() - 1);
}

function oftenEnough(cron: string, after: Date): Date {
  const first = following(cron, after);
  return following(cron, first).getTime() - first.getTime() < OFTEN_MS ? following('0 * * * *', after) : first;
}
