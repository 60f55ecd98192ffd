import { PrismaPg } from '@prisma/adapter-pg';
import { Pool } from 'pg';
import type { Logger } from '../telemetry/logger.ts';
import { type Door, openDoor } from './door.ts';
import { type EmbeddedPostgres, joinEmbeddedPostgres } from './embedded/join.ts';
import { asStoreError } from './errors.ts';
import { PrismaClient } from './generated/client.ts';
import { givingWay } from './right-of-way.ts';
import { limitTransactions } from './statement-limit.ts';
import { createStatementNames } from './statement-names.ts';

export interface DatabaseOptions {
  /** A served PostgreSQL, 15 or newer. Left out: the program's own, in `dataDir`. */
  databaseUrl?: string;
  dataDir: string;
  /** How many connections this process may open at most; 10 when left out. */
  poolSize?: number;
  logger?: Logger;
}

/** The database of this process. */
export interface Database {
  prisma: PrismaClient;
  /** For what a platform waits for at the door; everything else gives way to it. */
  door: Door;
  /** Where it is, password included: never log it. */
  url: string;
  poolSize: number;
  /** Its connections; for looking at only. */
  pool: Pick<Pool, 'totalCount' | 'idleCount' | 'waitingCount' | 'options'>;
  /** Ends every connection, then leaves the embedded server if it is one. */
  close(): Promise<void>;
}

const DEFAULT_POOL_SIZE = 10;
const CONNECT_TIMEOUT_MS = 3_000;
const IDLE_TIMEOUT_MS = 30_000;
/** Prisma gives up after 5 s, which a machine that is busy with something else takes for a good deal of work. Presses have a limit of their own ({@link transact}). */
const TRANSACTION_TIMEOUT_MS = 20_000;

/**
 * Opens the database and sees that it answers. Migrations are the caller's to apply. Fails with `store.unavailable` or
 * `store.refused`, or with a `store.embedded.…` error of the program's own server.
 */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  const server = await openServer(options);
  try {
    const database = await connect(server.url, options);
    const close = async () => {
      await database.close();
      await server.leave();
    };
    return { ...database, close: once(close) };
  } catch (error) {
    await server.leave();
    throw error;
  }
}

/** Only the server of the database, without a connection: for who needs a database of any version, or an empty one. */
export async function openServer({ databaseUrl, dataDir, logger }: DatabaseOptions): Promise<EmbeddedPostgres> {
  if (databaseUrl) return { url: databaseUrl, leave: async () => undefined };
  return joinEmbeddedPostgres({ dataDir, ...(logger ? { logger } : {}) });
}

async function connect(url: string, options: DatabaseOptions): Promise<Database> {
  const { poolSize = DEFAULT_POOL_SIZE, logger } = options;
  const pool = new Pool({
    connectionString: url,
    max: poolSize,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    idleTimeoutMillis: IDLE_TIMEOUT_MS,
    keepAlive: true,
  });
  pool.on('connect', limitTransactions);
  // An idle connection that breaks is replaced when the next one is needed; unheard, its error would end the process.
  pool.on('error', (error) => logger?.warn({ error }, 'idle database connection lost'));
  const prisma = new PrismaClient({
    adapter: new Considerate(pool, { statementNameGenerator: createStatementNames() }),
    transactionOptions: { maxWait: CONNECT_TIMEOUT_MS, timeout: TRANSACTION_TIMEOUT_MS },
  });
  const door = openDoor(url, logger);
  const close = once(async () => {
    await prisma.$disconnect();
    await Promise.all([pool.end(), door.close()]);
  });
  try {
    await pool.query('SELECT 1');
  } catch (error) {
    await close();
    throw asStoreError(error);
  }
  return { prisma, door, url, poolSize, pool, close };
}

/**
 * Prisma reads the relations of a row side by side, in a transaction over one connection; a connection does one thing at
 * a time, and its driver warns of what is asked of it meanwhile, and will refuse it one day. So they wait here. And what is
 * done with an answer waits until nobody is at the door: that is where the work between two statements begins.
 */
class Considerate extends PrismaPg {
  override async connect() {
    const adapter = await super.connect();
    const query = adapter.queryRaw.bind(adapter);
    const execute = adapter.executeRaw.bind(adapter);
    adapter.queryRaw = (asked) => query(asked).finally(givingWay);
    adapter.executeRaw = (asked) => execute(asked).finally(givingWay);
    const start = adapter.startTransaction.bind(adapter);
    adapter.startTransaction = async (level) => inTurn(await start(level));
    return adapter;
  }
}

type Started = Awaited<ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>>;

function inTurn(transaction: Started): Started {
  let before: Promise<unknown> = Promise.resolve();
  function after<Result>(ask: () => Promise<Result>): Promise<Result> {
    const asked = before.then(ask).finally(givingWay);
    // How it ends is its own business: the next one has its turn, and hears from the server what became of them all.
    before = asked.catch(() => undefined);
    return asked;
  }
  const query = transaction.queryRaw.bind(transaction);
  const execute = transaction.executeRaw.bind(transaction);
  transaction.queryRaw = (asked) => after(() => query(asked));
  transaction.executeRaw = (asked) => after(() => execute(asked));
  return transaction;
}

/** A second call gets the promise of the first one. */
function once(act: () => Promise<void>): () => Promise<void> {
  let done: Promise<void> | undefined;
  return () => {
    done ??= act();
    return done;
  };
}
