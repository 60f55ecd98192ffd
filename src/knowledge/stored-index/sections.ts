import { createHash } from 'node:crypto';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { writeWhole } from '../../store/write-whole.ts';

/**
 * A file of long rows of numbers and of texts, written as they lie in memory and read back without making anything of them: one line of
 * JSON that says where each begins, and behind it the rows. What is damaged, cut off or of a machine with another order of bytes is
 * no file.
 */

/** A row as it lies in memory, in one piece or several. */
export type Row = ArrayBufferView | readonly ArrayBufferView[];

/** What was read: what the file says of itself, and its rows. */
export interface Sections {
  about: unknown;
  /** A row of numbers, over the bytes that were read; empty when there is none of that name. */
  numbers<Of extends Numbers>(name: string, of: Of): InstanceType<Of>;
  bytes(name: string): Buffer;
  /** A list of texts, as {@link asLines} made it. */
  lines(name: string): string[];
}

type Numbers = typeof Uint8Array | typeof Int8Array | typeof Uint32Array | typeof Float32Array | typeof Float64Array;

interface Place {
  name: string;
  at: number;
  length: number;
}

/** Every row begins where numbers of any size may. */
const ALIGNMENT = 8;
const ORDER = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 'little' : 'big';
/** So many bytes are read or written at once, so that others have their turn. */
const AT_ONCE = 16 * 1024 * 1024;

/** A list of texts as a row; no line ends may be in them. */
export function asLines(texts: Iterable<string>): Buffer {
  return Buffer.from([...texts].join('\n'));
}

/** Writes a file for its owner only, whole or not at all. */
export async function writeSections(path: string, about: unknown, rows: Readonly<Record<string, Row>>): Promise<void> {
  const places: Place[] = [];
  let at = 0;
  for (const [name, row] of Object.entries(rows)) {
    const length = piecesOf(row).reduce((sum, { byteLength }) => sum + byteLength, 0);
    places.push({ name, at, length });
    at += padded(length);
  }
  const digest = createHash('sha256').update(JSON.stringify(about));
  for (const bytes of Object.values(rows).flatMap(chunksOf)) {
    digest.update(bytes);
    await breathe();
  }
  const head = headOf({ order: ORDER, about, places, digest: digest.digest('hex') });
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeWhole(path, (draft) => writeRows(draft, head, Object.values(rows)));
}

async function writeRows(path: string, head: Buffer, rows: readonly Row[]): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.write(head);
    let written = head.length;
    for (const row of rows) {
      for (const bytes of chunksOf(row)) written += (await file.write(bytes, 0, bytes.length, written)).bytesWritten;
      written = padded(written);
    }
    await file.truncate(written);
  } finally {
    await file.close();
  }
}

/** @returns null: there is none, or it is damaged */
export async function readSections(path: string): Promise<Sections | null> {
  const bytes = await readWhole(path).catch(() => null);
  if (bytes === null) return null;
  const end = bytes.indexOf('\n');
  const head = headIn(bytes.toString('utf8', 0, end));
  if (end === -1 || head === null || head.order !== ORDER) return null;
  const begin = end + 1;
  const digest = createHash('sha256').update(JSON.stringify(head.about));
  const rows = new Map(
    head.places.map(({ name, at, length }) => [name, bytes.subarray(begin + at, begin + at + length)]),
  );
  for (const { name, length } of head.places) {
    const row = rows.get(name);
    if (row?.length !== length) return null;
    digest.update(row);
  }
  if (digest.digest('hex') !== head.digest) return null;
  const rowOf = (name: string) => rows.get(name) ?? Buffer.alloc(0);
  return {
    about: head.about,
    bytes: rowOf,
    numbers<Of extends Numbers>(name: string, of: Of) {
      const row = rowOf(name);
      const length = Math.floor(row.byteLength / of.BYTES_PER_ELEMENT);
      return new of(row.buffer, length === 0 ? 0 : row.byteOffset, length) as InstanceType<Of>;
    },
    lines(name) {
      const row = rowOf(name);
      return row.length === 0 ? [] : row.toString('utf8').split('\n');
    },
  };
}

interface Head {
  order: string;
  about: unknown;
  places: readonly Place[];
  digest: string;
}

/** Filled up with blanks, so that what comes behind it stands where it may. */
function headOf(head: Head): Buffer {
  const line = JSON.stringify(head);
  const length = padded(Buffer.byteLength(line) + 1);
  return Buffer.from(`${line}${' '.repeat(length - 1 - Buffer.byteLength(line))}\n`);
}

function headIn(line: string): Head | null {
  try {
    const { order, about, places, digest } = JSON.parse(line);
    return Array.isArray(places) ? { order, about, places, digest } : null;
  } catch {
    return null;
  }
}

/** In memory of its own, which begins where numbers of any size may. */
async function readWhole(path: string): Promise<Buffer<ArrayBuffer>> {
  const file = await open(path, 'r');
  try {
    const { size } = await file.stat();
    const bytes = Buffer.allocUnsafeSlow(size);
    let read = 0;
    while (read < size) {
      const { bytesRead } = await file.read(bytes, read, Math.min(AT_ONCE, size - read), read);
      if (bytesRead === 0) break;
      read += bytesRead;
    }
    return bytes.subarray(0, read);
  } finally {
    await file.close();
  }
}

function piecesOf(row: Row): readonly ArrayBufferView[] {
  return ArrayBuffer.isView(row) ? [row] : row;
}

function chunksOf(row: Row): Uint8Array[] {
  return piecesOf(row).flatMap(({ buffer, byteOffset, byteLength }) =>
    Array.from({ length: Math.ceil(byteLength / AT_ONCE) }, (_, at) => {
      const from = at * AT_ONCE;
      return new Uint8Array(buffer, byteOffset + from, Math.min(AT_ONCE, byteLength - from));
    }),
  );
}

function padded(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT;
}
