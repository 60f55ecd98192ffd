import type { Language } from '../chat/language.ts';
import { texts } from '../i18n/texts.ts';
import type { Audience } from './audience.ts';

/** Whom an audience is, in words: "ambassadeur of makelaar, Twente; niet: Hengelo". */
export function audienceInWords(
  audience: Audience,
  organisations: readonly { id: string; name: string }[],
  language: Language,
): string {
  const { audiences } = texts(language);
  const { without, ...kinds } = audience;
  const named = namesOf(kinds, organisations, language);
  const left = namesOf(without, organisations, language).flat();
  const whom = named.length === 0 ? audiences.everybody : named.map((some) => some.join(audiences.or)).join('; ');
  return left.length === 0 ? whom : `${whom}; ${audiences.without} ${left.join(', ')}`;
}

/** The names by kind; a kind without any is left out. */
export function namesOf(
  kinds: Omit<Audience, 'without'>,
  organisations: readonly { id: string; name: string }[],
  language: Language,
): string[][] {
  const { people } = texts(language);
  const names = new Map(organisations.map(({ id, name }) => [id, name]));
  return [
    kinds.roles.map((role) => people.roles[role]),
    kinds.places.map(({ name }) => name),
    kinds.departments,
    kinds.organisations.map((id) => names.get(id) ?? id),
  ].filter((some) => some.length > 0);
}
