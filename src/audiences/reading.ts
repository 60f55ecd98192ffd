import { LANGUAGES, type Language } from '../chat/language.ts';
import type { Role } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { texts } from '../i18n/texts.ts';
import { generalWords } from '../language/general-words.ts';
import { stem, stopWords, wordsOf } from '../language/words.ts';
import { type Audience, type AudienceKinds, audienceOf } from './audience.ts';

type Kinds = AudienceKinds;

/** What can be named. */
export interface Nameable {
  gazetteer: Gazetteer;
  organisations: readonly { id: string; name: string }[];
  departments: readonly string[];
  /** Groups that were kept by a name. */
  kept: readonly { name: string; audience: Audience }[];
}

/** The groups of people that words name; nothing is in it when they name none. */
export function kindsIn(text: string, nameable: Nameable): Kinds {
  const organisations = nameable.organisations.filter(({ name }) => holds(text, name));
  // "Gemeente Hengelo" is who works there, and not everybody from around.
  const rest = organisations.reduce((left, { name }) => without(left, name), text);
  const places = recognisePlaces(nameable.gazetteer, rest)
    .filter(({ municipalities }) => municipalities.length > 0)
    .map(({ place, municipalities }) => ({ name: place, municipalities: [...municipalities] }));
  return {
    organisations: organisations.map(({ id }) => id),
    roles: rolesIn(text),
    departments: nameable.departments.filter((name) => holds(text, name)),
    places: [...new Map(places.map((place) => [place.name, place])).values()],
  };
}

/** A name as it is written: "Atlantis", "Fleur de Vries". */
const NAME = String.raw`\p{Lu}[\p{L}’'-]+(?:\s+(?:\p{Ll}{1,4}\s+){0,2}\p{Lu}[\p{L}’'-]+)*`;

/** Names that say whom it is for or not for, and that are known to nobody here: a message must not go to more people for it. */
export function unknownIn(text: string, nameable: Nameable, language: Language): string[] {
  const { words } = texts(language).audiences;
  const named = [...nameable.organisations, ...nameable.kept].map(({ name }) => name);
  const known = [...named, ...nameable.departments];
  const rest = known.reduce((left, name) => without(left, name), text);
  const places = recognisePlaces(nameable.gazetteer, rest);
  const blank = (left: string, { start, end }: { start: number; end: number }) =>
    left.slice(0, start) + ','.repeat(end - start) + left.slice(end);
  const before = [...words.without, ...words.towards]
    .map(([first = '', ...others]) => `[${first.toUpperCase()}${first}]${others.join('')}`)
    .join('|');
  const behind = new RegExp(`(?<!\\p{L})(?:${before})\\s+(${NAME})`, 'gu');
  const left = places.reduce(blank, rest);
  const written = [...left.matchAll(behind)].map(([, name = '']) => name);
  return [...written, ...unknownLowIn(left, language)].filter((name) => rolesIn(name).length === 0);
}

/** "Aan fleur", "in atlantis": a word behind where people stand that is nobody's everyday word. */
function unknownLowIn(text: string, language: Language): string[] {
  const { words } = texts(language).audiences;
  const before = [...words.without, ...words.where].join('|');
  const behind = new RegExp(
    `(?<!\\p{L})(?:${before})\\s+(?:(?:${words.all.join('|')})\\s+)*(\\p{Ll}[\\p{L}’'-]{3,})`,
    'gu',
  );
  const everyday = new Set([...stopWords(language), ...generalWords(language), ...words.everyday]);
  return [...text.matchAll(behind)]
    .map(([, name = '']) => name)
    .filter((name) => !everyday.has(name) && !wordsOf(name).some((word) => everyday.has(word)));
}

export function isEmpty(kinds: Kinds): boolean {
  return Object.values(kinds).every((some) => some.length === 0);
}

/** Adds what one names to what the other does. */
function together(one: Kinds, other: Kinds): Kinds {
  const places = new Map([...one.places, ...other.places].map((place) => [place.name, place]));
  return {
    organisations: [...new Set([...one.organisations, ...other.organisations])],
    roles: [...new Set([...one.roles, ...other.roles])],
    departments: [...new Set([...one.departments, ...other.departments])],
    places: [...places.values()],
  };
}

/** Roles by what people call them, in the singular or the plural. */
function rolesIn(text: string): Role[] {
  const said = LANGUAGES.map((language) => ({
    roles: texts(language).people.roles,
    stems: new Set(wordsOf(text).map((word) => stem(word, language))),
    language,
  }));
  return ROLE_NAMES.filter((role) =>
    said.some(({ roles, stems, language }) => wordsOf(roles[role]).every((word) => stems.has(stem(word, language)))),
  );
}

const ROLE_NAMES = [
  'colleague',
  'ambassador',
  'broker',
  'procurement_officer',
  'counter_contact',
  'administrator',
  'network_broker',
] as const satisfies readonly Role[];

function holds(text: string, name: string): boolean {
  return positionOf(text, name) !== null;
}

function without(text: string, name: string): string {
  const at = positionOf(text, name);
  return at === null ? text : `${text.slice(0, at)} ${text.slice(at + name.length)}`;
}

/** Where a name stands by itself, and not inside another word. */
function positionOf(text: string, name: string): number | null {
  const [low, wanted] = [text.toLowerCase(), name.toLowerCase()];
  for (let at = low.indexOf(wanted); at >= 0; at = low.indexOf(wanted, at + 1)) {
    if (!/[\p{L}\p{N}]/u.test(`${low[at - 1] ?? ''}${low[at + wanted.length] ?? ''}`)) return at;
  }
  return null;
}

/**
 * Whom words mean, beside whom it was for; null: they name nobody. What stands behind "zonder" is left out, what stands
 * behind "ook" comes to it, and anything else takes the place of what was named of its kind.
 */
export function audienceMeant(text: string, nameable: Nameable, language: Language, before: Audience): Audience | null {
  const kept = keptIn(text, nameable);
  if (kept !== null) {
    const beside = without(text, kept.name);
    return audienceMeant(beside, { ...nameable, kept: [] }, language, kept.audience) ?? kept.audience;
  }
  const { words } = texts(language).audiences;
  const at = firstOf(text, words.without);
  const positive = kindsIn(at === null ? text : text.slice(0, at), nameable);
  const negative = at === null ? kindsIn('', nameable) : kindsIn(text.slice(at), nameable);
  if (isEmpty(positive) && isEmpty(negative)) return null;
  const { without: out, people, ...kinds } = before;
  const added = firstOf(text, words.also) !== null;
  const named = {
    organisations: positive.organisations.length > 0 ? positive.organisations : kinds.organisations,
    roles: positive.roles.length > 0 ? positive.roles : kinds.roles,
    departments: positive.departments.length > 0 ? positive.departments : kinds.departments,
    places: positive.places.length > 0 ? positive.places : kinds.places,
  };
  const meant = added ? together(kinds, positive) : named;
  return audienceOf({ ...meant, people, without: together(out, negative) });
}

/** The group that was kept by a name which the text holds; of several the longest name. */
function keptIn(text: string, { kept }: Nameable): Nameable['kept'][number] | null {
  const named = kept.filter(({ name }) => holds(text, name));
  return named.toSorted((one, other) => other.name.length - one.name.length)[0] ?? null;
}

/** Where the first of these words stands in a text; null: nowhere. */
function firstOf(text: string, words: readonly string[]): number | null {
  const low = text.toLowerCase();
  if (!wordsOf(text).some((word) => words.includes(word))) return null;
  const places = words
    .map((word) => low.search(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u')))
    .filter((at) => at >= 0);
  return places.length === 0 ? null : Math.min(...places);
}
