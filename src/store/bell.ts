import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import type { Logger } from '../telemetry/logger.ts';
import type { PrismaClient } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

/** Where work waits for whichever process takes it up first. */
export const WORK_TABLES = [
  'inbox',
  'outbox',
  'mail_outbox',
  'ingestion',
  'people_news',
  'broadcast',
  'site_visit',
  'session',
] as const;

export type WorkTable = (typeof WORK_TABLES)[number];

/**
 * Tells processes of each other's work, by the database they share. It carries no work and may miss some (a connection
 * that is lost for a moment): what counts stands in the table, and everybody looks there now and then as well.
 */
export interface Bell {
  /** Tells the other processes that there is work in this table which they may take up. */
  ring(table: WorkTable): void;
  /** `listener` is called when there is work, and whenever something may have been missed. */
  on(table: WorkTable, listener: () => void): void;
  start(): void;
  stop(): Promise<void>;
}

const CHANNEL = 'impactmakelaar_work';
const CONNECT_TIMEOUT_MS = 3_000;
const RECONNECT_AFTER_MS = 1_000;
/** Who rings more often than this has already been heard. */
const RING_AT_MOST_EVERY_MS = 100;

/**
 * Rings for all processes, this one included, at the commit: for work that is rare. A commit that rings waits for every
 * other one that does, so what comes with every message is left to {@link Bell.ring}.
 */
export async function ringAtCommit(tx: Transaction | PrismaClient, tables: readonly WorkTable[]): Promise<void> {
  await tx.$executeRaw`SELECT pg_notify(${CHANNEL}, work) FROM unnest(${tables}::text[]) AS work`;
}

export function createBell({ databaseUrl, logger }: { databaseUrl: string; logger: Logger }): Bell {
  const me = randomUUID();
  const listeners: { table: WorkTable; listener: () => void }[] = [];
  const quietUntil = new Map<WorkTable, NodeJS.Timeout>();
  let client: Client | null = null;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  let connecting: Promise<void> = Promise.resolve();

  function hear(payload: string): void {
    const [table, from] = payload.split(' ');
    if (from === me) return;
    for (const one of listeners) if (one.table === table) one.listener();
  }

  async function connect(): Promise<void> {
    const fresh = new Client({
      connectionString: databaseUrl,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      application_name: 'impactmakelaar bell',
    });
    // Comes once for a connection that could not be made or broke; unheard, it would end the process.
    fresh.once('error', (error) => lost(fresh, error));
    fresh.on('error', () => undefined);
    fresh.once('end', () => lost(fresh, null));
    fresh.on('notification', ({ payload = '' }) => hear(payload));
    try {
      await fresh.connect();
      await fresh.query(`LISTEN ${CHANNEL}`);
      client = fresh;
      for (const { listener } of listeners) listener();
    } catch (error) {
      lost(fresh, error);
    }
  }

  function lost(which: Client, error: unknown): void {
    if (client === which) client = null;
    if (stopped || timer !== undefined) return;
    logger.warn({ error }, 'not told of the work of others for a moment');
    void which.end().catch(() => undefined);
    timer = setTimeout(() => {
      timer = undefined;
      connecting = connect();
    }, RECONNECT_AFTER_MS);
  }

  return {
    ring(table) {
      if (quietUntil.has(table) || client === null) return;
      quietUntil.set(
        table,
        setTimeout(() => quietUntil.delete(table), RING_AT_MOST_EVERY_MS),
      );
      client
        .query('SELECT pg_notify($1, $2)', [CHANNEL, `${table} ${me}`])
        .catch((error: unknown) => logger.warn({ error }, 'others not told of work'));
    },
    on: (table, listener) => void listeners.push({ table, listener }),
    start() {
      connecting = connect();
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      for (const quiet of quietUntil.values()) clearTimeout(quiet);
      await connecting;
      await client?.end();
    },
  };
}
