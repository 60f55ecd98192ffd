import type { Language } from '../../chat/language.ts';
import type { Readable } from '../../people/access.ts';
import { COLUMNS, type Common, type Packed, packedPassages } from '../packed-passages.ts';
import { type IndexPart, indexPartOf, type MadeOfPassages } from '../passage-index.ts';
import { FIELD_NAMES } from '../passage-words.ts';
import { asLines, type Row, type Sections } from './sections.ts';

/** What a passage has in common with others, without who may read it: that is never taken from a file. */
type Kept = Omit<Common, 'access'>;

/** Nobody: of no organisation, and none is asked for it. */
const NOBODY: Readable = { scope: 'direct_only', organisationId: null };

/** What was made of the passages of one language, as rows of a file; the language stands before the name of each. */
export function rowsOf({ made, vectors }: IndexPart, language: Language): Record<string, Row> {
  const { passages, read, postings, groups, names } = made;
  const { commons, columns } = passages.packed;
  const { dimensions, numbers, scales } = vectors.copy();
  const kept = commons.map(({ access: _read, ...common }): Kept => common);
  const filled = filledParts(passages.packed);
  const rows: Record<string, Row> = {
    commons: Buffer.from(JSON.stringify(kept)),
    chunks: filled,
    chunkLengths: Uint32Array.from(filled, ({ length }) => length),
    ...Object.fromEntries(COLUMNS.map((name) => [name, columns[name]])),
    words: asLines(read.words),
    isStop: read.isStop,
    frequencies: read.frequencies,
    ...Object.fromEntries(
      FIELD_NAMES.flatMap((name) => [
        [`${name}.starts`, read.fields[name].starts],
        [`${name}.values`, read.fields[name].values],
      ]),
    ),
    stems: asLines(postings.rows.keys()),
    postingStarts: postings.starts,
    postingPassages: postings.passages,
    postingFrequencies: postings.frequencies,
    groups: asLines(groups.numbers.keys()),
    groupStarts: groups.groups.starts,
    groupValues: groups.groups.values,
    groupFrequencies: groups.frequencies,
    groupsLength: Float64Array.of(groups.totalLength),
    names: asLines(names),
    dimensions: Uint32Array.of(dimensions),
    vectors: numbers,
    scales,
  };
  return Object.fromEntries(Object.entries(rows).map(([name, row]) => [`${language}.${name}`, row]));
}

/** What stands behind the last passage of a chunk is memory that was somebody else's. */
function filledParts({ chunks, columns: { chunkOf, ends } }: Packed): Buffer[] {
  const filled = new Uint32Array(chunks.length);
  for (const [at, chunk] of chunkOf.entries()) filled[chunk] = Math.max(filled[chunk] ?? 0, ends[at] ?? 0);
  return chunks.map((chunk, at) => chunk.subarray(0, filled[at]));
}

/**
 * The part that {@link rowsOf} wrote.
 *
 * @param accessOf who may read a document, as the database says now; undefined: it is not there any more, and nobody may
 */
export function partIn(
  file: Sections,
  language: Language,
  accessOf: (documentId: string) => Readable | undefined,
): IndexPart {
  const name = (row: string) => `${language}.${row}`;
  const whole = (row: string) => file.numbers(name(row), Uint32Array);
  const kept: Kept[] = JSON.parse(file.bytes(name('commons')).toString('utf8') || '[]');
  const commons = kept.map((common): Common => ({ ...common, access: accessOf(common.documentId) ?? NOBODY }));
  const made: MadeOfPassages = {
    passages: packedPassages({
      commons,
      chunks: chunksIn(file.bytes(name('chunks')), whole('chunkLengths')),
      columns: {
        commonOf: whole('commonOf'),
        positions: whole('positions'),
        pages: whole('pages'),
        chunkOf: whole('chunkOf'),
        starts: whole('starts'),
        textStarts: whole('textStarts'),
        ends: whole('ends'),
      },
    }),
    read: {
      words: file.lines(name('words')),
      isStop: file.numbers(name('isStop'), Uint8Array),
      frequencies: whole('frequencies'),
      fields: {
        title: { starts: whole('title.starts'), values: whole('title.values') },
        headings: { starts: whole('headings.starts'), values: whole('headings.values') },
        askedAs: { starts: whole('askedAs.starts'), values: whole('askedAs.values') },
        aliases: { starts: whole('aliases.starts'), values: whole('aliases.values') },
        text: { starts: whole('text.starts'), values: whole('text.values') },
      },
    },
    postings: {
      rows: numbered(file.lines(name('stems'))),
      starts: whole('postingStarts'),
      passages: whole('postingPassages'),
      frequencies: file.numbers(name('postingFrequencies'), Float32Array),
    },
    groups: {
      numbers: numbered(file.lines(name('groups'))),
      groups: { starts: whole('groupStarts'), values: whole('groupValues') },
      frequencies: whole('groupFrequencies'),
      totalLength: file.numbers(name('groupsLength'), Float64Array)[0] ?? 0,
    },
    names: new Set(file.lines(name('names'))),
  };
  const vectors = {
    dimensions: whole('dimensions')[0] ?? 0,
    numbers: file.numbers(name('vectors'), Int8Array),
    scales: file.numbers(name('scales'), Float32Array),
  };
  return indexPartOf(made, language, vectors);
}

function numbered(texts: readonly string[]): Map<string, number> {
  return new Map(texts.map((text, at) => [text, at]));
}

function chunksIn(bytes: Buffer, lengths: Uint32Array): Buffer[] {
  let at = 0;
  return Array.from(lengths, (length) => {
    const chunk = bytes.subarray(at, at + length);
    at += length;
    return chunk;
  });
}
