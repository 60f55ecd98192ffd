import { z } from 'zod';
import { AppError } from '../../errors.ts';

// A backup is text, packed with gzip, that any tool can unpack and read:
//
//   {"impactmakelaar-backup":1,"madeAt":…,"migrations":[…],"tables":[…],"sequences":{…},…}
//   {"table":"person","columns":["id",…]}
//   the rows, as COPY writes them in its text format
//   \.
//   {"rows":12,"sha256":"…"}                            of the rows above
//   …                                                   the same for every table
//   {"end":{"tables":74,"rows":…,"sha256":"…"}}         of everything above
//
// The text format of COPY is the same for every version of PostgreSQL that counts here, and no line of it is `\.`.

export const FORMAT = 1;
/** Ends the rows of a table. */
export const ROWS_END = '\\.\n';

const hash = z.string().regex(/^[0-9a-f]{64}$/);

/** What stands at the beginning of a backup. */
export const headSchema = z.object({
  'impactmakelaar-backup': z.literal(FORMAT),
  /** By the clock of the database server. */
  madeAt: z.iso.datetime(),
  /** The version of the program that made it. */
  program: z.string(),
  /** The version of the database server. */
  server: z.string(),
  /** What the database had, in the order in which it was applied. */
  migrations: z.array(z.object({ name: z.string(), checksum: z.string() })).min(1),
  tables: z.array(z.string()),
  sequences: z.record(z.string(), z.object({ last: z.string().regex(/^-?\d+$/), called: z.boolean() })),
  /** The names of the settings that were set, without what they were set to. */
  settings: z.array(z.string()),
  /** By the name of a setting that holds keys: what each key is known by, which says nothing of the key. */
  keys: z.record(z.string(), z.array(z.string())),
});
export type BackupHead = z.infer<typeof headSchema>;

export const tableSchema = z.object({ table: z.string(), columns: z.array(z.string()).min(1) });
export const tableEndSchema = z.object({ rows: z.number().int(), sha256: hash });
export const endSchema = z.object({
  end: z.object({ tables: z.number().int(), rows: z.number().int(), sha256: hash }),
});

/** How far a backup or a restore is. */
export interface Progress {
  table: string;
  /** This is the how manieth table, from 1. */
  place: number;
  tables: number;
  /** So many rows so far, of all tables together. */
  rows: number;
}

/** What a backup came to, or holds. */
export interface BackupSummary {
  head: BackupHead;
  /** Rows by table. */
  rows: Readonly<Record<string, number>>;
  /** Of all that is in it, the last line left out. */
  sha256: string;
}

export function asLine(value: unknown): Buffer {
  return Buffer.from(`${JSON.stringify(value)}\n`);
}

const LINE_FEED = 0x0a;

/** In the text format of COPY every row is one line. */
export function countRows(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_FEED); at !== -1; at = bytes.indexOf(LINE_FEED, at + 1)) count += 1;
  return count;
}

/** Whatever the server and the machine are set to, the same value is the same text. */
export const SAME_TEXT = `
  SET TimeZone = 'UTC'; SET DateStyle = 'ISO, YMD'; SET IntervalStyle = 'postgres'; SET extra_float_digits = 1;
  SET bytea_output = 'hex'; SET client_encoding = 'UTF8'; SET statement_timeout = 0; SET lock_timeout = 0;
  SET idle_in_transaction_session_timeout = 0; SET search_path = public`;

/** What is wrong with a file that is to be a backup. */
export function refuse(reason: string, message: string, cause?: unknown): AppError {
  return new AppError({ code: `backup.${reason}`, message, ...(cause === undefined ? {} : { cause }) });
}
