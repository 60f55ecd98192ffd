import { collectDefaultMetrics, Gauge, Registry } from 'prom-client';
import { z } from 'zod';
import { degraded } from '../delivery/degraded.ts';
import { givenUpJobs } from '../jobs/given-up.ts';
import type { Database } from '../store/database.ts';
import type { PrismaClient } from '../store/generated/client.ts';
import { programRegistry } from '../telemetry/metrics.ts';

/** Everything that is measured, of this process and of the database that all processes share. */
export interface Metrics {
  /** As Prometheus reads it. */
  text(): Promise<string>;
  readonly contentType: string;
  /** Every name there is. */
  names(): string[];
}

/** What waits in a queue, and how long the first of it has waited. */
const queuesSchema = z.array(z.object({ queue: z.string(), waiting: z.number(), oldest: z.number() }));

/**
 * Puts the figures of the program beside those that are looked up when somebody asks.
 *
 * @param version of the program
 */
export function createMetrics({ prisma, pool }: Database, version: string): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const gauge = <Label extends string>(
    name: string,
    help: string,
    labelNames: Label[],
    collect: (gauge: Gauge<Label>) => Promise<void> | void,
  ) =>
    new Gauge({
      name: `impactmakelaar_${name}`,
      help,
      labelNames,
      registers: [registry],
      async collect() {
        this.reset();
        await collect(this);
      },
    });
  gauge('build_info', 'Always 1; the version stands in the label.', ['version'], (info) => info.set({ version }, 1));
  gauge('database_connections', 'Connections of this process to the database.', ['state'], (connections) => {
    connections.set({ state: 'busy' }, pool.totalCount - pool.idleCount);
    connections.set({ state: 'idle' }, pool.idleCount);
  });
  gauge('database_connections_max', 'How many connections this process may open.', [], (most) =>
    most.set(pool.options.max),
  );
  gauge('database_waiting', 'What waits in this process for a connection.', [], (waiting) =>
    waiting.set(pool.waitingCount),
  );
  gauge(
    'queue_waiting',
    'What waits in a queue of the database; all processes together.',
    ['queue'],
    async (waiting) => {
      for (const found of await queuesOf(prisma)) waiting.set({ queue: found.queue }, found.waiting);
    },
  );
  gauge(
    'queue_oldest_seconds',
    'How long the first in a queue has waited; all processes.',
    ['queue'],
    async (oldest) => {
      for (const found of await queuesOf(prisma)) oldest.set({ queue: found.queue }, found.oldest);
    },
  );
  gauge('jobs_given_up', 'Jobs that failed every time they were tried.', [], async (jobs) =>
    jobs.set((await givenUpJobs(prisma)).length),
  );
  gauge(
    'degraded',
    'What /readyz calls degraded: messages that wait for it.',
    ['platform', 'reason'],
    async (parts) => {
      for (const { part, reason, waiting } of await degraded(prisma)) parts.inc({ platform: part, reason }, waiting);
    },
  );
  const all = Registry.merge([programRegistry, registry]);
  return {
    text: () => all.metrics(),
    contentType: all.contentType,
    names: () => all.getMetricsAsArray().map(({ name }) => name),
  };
}

/** What was put off until a later moment waits for that moment, and is not late before it. */
async function queuesOf(prisma: PrismaClient): Promise<z.infer<typeof queuesSchema>> {
  const rows = await prisma.$queryRaw`
    SELECT queue, count(since)::int AS waiting,
           greatest(coalesce(extract(epoch FROM clock_now() - min(since)), 0), 0)::float AS oldest
    FROM (VALUES ('inbox'), ('outbox'), ('mail'), ('documents')) AS names (queue)
    LEFT JOIN (
      SELECT 'inbox', received_at FROM inbox WHERE state IN ('received', 'working')
      UNION ALL SELECT 'outbox', created_at FROM outbox WHERE state IN ('queued', 'sending', 'uncertain') AND available_at <= clock_now()
      UNION ALL SELECT 'mail', created_at FROM mail_outbox WHERE state IN ('queued', 'sending')
      UNION ALL SELECT 'documents', created_at FROM ingestion WHERE state IN ('queued', 'working')
    ) AS entries (name, since) ON name = queue
    GROUP BY queue ORDER BY queue`;
  return queuesSchema.parse(rows);
}
