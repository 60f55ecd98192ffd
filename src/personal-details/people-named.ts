import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { isGeneralWord } from '../language/general-words.ts';
import { plain } from '../language/plain-text.ts';
import { saidWords } from '../language/said-words.ts';
import { isStopWord } from '../language/words.ts';

/** What somebody is or runs, rather than what they are called: see `prisma/seed/words/trades.yaml`. */
const TRADES = LANGUAGES.map(saidWords('trades', ['trades', 'endings']));

const NAME = String.raw`\p{Lu}\p{Ll}[\p{L}'’-]*`;
/** What stands between the parts of a Dutch name. */
const BETWEEN = String.raw`(?:(?:van|de|der|den|ter|ten|te|el|al)\s+){0,3}`;
/** Whole names, with the title in front of them where there is one. */
const NAMES = new RegExp(
  String.raw`(?<title>(?<!\p{L})(?:[Mm]evrouw|[Mm]eneer|[Mm]evr|[Mm]w|[Dd]hr|[Dd]e heer|[Mm]rs|[Mm]r|[Mm]s)\b\.?\s+)?(?<name>(?<!\p{L})${BETWEEN}${NAME}(?:\s+${BETWEEN}${NAME})*)`,
  'gu',
);
/** After these it is a firm that is called so. */
const FIRM_BEFORE =
  /(?:bedrijf|firma|onderneming|stichting|winkel|zaak|company|firm|business|foundation|shop)\s*[“"'‘]?$/iu;
const SENTENCE_BEGINS = /(?:^|[.!?:]\s+|\n\s*)[“"'‘(]*$/u;

/** A name of somebody in a text. */
export interface PersonNamed {
  name: string;
  start: number;
}

/**
 * The names of people in a text. Behind a title it is one; else what is written with a capital within a sentence and is
 * no place, no everyday word, no abbreviation and no firm that is called one. It finds more than people: whoever wrote
 * the text decides what goes along.
 */
export function peopleNamed(text: string, language: Language, gazetteer: Gazetteer): PersonNamed[] {
  const places = recognisePlaces(gazetteer, text);
  const isPlace = (start: number, end: number) => places.some((place) => place.start < end && start < place.end);
  return [...text.matchAll(NAMES)].flatMap((match) => {
    const { title, name: found = '' } = match.groups ?? {};
    const whole = withoutNextSentence(found, language);
    const from = match.index + (title?.length ?? 0);
    if (title !== undefined) return [{ name: whole, start: from }];
    const before = text.slice(0, from);
    const trade = tradeBefore(whole, SENTENCE_BEGINS.test(before));
    const name = whole.slice(trade.length);
    const start = from + trade.length;
    const isWord = isGeneralWord(name.toLowerCase(), language) || isStopWord(name.toLowerCase(), language);
    const isOther =
      isWord || SPOKEN[language].has(name) || FIRM_BEFORE.test(before) || isPlace(start, start + name.length);
    // The first word of a sentence has its capital anyhow; two in a row are a name.
    const isFirst = trade === '' && SENTENCE_BEGINS.test(before) && !/\s/.test(name);
    return isOther || isFirst ? [] : [{ name, start }];
  });
}

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

function isTrade(word: string): boolean {
  return TRADES.some(({ trades, endings }) => trades.includes(word) || endings.some((ending) => word.endsWith(ending)));
}

/** Without what begins behind a name: in "Karin de Vries Ik sprak" the name ends before "Ik". */
function withoutNextSentence(name: string, language: Language): string {
  const last = /^(.+?)\s+(\S+)$/s.exec(name);
  return last?.[1] && isStopWord((last[2] ?? '').toLowerCase(), language) ? last[1] : name;
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
