import type { Language } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { isEverydayWord } from '../language/general-words.ts';
import { plain } from '../language/plain-text.ts';
import { isTrade } from '../language/trades.ts';
import { isStopWord } from '../language/words.ts';

const NAME = String.raw`\p{Lu}\p{Ll}[\p{L}'’-]*`;
/** What stands between the parts of a Dutch name. */
const BETWEEN = String.raw`(?:(?:van|de|der|den|ter|ten|te|el|al)\s+){0,3}`;
/** "H. Bosman", "J.P. van der Meer". */
const INITIALS = String.raw`(?:(?:\p{Lu}\.\s?){1,5}(?=[\p{Lu}dtvae]))?`;
/** Whole names, with the title in front of them where there is one. */
const NAMES = new RegExp(
  String.raw`(?<title>(?<!\p{L})(?:[Mm]evrouw|[Mm]eneer|[Mm]evr|[Mm]w|[Dd]hr|[Dd]e heer|[Mm]rs|[Mm]r|[Mm]s)\b\.?\s+)?(?<name>(?<!\p{L})${INITIALS}${BETWEEN}${NAME}(?:[^\S\n]+${INITIALS}${BETWEEN}${NAME})*)`,
  'gu',
);
/** After these it is a firm that is called so. */
const FIRM_BEFORE =
  /(?:bedrijf|firma|onderneming|stichting|winkel|zaak|company|firm|business|foundation|shop)\s*[“"'‘]?$/iu;
const SENTENCE_BEGINS = /(?:^|[.!?:]\s+|\n\s*)[“"'‘(]*$/u;
/** Below a short line, "Groet,", and with nothing behind it, is who signs. */
const SIGNED = { before: /(?:^|\n)[^\n]{1,30}\n\s*$/u, behind: /^[^\S\n]*(?:[,.\n]|$)/u };
const BEGINS_WITH_INITIALS = /^(?:\p{Lu}\.\s?)+/u;

/** A name of somebody in a text. */
export interface PersonNamed {
  name: string;
  start: number;
}

/**
 * The names of people in a text. Behind a title it is one; else what is written with a capital within a sentence and is
 * no place, no everyday word, no abbreviation and no firm that is called one; and each of these wherever it stands again. It
 * finds more than people: whoever wrote the text decides what goes along.
 *
 * @param closely somebody wants names left out: what begins a sentence may be one as well, unless it is surely a word
 */
export function peopleNamed(text: string, language: Language, gazetteer: Gazetteer, closely = false): PersonNamed[] {
  const places = recognisePlaces(gazetteer, text);
  const found = [...text.matchAll(NAMES)].flatMap((match) => {
    const { title, name: all = '' } = match.groups ?? {};
    const whole = withoutNextSentence(all, language);
    const from = match.index + (title?.length ?? 0);
    if (title !== undefined) return [{ name: whole, start: from }];
    const trade = tradeBefore(whole, SENTENCE_BEGINS.test(text.slice(0, from)));
    const start = from + trade.length;
    const name = besidesPlace(whole.slice(trade.length), start, places);
    const isSomebody = mayBeSomebody(text, { name, start, trade }, language, closely);
    return isSomebody ? [{ name, start }] : [];
  });
  return [...found, ...saidAgain(text, found, { language, places })].toSorted((one, other) => one.start - other.start);
}

function mayBeSomebody(
  text: string,
  { name, start, trade }: PersonNamed & { trade: string },
  language: Language,
  closely: boolean,
): boolean {
  const before = text.slice(0, start - trade.length);
  // "Plan B. Hij …": a letter before a sentence is nobody's initial.
  const word = name.replace(BEGINS_WITH_INITIALS, '').toLowerCase();
  if (word === '' || isEverydayWord(word, language)) return false;
  if (SPOKEN[language].has(name) || FIRM_BEFORE.test(text.slice(0, start))) return false;
  // The first word of a sentence has its capital anyhow; two in a row are a name.
  const isFirst = trade === '' && SENTENCE_BEGINS.test(before) && !/[\s.]/.test(name);
  const isSigned = SIGNED.before.test(before) && SIGNED.behind.test(text.slice(start + name.length));
  return !isFirst || isSigned || (closely && !isSurelyWord(text, word));
}

/** As words for what is done or asked end, and no first names do: "Vergunning", "Financiering". */
const ABSTRACT = /(?:ing|heid|tie|schap|iteit|ment|tion|ness|ity)$/u;

/** Whether the first word of a sentence is a word, and nobody's name: what one does, or what is written small elsewhere. */
function isSurelyWord(text: string, word: string): boolean {
  const isSmallElsewhere = new RegExp(String.raw`(?<!\p{L})${word}(?!\p{L})`, 'u').test(text);
  return isTrade(plain(word)) || ABSTRACT.test(word) || isSmallElsewhere;
}

type Stretch = Readonly<Record<'start' | 'end', number>>;

/** "Dilan van Fietskoerier Almelo", "Dilan van Almelo": who it is stands before the place; else a name with a place is no person's. */
function besidesPlace(name: string, start: number, places: readonly Stretch[]): string {
  const place = places.find((one) => one.start < start + name.length && start < one.end);
  if (place === undefined) return name;
  const before = name.slice(0, Math.max(0, place.start - start)).trimEnd();
  const isOf = ENDS_BETWEEN.test(before) || INNER_BETWEEN.test(before);
  return isOf ? before.replace(TRAILING_BETWEEN, '') : '';
}

/** Who was named once is left out wherever they are: also where a sentence begins with their first name. */
function saidAgain(
  text: string,
  found: readonly PersonNamed[],
  { language, places }: { language: Language; places: readonly Stretch[] },
): PersonNamed[] {
  const parts = new Set(found.flatMap(({ name }) => name.match(PART) ?? []));
  const isTaken = ({ name, start }: PersonNamed) =>
    [...places, ...found.map((one) => ({ start: one.start, end: one.start + one.name.length }))].some(
      (one) => one.start < start + name.length && start < one.end,
    );
  return [...text.matchAll(PART)]
    .map((match) => ({ name: match[0], start: match.index }))
    .filter((one) => parts.has(one.name) && !isEverydayWord(one.name.toLowerCase(), language) && !isTaken(one));
}

/** A word of a name. */
const PART = new RegExp(String.raw`(?<!\p{L})${NAME}`, 'gu');

const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
/** Shorter ones are names of people as well: "Ido". */
const SHORTEST_LANGUAGE = 4;

/** The languages of the world as Unicode names them: "German", "Duits". Countries are left out: "Jordan" is somebody. */
const SPOKEN: Record<Language, ReadonlySet<string>> = { nl: languagesIn('nl'), en: languagesIn('en') };

function languagesIn(language: Language): ReadonlySet<string> {
  const names = new Intl.DisplayNames(language, { type: 'language', fallback: 'none' });
  const all = LETTERS.flatMap((first) => LETTERS.flatMap((second) => names.of(first + second) ?? []));
  return new Set(all.filter(({ length }) => length >= SHORTEST_LANGUAGE));
}

/** What somebody does, written with a capital: "Slager Henk de Vries". */
const FIRST_WORD = /^\p{Lu}\p{Ll}+\s+(?=\p{Lu})/u;
/** As words for whoever does something end. */
const DOER = /(?:er|aar|ster|ist|eur|man|vrouw|kundige)$/u;

/**
 * What somebody does is no part of their name. At the beginning of a sentence, before a first and a last name, it is
 * whatever ends as such words do: "Pieter" before a last name alone does too. Elsewhere it is only what is known as a trade.
 *
 * @returns the word with the space behind it; empty: there is none
 */
function tradeBefore(name: string, isFirst: boolean): string {
  const [first = ''] = FIRST_WORD.exec(name) ?? [];
  const word = plain(first).trim();
  const parts = name.slice(first.length).match(/\p{Lu}/gu)?.length ?? 0;
  return isTrade(word) || (isFirst && parts > 1 && DOER.test(word)) ? first : '';
}

/** "Van der Meer": what stands behind these is of the name, whatever word it is. */
const ENDS_BETWEEN = /(?:^|\s)(?:van|de|der|den|ter|ten|te|el|al)$/u;
const TRAILING_BETWEEN = /(?:\s+(?:van|de|der|den|ter|ten|te|el|al))+$/u;
const INNER_BETWEEN = /\s(?:van|der|den|ter|ten)\s/u;

/** Without what begins behind a name: in "Karin de Vries Ik sprak" the name ends before "Ik". */
function withoutNextSentence(name: string, language: Language): string {
  const last = /^(.+?)\s+(\S+)$/s.exec(name);
  return last?.[1] && !ENDS_BETWEEN.test(last[1]) && isStopWord((last[2] ?? '').toLowerCase(), language)
    ? last[1]
    : name;
}

/**
 * The text with a mark where each name of somebody stood, and what stands at each mark, in their order: a name, or the
 * mark itself where a name was left out before.
 */
export function withoutPeople(
  text: string,
  people: readonly PersonNamed[],
  mark: string,
): { text: string; names: string[] } {
  const left = people
    .toReversed()
    .reduce((rest, { name, start }) => `${rest.slice(0, start)}${mark}${rest.slice(start + name.length)}`, text);
  const before = [...text.matchAll(new RegExp(mark.replace(/[[\]]/g, '\\$&'), 'g'))].map(({ index }) => ({
    name: mark,
    start: index,
  }));
  const all = [...people, ...before].toSorted((one, other) => one.start - other.start);
  return { text: left, names: all.map(({ name }) => name) };
}

/** What {@link withoutPeople} made, with the names back in their places. */
export function withPeople(text: string, names: readonly string[], mark: string): string {
  let at = 0;
  return text.replaceAll(mark, () => names[at++] ?? mark);
}
