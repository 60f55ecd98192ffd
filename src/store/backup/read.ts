import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip, type Gunzip } from 'node:zlib';
import type { z } from 'zod';
import type { AppError } from '../../errors.ts';
import {
  type BackupHead,
  type BackupSummary,
  countRows,
  endSchema,
  headSchema,
  type Progress,
  ROWS_END,
  refuse,
  tableEndSchema,
  tableSchema,
} from './format.ts';

/** What comes out of a backup, one after the other. */
export type Piece =
  | { kind: 'head'; head: BackupHead }
  | { kind: 'table'; table: string; columns: readonly string[] }
  | { kind: 'rows'; bytes: Buffer }
  /** All rows of the table were there, and are what they were. */
  | { kind: 'table-end'; table: string; rows: number }
  /** So is everything. */
  | { kind: 'end'; sha256: string };

/** Longer than the longest line that is no row; what has none is no backup. */
const LONGEST_LINE_BYTES = 1_000_000;
const UNPACKED_BYTES = 256 * 1024;
const LINE_FEED = 0x0a;
/** Of every backup, also of one in a format that comes later. */
const BEGINNING = '{"impactmakelaar-backup":';
const AFTER_A_LINE = `\n${ROWS_END}`;

/**
 * Reads a backup from its beginning to its end and checks it on the way. Who acts on pieces before the end must be able
 * to undo it.
 *
 * @throws AppError `backup.unreadable`, `backup.foreign`, `backup.format`, `backup.cut-off`, `backup.damaged`
 */
export async function* readPieces(file: string): AsyncGenerator<Piece> {
  const place = { table: null as string | null, head: false };
  const content = unpacked(file);
  try {
    yield* parse(new Source(content), place, file);
  } catch (error) {
    throw asReadError(error, file, place);
  } finally {
    content.destroy();
  }
}

/**
 * Reads all of a backup, to see that it is whole.
 *
 * @throws AppError as {@link readPieces}
 */
export async function checkBackup(file: string, onProgress?: (progress: Progress) => void): Promise<BackupSummary> {
  const rows: Record<string, number> = {};
  let head: BackupHead | undefined;
  let total = 0;
  for await (const piece of readPieces(file)) {
    if (piece.kind === 'head') head = piece.head;
    if (piece.kind === 'table-end') {
      rows[piece.table] = piece.rows;
      total += piece.rows;
      const tables = head?.tables.length ?? 0;
      onProgress?.({ table: piece.table, place: Object.keys(rows).length, tables, rows: total });
    }
    if (piece.kind === 'end' && head) return { head, rows, sha256: piece.sha256 };
  }
  throw foreign(file);
}

interface Place {
  table: string | null;
  /** The first line was that of a backup. */
  head: boolean;
}

async function* parse(source: Source, place: Place, file: string): AsyncGenerator<Piece> {
  const first = (await source.line()) ?? '';
  const head = understood(first, headSchema);
  if (!head) throw first.startsWith(BEGINNING) ? otherFormat(file) : foreign(file);
  place.head = true;
  yield { kind: 'head', head };
  let total = 0;
  for (const table of head.tables) {
    place.table = table;
    const told = understood(await nextLine(source), tableSchema);
    if (told?.table !== table) throw damaged(file, table);
    yield { kind: 'table', table, columns: told.columns };
    const rows = yield* rowsOf(source, file, table);
    total += rows;
    yield { kind: 'table-end', table, rows };
  }
  place.table = null;
  const sha256 = source.digest();
  const end = understood(await nextLine(source), endSchema)?.end;
  if (end?.sha256 !== sha256 || end.rows !== total || (await source.line()) !== null) throw damaged(file, null);
  yield { kind: 'end', sha256 };
}

async function* rowsOf(source: Source, file: string, table: string): AsyncGenerator<Piece, number> {
  const own = createHash('sha256');
  let rows = 0;
  for await (const bytes of source.rows()) {
    own.update(bytes);
    rows += countRows(bytes);
    yield { kind: 'rows', bytes };
  }
  const told = understood(await nextLine(source), tableEndSchema);
  if (told?.rows !== rows || told.sha256 !== own.digest('hex')) throw damaged(file, table);
  return rows;
}

/** The bytes of a backup, taken by lines and by the rows of a table. */
class Source {
  #rest: Buffer = Buffer.alloc(0);
  readonly #chunks: AsyncIterator<Buffer>;
  readonly #whole = createHash('sha256');

  constructor(chunks: AsyncIterable<Buffer>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The hash of all that was taken so far. */
  digest(): string {
    return this.#whole.copy().digest('hex');
  }

  /** @returns null: there is none, or it has no end */
  async line(): Promise<string | null> {
    for (;;) {
      const end = this.#rest.indexOf(LINE_FEED);
      if (end !== -1) return this.#take(end + 1).toString('utf8');
      if (this.#rest.length > LONGEST_LINE_BYTES) return null;
      if (await this.#more()) continue;
      if (this.#rest.length > 0) throw new CutOff();
      return null;
    }
  }

  /** Up to the line that ends them, which is taken too. */
  async *rows(): AsyncGenerator<Buffer> {
    while (this.#rest.length < ROWS_END.length) if (!(await this.#more())) throw new CutOff();
    let end = this.#rest.subarray(0, ROWS_END.length).equals(Buffer.from(ROWS_END)) ? 0 : -1;
    while (end === -1) {
      const found = this.#rest.indexOf(AFTER_A_LINE);
      if (found !== -1) end = found + 1;
      else {
        // The end of what is here may be the beginning of the line that ends them.
        const sure = this.#rest.length - AFTER_A_LINE.length + 1;
        if (sure > 0) yield this.#take(sure);
        if (!(await this.#more())) throw new CutOff();
      }
    }
    if (end > 0) yield this.#take(end);
    this.#take(ROWS_END.length);
  }

  #take(length: number): Buffer {
    const taken = this.#rest.subarray(0, length);
    this.#rest = this.#rest.subarray(length);
    this.#whole.update(taken);
    return taken;
  }

  async #more(): Promise<boolean> {
    const { done, value } = await this.#chunks.next();
    if (done) return false;
    this.#rest = this.#rest.length === 0 ? value : Buffer.concat([this.#rest, value]);
    return true;
  }
}

/** There should have been more. */
class CutOff extends Error {}

function unpacked(file: string): Gunzip {
  const packed = createReadStream(file);
  const gunzip = createGunzip({ chunkSize: UNPACKED_BYTES });
  packed.on('error', (error) => gunzip.destroy(error));
  gunzip.on('close', () => packed.destroy());
  return packed.pipe(gunzip);
}

async function nextLine(source: Source): Promise<string> {
  const line = await source.line();
  if (line === null) throw new CutOff();
  return line;
}

function understood<Line>(line: string, schema: z.ZodType<Line>): Line | null {
  try {
    return schema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

const CUT_OFF_CODES = new Set(['Z_BUF_ERROR']);

function asReadError(error: unknown, file: string, { head, table }: Place): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (error instanceof CutOff || CUT_OFF_CODES.has(code)) return head ? cutOff(file, table) : foreign(file);
  if (code.startsWith('Z_')) return head ? damaged(file, table) : foreign(file);
  if (error instanceof Error && 'syscall' in error) {
    return refuse('unreadable', `${file} cannot be read (${error.message}). Is it there, and may you read it?`, error);
  }
  return error;
}

const NOTHING_CHANGED = 'Nothing was changed. Fetch the file again from where you keep it, or take an older backup.';

function foreign(file: string): AppError {
  return refuse('foreign', `${file} is no backup of this program. Give a file that \`impact backup\` wrote.`);
}

function otherFormat(file: string): AppError {
  return refuse('format', `${file} is a backup that this release cannot read. Restore it with a newer release.`);
}

function cutOff(file: string, table: string | null): AppError {
  return refuse('cut-off', `${file} is cut off${inTable(table)}: a part of the backup is missing. ${NOTHING_CHANGED}`);
}

function damaged(file: string, table: string | null): AppError {
  return refuse('damaged', `${file} is damaged${inTable(table)}: it is not what was written. ${NOTHING_CHANGED}`);
}

function inTable(table: string | null): string {
  return table === null ? '' : ` in the table ${table}`;
}
