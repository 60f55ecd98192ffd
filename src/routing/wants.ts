import type { Language } from '../chat/language.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { plain, sentenceAround } from '../language/plain-text.ts';
import { saidWords } from '../language/said-words.ts';
import { isTrade } from '../language/trades.ts';
import { isStopWord, literally, stem } from '../language/words.ts';
import type { MessageReader } from './message.ts';
import { isTelling, saysTheSame, tellsNeed } from './need.ts';
import { recogniseTopics, type TopicMatch } from './topics.ts';

/** See `prisma/seed/words/wants.yaml`. */
const words = saidWords('wants', ['wants', 'has', 'they', 'articles', 'besides']);

/** One of the things that the words of a case tell, with where it stands in them. */
export interface Want {
  start: number;
  end: number;
  /** Its own words by which it was named: "koelcel". */
  named: string;
  /** Where it was named in what was said. */
  at: number;
  /** Ids of what it is about. */
  topics: readonly string[];
}

/** A stretch of the words of a case between two joints. */
interface Part {
  start: number;
  end: number;
  /** Where the joint before it begins. */
  joint: number;
  /** The first of its sentence. */
  isFirst: boolean;
}

/** What joins one thing that is told to the next; a sentence ends at the signs of the first group. */
const JOINTS = /([.!?;]+(?=\s|$)\s*|\s*\n\s*)|\s*,\s*(?:(?:en|and)\s+)?|\s+(?:en|and)\s+/giu;

function partsOf(request: string): Part[] {
  const parts: Part[] = [];
  let next = { start: 0, joint: 0, isFirst: true };
  for (const joint of [...request.matchAll(JOINTS)]) {
    parts.push({ ...next, end: joint.index });
    next = { start: joint.index + joint[0].length, joint: joint.index, isFirst: joint[1] !== undefined };
  }
  return [...parts, { ...next, end: request.length }].filter(({ start, end }) => end > start);
}

/** A word that tells something, as a stem, with where it stands. */
interface Telling {
  stem: string;
  word: string;
  start: number;
}

/** The words of a text by which a thing is named: neither who wants it, nor where that is. */
function tellingIn({ gazetteer }: MessageReader, text: string, language: Language): Telling[] {
  const places = recognisePlaces(gazetteer, text);
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].flatMap(({ 0: word, index: start }) => {
    const isPlace = places.some((place) => place.start <= start && start < place.end);
    // A name has a capital; the first word of a text has one anyhow, and is mostly who it is about.
    const isName = /^\p{Lu}/u.test(word);
    const small = plain(word);
    return isPlace || isName || isTrade(small) || !isTelling(small, language)
      ? []
      : [{ stem: stem(small, language), word, start }];
  });
}

/**
 * What a text names of the things that an entrepreneur wants, by their own words or by what they are about.
 *
 * @param request the words of a case
 * @param said what was said of it
 */
export function wantsNamed(
  reader: MessageReader,
  { request, said, language }: { request: string; said: string; language: Language },
): Want[] {
  const named = tellingIn(reader, said, language);
  const about = recogniseTopics(reader.topicBook, said).filter(({ id }) => id !== reader.topicBook.fallback);
  return partsOf(request).flatMap(({ start, end }) => {
    const text = request.slice(start, end);
    const topics = topicsWithin(reader, request, { start, end });
    const own = tellingIn(reader, text, language).flatMap((word) => {
      const by = named.find((one) => saysTheSame(one.stem, word.stem));
      return by ? [{ named: word.word, at: by.start }] : [];
    });
    const alike = topics.flatMap(({ id, evidence }) => {
      const by = about.find((one) => one.id === id);
      return by ? [{ named: evidence, at: by.start }] : [];
    });
    const [first] = [...own, ...alike];
    return first ? [{ start, end, ...first, topics: topics.map(({ id }) => id) }] : [];
  });
}

/** The things of a case that somebody wants, but for those that were named. */
export function otherWants(
  reader: MessageReader,
  { request, named, language }: { request: string; named: readonly Want[]; language: Language },
): Want[] {
  return partsOf(request).flatMap(({ start, end }) => {
    const topics = topicsWithin(reader, request, { start, end });
    const [own] = tellingIn(reader, request.slice(start, end), language);
    const isWanted = oneOf(words(language).wants).test(sentenceAround(request, start).sentence);
    const first = topics[0]?.evidence ?? (isWanted ? own?.word : undefined);
    const isNamed = named.some((one) => one.start === start);
    return first && !isNamed ? [{ start, end, named: first, at: 0, topics: topics.map(({ id }) => id) }] : [];
  });
}

/** What a part of a case is about, by itself or as it stands there. */
function topicsWithin({ topicBook }: MessageReader, request: string, { start, end }: Cut): TopicMatch[] {
  const there = recogniseTopics(topicBook, request).filter((match) => start <= match.start && match.start < end);
  const known = [...recogniseTopics(topicBook, request.slice(start, end)), ...there];
  return known.filter(({ id }, at) => id !== topicBook.fallback && known.findIndex((one) => one.id === id) === at);
}

/**
 * The words of a case without some of what was wanted.
 *
 * @returns null: nothing is left, or no sentence would be
 */
export function withoutWants(
  reader: MessageReader,
  { request, out, language }: { request: string; out: readonly Want[]; language: Language },
): string | null {
  const parts = partsOf(request).map((part) => ({ ...part, isOut: out.some(({ start }) => start === part.start) }));
  const cuts = parts.flatMap((part, at) => (part.isOut ? [cutOf(request, parts, { at, language })] : []));
  if (cuts.some((cut) => cut === null)) return null;
  const left = cuts
    .filter((cut) => cut !== null)
    .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), request)
    .trim();
  return tellsNeed(reader, left, language) ? left : null;
}

interface Cut {
  start: number;
  end: number;
}

type Kept = Part & { isOut: boolean };

/** What is cut with one that goes: what joins it to the one before it, or from what is wanted on up to the one behind it. */
function cutOf(
  request: string,
  parts: readonly Kept[],
  { at, language }: { at: number; language: Language },
): Cut | null {
  const part = parts[at];
  if (!part) return null;
  if (!part.isFirst) return { start: part.joint, end: part.end };
  const sentence = parts.slice(at + 1);
  const ends = sentence.findIndex(({ isFirst }) => isFirst);
  const next = (ends < 0 ? sentence : sentence.slice(0, ends)).find(({ isOut }) => !isOut);
  // A sentence that goes as a whole; the first says who it is about.
  if (!next) return at === 0 ? null : { start: part.joint, end: part.end };
  return cutBefore(request, part, { next, language });
}

/** "X zoekt een koelcel en een pand" without the first: from what is wanted up to what is wanted besides. */
function cutBefore(request: string, part: Part, { next, language }: { next: Part; language: Language }): Cut | null {
  const { wants, has, they, articles, besides } = words(language);
  const text = request.slice(part.start, part.end);
  const [verb] = text.matchAll(oneOf(wants));
  if (!verb || oneOf(has).test(text.slice(verb.index + verb[0].length))) return null;
  const behind = request.slice(next.start, next.end);
  const [besidesThat = ''] = new RegExp(`^(?:(?:${besides.join('|')})\\s+)*`, 'iu').exec(behind) ?? [];
  const [first = ''] = plain(behind.slice(besidesThat.length)).match(/[\p{L}\p{N}]+/u) ?? [];
  const isVerb = wants.includes(first) || has.includes(first);
  const isThing = articles.includes(first) || !isStopWord(first, language);
  if (they.includes(first) || !(isVerb || isThing)) return null;
  const from = verb.index + (isVerb ? 0 : verb[0].length + 1);
  return { start: part.start + from, end: next.start + besidesThat.length };
}

function oneOf(phrases: readonly string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${phrases.map(literally).join('|')})(?!\\p{L})`, 'giu');
}
