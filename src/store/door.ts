import { Pool } from 'pg';
import type { Logger } from '../telemetry/logger.ts';
import { asStoreError } from './errors.ts';
import type { Prisma } from './generated/client.ts';
import { withRightOfWay } from './right-of-way.ts';
import { createStatementNames } from './statement-names.ts';

/**
 * The way of an event into the database, for which its platform waits: on connections of its own, before all other work
 * of this process, and in one round trip.
 */
export interface Door {
  /**
   * Does one statement; it holds by itself, without a transaction around it.
   *
   * @returns its rows, as the driver reads them: a `bigint` is a string
   * @throws AppError `store.busy` or `store.unavailable` (retryable): nothing was done
   */
  ask(statement: Prisma.Sql): Promise<unknown[]>;
  close(): Promise<void>;
}

/** Opened when they are needed. Few are enough: a statement takes some milliseconds, and only a locked conversation holds one up. */
const CONNECTIONS = 3;
/** For a connection and for the statement: together less than the three seconds that Slack waits. */
const CONNECT_WITHIN_MS = 1_000;
const ANSWER_WITHIN_MS = 1_200;

export function openDoor(url: string, logger?: Logger): Door {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: CONNECT_WITHIN_MS,
    statement_timeout: ANSWER_WITHIN_MS,
    keepAlive: true,
  });
  pool.on('error', (error) => logger?.warn({ error }, 'idle database connection lost'));
  const nameOf = createStatementNames();
  return {
    async ask({ text, values }) {
      try {
        const asked = { name: nameOf({ sql: text, args: values }), text, values: [...values] };
        return (await withRightOfWay(() => pool.query(asked))).rows;
      } catch (error) {
        throw asStoreError(error);
      }
    },
    close: () => pool.end(),
  };
}
