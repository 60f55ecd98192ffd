import { setImmediate as breathe } from 'node:timers/promises';
import type { Language } from '../chat/language.ts';
import { type PackedPassages, packPassages } from './packed-passages.ts';
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
  /** Adds the passages of documents; between two parts everything else gets its turn. */
  add(passages: readonly KnownPassage[]): Promise<void>;
  /** From now on these documents are not found. */
  remove(documentIds: ReadonlySet<string>): void;
}

/** So many passages are indexed in about a fifth of a second, for which nothing else gets its turn. */
const PASSAGES_A_PART = 1_500;
/** So many parts smaller than this are put together: each one costs every question a little. */
const SMALL_PART = 400;
const MOST_SMALL_PARTS = 6;

/** @param first the passages there are at the start, indexed as one part */
export function createGrowingIndex(first: PackedPassages, language: Language, synonyms: Synonyms): GrowingIndex {
  let parts: readonly IndexPart[] = [buildIndexPart(first, language)];

  /** @param replaced parts of which the passages are all in the new one */
  async function addPart(passages: readonly KnownPassage[], replaced: readonly IndexPart[] = []): Promise<void> {
    const kept = parts.filter((part) => !replaced.includes(part));
    const part = buildIndexPart(
      packPassages(passages),
      language,
      kept.map(({ vocabulary }) => vocabulary),
    );
    parts = [...kept, part];
    await breathe();
  }

  return {
    search: (text, options) => searchParts(parts, text, { ...options, language, synonyms }),
    async add(passages) {
      for (let from = 0; from < passages.length; from += PASSAGES_A_PART) {
        await addPart(passages.slice(from, from + PASSAGES_A_PART));
      }
      const small = parts.slice(1).filter((part) => part.passages.length < SMALL_PART);
      if (small.length > MOST_SMALL_PARTS) await addPart(small.flatMap(livePassages), small);
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
