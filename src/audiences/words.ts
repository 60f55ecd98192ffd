import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { Audience } from './audience.ts';

type Kinds = Omit<Audience, 'without'>;
type Organisations = readonly { id: string; name: string }[];

/** Whom an audience is, in words: "ambassadeurs en makelaars in Twente bij Gemeente Almelo; niet aan: Hengelo". */
export function audienceInWords(audience: Audience, organisations: Organisations, language: Language): string {
  const { audiences } = texts(language);
  const { without, ...kinds } = audience;
  const { roles, places, departments, organisations: at } = namesOf(kinds, organisations, language);
  const all = (names: readonly string[]) => inARow(names, audiences.and);
  // A colleague is everybody, so that the other roles beside it say nothing.
  const isAll = roles.length === 0 || kinds.roles.includes('colleague');
  const whom = [
    isAll ? audiences.everybody : all(roles),
    ...(departments.length === 0 ? [] : [audiences.ofDepartment(all(departments))]),
    ...(places.length === 0 ? [] : [audiences.in(all(places))]),
    ...(at.length === 0 ? [] : [audiences.at(all(at))]),
  ].join(' ');
  const left = Object.values(namesOf(without, organisations, language)).flat();
  return left.length === 0 ? whom : `${whom}; ${audiences.without} ${left.join(', ')}`;
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
    organisations: kinds.organisations.map((id) => names.get(id) ?? id),
  };
}
