import { fromPrisma, type Job, PgBoss } from 'pg-boss';
import type { z } from 'zod';
import type { Transaction } from '../store/transaction.ts';
import type { Logger } from '../telemetry/logger.ts';
import { metrics } from '../telemetry/metrics.ts';

/** What is known of a job where it is sent. */
export interface JobKind<Payload extends z.ZodObject> {
  name: string;
  /** Ids only: what a job carries stands in a table of the queue for days. */
  payload: Payload;
}

/** Work that is done later or again and again, by one of the processes. */
export interface JobDefinition<Payload extends z.ZodObject> extends JobKind<Payload> {
  /** When to run by itself (minute hour day month weekday, Dutch time); left out: only when sent. */
  cron?: string;
  /** After this the queue takes it for lost and tries it again; a quarter of an hour when left out. */
  takesAtMostMinutes?: number;
  /**
   * From when on there is work, by the clock of the product; null: there is none now. Only asked where time is passed by
   * hand: left out, the job is run at all its moments.
   */
  nextWork?(): Promise<Date | null>;
  /** A process may end in the middle of it, and another one then begins anew. */
  run(payload: z.infer<Payload>): Promise<void>;
}

/**
 * Sends a job in the transaction that makes it necessary: undone with it, and after the commit done by one process.
 *
 * @param options.startAfter not before this moment of the product's clock; at once when left out
 */
export type SendJob = <Payload extends z.ZodObject>(
  tx: Transaction,
  kind: JobKind<Payload>,
  payload: z.input<Payload>,
  options?: { startAfter?: Date },
) => Promise<void>;

export interface Jobs {
  send: SendJob;
  start(): Promise<void>;
  /** Waits for what is in hand. */
  stop(): Promise<void>;
}

/** A queue needs few connections: it fetches jobs one after the other. */
const CONNECTIONS = 2;
const STOP_TIMEOUT_MS = 10_000;
const ORDINARY_MINUTES = 15;
/** How often a job that failed is done again before it is given up. */
export const RETRIES = 3;
/** Where a job lies that was given up, until the queue clears it away after two weeks. */
export const GIVEN_UP = 'given-up';
/** The net under the notifications of the queue, and how late what was sent for a moment may begin. */
const LOOK_EVERY_SECONDS = 10;

/** When a job that is held comes up again. */
const LOOK_AGAIN_SECONDS = 60;

/** Runs jobs on the queue in the database; a failed one is tried again by the queue. */
export function createJobs(options: {
  databaseUrl: string;
  definitions: readonly JobDefinition<z.ZodObject>[];
  /** Whether jobs are held now: then one is left until its next moment. Left out: they never are. */
  areHeld?: () => Promise<boolean>;
  logger: Logger;
}): Jobs {
  const { definitions, areHeld, logger } = options;
  const boss = new PgBoss({
    connectionString: options.databaseUrl,
    max: CONNECTIONS,
    application_name: 'impactmakelaar jobs',
    useListenNotify: true,
    cronWorkerIntervalSeconds: LOOK_EVERY_SECONDS,
    // Jobs that wait for other jobs: there are none.
    flowIntervalSeconds: 3_600,
  });
  boss.on('error', (error) => logger.warn({ error }, 'the job queue met an error'));

  async function run(definition: JobDefinition<z.ZodObject>, jobs: readonly Job<unknown>[]): Promise<void> {
    for (const job of jobs) {
      const startedAt = performance.now();
      if (await areHeld?.()) {
        metrics.jobs.inc({ job: definition.name, outcome: 'held' });
        // One of a moment comes by itself. One that was sent is sent again for later: by failing, it would be given up after a few times.
        if (definition.cron === undefined) {
          await boss.send(definition.name, job.data ?? {}, { startAfter: LOOK_AGAIN_SECONDS });
        }
        logger.warn({ job: definition.name, id: job.id }, 'job held');
        continue;
      }
      try {
        await definition.run(definition.payload.parse(job.data ?? {}));
        const elapsedMs = performance.now() - startedAt;
        metrics.jobs.inc({ job: definition.name, outcome: 'done' });
        metrics.jobDuration.observe({ job: definition.name }, elapsedMs / 1_000);
        logger.info({ job: definition.name, id: job.id, elapsedMs: Math.round(elapsedMs) }, 'job done');
      } catch (error) {
        metrics.jobs.inc({ job: definition.name, outcome: 'failed' });
        logger.error({ job: definition.name, id: job.id, error }, 'job failed');
        throw error;
      }
    }
  }

  /** What an earlier version did at its moments and this one does not would be sent for ever, to nobody. */
  async function endFormerMoments(): Promise<void> {
    const own = new Set(definitions.map(({ name }) => name));
    for (const { name } of await boss.getSchedules()) if (!own.has(name)) await boss.unschedule(name);
  }

  return {
    send: (tx, kind, payload, options) => sendJob(boss, tx, kind, payload, options),
    async start() {
      await boss.start();
      await boss.createQueue(GIVEN_UP);
      await endFormerMoments();
      for (const definition of definitions) {
        const { name, takesAtMostMinutes = ORDINARY_MINUTES } = definition;
        const settings = {
          retryLimit: RETRIES,
          retryBackoff: true,
          expireInSeconds: takesAtMostMinutes * 60,
          notify: true,
          deadLetter: GIVEN_UP,
        };
        await boss.createQueue(name, settings);
        await boss.updateQueue(name, settings);
        await boss.work(
          name,
          { pollingIntervalSeconds: LOOK_EVERY_SECONDS, notifyPollingIntervalSeconds: LOOK_EVERY_SECONDS },
          (jobs) => run(definition, jobs),
        );
        if (definition.cron) await boss.schedule(definition.name, definition.cron, {}, { tz: 'Europe/Amsterdam' });
      }
    },
    stop: () => boss.stop({ graceful: true, timeout: STOP_TIMEOUT_MS }),
  };
}

/** Sends on a queue; a payload that is not what its schema says is refused where it is sent. */
export async function sendJob<Payload extends z.ZodObject>(
  boss: PgBoss,
  tx: Transaction,
  { name, payload: schema }: JobKind<Payload>,
  payload: z.input<Payload>,
  options: { startAfter?: Date } = {},
): Promise<void> {
  await boss.send(name, schema.parse(payload), { ...options, db: fromPrisma(tx) });
}
