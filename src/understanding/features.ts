import { WEB_ADDRESS } from '../language/web-address.ts';

/** A text as numbers: at which places of a long row something stands, and how much. */
export interface Features {
  places: Int32Array;
  values: Float32Array;
}

/** So many places; what falls on one place by chance is told apart by the other signs of a text. */
export const PLACES = 2 ** 16;

/** Stands for any number, and for any place: "Borne" teaches about Denekamp too. */
const NUMBER = '0';
const PLACE_MARK = 'plaatsnaam';

/** Stands for any web address: what it is spelled like says nothing of what a message is for. */
const ADDRESS_MARK = 'webadres';

const SHORTEST_GROUP = 3;
const LONGEST_GROUP = 5;

/** How much each kind of sign counts together, however long the text is. */
const SHARE = { word: 1, pair: 0.7, group: 1 } as const;

/** The text as it is understood: with one and the same word for each web address. */
export function withAddressesMarked(text: string): string {
  return text.replace(WEB_ADDRESS, ADDRESS_MARK);
}

/**
 * The signs by which a text is understood: its words, pairs of words next to each other, and groups of three to five
 * letters, which bear typing mistakes and compounds. Hashed, so that no list of words is kept.
 *
 * @param named where names of places stand, as begin and end
 * @param situations in which each sign is counted once more by itself: "ja" means something else after a question
 */
export function featuresOf(
  text: string,
  { named = [], situation }: { named?: readonly (readonly [number, number])[]; situation?: string } = {},
): Features {
  const words = wordsOf(withMarks(text, named));
  const weights = new Map<number, number>();
  const count = (kind: keyof typeof SHARE, all: readonly string[]) => {
    const signs = withoutEchoes(all);
    const each = SHARE[kind] / Math.sqrt(Math.max(1, signs.length));
    for (const sign of signs) {
      add(weights, `${kind} ${sign}`, each);
      if (situation !== undefined) add(weights, `${situation} ${kind} ${sign}`, each);
    }
  };
  count('word', words);
  count(
    'pair',
    ['^', ...words].map((word, at) => `${word} ${words[at] ?? '$'}`),
  );
  count('group', words.flatMap(groupsOf));
  if (situation !== undefined) add(weights, `in ${situation}`, 1);
  add(weights, `length ${Math.min(5, Math.floor(Math.log2(words.length + 1)))}`, 0.5);
  return { places: Int32Array.from(weights.keys()), values: Float32Array.from(weights.values()) };
}

/** So often a sign tells of a text; more of the same would weigh more than all else: a list of eighty people, say. */
const MOST_TOLD = 8;

/** Each sign, in the order of the text, as often as it tells. */
function withoutEchoes(signs: readonly string[]): readonly string[] {
  if (signs.length <= MOST_TOLD) return signs;
  const told = new Map<string, number>();
  return signs.filter((sign) => {
    const times = (told.get(sign) ?? 0) + 1;
    told.set(sign, times);
    return times <= MOST_TOLD;
  });
}

function add(weights: Map<number, number>, sign: string, weight: number): void {
  const hash = hashOf(sign);
  const place = hash & (PLACES - 1);
  // The sign of the hash keeps what falls together by chance from adding up (Weinberger et al., 2009).
  weights.set(place, (weights.get(place) ?? 0) + (hash < 0 ? -weight : weight));
}

/** FNV-1a, mixed once more so that both its ends serve. */
function hashOf(sign: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < sign.length; at += 1) hash = Math.imul(hash ^ sign.charCodeAt(at), 0x01000193);
  return Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
}

function withMarks(text: string, named: readonly (readonly [number, number])[]): string {
  let marked = '';
  let at = 0;
  for (const [begin, end] of named) {
    if (begin < at) continue;
    marked += `${text.slice(at, begin)} ${PLACE_MARK} `;
    at = end;
  }
  return marked + text.slice(at);
}

function wordsOf(text: string): string[] {
  const folded = text.toLowerCase().normalize('NFKD').replace(/\p{M}/gu, '').replace(/[’‘`]/g, "'");
  return (folded.match(/[a-z]+(?:'[a-z]+)?|\d[\d.,:-]*|[?!]|\p{Extended_Pictographic}|[^\s\p{P}\p{S}]+/gu) ?? []).map(
    (word) => (/^\d/.test(word) ? NUMBER.repeat(Math.min(5, word.replace(/\D/g, '').length)) : word),
  );
}

function groupsOf(word: string): string[] {
  if (word.length < 2) return [];
  const bounded = `<${word}>`;
  const groups: string[] = [];
  for (let size = SHORTEST_GROUP; size <= LONGEST_GROUP; size += 1) {
    for (let at = 0; at + size <= bounded.length; at += 1) groups.push(bounded.slice(at, at + size));
  }
  return groups;
}
