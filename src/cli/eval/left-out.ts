import { ARTICLE_VECTORS, ENCODER_FILE } from '../../app/meaning.ts';
import type { Language } from '../../chat/language.ts';
import { SHARES, type Shares } from '../../knowledge/fusion.ts';
import { meantBy } from '../../knowledge/meaning/meaning.ts';
import { packed } from '../../knowledge/meaning/passage-vectors.ts';
import { packPassages } from '../../knowledge/packed-passages.ts';
import type { KnownPassage } from '../../knowledge/passage.ts';
import { buildIndexPart, type IndexPart, searchParts } from '../../knowledge/passage-index.ts';
import { readSynonyms, type Synonyms } from '../../knowledge/synonyms.ts';
import { nameOf, readVectors } from '../../language/vector-file.ts';
import type { Encoder } from '../../understanding/encoder/encoder.ts';
import { startEncoder } from '../../understanding/encoder/thread.ts';
import type { Collection } from './retrieval.ts';
import { type Method, yardsticks } from './retrieval-methods.ts';
import { type JudgedSearch, retrievalFigures } from './retrieval-scores.ts';
import { type RetrievalSet, retrievalSets } from './retrieval-sets.ts';

/** How well a set is searched (nDCG@10). */
export interface LeftOut {
  set: RetrievalSet['name'];
  queries: number;
  /** BM25 on stems, and that fused with groups of letters. */
  bm25: number;
  plain: number;
  /** With the shares that are used. */
  chosen: number;
  /** With those that are best on the other sets. */
  leftOut: number;
  best: Shares;
}

/** How a collection is searched with some shares. */
type Search = (shares: Shares) => JudgedSearch[];

interface OpenSet extends Pick<LeftOut, 'set' | 'bm25' | 'plain'> {
  searches: readonly Search[];
}

const PASSAGES_SEARCHED = 100;
const LETTERS = [0.3, 0.5, 0.7, 0.9];
const MEANING = [0.2, 0.3, 0.4, 0.5, 0.6];

/**
 * Measures each set with the shares that are best on the others: what is chosen on a set says little of the next one.
 *
 * @param options.meaning with the encoder, which takes minutes; else by words only
 */
export async function evaluateLeftOut({ meaning }: { meaning: boolean }): Promise<LeftOut[]> {
  const sets = await retrievalSets();
  const encoder = meaning ? await startEncoder(ENCODER_FILE) : null;
  const opened: OpenSet[] = [];
  for (const set of sets) opened.push(await open(set, encoder));
  await encoder?.close();
  const tried = LETTERS.flatMap((letters) => (meaning ? MEANING : [0]).map((share) => ({ letters, meaning: share })));
  return leaveOut(opened, tried, meaning ? SHARES : { ...SHARES, meaning: 0 });
}

type Reading = { encode(text: string, purpose: Parameters<Encoder['encode']>[1]): Promise<Float32Array> };

async function open({ name, collections }: RetrievalSet, encoder: Reading | null): Promise<OpenSet> {
  const synonyms = await readSynonyms();
  const searches: Search[] = [];
  for (const one of collections) searches.push(await searching(one, synonyms[one.language], encoder));
  const [bm25, plain] = yardsticks();
  return { set: name, searches, bm25: await measured(collections, bm25), plain: await measured(collections, plain) };
}

/** A yardstick has no fields: headings go along with the title. */
async function measured(collections: readonly Collection[], method: Method): Promise<number> {
  const searches: JudgedSearch[] = [];
  for (const { passages, language, queries, unit } of collections) {
    const originals = new Map(passages.map((passage) => [passage.id, passage]));
    const flat = passages.map((passage) => ({ ...passage, title: [passage.title, ...passage.headings].join(' ') }));
    const opened = await method.open(flat, language);
    for (const { text, relevant } of queries) {
      const found = (await opened.search(text)).flatMap(({ id }) => originals.get(id) ?? []);
      searches.push({ found: namesOf(found, unit), relevant });
    }
    await opened.close();
  }
  return retrievalFigures(searches)['ndcg@10'];
}

function namesOf(found: readonly KnownPassage[], unit: Collection['unit']): string[] {
  return [...new Set(found.map(({ id, documentId }) => (unit === 'passage' ? id : documentId)))];
}

async function searching(
  { passages, language, queries, unit }: Collection,
  synonyms: Synonyms,
  encoder: Reading | null,
): Promise<Search> {
  const part = await indexed(passages, language, encoder);
  const asked: { text: string; relevant: ReadonlyMap<string, number>; vector: Float32Array | undefined }[] = [];
  for (const query of queries) asked.push({ ...query, vector: await encoder?.encode(query.text, 'query') });
  const options = { limit: PASSAGES_SEARCHED, mayRead: () => true, language, synonyms };
  return (shares) =>
    asked.map(({ text, relevant, vector }) => {
      const { hits } = searchParts([part], text, { ...options, vector, shares });
      return {
        found: namesOf(
          hits.map(({ passage }) => passage),
          unit,
        ),
        relevant,
      };
    });
}

async function indexed(
  passages: readonly KnownPassage[],
  language: Language,
  encoder: Reading | null,
): Promise<IndexPart> {
  const part = buildIndexPart(packPassages(passages), language);
  // Those of the articles come with the program.
  const shipped = await readVectors(ARTICLE_VECTORS);
  for (const [at, passage] of passages.entries()) {
    if (!encoder) continue;
    const text = meantBy(passage);
    part.vectors.set(at, packed(shipped.get(nameOf(text)) ?? (await encoder.encode(text, 'passage'))));
  }
  return part;
}

/** @param tried the shares to choose from */
export function leaveOut(sets: readonly OpenSet[], tried: readonly Shares[], chosen: Shares): LeftOut[] {
  const gained = sets.map(({ searches, bm25 }) => {
    const ndcg = (shares: Shares) => retrievalFigures(searches.flatMap((search) => search(shares)))['ndcg@10'];
    return { at: tried.map((shares) => ndcg(shares) / bm25), chosen: ndcg(chosen) };
  });
  return sets.map(({ set, searches, bm25, plain }, left) => {
    const others = gained.filter((_, at) => at !== left);
    const sums = tried.map((_, at) => others.reduce((sum, one) => sum + (one.at[at] ?? 0), 0));
    const at = sums.indexOf(Math.max(...sums));
    const queries = searches.flatMap((search) => search(chosen)).filter(({ relevant }) => relevant.size > 0).length;
    const own = gained[left];
    const leftOut = (own?.at[at] ?? 0) * bm25;
    return { set, queries, bm25, plain, chosen: own?.chosen ?? 0, leftOut, best: tried[at] ?? chosen };
  });
}
