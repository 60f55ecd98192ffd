import { LANGUAGES, type Language } from '../chat/language.ts';
import { ROLES, type Role } from '../chat/skill.ts';
import type { Gazetteer } from '../gazetteer/gazetteer.ts';
import { recognisePlaces } from '../gazetteer/recognition.ts';
import { texts } from '../i18n/texts.ts';
import { isWrittenEveryday } from '../language/general-words.ts';
import { stem, wordsOf } from '../language/words.ts';
import { type Audience, type AudienceKinds, audienceOf } from './audience.ts';
import { calledOf, holds, type Kept, keptIn, positionOf } from './named-groups.ts';
import { audienceWords } from './said.ts';
import { themesSaid } from './themes.ts';

type Kinds = AudienceKinds;

/** What can be named. */
export interface Nameable {
  gazetteer: Gazetteer;
  organisations: readonly { id: string; name: string }[];
  departments: readonly string[];
  /** Groups that were kept by a name; a list is called otherwise as well. */
  kept: readonly Kept[];
}

/** The groups of people that words name; nothing is in it when they name none. */
export function kindsIn(text: string, nameable: Nameable): Kinds {
  const organisations = nameable.organisations.filter(({ name }) => holds(text, name));
  // "Gemeente Hengelo" is who works there, and not everybody from around.
  const rest = organisations.reduce((left, { name }) => without(left, name), text);
  const places = recognisePlaces(nameable.gazetteer, rest)
    .filter(({ municipalities }) => municipalities.length > 0)
    .map(({ place, municipalities }) => ({ name: place, municipalities: [...municipalities] }));
  const themes = themesSaid(text).filter(({ words }) => !nameable.departments.some((name) => holds(words, name)));
  return {
    organisations: organisations.map(({ id }) => id),
    roles: rolesIn(text),
    departments: nameable.departments.filter((name) => holds(text, name)),
    places: [...new Map(places.map((place) => [place.name, place])).values()],
    themes: [...new Set(themes.flatMap(({ ids }) => ids))],
  };
}

/** A name as it is written: "Atlantis", "Fleur de Vries". */
export const WRITTEN_NAME = String.raw`\p{Lu}[\p{L}’'-]+(?:\s+(?:\p{Ll}{1,4}\s+){0,2}\p{Lu}[\p{L}’'-]+)*`;

/** Names that say whom it is for or not for, and that are known to nobody here: a message must not go to more people for it. */
export function unknownIn(text: string, nameable: Nameable, language: Language): string[] {
  const words = audienceWords(language);
  const named = nameable.organisations.map(({ name }) => name);
  const themes = themesSaid(text).map(({ words: said }) => said);
  const known = [...named, ...nameable.kept.flatMap(calledOf), ...nameable.departments, ...themes];
  const rest = known.reduce((left, name) => without(left, name), text);
  const places = recognisePlaces(nameable.gazetteer, rest);
  const blank = (left: string, { start, end }: { start: number; end: number }) =>
    left.slice(0, start) + ','.repeat(end - start) + left.slice(end);
  const before = [...words.without, ...words.towards]
    .map(([first = '', ...others]) => `[${first.toUpperCase()}${first}]${others.join('')}`)
    .join('|');
  const behind = new RegExp(`(?<!\\p{L})(?:${before})\\s+(${WRITTEN_NAME})`, 'gu');
  const left = places.reduce(blank, rest);
  const written = [...left.matchAll(behind)].map(([, name = '']) => name);
  return [...written, ...unknownLowIn(left, language)].filter((name) => rolesIn(name).length === 0);
}

/** "Aan fleur", "in atlantis": a word behind where people stand that is nobody's everyday word. */
function unknownLowIn(text: string, language: Language): string[] {
  const words = audienceWords(language);
  const before = [...words.without, ...words.where].join('|');
  const behind = new RegExp(
    `(?<!\\p{L})(?:${before})\\s+(?:(?:${words.all.join('|')})\\s+)*(\\p{Ll}[\\p{L}’'-]{3,})`,
    'gu',
  );
  const isEveryday = (word: string) => isWrittenEveryday(word, language) || words.everyday.includes(word);
  return [...text.matchAll(behind)]
    .map(([, name = '']) => name)
    .filter((name) => !isEveryday(name) && !wordsOf(name).some(isEveryday));
}

/** Whether words say that it is for all: only then a message that names no group is. */
export function namesEverybody(text: string): boolean {
  return LANGUAGES.some((language) => audienceWords(language).everybody.some((words) => holds(text, words)));
}

/** More words than these are no name of a group. */
const LONGEST_GROUP = 4;

/**
 * The groups behind "aan", "naar" and "voor" that nobody here knows: "het fysiek domein", "de stagiairs".
 *
 * @param text that says whom a message is for, without what it is to say
 */
export function unknownGroupsIn(text: string, nameable: Nameable, language: Language): string[] {
  const words = audienceWords(language);
  const any = (some: readonly string[]) => some.join('|');
  const before = isNamed(text, nameable) ? words.whom.filter((word) => word !== 'voor' && word !== 'for') : words.whom;
  const behind = new RegExp(`(?<!\\p{L})(?:${any(before)})\\s+([^:;.!?\\n]+)`, 'iu').exec(text)?.[1];
  if (behind === undefined) return [];
  const until = behind.search(
    new RegExp(
      `(?<!\\p{L})(?:${any(words.whomUntil.filter((word) => word !== 'en' && word !== 'and'))})(?!\\p{L})`,
      'iu',
    ),
  );
  const clause = until < 0 ? behind : behind.slice(0, until);
  return clause
    .split(/,|(?<!\p{L})(?:en|and)(?!\p{L})/iu)
    .map((item) => item.trim().replace(/[“”"'’]/gu, ''))
    .filter((item, at) => isUnknownGroup(item, at === 0, nameable, language))
    .map((item) => item.replace(new RegExp(`^(?:(?:${any(words.all)})\\s+)+`, 'iu'), ''));
}

function isNamed(text: string, nameable: Nameable): boolean {
  return namesEverybody(text) || keptIn(text, nameable.kept) !== null || !isEmpty(kindsIn(text, nameable));
}

/** The first of a row is always a group; what comes behind it only when it begins as one does. */
function isUnknownGroup(item: string, isFirst: boolean, nameable: Nameable, language: Language): boolean {
  const words = audienceWords(language);
  const said = wordsOf(item);
  const isKnown = isNamed(item, nameable);
  if (said.length === 0 || said.length > LONGEST_GROUP || isKnown) return false;
  const [first = ''] = said;
  const name = said.filter((word) => !words.all.includes(word) && !words.everyday.includes(word));
  if (name.length === 0) return false;
  if (isFirst) return true;
  const begins = words.all.includes(first) || words.groupNouns.includes(first);
  return begins && name.some((word) => !isWrittenEveryday(word, language));
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
    themes: [...new Set([...one.themes, ...other.themes])],
  };
}

/** Roles by what people call them, in the singular or the plural. */
export function rolesIn(text: string): Role[] {
  const said = LANGUAGES.map((language) => ({
    roles: texts(language).people.roles,
    stems: new Set(wordsOf(text).map((word) => stem(word, language))),
    language,
  }));
  return ROLES.filter((role) =>
    said.some(({ roles, stems, language }) =>
      role === 'colleague'
        ? namesColleagues(text, language)
        : wordsOf(roles[role]).every((word) => stems.has(stem(word, language))),
    ),
  );
}

/** "Een collega doet het" is one of them, and no group: only several are all. */
function namesColleagues(text: string, language: Language): boolean {
  return audienceWords(language).groupNouns.some((noun) => isOfColleagues(noun, language) && holds(text, noun));
}

function isOfColleagues(noun: string, language: Language): boolean {
  const [name = ''] = wordsOf(texts(language).people.roles.colleague);
  return wordsOf(noun).some((word) => stem(word.replace(/s$/, ''), language) === stem(name, language));
}

function without(text: string, name: string): string {
  const at = positionOf(text, name);
  return at === null ? text : `${text.slice(0, at)} ${text.slice(at + name.length)}`;
}

/**
 * Whom words mean, beside whom it was for; null: they name nobody. What stands behind "zonder" is left out, until "alleen" or "maar"
 * names others; what stands behind "ook" comes to it, and anything else takes the place of what was named of its kind.
 *
 * @param options.isNew it was for nobody yet: "ook" adds to nothing
 * @param options.isAnew what is named is all that is meant, and narrows nothing
 */
export function audienceMeant(
  text: string,
  nameable: Nameable,
  language: Language,
  before: Audience,
  { isNew = false, isAnew = false }: { isNew?: boolean; isAnew?: boolean } = {},
): Audience | null {
  const kept = keptIn(text, nameable.kept);
  if (kept !== null) {
    const beside = without(text, kept.called);
    return audienceMeant(beside, { ...nameable, kept: [] }, language, kept.audience) ?? kept.audience;
  }
  const { named, out } = namedAndOut(text, language);
  const groups = groupsIn(named, nameable);
  const positive = groups.length === 0 ? kindsIn('', nameable) : groups.reduce(together);
  const negative = notAll(kindsIn(out, nameable), positive);
  if (isEmpty(positive) && isEmpty(negative)) return null;
  // "De ambassadeurs en ook Ruimte" names both anew; "Ruimte mag ook" adds.
  const isAdded = !isNew && isAdding(text, language) && !namesAroundAlso(named, nameable, language);
  if (isAdded) return added(before, positive, negative);
  return inPlaceOf(before, groups, negative, isAnew);
}

/** The words that name whom it is for, and those that name who is left out: "niet iedereen, alleen de makelaars" leaves out nobody. */
function namedAndOut(text: string, language: Language): { named: string; out: string } {
  const { without: no, instead, and } = audienceWords(language);
  const at = firstOf(text, no);
  if (at === null) return { named: text, out: '' };
  const marks = new RegExp(`(?<!\\p{L})(${[...no, ...instead].join('|')})(?!\\p{L})`, 'giu');
  const pieces = text.slice(at).split(marks);
  const isOut = (place: number) => no.includes(pieces[place - 1]?.toLowerCase() ?? '');
  const some = pieces.flatMap((words, place) => (place % 2 === 0 ? [{ words, isOut: isOut(place) }] : []));
  const named = some.filter((piece) => !piece.isOut && piece.words.trim() !== '').map(({ words }) => words);
  const out = some.filter((piece) => piece.isOut).map(({ words }) => words);
  return { named: [text.slice(0, at), ...named].join(` ${and[0] ?? ''} `), out: out.join(', ') };
}

/** "Niet alle collega's, maar de makelaars": that it is not for all of them leaves out no group. */
function notAll(out: Kinds, named: Kinds): Kinds {
  return isEmpty(named) ? out : { ...out, roles: out.roles.filter((role) => role !== 'colleague') };
}

/** Who is named takes the place of what was named of their kind; who is only left out, of none. */
function inPlaceOf(before: Audience, groups: readonly Kinds[], negative: Kinds, isAnew: boolean): Audience {
  const { without: out, people, also, guests, alsoPeople, withoutPeople, ...kinds } = before;
  const [first, ...more] = groups;
  const rest = { people, guests, withoutPeople, without: together(out, negative) };
  if (!first) return audienceOf({ ...kinds, ...rest, also, alsoPeople });
  const within = (named: Kinds) => (named.organisations.length > 0 ? named.organisations : kinds.organisations);
  // Several groups are all that is meant; one alone may only narrow what it was for.
  if (more.length > 0 || isAnew) {
    const others = more.map((one) => ({ ...one, organisations: within(one) }));
    return audienceOf({ ...first, ...rest, organisations: within(first), also: others });
  }
  return audienceOf({
    ...rest,
    organisations: within(first),
    roles: first.roles.length > 0 ? first.roles : kinds.roles,
    departments: first.departments.length > 0 ? first.departments : kinds.departments,
    places: first.places.length > 0 ? first.places : kinds.places,
    themes: first.themes.length > 0 ? first.themes : kinds.themes,
  });
}

/**
 * The groups that words name, each by itself: "de makelaars van Ruimte" are one, "de makelaars en Ruimte" two. A row of one kind
 * is one group; where a name is cut in two by a word between groups, all is one.
 */
function groupsIn(text: string, nameable: Nameable): Kinds[] {
  const whole = kindsIn(text, nameable);
  if (isEmpty(whole)) return [];
  const words = LANGUAGES.flatMap((language) => [...audienceWords(language).and, ...audienceWords(language).also]);
  const pieces = text.split(new RegExp(`(,|(?<!\\p{L})(?:${words.join('|')})(?!\\p{L}))`, 'iu'));
  const lastWord = pieces.findLastIndex((piece, at) => at % 2 === 1 && piece !== ',');
  const groups: Kinds[] = [];
  pieces.forEach((piece, at) => {
    const kinds = at % 2 === 0 ? ownOf(kindsIn(piece, nameable)) : null;
    if (kinds === null || isEmpty(kinds)) return;
    const last = groups.at(-1);
    // A comma alone may as well begin what only tells more of the group before it.
    if (last && !(at <= lastWord + 1 && isApart(last, kinds))) groups[groups.length - 1] = together(last, kinds);
    else groups.push(kinds);
  });
  const isWhole = groups.length > 0 && sizeOf(groups.reduce(together)) >= sizeOf(ownOf(whole));
  return isWhole && groups.length > 1 ? groups : [whole];
}

/** Whether what is named can only be beside a group: a role on its own and a department on its own. */
function isApart(one: Kinds, other: Kinds): boolean {
  const isOnly = (kinds: Kinds, kind: 'roles' | 'departments') =>
    kinds[kind].length > 0 && kinds.roles.length + kinds.departments.length === kinds[kind].length;
  return (
    (isOnly(one, 'roles') && isOnly(other, 'departments')) || (isOnly(one, 'departments') && isOnly(other, 'roles'))
  );
}

function sizeOf(kinds: Kinds): number {
  return Object.values(kinds).flat().length;
}

/** Whether groups are named before "ook" and behind it. */
function namesAroundAlso(text: string, nameable: Nameable, language: Language): boolean {
  const at = firstOf(text, audienceWords(language).also);
  return at !== null && !isEmpty(kindsIn(text.slice(0, at), nameable)) && !isEmpty(kindsIn(text.slice(at), nameable));
}

/** "Ook de inkopers", "en iedereen van Ruimte", "haal communicatie er weer bij", "inkoop toch wel". */
export function isAdding(text: string, language: Language): boolean {
  const { also, and, yes } = audienceWords(language);
  const words = wordsOf(text);
  return and.includes(words[0] ?? '') || yes.includes(words.at(-1) ?? '') || firstOf(text, also) !== null;
}

/** Who is named comes to it: within the first group where that is told by the same kinds, else as a group beside it. */
function added(before: Audience, named: Kinds, negative: Kinds): Audience {
  const { without: out, people, also, guests, alsoPeople, withoutPeople, ...first } = before;
  const rest = { people, guests, alsoPeople, withoutPeople };
  const isListed = people !== null || guests !== null;
  const isAgain =
    isEmpty(negative) && Object.values(subtract(out, named)).flat().length < Object.values(out).flat().length;
  const without = together(isAgain ? subtract(out, named) : out, negative);
  const positive = ownOf(named);
  if (isEmpty(positive) || isAgain) return audienceOf({ ...before, without });
  const isWithin = !isListed && KIND_NAMES.every((kind) => positive[kind].length === 0 || first[kind].length > 0);
  if (isWithin) return audienceOf({ ...together(first, positive), ...rest, also, without });
  const isEverybody = !isListed && KIND_NAMES.every((kind) => kind === 'organisations' || first[kind].length === 0);
  if (isEverybody) return audienceOf({ ...before, without });
  const organisations = positive.organisations.length > 0 ? positive.organisations : first.organisations;
  return audienceOf({ ...first, ...rest, also: [...also, { ...positive, organisations }], without });
}

const KIND_NAMES = ['organisations', 'roles', 'departments', 'places', 'themes'] as const;

/** Everybody is a colleague, so that "de collega’s van Ruimte" are told by their department. */
function ownOf(kinds: Kinds): Kinds {
  const isTold = kinds.departments.length > 0 || kinds.places.length > 0;
  return isTold ? { ...kinds, roles: kinds.roles.filter((role) => role !== 'colleague') } : kinds;
}

/** What the one names and the other does not. */
function subtract(one: Kinds, other: Kinds): Kinds {
  const names = new Set(other.places.map(({ name }) => name));
  return {
    organisations: one.organisations.filter((id) => !other.organisations.includes(id)),
    roles: one.roles.filter((role) => !other.roles.includes(role)),
    departments: one.departments.filter((name) => !other.departments.includes(name)),
    places: one.places.filter(({ name }) => !names.has(name)),
    themes: one.themes.filter((id) => !other.themes.includes(id)),
  };
}

/** Where the first of these words stands in a text; null: nowhere. */
export function firstOf(text: string, words: readonly string[]): number | null {
  const low = text.toLowerCase();
  const places = words
    .map((word) => low.search(new RegExp(`(?<![\\p{L}])${word}(?![\\p{L}])`, 'u')))
    .filter((at) => at >= 0);
  return places.length === 0 ? null : Math.min(...places);
}
