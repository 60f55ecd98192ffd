import { type LocalDate, localTimeAt } from '../../calendar/local-time.ts';
import { type Read, readMoments } from '../../calendar/moment-in-words.ts';
import { isStopWord, stem, wordsOf } from '../../language/words.ts';
import type { Check } from './check-book.ts';

/** What two sentences of one text say that cannot both hold. */
export interface Contradiction {
  /** Both, as they were given. */
  all: readonly string[];
}

/** The first pair of things that cannot both be asked, with the words that say so. @param said plain */
export function clashingPair(
  { pairs, unless }: Check,
  said: string,
  sentences: readonly string[],
): (Contradiction & { words: [string, string] }) | null {
  if (unless.some((pattern) => pattern.test(said))) return null;
  const pair = pairs.find(([one, other]) => one.test(said) && other.test(said));
  if (!pair) return null;
  const [one, other] = pair.map((pattern) => pattern.exec(said)?.[0] ?? '');
  const all = sentences.filter((sentence) => pair.some((pattern) => pattern.test(sentence)));
  return { all, words: [one ?? '', other ?? ''] };
}

/**
 * A sentence that demands something and one that gives points for the same: whoever may bid has it, so that it tells nobody
 * apart. The same is: all that the second is about, the first is about too.
 *
 * @param sentences plain
 */
export function awardedRequirement(
  { any, all, aside, unless }: Check,
  sentences: readonly string[],
): Contradiction | null {
  const says = (patterns: readonly RegExp[], sentence: string) => patterns.some((pattern) => pattern.test(sentence));
  const free = sentences.filter((sentence) => !says(unless, sentence));
  const awards = free.filter((sentence) => says(all, sentence));
  const demands = free.filter((sentence) => says(any, sentence) && !awards.includes(sentence));
  for (const award of awards) {
    const subject = subjectOf(award, [...all, ...aside]);
    const demand = demands.find((one) => isWithin(subject, subjectOf(one, [...any, ...aside])));
    if (subject.length > 0 && demand !== undefined) return { all: [demand, award] };
  }
  return null;
}

function subjectOf(sentence: string, aside: readonly RegExp[]): string[] {
  const bare = aside.reduce((left, pattern) => left.replace(new RegExp(pattern, 'gu'), ' '), sentence);
  const telling = wordsOf(bare).filter(
    (word) => word.length >= SHORTEST && !/\d/.test(word) && !isStopWord(word, 'nl'),
  );
  return telling.filter((word) => !isStopWord(word, 'en')).map((word) => stem(word, 'nl'));
}

const SHORTEST = 3;
/** Words that begin the same way for so long are forms of one: "bezorgen" and "bezorgt". */
const SAME_BEGINNING = 5;

function isWithin(subject: readonly string[], whole: readonly string[]): boolean {
  return subject.every((term) => whole.some((other) => term === other || beginTheSame(term, other)));
}

function beginTheSame(one: string, other: string): boolean {
  return one.length >= SAME_BEGINNING && one.slice(0, SAME_BEGINNING) === other.slice(0, SAME_BEGINNING);
}

/** A day on which a contract begins, or ends. */
interface TermDay {
  is: 'begin' | 'end';
  day: LocalDate;
  sentence: string;
}

/** The contract ends on a day before the one on which it begins. @param sentences as they were written */
export function endsBeforeBeginning({ pairs, unless }: Check, sentences: readonly string[]): Contradiction | null {
  const days = sentences
    .filter((sentence) => WITH_A_YEAR.test(sentence) && !unless.some((pattern) => pattern.test(sentence.toLowerCase())))
    .flatMap((sentence) => readMoments(sentence, LONG_AGO).flatMap((read) => termDay(read, sentence, pairs) ?? []));
  for (const [at, { is, day, sentence }] of days.entries()) {
    const next = days[at + 1];
    if (is === 'begin' && next?.is === 'end' && next.day < day) return { all: [...new Set([sentence, next.sentence])] };
  }
  return null;
}

/** A year is written with two figures at least; reading days in every sentence of a hundred pages takes a second. */
const WITH_A_YEAR = /\d\d/;

/** Only days with a year count, whatever day it is: of these none is over from here. */
const LONG_AGO = new Date('1990-01-01T12:00:00Z');

function termDay(read: Read, sentence: string, pairs: Check['pairs']): TermDay | null {
  if (read.kind !== 'days' || read.from !== read.until || read.from <= localTimeAt(LONG_AGO).date) return null;
  const before = sentence.slice(0, read.start).toLowerCase();
  const [begin, end] = pairs[0] ?? [];
  if (read.bound === 'until' || read.bound === 'through' || end?.test(before))
    return { is: 'end', day: read.from, sentence };
  return read.bound === 'from' || begin?.test(before) ? { is: 'begin', day: read.from, sentence } : null;
}
