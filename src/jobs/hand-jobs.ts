import { CronExpressionParser } from 'cron-parser';
import type { z } from 'zod';
import type { Logger } from '../telemetry/logger.ts';
import type { JobDefinition, Jobs } from './jobs.ts';

/** Jobs whose time is passed by hand: nothing runs until it is told that its moment has come. */
export interface HandJobs extends Jobs {
  /** The first moment after this one at which a job has something to do; null: none has, however long one waits. */
  next(after: Date): Promise<{ at: Date; job: string } | null>;
  /** Runs one of them, as the queue would; what fails is logged, and comes back at its next moment. */
  run(job: string): Promise<void>;
}

/** A job that looks so often whether there is work, and cannot say when there is, is asked once an hour. */
const OFTEN_MS = 60 * 60_000;
const ZONE = 'Europe/Amsterdam';

export function createHandJobs(options: {
  definitions: readonly JobDefinition<z.ZodObject>[];
  logger: Logger;
}): HandJobs {
  const { definitions, logger } = options;

  async function nextOf({ name, cron, nextWork }: JobDefinition<z.ZodObject>, after: Date) {
    if (cron === undefined) return null;
    if (nextWork === undefined) return { at: oftenEnough(cron, after), job: name };
    const work = await nextWork();
    return work === null ? null : { at: following(cron, work > after ? before(work) : after), job: name };
  }

  return {
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),

    async next(after) {
      const moments = await Promise.all(definitions.map((definition) => nextOf(definition, after)));
      return moments.reduce(
        (first, one) => (first === null || (one !== null && one.at < first.at) ? one : first),
        null,
      );
    },

    async run(job) {
      const definition = definitions.find(({ name }) => name === job);
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
