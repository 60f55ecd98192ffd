import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';

/** How long a statement of a transaction that begins within it may take, in whole milliseconds. */
export const statementLimit = new AsyncLocalStorage<number>();

/** Has the transactions of a connection begin with that limit, in one round trip: Prisma asks for no more than to begin. */
export function limitTransactions(client: PoolClient): void {
  const query: (...asked: unknown[]) => unknown = client.query.bind(client);
  const limited = (first: unknown, ...rest: unknown[]): unknown => {
    const limitMs = statementLimit.getStore();
    if (limitMs === undefined || !isBegin(first)) return query(first, ...rest);
    return query(
      { ...first, text: `BEGIN; SET LOCAL statement_timeout = ${Math.max(Math.round(limitMs), 1)}` },
      ...rest,
    );
  };
  Object.assign(client, { query: limited });
}

function isBegin(asked: unknown): asked is { text: 'BEGIN' } {
  return typeof asked === 'object' && asked !== null && 'text' in asked && asked.text === 'BEGIN';
}
