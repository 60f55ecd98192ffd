import { Prisma, type PrismaClient } from './generated/client.ts';
import type { Transaction } from './transaction.ts';

type Db = PrismaClient | Transaction;

/**
 * A table whose rows wait for whichever process takes them up. It has the columns `id`, `state`, `claim` (uuid) and
 * `claimed_until`; for {@link Claims.release} also `available_at` and `error_code`. A row has a claim only while a
 * process holds it: whatever else ends that (an erasure) sets both claim columns to null.
 */
export interface ClaimedTable {
  name: string;
  /** The state of a row that a process holds. */
  held: string;
  /** How long a row belongs to its process without a sign of life. */
  leaseSeconds: number;
}

/** A row that a process holds, with the fence that shows it: only who has it may say what became of the row. */
export interface Held {
  id: bigint | string;
  claim: string;
}

/** Which row to claim, and what to read of it. */
export interface Wanted {
  /** Conditions on `candidate`, the table under that name. */
  where: Prisma.Sql;
  /** What of `candidate` decides which goes first. */
  orderBy: Prisma.Sql;
  /** Other tables that the conditions need: `JOIN … ON …`. */
  join?: Prisma.Sql;
  /** What else changes in the row that is claimed. */
  set?: Prisma.Sql;
  /** A SELECT from `claimed`, the one row as it is now. */
  read: Prisma.Sql;
}

/**
 * Hands out the rows of one table, each to one process at a time. A lease goes by the server's own clock: it is about
 * processes, not about people; when a row may be tried again goes by the clock of the product.
 */
export interface Claims {
  /** Claims one row that no other process is claiming at this moment. @returns what was read of it; none: there is none */
  claim(db: Db, wanted: Wanted): Promise<unknown[]>;
  /** Says that the process is alive. One that lost the row keeps nobody from it. */
  renew(db: Db, held: Held): Promise<void>;
  /** Renews again and again, until what it returns is called. */
  keepAlive(db: Db, held: Held, onError: (error: unknown) => void): () => void;
  /**
   * Lets go of the row for good or for later.
   *
   * @param set what becomes of it, its state for one
   * @param returning what to read of it
   * @returns none: the row is another process's by now, or nobody's, and nothing was written
   */
  end(db: Db, held: Held, set: Prisma.Sql, returning?: Prisma.Sql): Promise<unknown[]>;
  /** Gives the row back for a later attempt. */
  release(
    db: Db,
    held: Held,
    later: { state: string; errorCode: string; afterMs: number; set?: Prisma.Sql },
  ): Promise<void>;
  /** A condition on the table under some name: the process that held this row is gone. */
  cutOff(alias: string): Prisma.Sql;
}

export function claimsOf({ name, held, leaseSeconds }: ClaimedTable): Claims {
  const table = word(name);
  const HELD = literal(held);
  const FROM_NOW = Prisma.sql`claimed_until = now() + make_interval(secs => ${leaseSeconds})`;

  const claims: Claims = {
    claim: (db, { where, orderBy, join = Prisma.empty, set, read }) => db.$queryRaw`
      WITH claimed AS (
        UPDATE ${table} SET state = ${HELD}, claim = gen_random_uuid(), ${FROM_NOW}${also(set)}
        WHERE id = (
          SELECT candidate.id FROM ${table} candidate ${join}
          WHERE ${where} ORDER BY ${orderBy} LIMIT 1
          FOR UPDATE OF candidate SKIP LOCKED)
        RETURNING *)
      ${read}`,

    async renew(db, row) {
      await db.$executeRaw`UPDATE ${table} SET ${FROM_NOW} WHERE ${isHeld(row)}`;
    },

    keepAlive(db, row, onError) {
      const timer = setInterval(() => void claims.renew(db, row).catch(onError), (leaseSeconds * 1_000) / 3);
      return () => clearInterval(timer);
    },

    end: (db, row, set, returning = Prisma.sql`id`) => db.$queryRaw`
      UPDATE ${table} SET claim = NULL, claimed_until = NULL, ${set} WHERE ${isHeld(row)} RETURNING ${returning}`,

    async release(db, row, { state, errorCode, afterMs, set }) {
      const later = Prisma.sql`
        state = ${literal(state)}, error_code = ${errorCode},
        available_at = clock_now() + make_interval(secs => ${afterMs / 1_000})${also(set)}`;
      await claims.end(db, row, later);
    },

    cutOff(alias) {
      const row = word(alias);
      return Prisma.sql`(${row}.state = ${HELD} AND ${row}.claimed_until < now())`;
    },
  };
  return claims;
}

function isHeld({ id, claim }: Held): Prisma.Sql {
  const key = typeof id === 'string' ? Prisma.sql`${id}::uuid` : Prisma.sql`${id}`;
  return Prisma.sql`id = ${key} AND claim = ${claim}::uuid`;
}

function also(set: Prisma.Sql | undefined): Prisma.Sql {
  return set ? Prisma.sql`, ${set}` : Prisma.empty;
}

/** A word of the schema as part of a statement; nothing that came from outside fits. */
function word(name: string): Prisma.Sql {
  if (!/^[a-z_]+$/.test(name)) throw new Error(`Not a word of the schema: ${name}`);
  return Prisma.raw(name);
}

function literal(state: string): Prisma.Sql {
  return Prisma.sql`'${word(state)}'`;
}
