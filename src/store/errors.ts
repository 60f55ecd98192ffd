import { AppError } from '../errors.ts';

/** Codes of Prisma (P…), of the operating system (E…) and of PostgreSQL that mean: no connection, or none any more. */
const UNAVAILABLE = new Set([
  'P1001', // https://www.prisma.io/docs/orm/reference/error-reference
  'P1002',
  'P1008',
  'P1017',
  'P2024',
  'P2037',
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  '53300', // https://www.postgresql.org/docs/18/errcodes-appendix.html
  '57P01',
  '57P02',
  '57P03',
]);

/** What the adapter between Prisma and pg calls the same (`kind` of its errors). */
const UNAVAILABLE_KINDS = new Set(['DatabaseNotReachable', 'ConnectionClosed', 'SocketTimeout', 'TooManyConnections']);

/** Failures for which pg and Prisma have a sentence and no code. */
const UNAVAILABLE_MESSAGES =
  /timeout exceeded when trying to connect|connection terminated|connection error and is not queryable|unable to start a transaction in the given time/i;

/** Codes that mean: it was in the way of somebody else and was undone; the same again may well succeed. */
const BUSY = new Set([
  'P2034', // write conflict or deadlock
  '40001', // serialization_failure
  '40P01', // deadlock_detected
  '55P03', // lock_not_available
  '57014', // query_canceled: by `statement_timeout`
]);
const BUSY_KINDS = new Set(['TransactionWriteConflict']);
/** Prisma has one code (P2028) for every trouble with a transaction: that it took too long is told by its words. */
const EXPIRED = /expired transaction|transaction already closed|transaction not found/i;

const REFUSED = new Set(['P1000', 'P1003', 'P1010', '28000', '28P01', '3D000']);
const REFUSED_KINDS = new Set(['AuthenticationFailed', 'DatabaseDoesNotExist', 'DatabaseAccessDenied']);

/**
 * Names what a failed database call means to its caller: `store.unavailable` (retryable) when there was no connection,
 * `store.busy` (retryable) when others were at the same rows for too long and nothing was done, `store.refused` when the server turned the login down, `store.address` when the address is none. Any other value comes back as it is, to be thrown on.
 */
export function asStoreError(error: unknown): unknown {
  if (error instanceof AppError) return error;
  const chain = [...causes(error)];
  if (chain.some((one) => codeOf(one) === 'ERR_INVALID_URL')) {
    return new AppError({
      code: 'store.address',
      message: 'DATABASE_URL is not an address. Write it as postgresql://user:password@host:5432/name.',
    });
  }
  if (chain.some(isRefused)) {
    return new AppError({
      code: 'store.refused',
      message: 'The database turned the login down. Check user, password and name of the database in DATABASE_URL.',
      cause: error,
    });
  }
  if (chain.some(isUnavailable)) {
    return new AppError({
      code: 'store.unavailable',
      message: 'The database cannot be reached. Check that it runs and that DATABASE_URL leads to it.',
      retryable: true,
      cause: error,
    });
  }
  if (chain.some(isBusy)) {
    return new AppError({
      code: 'store.busy',
      message: 'Others were at the same rows of the database. Nothing was done; the same again may succeed.',
      retryable: true,
      cause: error,
    });
  }
  return error;
}

/** The error and what is inside it: Prisma wraps the adapter's error, and that one wraps pg's. */
function* causes(error: unknown): Generator<object> {
  let current = error;
  for (let depth = 0; depth < 6 && typeof current === 'object' && current !== null; depth += 1) {
    yield current;
    current = field(current, 'cause') ?? field(field(current, 'meta'), 'driverAdapterError');
  }
}

function isRefused(error: object): boolean {
  return REFUSED.has(codeOf(error)) || REFUSED_KINDS.has(String(field(error, 'kind')));
}

function isUnavailable(error: object): boolean {
  const code = codeOf(error);
  if (UNAVAILABLE.has(code) || /^08\w{3}$/.test(code)) return true;
  if (UNAVAILABLE_KINDS.has(String(field(error, 'kind')))) return true;
  return error instanceof Error && UNAVAILABLE_MESSAGES.test(error.message);
}

function isBusy(error: object): boolean {
  const code = codeOf(error);
  if (BUSY.has(code) || BUSY_KINDS.has(String(field(error, 'kind')))) return true;
  return code === 'P2028' && error instanceof Error && EXPIRED.test(error.message);
}

function codeOf(error: object): string {
  return String(field(error, 'code') ?? field(error, 'errorCode') ?? '');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value ? Reflect.get(value, name) : undefined;
}
