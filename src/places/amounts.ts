import { readMoments } from '../calendar/moment-in-words.ts';
import { AMOUNT_OF } from '../calendar/words/vocabulary.ts';
import { LANGUAGES } from '../chat/language.ts';
import { isStopWord } from '../language/words.ts';
import { streetIn } from './address.ts';
import { placeWords } from './said.ts';

/** How many places words name, and where. */
export interface SeatsSaid {
  count: number;
  start: number;
  end: number;
}

/** "15 man", "twaalf plekken", "max 12", "plek voor 10". */
export function seatsIn(text: string): SeatsSaid | null {
  return countedIn(text) ?? mostIn(text);
}

function countedIn(text: string): SeatsSaid | null {
  const counted = [...placeWords('nl').seats, ...placeWords('en').seats];
  const found = new RegExp(`(?<![\\p{L}\\d])(\\d{1,5}|\\p{L}+)\\s+(?:${counted.join('|')})(?!\\p{L})`, 'giu');
  for (const match of text.matchAll(found)) {
    const count = wholeNumberIn(match[1] ?? '');
    if (count !== null) return { count, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

const MOST = LANGUAGES.flatMap((language) => placeWords(language).most).join('|');
const UP_TO = new RegExp(`(?<![\\p{L}\\d])(?:${MOST})\\.?:?\\s+(\\d{1,5}|\\p{L}+)(?![\\p{L}\\d]|[.,:/-]\\d)`, 'giu');

/** At most so many, where nothing else is counted behind it: not "max 2 uur". */
function mostIn(text: string): SeatsSaid | null {
  for (const match of text.matchAll(UP_TO)) {
    const count = wholeNumberIn(match[1] ?? '');
    const end = match.index + match[0].length;
    if (count !== null && countsNothing(text.slice(end))) return { count, start: match.index, end };
  }
  return null;
}

/** Behind a number: the clause ends, or goes on with a word that can be counted by nobody ("voor", "op"). */
function countsNothing(behind: string): boolean {
  const [, word] = /^\s*([\p{L}€%]+)/u.exec(behind) ?? [];
  return word === undefined || LANGUAGES.some((language) => isStopWord(word.toLowerCase(), language));
}

/** Behind so many places: that they come with it, or go; what stands behind that compares. */
function sideIn(text: string, words: 'more' | 'fewer'): boolean {
  const some = LANGUAGES.flatMap((language) => placeWords(language)[words]).join('|');
  return new RegExp(`^\\s+(?:${some})(?=\\s*(?:$|[,.;!?]))`, 'iu').test(text);
}

/**
 * How many places there are by what words say: so many, or so many more or fewer than there were ("haal er twee plekken af").
 *
 * @param before null: nobody said how many
 * @returns null: they do not say so
 */
export function seatsMeant(text: string, before: number | null): number | null {
  const said = seatsIn(text);
  if (said === null) return null;
  const behind = text.slice(said.end);
  const side = sideIn(behind, 'more') ? 1 : sideIn(behind, 'fewer') ? -1 : 0;
  if (side === 0) return said.count;
  const count = before === null ? 0 : before + side * said.count;
  return count >= 1 ? count : null;
}

/** A number of at least one, in digits or in words; null: it is none. */
export function wholeNumberIn(word: string): number | null {
  const read = /^\d+$/.test(word) ? Number(word) : (AMOUNT_OF.get(word.toLowerCase()) ?? null);
  return read !== null && Number.isInteger(read) && read >= 1 ? read : null;
}

/** A number by itself, where nothing else in the text is one: "toch 20", "maak er 12 van". */
export function bareNumberIn(text: string, now: Date): number | null {
  // "Wierdensestraat 10" is where it is.
  const numbers = blank(withoutMoments(text, now), streetIn(text)).match(/(?<![\p{L}\d])\d{1,5}(?![\p{L}\d])/gu) ?? [];
  return numbers.length === 1 ? wholeNumberIn(numbers[0] ?? '') : null;
}

/** A text without the days and times in it. */
export function withoutMoments(text: string, now: Date): string {
  return readMoments(text, now).reduce(blank, text);
}

/** The same length, so that what stands elsewhere stays where it is; a comma, so that nothing runs on over it. */
export function blank(text: string, piece: { start: number; end: number } | null): string {
  return piece === null
    ? text
    : text.slice(0, piece.start) + ','.repeat(piece.end - piece.start) + text.slice(piece.end);
}
