import { createIntList } from './int-list.ts';
import type { KnownPassage } from './passage.ts';

/** Passages as the index reads them: in order, as often as it likes. */
export type PassageSequence = Iterable<KnownPassage> & { readonly length: number };

/**
 * Passages in little memory: their words as bytes, one behind the other, and an object only when one is asked for. A
 * hundred thousand passages as objects and strings would weigh more than the index over them.
 */
export interface PackedPassages extends PassageSequence {
  at(place: number): KnownPassage | undefined;
  documentIdAt(place: number): string | undefined;
}

/** What the passages of one document and one source have in common. */
type Common = Omit<KnownPassage, 'id' | 'headings' | 'text' | 'position' | 'page'>;

/** Stands between the id and the headings; in neither of them. */
const SEPARATOR = '\u0000';

/** Packs passages one by one, so that never all of them need be there as objects. */
export function createPacker(): { add(passage: KnownPassage): void; finish(): PackedPassages } {
  const commons: Common[] = [];
  const columns = {
    commonOf: createIntList(),
    positions: createIntList(),
    /** 0: none. */
    pages: createIntList(),
    starts: createIntList(),
    textStarts: createIntList(),
  };
  const chunks: Buffer[] = [];
  let length = 0;
  return {
    add({ id, headings, text, position, page, ...common }) {
      const last = commons.at(-1);
      if (!last || !isSame(last, common)) commons.push(common);
      const head = Buffer.from([id, ...headings].join(SEPARATOR));
      const said = Buffer.from(text);
      columns.commonOf.push(commons.length - 1);
      columns.positions.push(position);
      columns.pages.push(page ?? 0);
      columns.starts.push(length);
      columns.textStarts.push(length + head.length);
      chunks.push(head, said);
      length += head.length + said.length;
    },
    finish() {
      columns.starts.push(length);
      const bytes = Buffer.concat(chunks, length);
      chunks.length = 0;
      return packedPassages(commons, bytes, {
        commonOf: columns.commonOf.toArray(),
        positions: columns.positions.toArray(),
        pages: columns.pages.toArray(),
        starts: columns.starts.toArray(),
        textStarts: columns.textStarts.toArray(),
      });
    },
  };
}

export function packPassages(passages: Iterable<KnownPassage>): PackedPassages {
  const packer = createPacker();
  for (const passage of passages) packer.add(passage);
  return packer.finish();
}

type Columns = Record<'commonOf' | 'positions' | 'pages' | 'starts' | 'textStarts', Uint32Array>;

function packedPassages(commons: readonly Common[], bytes: Buffer, columns: Columns): PackedPassages {
  const { commonOf, positions, pages, starts, textStarts } = columns;
  const { length } = commonOf;

  function unpack(place: number): KnownPassage | undefined {
    const common = commons[commonOf[place] ?? -1];
    if (!common) return undefined;
    const [id = '', ...headings] = bytes.toString('utf8', starts[place], textStarts[place]).split(SEPARATOR);
    const text = bytes.toString('utf8', textStarts[place], starts[place + 1]);
    return { ...common, id, headings, text, position: positions[place] ?? 0, page: pages[place] || null };
  }

  return {
    length,
    at: unpack,
    documentIdAt: (place) => commons[commonOf[place] ?? -1]?.documentId,
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
