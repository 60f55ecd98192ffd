import { type Job, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Logger } from '../telemetry/logger.ts';

/** Work that is done later or again and again, by one of the processes. */
export interface JobDefinition<Payload extends z.ZodObject> {
  name: string;
  /** Ids only: what a job carries stands in a table of the queue for days. */
  payload: Payload;
  /** When to run by itself (minute hour day month weekday, Dutch time); left out: only when sent. */
  cron?: string;
  /** After this the queue takes it for lost and tries it again; a quarter of an hour when left out. */
  takesAtMostMinutes?: number;
  /**
   * From when on there is work, by the clock of the product; null: there is none now. Only asked where time is passed by
   * hand: left out, the job is run at all its moments.
   */
  nextWork?(): Promise<Date | null>;
  run(payload: z.infer<Payload>): Promise<void>;
}

export interface Jobs {
  start(): Promise<void>;
  /** Waits for what is in hand. */
  stop(): Promise<void>;
}

/** A queue needs few connections: it fetches jobs one after the other. */
const CONNECTIONS = 2;
const STOP_TIMEOUT_MS = 10_000;
const ORDINARY_MINUTES = 15;

/** Runs jobs on the queue in the database; a failed one is tried again by the queue. */
export function createJobs(options: {
  databaseUrl: string;
  definitions: readonly JobDefinition<z.ZodObject>[];
  logger: Logger;
}): Jobs {
  const { definitions, logger } = options;
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    max: CONNECTIONS,
    application_name: 'impactmakelaar jobs',
  });
  boss.on('error', (error) => logger.warn({ error }, 'the job queue met an error'));

  async function run(definition: JobDefinition<z.ZodObject>, jobs: readonly Job<unknown>[]): Promise<void> {
    for (const job of jobs) {
      const startedAt = performance.now();
      try {
        await definition.run(definition.payload.parse(job.data ?? {}));
        logger.info(
          { job: definition.name, id: job.id, elapsedMs: Math.round(performance.now() - startedAt) },
          'job done',
        );
      } catch (error) {
        logger.error({ job: definition.name, id: job.id, error }, 'job failed');
        throw error;
      }
    }
  }

  return {
    async start() {
      await boss.start();
      for (const definition of definitions) {
        const { name, takesAtMostMinutes = ORDINARY_MINUTES } = definition;
        const settings = { retryLimit: 3, retryBackoff: true, expireInSeconds: takesAtMostMinutes * 60 };
        await boss.createQueue(name, settings);
        await boss.updateQueue(name, settings);
        await boss.work(definition.name, (jobs) => run(definition, jobs));
        if (definition.cron) await boss.schedule(definition.name, definition.cron, {}, { tz: 'Europe/Amsterdam' });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}
