import { plain, sentenceAround } from '../language/plain-text.ts';
import { typingMistakes } from '../language/typing-mistakes.ts';
import type { CaseTopic, TopicBook } from './topic-book.ts';

/** A topic in a message. */
export interface TopicMatch {
  id: string;
  /** Something is wanted about it; otherwise it only describes the business. */
  asked: boolean;
  /** Who says "I" about it speaks of a business of their own. */
  personal: boolean;
  /** The words that told. */
  evidence: string;
  /** Where they stand in the plain text. */
  start: number;
}

/**
 * The topics of a message, the leading one first: what is asked before what only describes, and of what is asked the
 * first named (rule 9 of the routing rules), unless that yields to a more concrete question ("wants to start a tea
 * garden, does she need a permit?").
 *
 * @returns empty when nothing is recognised
 */
export function recogniseTopics(book: TopicBook, text: string): TopicMatch[] {
  const said = plain(text);
  const words = wordsIn(said, book);
  const found = book.topics.flatMap((topic) => matchTopic(topic, said, words) ?? []);
  const covered = new Set(
    found.filter(({ asked }) => asked).flatMap(({ id }) => book.topics.find((topic) => topic.id === id)?.covers ?? []),
  );
  return order(
    book,
    promoteLoneHints(
      book,
      found.filter(({ id }) => !covered.has(id)),
    ),
  );
}

function matchTopic(topic: CaseTopic, said: string, words: readonly Word[]): TopicMatch | null {
  if (topic.unless.some((pattern) => pattern.test(said))) return null;
  const asked = earliest([
    ...topic.patterns.flatMap((pattern) => firstOf(pattern, said)),
    ...wordMatches(topic, words),
  ]);
  const hinted = earliest(topic.hints.flatMap((pattern) => firstOf(pattern, said)));
  const found = asked ?? hinted;
  if (!found) return null;
  const isAsked = asked !== null && isAskedFor(topic, said, asked);
  return { id: topic.id, asked: isAsked, personal: topic.personal, evidence: found.evidence, start: found.start };
}

/** Characters behind a match that still belong to it: "een pand nodig". */
const JUST_BEHIND = 15;

function isAskedFor({ askedWith, askedBefore }: CaseTopic, said: string, { start: at, evidence }: Found): boolean {
  const { sentence, start } = sentenceAround(said, at);
  if (askedWith !== undefined && !askedWith.test(sentence)) return false;
  return askedBefore === undefined || askedBefore.test(sentence.slice(0, at - start + evidence.length + JUST_BEHIND));
}

type Found = Pick<TopicMatch, 'evidence' | 'start'>;

function firstOf(pattern: RegExp, said: string): Found[] {
  const match = pattern.exec(said);
  return match ? [{ evidence: match[0], start: match.index }] : [];
}

function earliest(found: readonly Found[]): Found | null {
  return found.reduce<Found | null>((first, next) => (first === null || isEarlier(next, first) ? next : first), null);
}

function isEarlier(a: Found, b: Found): boolean {
  return a.start + a.evidence.length < b.start + b.evidence.length;
}

interface Word {
  word: string;
  /** It is properly a word of some topic, and so no misspelling of another's: "bedrijfspand" is no "bedrijfsplan". */
  isKnown: boolean;
  start: number;
}

const SHORTEST_WORD = 6;

function wordsIn(said: string, { topics }: TopicBook): Word[] {
  return [...said.matchAll(/[a-z]{6,}/g)].map(({ 0: word, index }) => ({
    word,
    isKnown: topics.some(({ words }) => words.some((wanted) => word.includes(wanted))),
    start: index,
  }));
}

function wordMatches(topic: CaseTopic, words: readonly Word[]): Found[] {
  return words
    .filter(({ word, isKnown }) =>
      topic.words.some((wanted) => word.includes(wanted) || (!isKnown && isMisspelt(word, wanted))),
    )
    .map(({ word, start }) => ({ evidence: word, start }));
}

/** One typing mistake in a word, two in a long one; of its end too ("vergunnig", "arbeitsmarkt"). */
function isMisspelt(word: string, wanted: string): boolean {
  if (wanted.length < SHORTEST_WORD + 1 || word[0] !== wanted[0]) return false;
  const most = wanted.length >= 10 ? 2 : 1;
  return typingMistakes(word, wanted, most) <= most;
}

/** "wil een terras": nothing is asked in so many words, yet a terrace means a permit. */
function promoteLoneHints(book: TopicBook, found: readonly TopicMatch[]): TopicMatch[] {
  if (found.some(({ asked }) => asked)) return [...found];
  const counting = new Set(book.topics.filter((topic) => topic.hintsAloneCount).map(({ id }) => id));
  return found.map((match) => (counting.has(match.id) ? { ...match, asked: true } : match));
}

function order(book: TopicBook, found: readonly TopicMatch[]): TopicMatch[] {
  const asked = found.filter(({ asked }) => asked);
  const isYielding = ({ id }: TopicMatch) => {
    if (id === book.fallback) return asked.length > 1;
    const yieldsTo = book.topics.find((topic) => topic.id === id)?.yieldsTo ?? [];
    return asked.some((other) => yieldsTo.includes(other.id));
  };
  const rank = (match: TopicMatch) => (match.asked ? (isYielding(match) ? 1 : 0) : 2);
  // By where the words end: in "zoekt financiering voor een werkplaats" both begin at the verb.
  const end = ({ start, evidence }: TopicMatch) => start + evidence.length;
  return [...found].sort((a, b) => rank(a) - rank(b) || end(a) - end(b));
}
