import type { Audience } from '../../audiences/audience.ts';
import { audienceMeant, type Nameable } from '../../audiences/reading.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { AMOUNT_OF } from '../../calendar/words/vocabulary.ts';
import type { Language } from '../../chat/language.ts';
import { texts } from '../../i18n/texts.ts';

/** Longer than any name of a host. */
const LONGEST_HOST = 120;

/** A visit as one sentence tells of it. */
export interface Told {
  host: string | null;
  capacity: number | null;
  /** Null: nobody is named. */
  audience: Audience | null;
}

/** What a sentence tells of a visit, beside its times: "… voor alle makelaars … bij een kringloopwerkplaats, 15 man". */
export function toldIn(
  text: string,
  { nameable, language, before, now }: { nameable: Nameable; language: Language; before: Audience; now: Date },
): Told {
  const seats = seatsIn(text);
  const rest = blank(withoutMoments(text, now), seats);
  const { at, guests } = texts(language).visits.words;
  const host = clauseBehind(rest, at, guests);
  const whom = clauseBehind(rest, guests, at);
  return {
    host: host === null ? null : withoutArticle(host, language).slice(0, LONGEST_HOST),
    capacity: seats?.count ?? null,
    audience: whom === null ? null : audienceMeant(whom, nameable, language, before),
  };
}

interface Seats {
  count: number;
  start: number;
  end: number;
}

/** "15 man", "twaalf plekken". */
export function seatsIn(text: string): Seats | null {
  const counted = [...texts('nl').visits.words.seats, ...texts('en').visits.words.seats];
  const found = new RegExp(`(?<![\\p{L}\\d])(\\d{1,5}|\\p{L}+)\\s+(?:${counted.join('|')})(?!\\p{L})`, 'giu');
  for (const match of text.matchAll(found)) {
    const count = numberIn(match[1] ?? '');
    if (count !== null) return { count, start: match.index, end: match.index + match[0].length };
  }
  return null;
}

/** A number by itself, where nothing else in the text is one: "toch 20", "maak er 12 van". */
export function bareNumberIn(text: string, now: Date): number | null {
  const numbers = withoutMoments(text, now).match(/(?<![\p{L}\d])\d{1,5}(?![\p{L}\d])/gu) ?? [];
  return numbers.length === 1 ? numberIn(numbers[0] ?? '') : null;
}

function numberIn(word: string): number | null {
  const read = /^\d+$/.test(word) ? Number(word) : (AMOUNT_OF.get(word.toLowerCase()) ?? null);
  return read !== null && Number.isInteger(read) && read >= 1 ? read : null;
}

function withoutMoments(text: string, now: Date): string {
  return readMoments(text, now).reduce(blank, text);
}

/** The same length, so that what stands elsewhere stays where it is; a comma, so that nothing runs on over it. */
function blank(text: string, piece: { start: number; end: number } | null): string {
  return piece === null
    ? text
    : text.slice(0, piece.start) + ','.repeat(piece.end - piece.start) + text.slice(piece.end);
}

/** What stands behind the first of some words, until a comma or what `until` begins. */
function clauseBehind(text: string, words: readonly string[], until: readonly string[]): string | null {
  const found = new RegExp(`(?<!\\p{L})(?:${words.join('|')})\\s+([^,;.\\n]+)`, 'iu').exec(text)?.[1];
  if (found === undefined) return null;
  const end = found.search(new RegExp(`(?<!\\p{L})(?:${until.join('|')})(?!\\p{L})`, 'iu'));
  const clause = (end < 0 ? found : found.slice(0, end)).trim();
  return clause === '' ? null : clause;
}

function withoutArticle(name: string, language: Language): string {
  const articles = texts(language).visits.words.articles.join('|');
  return name.replace(new RegExp(`^(?:${articles})\\s+`, 'iu'), '');
}
