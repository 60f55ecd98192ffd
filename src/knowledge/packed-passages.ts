import { createIntList } from './int-list.ts';
import type { KnownPassage } from './passage.ts';

/** Passages as the index reads them: in order, as often as it likes. */
export type PassageSequence = Iterable<KnownPassage> & { readonly length: number };

/**
 * Passages in little memory: their words as bytes, one behind the other, and an object only when one is asked for. A
 * hundred thousand passages as objects and strings would weigh more than the index over them.
 */
export interface PackedPassages extends PassageSequence {
  /** As they lie in memory. */
  readonly packed: Packed;
  at(place: number): KnownPassage | undefined;
  documentIdAt(place: number): string | undefined;
  accessAt(place: number): KnownPassage['access'] | undefined;
}

/** What the passages of one document and one source have in common. */
export type Common = Omit<KnownPassage, 'id' | 'headings' | 'askedAs' | 'text' | 'position' | 'page'>;

/** Stand between the id and the headings, and before the ways of asking; in none of them. */
const SEPARATOR = '\u0000';
const ASKED_AS = '\u0001';

/** Bytes that are asked for at once; a passage stands in one piece. */
const CHUNK_BYTES = 1024 * 1024;

/** Packs passages one by one, so that never all of them need be there as objects. */
export function createPacker(): { add(passage: KnownPassage): void; finish(): PackedPassages } {
  const commons: Common[] = [];
  const lists = {
    commonOf: createIntList(),
    positions: createIntList(),
    /** 0: none. */
    pages: createIntList(),
    /** In which chunk a passage stands, where in it, where its text begins, and where it ends. */
    chunkOf: createIntList(),
    starts: createIntList(),
    textStarts: createIntList(),
    ends: createIntList(),
  };
  const chunks: Buffer[] = [];
  let filled = CHUNK_BYTES;

  function write(head: string, text: string): void {
    const length = Buffer.byteLength(head) + Buffer.byteLength(text);
    if (filled + length > (chunks.at(-1)?.length ?? 0)) {
      chunks.push(Buffer.allocUnsafeSlow(Math.max(CHUNK_BYTES, length)));
      filled = 0;
    }
    const chunk = chunks.at(-1);
    if (!chunk) return;
    lists.chunkOf.push(chunks.length - 1);
    lists.starts.push(filled);
    filled += chunk.write(head, filled);
    lists.textStarts.push(filled);
    filled += chunk.write(text, filled);
    lists.ends.push(filled);
  }

  return {
    add({ id, headings, askedAs = [], text, position, page, ...common }) {
      const last = commons.at(-1);
      if (!last || !isSame(last, common)) commons.push(common);
      lists.commonOf.push(commons.length - 1);
      lists.positions.push(position);
      lists.pages.push(page ?? 0);
      write([[id, ...headings], askedAs].map((parts) => parts.join(SEPARATOR)).join(ASKED_AS), text);
    },
    finish: () =>
      packedPassages({
        commons,
        chunks,
        columns: {
          commonOf: lists.commonOf.toArray(),
          positions: lists.positions.toArray(),
          pages: lists.pages.toArray(),
          chunkOf: lists.chunkOf.toArray(),
          starts: lists.starts.toArray(),
          textStarts: lists.textStarts.toArray(),
          ends: lists.ends.toArray(),
        },
      }),
  };
}

export function packPassages(passages: Iterable<KnownPassage>): PackedPassages {
  const packer = createPacker();
  for (const passage of passages) packer.add(passage);
  return packer.finish();
}

/** By passage: what it has in common with others, and where its words stand. */
export const COLUMNS = ['commonOf', 'positions', 'pages', 'chunkOf', 'starts', 'textStarts', 'ends'] as const;

export interface Packed {
  commons: readonly Common[];
  chunks: readonly Buffer[];
  columns: Record<(typeof COLUMNS)[number], Uint32Array>;
}

export function packedPassages(packed: Packed): PackedPassages {
  const { commons, chunks, columns } = packed;
  const { commonOf, positions, pages, chunkOf, starts, textStarts, ends } = columns;
  const { length } = commonOf;

  function unpack(place: number): KnownPassage | undefined {
    const common = commons[commonOf[place] ?? -1];
    const bytes = chunks[chunkOf[place] ?? -1];
    if (!common || !bytes) return undefined;
    const [told = '', asked = ''] = bytes.toString('utf8', starts[place], textStarts[place]).split(ASKED_AS);
    const [id = '', ...headings] = told.split(SEPARATOR);
    const askedAs = asked === '' ? [] : asked.split(SEPARATOR);
    const text = bytes.toString('utf8', textStarts[place], ends[place]);
    return { ...common, id, headings, askedAs, text, position: positions[place] ?? 0, page: pages[place] || null };
  }

  return {
    packed,
    length,
    at: unpack,
    documentIdAt: (place) => commons[commonOf[place] ?? -1]?.documentId,
    accessAt: (place) => commons[commonOf[place] ?? -1]?.access,
    *[Symbol.iterator]() {
      for (let place = 0; place < length; place += 1) {
        const passage = unpack(place);
        if (passage) yield passage;
      }
    },
  };
}

/** The same objects: the passages of a document come behind each other and share them. */
function isSame(one: Common, other: Common): boolean {
  return one.documentId === other.documentId && one.source === other.source && one.access === other.access;
}
