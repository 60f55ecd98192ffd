import type { Audience } from '../../audiences/audience.ts';
import { audienceMeant, kindsIn, type Nameable, namesEverybody } from '../../audiences/reading.ts';
import { readMoments } from '../../calendar/moment-in-words.ts';
import { AMOUNT_OF } from '../../calendar/words/vocabulary.ts';
import type { Language } from '../../chat/language.ts';
import { addressIn } from './address.ts';
import { visitWords } from './said.ts';

/** Longer than any name of a host. */
const LONGEST_HOST = 120;

/** A visit as one sentence tells of it. */
export interface Told {
  host: string | null;
  address: string | null;
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
  const address = addressIn(text);
  const rest = blank(blank(withoutMoments(text, now), seats), address);
  const { at, guests } = visitWords(language);
  const host = clauseBehind(rest, at, guests);
  const whom = clauseBehind(rest, guests, at);
  const named = whom === null ? null : audienceMeant(whom, nameable, language, before, { isNew: true });
  return {
    host: host === null ? null : hostNamed(host, language),
    address: address?.address ?? null,
    capacity: seats?.count ?? null,
    audience:
      named ?? audienceElsewhere(host === null ? rest : rest.replace(host, ','), { nameable, language, before }),
  };
}

/** The name of a host without what only leads on: "de Cirkel op", "een bakker in". */
function hostNamed(words: string, language: Language): string | null {
  const { leads, articles } = visitWords(language);
  const behind = new RegExp(`(?:\\s+(?:${[...leads, ...articles].join('|')}))+$`, 'iu');
  const name = withoutArticle(words.replace(behind, '').trim(), language).slice(0, LONGEST_HOST);
  return name === '' ? null : name;
}

/** Who is named outside "voor …": "nodig alle inkopers uit", "alleen communicatie"; a place there is rather where it is. */
function audienceElsewhere(
  rest: string,
  { nameable, language, before }: { nameable: Nameable; language: Language; before: Audience },
): Audience | null {
  const { roles, departments } = kindsIn(rest, nameable);
  if (roles.length > 0 || departments.length > 0) {
    const found = audienceMeant(rest, nameable, language, before, { isNew: true });
    return found && { ...found, places: before.places };
  }
  return namesEverybody(rest) || visitWords(language).anybody.some((words) => rest.toLowerCase().includes(words))
    ? before
    : null;
}

/** How long it lasts, as words say: "duurt 2 uur"; null: they do not. */
export function minutesIn(text: string, language: Language): number | null {
  const { lasts, hours, minutes } = visitWords(language);
  const unit = `${[...hours, ...minutes].join('|')}`;
  const found = new RegExp(
    `(?<!\\p{L})(?:${lasts.join('|')})\\s+(?:\\p{L}+\\s+){0,2}?([\\d,.]+|\\p{L}+)\\s*(${unit})(?!\\p{L})`,
    'iu',
  ).exec(text);
  const amount = found?.[1] === undefined ? Number.NaN : Number(found[1].replace(',', '.'));
  const read = Number.isNaN(amount) ? (AMOUNT_OF.get(found?.[1]?.toLowerCase() ?? '') ?? null) : amount;
  if (read === null || read <= 0) return null;
  return Math.round(minutes.includes(found?.[2]?.toLowerCase() ?? '') ? read : read * 60);
}

interface Seats {
  count: number;
  start: number;
  end: number;
}

/** "15 man", "twaalf plekken". */
export function seatsIn(text: string): Seats | null {
  const counted = [...visitWords('nl').seats, ...visitWords('en').seats];
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
  const articles = visitWords(language).articles.join('|');
  // “De Cirkel” is a name, “de bakker” is none.
  return name.replace(new RegExp(`^(?:${articles})\\s+`, 'u'), '');
}
