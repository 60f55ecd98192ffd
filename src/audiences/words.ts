import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import { THEME_VOCABULARY } from '../learning-content/theme-names.ts';
import { type AddressList, countedFates } from './addresses.ts';
import type { Audience, AudienceKinds } from './audience.ts';
import { type AudienceNames, NO_NAMES } from './names.ts';

type Kinds = AudienceKinds;
type Organisations = readonly { id: string; name: string }[];

/** Whom an audience is, in words: "ambassadeurs en makelaars in Twente bij Gemeente Almelo, en iedereen van Ruimte; niet aan: Hengelo". */
export function audienceInWords(
  audience: Audience,
  organisations: Organisations,
  language: Language,
  names: AudienceNames = NO_NAMES,
): string {
  const { audiences } = texts(language);
  const { without, people, also, alsoPeople, withoutPeople } = audience;
  const nameOf = (id: string) => names.people.get(id) ?? audiences.someone;
  const isOnlyNamed = people?.length === 0 && also.length + alsoPeople.length > 0;
  const groups = [
    ...(isOnlyNamed ? [] : [firstInWords(audience, organisations, language, names)]),
    ...also.map((kinds) => groupInWords(kinds, null, organisations, language)),
    ...alsoPeople.map(({ id }) => nameOf(id)),
  ];
  const whom = groups.join(`, ${audiences.andAlso} `);
  const left = [...Object.values(namesOf(without, organisations, language)).flat(), ...withoutPeople.map(nameOf)];
  return left.length === 0 ? whom : `${whom}; ${audiences.without} ${left.join(', ')}`;
}

/** The first group: people by their names, the guests of a visit, or who are something. */
function firstInWords(
  { people, guests, ...first }: Audience,
  organisations: Organisations,
  language: Language,
  names: AudienceNames,
): string {
  const { audiences } = texts(language);
  const isPlain = first.roles.length + first.departments.length + first.places.length + first.themes.length === 0;
  if (guests === null) return groupInWords(first, people, organisations, language);
  const waits = guests.replies.includes('waiting');
  const said = audiences.guests({ ...(names.visit ?? { number: null, host: null }), waits });
  return isPlain ? said : `${groupInWords(first, people, organisations, language)}, ${audiences.ofThem(said)}`;
}

function groupInWords(
  kinds: Kinds,
  people: Audience['people'],
  organisations: Organisations,
  language: Language,
): string {
  const { audiences } = texts(language);
  const { places, departments, themes, organisations: at, ...named } = namesOf(kinds, organisations, language);
  const all = (names: readonly string[]) => inARow(names, audiences.and);
  // Themes are those of ambassadors.
  const roles = named.roles.length === 0 && themes.length > 0 ? [audiences.groups.ambassador] : named.roles;
  // A colleague is everybody, so that the other roles beside it say nothing.
  const isAll = roles.length === 0 || kinds.roles.includes('colleague');
  return [
    isAll ? (people === null ? audiences.everybody : audiences.listed(people.length)) : all(roles),
    ...(isAll || people === null ? [] : [audiences.fromList(people.length)]),
    ...(themes.length === 0 ? [] : [audiences.forThemes(all(themes))]),
    ...(departments.length === 0 ? [] : [audiences.ofDepartment(all(departments))]),
    ...(places.length === 0 ? [] : [audiences.in(all(places))]),
    ...(at.length === 0 ? [] : [audiences.at(all(at))]),
  ].join(' ');
}

/** So many lines that name nobody are named themselves. */
const LINES_NAMED = 20;

/** Every line of a list accounted for, in a sentence: how many are found, and which are not. */
export function listInWords({ lines }: AddressList, language: Language): string {
  const { list } = texts(language).audiences;
  const parts = countedFates(lines).map(({ fate, lines: some }) => {
    if (fate === 'found' || fate === 'head') return list.fates[fate](some.length);
    const named = some.slice(0, LINES_NAMED).map(({ line, address }) => list.line(line, address));
    const more = some.length > LINES_NAMED ? [list.more(some.length - LINES_NAMED)] : [];
    return `${list.fates[fate](some.length)} (${[...named, ...more].join(', ')})`;
  });
  return list.account(lines.length, parts.join('; '));
}

function inARow(names: readonly string[], and: string): string {
  return [names.slice(0, -1).join(', '), names.at(-1) ?? ''].filter((part) => part !== '').join(and);
}

/** The names of the groups, by kind. */
export function namesOf(kinds: Kinds, organisations: Organisations, language: Language): Record<keyof Kinds, string[]> {
  const { audiences } = texts(language);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return {
    roles: kinds.roles.map((role) => audiences.groups[role]),
    places: kinds.places.map(({ name }) => name),
    departments: kinds.departments,
    themes: kinds.themes.map((id) => THEME_VOCABULARY.themes[id]?.[language] ?? id),
    organisations: kinds.organisations.map((id) => names.get(id) ?? id),
  };
}

/** Why words do not say whom it is for: a name that nobody has, or several; null: they do. */
export function whomUnclear(
  { several, unknown }: { several: readonly string[]; unknown: readonly string[] },
  language: Language,
): string | null {
  const { whom } = texts(language).audiences;
  if (unknown.length > 0) return whom.unknown(unknown);
  return several.length > 0 ? whom.several(several) : null;
}
