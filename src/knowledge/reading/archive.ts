import { type Entry, fromBuffer, type ZipFile } from 'yauzl';
import { AppError } from '../../errors.ts';
import { readingError } from './errors.ts';

/** The parts of an Office file that were asked for, by their names. */
export type Parts = ReadonlyMap<string, Buffer>;

export interface OpenedArchive {
  /** The names of all parts, also of those that were not unpacked. */
  names: readonly string[];
  parts: Parts;
}

/** A document has a few hundred parts; one with thousands is made to be heavy. */
const MOST_ENTRIES = 10_000;
/** What the wanted parts may come to together, in bytes. */
const MOST_BYTES = 100 * 1024 * 1024;
/** Text packs to a tenth, markup to a fiftieth at most; beyond this, and of some size, it is a bomb. */
const MOST_RATIO = 200;
const RATIO_COUNTS_FROM = 5 * 1024 * 1024;

/**
 * Unpacks the wanted parts of a zip file in memory, counting what really comes out: what a file says of its own sizes
 * is checked and not trusted.
 *
 * @throws AppError `reading.too-much-inside`, `reading.encrypted`, `reading.broken`
 */
export async function openArchive(bytes: Uint8Array, wanted: (name: string) => boolean): Promise<OpenedArchive> {
  try {
    return await unpack(await open(bytes), wanted);
  } catch (error) {
    throw error instanceof AppError ? error : readingError('broken', error);
  }
}

function open(bytes: Uint8Array): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    fromBuffer(buffer, { lazyEntries: true, validateEntrySizes: true, strictFileNames: false }, (error, zip) => {
      if (error) reject(error);
      else resolve(zip);
    });
  });
}

async function unpack(zip: ZipFile, wanted: (name: string) => boolean): Promise<OpenedArchive> {
  if (zip.entryCount > MOST_ENTRIES) throw readingError('too-much-inside');
  const names: string[] = [];
  const parts = new Map<string, Buffer>();
  let left = MOST_BYTES;
  for await (const entry of entriesOf(zip)) {
    names.push(entry.fileName);
    if (names.length > MOST_ENTRIES) throw readingError('too-much-inside');
    if (!wanted(entry.fileName)) continue;
    if ((entry.generalPurposeBitFlag & 1) === 1) throw readingError('encrypted');
    refuseBomb(entry.uncompressedSize, entry.compressedSize, left);
    const part = await inflate(zip, entry, left);
    left -= part.length;
    parts.set(entry.fileName, part);
  }
  return { names, parts };
}

async function* entriesOf(zip: ZipFile): AsyncGenerator<Entry> {
  for (;;) {
    const entry = await new Promise<Entry | null>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(null));
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (entry === null) return;
    yield entry;
  }
}

function refuseBomb(size: number, packed: number, left: number): void {
  if (size > left) throw readingError('too-much-inside');
  if (size > RATIO_COUNTS_FROM && size > packed * MOST_RATIO) throw readingError('too-much-inside');
}

function inflate(zip: ZipFile, entry: Entry, left: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) return reject(error);
      const chunks: Buffer[] = [];
      let size = 0;
      stream.on('data', (chunk: Buffer) => {
        size += chunk.length;
        if (size > left) stream.destroy(readingError('too-much-inside'));
        else chunks.push(chunk);
      });
      stream.on('error', reject);
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
