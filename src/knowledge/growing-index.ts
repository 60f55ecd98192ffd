import { setImmediate as breathe } from 'node:timers/promises';
import type { Language } from '../chat/language.ts';
import { packPassages } from './packed-passages.ts';
import type { KnownPassage } from './passage.ts';
import { buildIndexPart, type IndexPart, type SearchOptions, searchParts } from './passage-index.ts';
import type { SearchResult } from './retriever.ts';
import type { Synonyms } from './synonyms.ts';

/**
 * An index that documents come to and go from. What comes is indexed by itself, as a part beside the others, and what
 * goes is only marked (as in Lucene's segments): the time it takes depends on what changed, not on all there is.
 */
export interface GrowingIndex {
  search(text: string, options: SearchOptions): SearchResult;
  /**
   * Adds the passages of documents; between two parts everything else gets its turn.
   *
   * @param vectors of those whose meaning is known, by id
   */
  add(passages: readonly KnownPassage[], vectors?: VectorsById): Promise<void>;
  /** From now on a passage is found by its meaning too. */
  learn(passage: Pick<KnownPassage, 'id' | 'documentId'>, vector: Int8Array): void;
  /** From now on these documents are not found. */
  remove(documentIds: ReadonlySet<string>): void;
}

/** Vectors of passages, by the passage's id. */
export type VectorsById = ReadonlyMap<string, Int8Array>;

const NO_VECTORS: VectorsById = new Map();

/** So many passages are indexed in about a fifth of a second, for which nothing else gets its turn. */
const PASSAGES_A_PART = 1_500;
/** So many parts smaller than this are put together: each one costs every question a little. */
const SMALL_PART = 400;
const MOST_SMALL_PARTS = 6;

/**
 * @param first what there is at the start
 */
export function createGrowingIndex(first: IndexPart, language: Language, synonyms: Synonyms): GrowingIndex {
  let parts: readonly IndexPart[] = [first];

  /** @param replaced parts of which the passages are all in the new one */
  async function addPart(
    passages: readonly KnownPassage[],
    known: VectorsById,
    replaced: readonly IndexPart[] = [],
  ): Promise<void> {
    const kept = parts.filter((part) => !replaced.includes(part));
    const part = buildIndexPart(
      packPassages(passages),
      language,
      kept.map(({ vocabulary }) => vocabulary),
    );
    parts = [
      ...kept,
      withVectors(
        part,
        passages.map(({ id }) => known.get(id)),
      ),
    ];
    await breathe();
  }

  return {
    search: (text, options) => searchParts(parts, text, { ...options, language, synonyms }),
    async add(passages, vectors = NO_VECTORS) {
      for (let from = 0; from < passages.length; from += PASSAGES_A_PART) {
        await addPart(passages.slice(from, from + PASSAGES_A_PART), vectors);
      }
      const small = parts.slice(1).filter((part) => part.passages.length < SMALL_PART);
      if (small.length > MOST_SMALL_PARTS) await addPart(small.flatMap(livePassages), vectorsIn(small), small);
    },
    learn({ id, documentId }, vector) {
      for (const { passages, vectors } of parts) {
        for (let at = 0; at < passages.length; at += 1) {
          if (passages.documentIdAt(at) === documentId && passages.at(at)?.id === id) vectors.set(at, vector);
        }
      }
    },
    remove(documentIds) {
      for (const { passages, gone } of parts) {
        for (let at = 0; at < passages.length; at += 1) {
          if (documentIds.has(passages.documentIdAt(at) ?? '')) gone[at] = 1;
        }
      }
    },
  };
}

function livePassages({ passages, gone }: IndexPart): KnownPassage[] {
  return [...passages].filter((_, at) => gone[at] === 0);
}

/** @param vectors of the passages whose meaning is known, in their order */
export function withVectors(part: IndexPart, vectors: readonly (Int8Array | undefined)[]): IndexPart {
  for (const [at, vector] of vectors.entries()) if (vector) part.vectors.set(at, vector);
  return part;
}

function vectorsIn(parts: readonly IndexPart[]): Map<string, Int8Array> {
  const found = new Map<string, Int8Array>();
  for (const { passages, vectors } of parts) {
    for (const [at, { id }] of [...passages].entries()) {
      const vector = vectors.at(at);
      if (vector) found.set(id, vector);
    }
  }
  return found;
}
