import { LANGUAGES } from '../chat/language.ts';
import type { Role } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { texts } from '../i18n/texts.ts';
import { stem, wordsOf } from '../language/words.ts';
import type { Audience } from './audience.ts';

type Kinds = Omit<Audience, 'without'>;

/** What can be named. */
export interface Nameable {
  gazetteer: Gazetteer;
  organisations: readonly { id: string; name: string }[];
  departments: readonly string[];
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

export function isEmpty(kinds: Kinds): boolean {
  return Object.values(kinds).every((some) => some.length === 0);
}

/** Adds what one names to what the other does. */
export function together(one: Kinds, other: Kinds): Kinds {
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
